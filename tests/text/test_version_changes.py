"""What changed between two versions: quotes first, with who says them, then figures, names, text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article, claimed, ref
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.change import Change, ChangeKind, Part
from factcheck.model.group import ArticleView
from factcheck.text import version_changes as changes
from factcheck.text.align import stretch_blocks
from factcheck.text.version_changes import LEAST_SHARED, Words, version_changes

PIER = (
    "The pier stays open.\n\n“[[We will mend every plank before the winter comes|quote|Ana Ruiz]],” "
    "[[Ana Ruiz|person]] said.\n\n[[Paul Dorn|person]] counted 214 planks on Monday.\n\n"
    "“[[Nobody asked us|quote|Paul Dorn]],” he said.\n"
)


def view(marked: str, title: str | None = "Pier stays") -> ArticleView:
    """Return a version with the claims of its text."""
    return claimed(article(marked, ref("a", title=title, day="2020-03-01")))


def told(older: str, newer: str, *parts: Part) -> list[tuple[str, str, str | None, str | None]]:
    """Return part, kind and the two texts of each change, of these parts or of all."""
    return [
        (one.part.value, one.kind.value, _text(one, "before"), _text(one, "after"))
        for one in version_changes(view(older), view(newer))
        if not parts or one.part in parts
    ]


def _text(one: Change, side: str) -> str | None:
    found = one.before if side == "before" else one.after
    return found.text if found else None


def test_a_version_equals_itself() -> None:
    """No change in the same text, nor where marks, capitals and white space differ."""
    assert told(PIER, PIER) == []
    assert told(PIER, PIER.replace("“", '"').replace("”", '"').replace("\n\n", "\n \n")) == []


def test_a_changed_word_of_a_quotation_comes_first() -> None:
    """The quotation is one reworded, and then its paragraph is."""
    found = told(PIER, PIER.replace("every plank", "some planks"))
    assert found[0] == (
        "quote",
        "reworded",
        "We will mend every plank before the winter comes",
        "We will mend some planks before the winter comes",
    )
    assert [row[:2] for row in found[1:]] == [("paragraph", "reworded")]


def test_words_given_to_another_speaker() -> None:
    """The same words with another name behind them are told; a name cut to its surname is not."""
    other = PIER.replace("|quote|Ana Ruiz", "|quote|Paul Dorn", 1)
    (one,) = (found for found in version_changes(view(PIER), view(other)) if found.part is Part.QUOTE)
    assert (one.kind, one.before and one.before.speaker, one.after and one.after.speaker) == (
        ChangeKind.SPEAKER,
        "Ana Ruiz",
        "Paul Dorn",
    )
    assert told(PIER, PIER.replace("|quote|Ana Ruiz", "|quote|Ruiz", 1), Part.QUOTE) == []


def test_a_short_quotation_is_the_same_only_in_its_place() -> None:
    """Three words of which one changes are one quotation after the same neighbour, by the same speaker."""
    other = PIER.replace("Nobody asked us", "Nobody told us")
    assert told(PIER, other, Part.QUOTE) == [("quote", "reworded", "Nobody asked us", "Nobody told us")]
    elsewhere = PIER.replace("Nobody asked us|quote|Paul Dorn", "Nobody told us|quote|Eve Moss")
    assert told(PIER, elsewhere, Part.QUOTE) == [
        ("quote", "removed", "Nobody asked us", None),
        ("quote", "added", None, "Nobody told us"),
    ]


def test_a_figure_in_another_value_is_one_change() -> None:
    """A figure that becomes another in its sentence is changed, not gone and new."""
    assert told(PIER, PIER.replace("214 planks", "241 planks"), Part.CLAIM)[0] == (
        "claim",
        "value",
        "214 planks",
        "241 planks",
    )


def test_two_figures_that_change_places() -> None:
    """Figures that trade places are two changes although the text has the same figures as before."""
    older = "The storm left 12 people dead and 15 people hurt.\n"
    newer = "The storm left 15 people dead and 12 people hurt.\n"
    assert [row[1] for row in told(older, newer, Part.CLAIM)] == ["value", "value"]


def test_a_figure_in_words_is_the_same() -> None:
    """Twelve is 12."""
    older, newer = "The storm left 12 people hurt.\n", "The storm left twelve people hurt.\n"
    assert told(older, newer, Part.CLAIM) == []


def test_names_come_go_and_are_respelled() -> None:
    """One letter more is a respelling; another name is one that is gone and one that is new."""
    assert told(PIER, PIER.replace("Paul Dorn", "Paul Dornn"), Part.NAME) == [
        ("name", "respelled", "Paul Dorn", "Paul Dornn")
    ]
    assert told(PIER, PIER.replace("Paul Dorn", "Eve Moss"), Part.NAME) == [
        ("name", "removed", "Paul Dorn", None),
        ("name", "added", None, "Eve Moss"),
    ]


def test_a_headline_is_told_apart_from_the_text() -> None:
    """Another title is a change of the headline, also where one version has none."""
    one, other = view(PIER), view(PIER, "Pier closes")
    assert [(found.part, found.kind) for found in version_changes(one, other)] == [
        (Part.HEADLINE, ChangeKind.REWORDED)
    ]
    bare = view(PIER, None)
    assert [found.kind for found in version_changes(one, bare)] == [ChangeKind.REMOVED]
    assert [found.kind for found in version_changes(bare, one)] == [ChangeKind.ADDED]


def test_paragraphs_come_go_move_and_are_reworded() -> None:
    """Each kind once, in one text."""
    a, b, c, d = (
        "Rain fell on the harbour all night long.",
        "Boats were tied up by noon on Friday.",
        "The school had closed its doors early.",
        "Nothing else was heard from the island.",
    )
    older = "\n\n".join((a, b, c, d))
    newer = "\n\n".join((c, a.replace("all night", "all day"), b, "A new road is planned, the town said."))
    assert [row[1:] for row in told(older, newer, Part.PARAGRAPH)] == [
        ("reworded", a, a.replace("all night", "all day")),
        ("removed", d, None),
        ("added", None, "A new road is planned, the town said."),
        ("moved", c, c),
    ]


def test_changes_read_backwards_are_the_same_changes() -> None:
    """What was added one way was removed the other way; the rest changes sides."""
    older, newer = view(PIER), view(PIER.replace("every plank", "some planks").replace("Monday", "Friday"))
    turned = [
        replace(one, before=one.after, after=one.before)
        for one in version_changes(newer, older)
        if one.kind in (ChangeKind.REWORDED, ChangeKind.VALUE)
    ]
    forward = version_changes(older, newer)
    assert [one for one in forward if one.kind in (ChangeKind.REWORDED, ChangeKind.VALUE)] == turned


@pytest.fixture
def long_text(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paragraphs of a text three times as long as what is compared in order."""
    monkeypatch.setattr(changes, "MOST_PARAGRAPHS", 30)
    return [f"Row {number} of the roll stands as it was read out on that day." for number in range(90)]


