"""The values of a discrepancy as a person reads and chooses them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import report_samples

from factcheck.model.finding import Discrepancy
from factcheck.report.values import value_meant, value_words, verdict_words


def telling(message: str, places: Sequence[tuple[str, str]]) -> Discrepancy:
    """Return a discrepancy with places of these values and texts."""
    first = report_samples.discrepancies()[0]
    view = first.evidence[0]
    evidence = tuple(
        replace(view, evidence=replace(view.evidence, value=value, text=text)) for value, text in places
    )
    return replace(first, message=message, evidence=evidence)


def test_a_name_stands_in_its_usual_case() -> None:
    """A transcript's capitals give way to the message, then to other places; alone, they stay."""
    places = (("lindt", "ANA LINDT"), ("lindt", "Lindt"), ("lind", "LIND"))
    told = telling("Spelled “Lindt” in 2 articles, otherwise in one.", places)
    assert [value_words(told, one) for one in ("lindt", "lind")] == ["Lindt", "LIND"]
    assert value_words(replace(told, message="Spelled in 2 ways."), "lindt") == "Lindt"


def test_a_value_that_is_no_word_is_told_as_printed() -> None:
    """Figures and days are told by a place, the parts of a sum by all of them."""
    places = (("--06-14", "Tuesday 14 June"), ("30 + 12", "thirty"), ("30 + 12", "a dozen"))
    told = telling("The deadline differs.", places)
    assert [value_words(told, one) for one in ("--06-14", "30 + 12")] == [
        "Tuesday 14 June",
        "thirty + a dozen",
    ]


def test_a_number_is_told_as_it_is_written() -> None:
    """A value has its numbers in figures; the message and the places may spell them out."""
    told = telling("One place has “the three boats”.", (("the 3 boats", "We keep the three boats here"),))
    assert value_words(told, "the 3 boats") == "the three boats"
    assert value_meant(told, "The 3 boats") == value_meant(told, "the three boats") == "the 3 boats"


def test_a_long_value_is_cut() -> None:
    """What is told of a value stays on a button."""
    told = value_words(telling("Words differ.", (("x", "oar " * 60),)), "x")
    assert (len(told), told[-2:]) == (80, "r…")


def test_words_mean_the_value_that_prints_them() -> None:
    """A value is meant by itself, as it is told, or as any place prints it, in any case and marks."""
    told = telling("Deadline.", (("--06-14", "14 June"), ("--06-14", "June 14"), ("--06-24", "24 June")))
    for words in ("--06-14", "14 June", "june 14,"):
        assert value_meant(told, words) == "--06-14"
    assert [value_meant(told, words) for words in ("June", "", "--06-1")] == [None, None, None]


def test_a_character_that_cannot_be_seen_does_not_hide_a_value() -> None:
    """A page writes such characters out, and what it sends back still means the value."""
    told = telling("Words differ.", (("=\u202e", "=\u202e"), ("b", "b")))
    assert value_meant(told, "=⟨U+202E⟩") == "=\u202e"


def test_a_verdict_says_what_is_right_and_why() -> None:
    """Each part stands only if it was said."""
    told = telling("Spelled “Lind” and “Lindt”.", (("lind", "Lind"), ("lindt", "LINDT")))
    both = verdict_words(told, "confirmed", "lindt", "asked her")
    assert both == "confirmed: “Lindt” is right; asked her"
    assert verdict_words(told, "confirmed", None, "asked her") == "confirmed: asked her"
    assert verdict_words(told, "unsure", None, None) == "unsure"
    assert verdict_words(told, "confirmed", "gone", None) == "confirmed: “gone” is right"
