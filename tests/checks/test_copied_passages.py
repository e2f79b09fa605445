"""Changes in passages that are taken over word for word."""

from __future__ import annotations

import pytest
from builders import article, ref

from factcheck.checks.copied import find_copied
from factcheck.model.finding import Severity

BEFORE = "At the end of a long evening in the old town hall of Holm the mayor was asked about the boats."
BEHIND = "Nobody in the room had thought of that, and the clerk forgot to write it down."


def test_one_word_within_marks_is_enough() -> None:
    """Between the same words even a single quoted word can be compared."""
    stored = article(f"{BEFORE} She called it [[madness|quote|Ana Ruiz]]. {BEHIND}", ref("stored"))
    draft = article(f"{BEFORE} She called it [[progress|quote|Ana Ruiz]]. {BEHIND}", ref("draft"))
    (found,) = find_copied(draft, [stored])
    mine, theirs = found.evidence
    assert ("quote-altered", Severity.ERROR) == (found.check, found.severity)
    assert ["progress", "madness"] == [mine.text, theirs.text]
    assert "progress" == mine.marks[0].of(draft.text)


@pytest.mark.parametrize(
    ("said", "mark"),
    [
        ("We will sell no boats", "no"),
        ("We will not sell three", "three"),
        ("They will not sell the boats", "They"),
        ("We will not sell the old boats", "old"),
    ],
)
def test_each_word_of_a_quotation_counts(said: str, mark: str) -> None:
    """Also the first and the last, and one that was put in."""
    stored = article(
        f"{BEFORE} [[We will not sell the boats|quote|Ana Ruiz]], she said. {BEHIND}", ref("a")
    )
    draft = article(f"{BEFORE} [[{said}|quote|Ana Ruiz]], she said. {BEHIND}", ref("b"))
    (found,) = find_copied(draft, [stored])
    assert mark in found.evidence[0].marks[0].of(draft.text)


def test_a_figure_a_name_and_a_speaker_outside_the_marks() -> None:
    """Each belongs to its check."""
    frame = (
        "{before} The line has {figure} boats in all, said [[{name}|person]], who runs it for the island. "
        "[[They are old|quote|{who}]], [[{who}|person]] told the room before anybody else could. {behind}"
    )
    told = {"before": BEFORE, "behind": BEHIND}
    stored = article(frame.format(figure="14", name="Paul Dorn", who="Ana Ruiz", **told), ref("a"))
    other = article(frame.format(figure="19", name="Paul Dron", who="Ana Ruiz", **told), ref("b"))
    found = {one.check: one for one in find_copied(other, [stored])}
    assert {"name-spelling-differs"} == found.keys() - {"figure-differs"}
    assert "Dron" == found["name-spelling-differs"].evidence[0].text


def test_what_another_source_has_is_no_change() -> None:
    """A draft that takes over one of two wordings differs from the other, as the report says anyway."""
    one = article(f"{BEFORE} She called it [[madness|quote|Ana Ruiz]]. {BEHIND}", ref("one"))
    two = article(f"{BEFORE} She called it [[progress|quote|Ana Ruiz]]. {BEHIND}", ref("two"))
    draft = article(f"{BEFORE} She called it [[madness|quote|Ana Ruiz]]. {BEHIND}", ref("draft"))
    assert [] == list(find_copied(draft, [one, two]))


def test_the_writers_own_words_are_his() -> None:
    """Outside the marks a word that is no name and no figure may be any other."""
    stored = article(f"{BEFORE} She laughed. {BEHIND} [[Never|quote|Ana Ruiz]].", ref("a"))
    draft = article(f"{BEFORE} She smiled. {BEHIND} [[Never|quote|Ana Ruiz]].", ref("b"))
    assert [] == list(find_copied(draft, [stored]))


def test_spelling_and_figures_of_a_house_are_no_change() -> None:
    """What may differ lawfully may here, too: *3* for *three*, another dash."""
    stored = article(f"{BEFORE} [[We keep three boats|quote|Ana Ruiz]], she said. {BEHIND}", ref("a"))
    draft = article(f"{BEFORE} [[We keep 3 boats|quote|Ana Ruiz]], she said. {BEHIND}", ref("b"))
    assert [] == list(find_copied(draft, [stored]))


def test_a_few_words_beside_are_not_enough() -> None:
    """*He said on Tuesday* stands in every paper."""
    stored = article(
        "Dorn spoke. [[It is madness|quote|Paul Dorn]], he said on Tuesday. Rain fell.", ref("a")
    )
    draft = article(
        "Others came. [[It is progress|quote|Paul Dorn]], he said on Tuesday. Sun shone.", ref("b")
    )
    assert [] == list(find_copied(draft, [stored]))


def test_one_speaker_in_two_forms_is_no_change() -> None:
    """*Mayor Ana Ruiz said* for *Ruiz wrote* names nobody else."""
    said = "We will not sell the three boats that this island has left, because nobody can swim to work"
    stored = article(f"[[{said}|quote|Ana Ruiz|cue]], [[Ruiz|person|Ana Ruiz|short]] wrote.", ref("a"))
    draft = article(f"[[{said}|quote|Ana Ruiz|cue]], Mayor [[Ana Ruiz|person]] said.", ref("b"))
    assert [] == list(find_copied(draft, [stored]))
