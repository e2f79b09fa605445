"""Stories of many registers and countries: who said each quotation, and which marks nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from extracted import extract

from factcheck.model.quote import QuoteRole

STORIES = Path(__file__).with_name("told_speakers.txt")
SPEAKER = re.compile(r"\{(?P<beyond>beyond )?(?P<name>[^{}]*)\}")
NOBODY = "-"


@dataclass(frozen=True)
class Told:
    """A story, and for each quotation its last offset, who said it, and whether that is asked for."""

    name: str
    text: str
    said: tuple[tuple[int, str, bool], ...]


def read_stories() -> Iterator[Told]:
    """Yield the stories of the file, without the names behind their quotations."""
    for block in STORIES.read_text("utf-8").split("\n=== ")[1:]:
        name, _, marked = block.partition("\n")
        text, at = "", 0
        said = []
        for match in SPEAKER.finditer(marked):
            text += marked[at : match.start()]
            said.append((len(text), match["name"], match["beyond"] is None))
            at = match.end()
        yield Told(name, text + marked[at:], tuple(said))


def speakers(text: str, ends: list[int]) -> list[str]:
    """Return who says the innermost statement that ends at, or right before, each offset."""
    found = [quote for quote in extract(text).quotes if quote.role is QuoteRole.ATTRIBUTED]
    given = []
    for end in ends:
        near = [quote for quote in found if quote.span.start < end <= quote.span.end + 2]
        inner = min(near, key=lambda quote: quote.span.end - quote.span.start, default=None)
        given.append((inner.speaker if inner is not None else None) or NOBODY)
    return given


@pytest.mark.parametrize("story", list(read_stories()), ids=lambda story: story.name)
def test_who_said_each_quotation(story: Told) -> None:
    """Every quotation has the full name of its speaker, and what nobody says has none."""
    given = speakers(story.text, [end for end, _, _ in story.said])
    asked = [(story.text[end - 30 : end], name) for end, name, known in story.said if known]
    found = [
        (story.text[end - 30 : end], name)
        for (end, _, known), name in zip(story.said, given, strict=True)
        if known
    ]
    assert asked == found
