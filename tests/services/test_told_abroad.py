"""Small stories of many countries and subjects: slips are reported with their values, nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.model.finding import Discrepancy
from factcheck.services.comparing import compare_paths

STORIES = [
    Path(__file__).with_name(name)
    for name in (
        "told_abroad.txt",
        "told_widely.txt",
        "told_unseen.txt",
        "told_further.txt",
        "told_last.txt",
        "told_dated.txt",
    )
]
BEYOND = "beyond "
"""Before a slip that a reader finds and the program does not: it may be reported, and need not."""


@dataclass(frozen=True)
class Told:
    """A story: its name, its slips as check and values, those beyond the program, its articles as JSON."""

    name: str
    slips: tuple[tuple[str, tuple[str, ...]], ...]
    beyond: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[str, ...]


def read_slip(written: str) -> tuple[str, tuple[str, ...]]:
    """Read *figure-differs: 34 ~ 43*."""
    check, _, values = written.partition(":")
    return check.strip(), tuple(value.strip() for value in values.split("~"))


def read_stories() -> Iterator[Told]:
    """Yield the stories of the files, in their order."""
    blocks = [block for path in STORIES for block in path.read_text("utf-8").split("\n=== ")[1:]]
    for block in blocks:
        head, _, rest = block.partition("\n")
        name, *slips = (part.strip() for part in head.split("|"))
        articles = []
        for at, article in enumerate(rest.split("--- ")[1:]):
            source, _, text = article.partition("\n")
            outlet, day = (part.strip() for part in source.split("|"))
            record = {"id": f"{name}-{at}", "outlet": outlet, "published": day, "text": text.strip()}
            articles.append(json.dumps(record))
        known = tuple(read_slip(slip) for slip in slips if not slip.startswith(BEYOND))
        beyond = tuple(read_slip(slip.removeprefix(BEYOND)) for slip in slips if slip.startswith(BEYOND))
        yield Told(name, known, beyond, tuple(articles))


def tells(found: Discrepancy, check: str, values: tuple[str, ...]) -> bool:
    """Tell whether a discrepancy is of the check and names every value."""
    said = " ".join([found.message, *(place.evidence.text for place in found.evidence)])
    return found.check == check and all(value in said for value in values)


@pytest.mark.parametrize("story", list(read_stories()), ids=lambda story: story.name)
def test_each_slip_is_told_and_nothing_else(story: Told, tmp_path: Path) -> None:
    """Each slip is reported with its values; no update, rounding, other scope or event is."""
    path = tmp_path / "story.jsonl"
    path.write_text("\n".join(story.lines) + "\n", encoding="utf-8")
    found = list(compare_paths([str(path)]).discrepancies)
    assert [slip for slip in story.slips if not any(tells(one, *slip) for one in found)] == []
    every = (*story.slips, *story.beyond)
    assert [one.message for one in found if not any(tells(one, *slip) for slip in every)] == []
