"""Reprints of one text share an origin; two reporters with one statement do not."""

from __future__ import annotations

import random

import pytest
from builders import article, ref

from factcheck.link.copies import origins, read_marks, stretches, told
from factcheck.model.group import ArticleView

WIRE = (
    "A freight ferry struck the northern pier at Holm shortly before dawn and tore a hole of two metres "
    "in its own bow, the harbour office said. Nobody aboard was hurt. Divers looked at the pier in the "
    "afternoon and found three piles cracked below the water line. Until they are replaced only small "
    "boats may land there, and the island's baker has begun to row his bread across. The ferry line, "
    "which bought the ship second-hand in spring, has sent its other vessel from the southern route. "
    "A hearing before the maritime board is set for the second week of next month."
)
EDITED = WIRE.replace("shortly before dawn", "just before dawn").replace("two metres", "six feet")
OWN = (
    "Bakers and pupils are the first to feel it. With the northern pier at Holm closed after Tuesday's "
    "collision, the early boat no longer runs, and forty children begin their lessons an hour late. The "
    "head of the school has moved gymnastics to the evening and borrowed a hall on the mainland. How long "
    "this will last nobody on the island can tell: the piles must come from a yard that is closed."
)
STATEMENT = (
    "We regret the harm done to the people of Holm and will pay for every pile and for every hour that the "
    "pier is closed, and we have asked the yard to send the oak that it holds for our own docks"
)


def views(*texts: str) -> list[ArticleView]:
    """Return articles with these texts, in order."""
    return [article(text, ref(f"a{at}")) for at, text in enumerate(texts)]


def test_cut_edited_and_retitled_copies_share_an_origin() -> None:
    """The first half of a text, and the text with words changed and a headline, are one source with it."""
    half = WIRE[: len(WIRE) // 2]
    retitled = f"Island cut off\n\n{EDITED}\n\nOur own staff added this line."
    assert (0, 0, 1, 0) == origins(views(WIRE, half, OWN, retitled))


def test_one_statement_in_two_reports_makes_no_copy() -> None:
    """Words within quotation marks do not count, however many two reports share."""
    one = f"{OWN} “[[{STATEMENT}|quote|Ana Ruiz]],” the line's head said."
    other = f"{WIRE} “[[{STATEMENT}|quote|Ana Ruiz]],” she said."
    assert (0, 1) == origins(views(one, other))


def test_a_text_of_one_quotation_is_told_by_it() -> None:
    """Where a reporter's own words are few, the whole text is looked at."""
    post = f"Ferry line: “[[{STATEMENT}|quote|Ana Ruiz]].”"
    assert (0, 0) == origins(views(post, post.replace("Ferry line", "From the line")))


def test_copies_are_not_joined_through_a_third() -> None:
    """A text that holds two others makes each its copy; those two, without it, are two sources."""
    both = f"{WIRE} {OWN}"
    assert (0, 1) == origins(views(WIRE, OWN))
    assert (0, 0, 0) == origins(views(WIRE, OWN, both))


def test_order_says_nothing() -> None:
    """Which articles share an origin is the same for every order they are given in."""
    found = views(WIRE, WIRE[:300], OWN, OWN[100:], EDITED)
    expected = dict(zip((view.ref.key for view in found), origins(found), strict=True))
    for seed in range(20):
        shuffled = random.Random(seed).sample(found, len(found))
        numbers = origins(shuffled)
        pairs = {
            (one.ref.key, other.ref.key)
            for one, a in zip(shuffled, numbers, strict=True)
            for other, b in zip(shuffled, numbers, strict=True)
            if a == b
        }
        assert {
            (one, other) for one in expected for other in expected if expected[one] == expected[other]
        } == (pairs)


def test_no_articles_and_empty_ones() -> None:
    """Nothing has no origin, and texts without eight words are no copies of each other."""
    assert () == origins([])
    assert (0, 1) == origins(views("Too short.", "Too short."))


@pytest.mark.parametrize("marked", ["“[[{}|quote|Ana Ruiz]],” she said.", "x[[{}|quote|Ana Ruiz]]y"])
def test_marks_of_the_whole_text_are_its_stretches_wherever_quotations_cut_it(marked: str) -> None:
    """Even a quotation that cuts a word in two changes nothing in them."""
    view = article(f"{OWN} {marked.format(STATEMENT)} {WIRE}")

    assert stretches(view.text, from_letters=7) == read_marks(view, 7).whole


def test_the_reporters_own_words_are_the_stretches_outside_quotations() -> None:
    """No stretch reaches from before a quotation to behind it."""
    view = article(f"{OWN} “[[{STATEMENT}|quote|Ana Ruiz]]” {WIRE}")

    assert stretches(OWN) | stretches(WIRE) == told(view)


@pytest.mark.parametrize("word", ["İzmir", "Straße", "\u0345pier", "ǰetty"])
def test_letters_that_change_in_small_change_no_mark(word: str) -> None:
    """Where a small letter is two, or is none, a text read with its quotations has the same marks."""
    view = article(f"{OWN} {word} “[[{STATEMENT}|quote|Ana Ruiz]]” {WIRE} {word}")

    assert stretches(view.text, from_letters=7) == read_marks(view, 7).whole
    assert stretches(f"{OWN} {word}") | stretches(f"{WIRE} {word}") == told(view)
