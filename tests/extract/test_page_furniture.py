"""What belongs to the page and not to the story."""

from __future__ import annotations

import pytest
from extracted import extract

from factcheck.extract.furniture import furniture
from factcheck.extract.headlines import headlines
from factcheck.model.quote import QuoteRole
from factcheck.text.sentences import paragraphs

STORY = "\n\n".join(["Ruth Abara opened the new bridge on Monday, and the town came to see it."] * 8)


@pytest.mark.parametrize(
    "line",
    [
        'Press "Enter" to skip to content',
        "Skip to main content",
        "Creative Commons License",
        "Sign up for our “Morning Note” newsletter",
        "Share this: “Bridge opens”",
        "Read more: “The bridge that was”",
        "Like this: Like Loading...",
        "* indicates required",
        "Your email address will not be published. Required fields are marked *",
        "Do you like what you just read?",
        "“Follow Dana Whitlock on Twitter @danaw”",
        "Copyright 2018 “Carrow Times.” All rights reserved.",
    ],
)
def test_line_is_furniture(line: str) -> None:
    """Each yields neither stretch nor name, wherever it stands."""
    text = f"{STORY}\n\n{line}"
    spans = paragraphs(text)
    assert furniture(text, spans) == {len(spans) - 1}
    assert extract(text).quotes == ()


def test_comment_form_ends_the_story() -> None:
    """All below *Leave a Reply* is furniture."""
    text = f"{STORY}\n\nLeave a Reply\n\n“Great,” wrote Paul Denney.\n\nMe too"
    spans = paragraphs(text)
    assert furniture(text, spans) == set(range(len(spans) - 3, len(spans)))


def test_promo_of_another_story_is_furniture() -> None:
    """A headline and a teaser cut off by an ellipsis, below the story."""
    text = f"{STORY}\n\nOld ship found in the bay\n\nDivers have found the wreck of a ship. A team ..."
    spans = paragraphs(text)
    assert furniture(text, spans) == {len(spans) - 2, len(spans) - 1}


def test_story_is_no_furniture() -> None:
    """Sentences with words of furniture in them are the story's."""
    text = "“Share this with all,” said Ruth Abara of the menu at the table."
    assert furniture(text, paragraphs(text)) == frozenset()


def test_headline_and_deck_at_the_top() -> None:
    """Short lines without a closing stop above the story."""
    text = f"Mayor ‘Never Happier’ As Bridge Opens\n\nTown says it waited “for ever”\n\n{STORY}"
    assert headlines(text, paragraphs(text), frozenset()) == {0, 1}
    assert {quote.role for quote in extract(text).quotes} == {QuoteRole.HEADLINE}