def test_no_paragraph_of_a_long_text_is_passed_over(long_text: list[str]) -> None:
    """An edit at the end of a long text is told as one at its beginning is."""
    older = "\n\n".join(long_text) + "\n"
    edited = long_text[88].replace("88 of", "88 and last of")
    assert told(older, older.replace(long_text[88], edited), Part.PARAGRAPH) == [
        ("paragraph", "reworded", long_text[88], edited)
    ]


def test_what_lies_far_apart_is_gone_or_new(long_text: list[str]) -> None:
    """Behind the paragraphs that are compared in order, those are told that the other text has not."""
    edited = ["All began here.", *long_text[:50], "A line more.", *long_text[51:], "All ended here."]
    found = told("\n\n".join(long_text) + "\n", "\n\n".join(edited) + "\n", Part.PARAGRAPH)
    assert {"All began here.", "A line more.", "All ended here."} == {
        after for _, kind, _, after in found if kind == "added"
    }
    assert [long_text[50]] == [before for _, kind, before, _ in found if kind == "removed"]
    assert {"added", "removed"} == {kind for _, kind, _, _ in found}


WORDS = st.lists(st.sampled_from(["a", "b", "c", "the", "of"]), max_size=7).map(tuple)
PARAGRAPHS = st.lists(WORDS, max_size=6)


@given(PARAGRAPHS, PARAGRAPHS)
def test_paragraphs_become_the_likest_of_all(ours: list[Words], theirs: list[Words]) -> None:
    """Only those that may be like are compared, and the pairs are those of comparing all with all."""
    expected, at = [], 0
    for place, words in enumerate(ours):
        shares = [
            (
                sum(one.size for one in stretch_blocks(words, other)) / max(len(words), len(other), 1),
                -to,
            )
            for to, other in enumerate(theirs)
            if to >= at
        ]
        share, best = max(shares, default=(0.0, 0))
        if share >= LEAST_SHARED:
            expected.append((place, -best))
            at = 1 - best
    assert expected == list(changes._near(ours, theirs))
