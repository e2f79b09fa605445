"""Forty small stories told by two outlets each: slips are found, and what only looks so is left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.services.comparing import compare_paths

STORIES = Path(__file__).with_name("told_stories.txt")


@dataclass(frozen=True)
class Told:
    """A story: its name, the check that finds its slip (empty: none), and its articles as JSON."""

    name: str
    check: str
    lines: tuple[str, ...]


def read_stories() -> Iterator[Told]:
    """Yield the stories of the file, in its order."""
    for block in STORIES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, _, rest = block.partition("\n")
        name, kind, what = (part.strip() for part in head.split("|"))
        articles = []
        for at, article in enumerate(rest.split("--- ")[1:]):
            source, _, text = article.partition("\n")
            outlet, day = (part.strip() for part in source.split("|"))
            record = {"id": f"{name}-{at}", "outlet": outlet, "published": day, "text": text.strip()}
            articles.append(json.dumps(record))
        yield Told(name, what if kind == "slip" else "", tuple(articles))


@pytest.mark.parametrize("story", list(read_stories()), ids=lambda story: story.name)
def test_slips_are_found_and_nothing_else(story: Told, tmp_path: Path) -> None:
    """One report by the check that the slip is for, none where the articles may both be right."""
    path = tmp_path / "story.jsonl"
    path.write_text("\n".join(story.lines) + "\n", encoding="utf-8")
    found = [one.check for one in compare_paths([str(path)]).discrepancies]
    assert ([story.check] if story.check else []) == found
