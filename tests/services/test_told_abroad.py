"""Small stories of many countries and subjects: each slip is reported with its values, nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.model.finding import Discrepancy
from factcheck.services.comparing import compare_paths

STORIES = Path(__file__).with_name("told_abroad.txt")


@dataclass(frozen=True)
class Told:
    """A story: its name, its slips as check and values, and its articles as JSON."""

    name: str
    slips: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...]


def read_slip(written: str) -> tuple[str, tuple[str, ...]]:
    """Read *figure-differs: 34 ~ 43*."""
    check, _, values = written.partition(":")
    return check.strip(), tuple(value.strip() for value in values.split("~"))


def read_stories() -> Iterator[Told]:
    """Yield the stories of the file, in its order."""
    for block in STORIES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, _, rest = block.partition("\n")
        name, *slips = (part.strip() for part in head.split("|"))
        articles = []
        for at, article in enumerate(rest.split("--- ")[1:]):
            source, _, text = article.partition("\n")
            outlet, day = (part.strip() for part in source.split("|"))
            record = {"id": f"{name}-{at}", "outlet": outlet, "published": day, "text": text.strip()}
            articles.append(json.dumps(record))
        yield Told(name, tuple(map(read_slip, slips)), tuple(articles))


def tells(found: Discrepancy, check: str, values: tuple[str, ...]) -> bool:
    """Tell whether a discrepancy is of the check and names every value."""
    said = " ".join([found.message, *(place.evidence.text for place in found.evidence)])
    return found.check == check and all(value in said for value in values)


@pytest.mark.parametrize("story", list(read_stories()), ids=lambda story: story.name)
def test_each_slip_is_told_and_nothing_else(story: Told, tmp_path: Path) -> None:
    """One report for each slip, with its values; none for updates, roundings, other scopes or events."""
    path = tmp_path / "story.jsonl"
    path.write_text("\n".join(story.lines) + "\n", encoding="utf-8")
    found = list(compare_paths([str(path)]).discrepancies)
    assert [slip for slip in story.slips if not any(tells(one, *slip) for one in found)] == []
    assert len(story.slips) == len(found), [one.message for one in found]
