"""How a wrong value is known again in another text."""

from __future__ import annotations

from factcheck.text.carried import Trace, carried, carried_in_headline

NAME = Trace(value="Dornn", words="Dornn")
FIGURE = Trace(value="9", words="nine people", sentence="The fire hurt nine people on the pier.")


def found(text: str, *traces: Trace) -> list[str]:
    """Return what stands at the places that carry one of the values."""
    return [span.of(text) for span, _ in carried(text, traces)]


def test_a_name_is_the_same_wherever_it_stands() -> None:
    """Every mention counts, in any case, and no longer word does."""
    assert found("Paul Dornn came. DORNN left. Dornnfeld stayed.", NAME) == ["Dornn", "DORNN"]


def test_a_note_claims_nothing() -> None:
    """A correction names what it takes back; that is no mistake."""
    text = "Paul Dorn came.\n\nCorrection: His name is Dorn, not Dornn.\n"
    assert found(text, NAME) == []


def test_a_figure_needs_a_sentence_much_alike() -> None:
    """Nine people who were hurt in the same words are those; nine who saw it are others."""
    assert found("The fire hurt 9 people near the pier.", FIGURE) == ["9 people"]
    assert found("Afterwards nine people in the harbour said that they had seen smoke.", FIGURE) == []


def test_headlines() -> None:
    """A headline gives no context, so that a bare number is not enough in it."""
    assert carried_in_headline("Nine people hurt in fire", [NAME, FIGURE]) == FIGURE
    assert carried_in_headline("Dornn in court", [NAME, FIGURE]) == NAME
    assert carried_in_headline("Dorn in court", [NAME, FIGURE]) is None
    bare = Trace(value="9", words="9", sentence="He is 9.")
    assert carried_in_headline("9 reasons to stay", [bare]) is None
