"""Changes in passages that are taken over word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article, ref

from factcheck.checks.copied import find_copied
from factcheck.checks.passages import MOST_WORDS
from factcheck.extract import extract_article
from factcheck.model.article import RawArticle
from factcheck.model.finding import Severity
from factcheck.model.group import ArticleView

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


FRAME = "The line has {figure} boats in all, said [[{name}|person]], who runs it for the whole island."


def test_a_misspelt_name_outside_the_marks() -> None:
    """A letter or two of a name is a matter of its spelling."""
    stored = article(f"{BEFORE} {FRAME.format(figure='14', name='Paul Dorn')} {BEHIND}", ref("a"))
    draft = article(f"{BEFORE} {FRAME.format(figure='14', name='Paul Dron')} {BEHIND}", ref("b"))
    (found,) = find_copied(draft, [stored])
    assert ("name-spelling-differs", "Dron") == (found.check, found.evidence[0].text)


def test_a_figure_outside_the_marks() -> None:
    """The place is that of the claim, in the draft and in what it was taken from."""
    stored = with_claims(
        article(f"{BEFORE} {FRAME.format(figure='14', name='Ana Ruiz')} {BEHIND}", ref("a"))
    )
    draft = with_claims(
        article(f"{BEFORE} {FRAME.format(figure='19', name='Ana Ruiz')} {BEHIND}", ref("b"))
    )
    (found,) = find_copied(draft, [stored])
    assert "figure-differs" == found.check
    assert ["19 boats", "14 boats"] == [one.text for one in found.evidence]


@pytest.mark.parametrize("end", ["", f" {BEHIND}"])
def test_another_speaker_of_the_same_words(end: str) -> None:
    """The place is the name, also where it is the last but one word of both articles."""
    said = "{before} [[We will keep the button|quote|{who}|cue]], [[{who}|person]] said."
    stored = with_mentions(article(said.format(before=BEFORE, who="Ana Ruiz") + end, ref("a")))
    draft = with_mentions(article(said.format(before=BEFORE, who="Paul Dorn") + end, ref("b")))
    (found,) = find_copied(draft, [stored])
    assert "speaker-differs" == found.check
    assert ["Paul Dorn"] == [one.of(draft.text) for one in found.evidence[0].marks]


def with_claims(view: ArticleView) -> ArticleView:
    """Return the view with the claims that extraction finds in it."""
    raw = RawArticle(key=view.ref.key, id="a", source="a", text=view.text, reader="text/1")
    return replace(view, claims=extract_article(raw).claims)


def with_mentions(view: ArticleView) -> ArticleView:
    """Return the view, each quotation's speaker named where the first name in it stands."""
    return replace(view, quotes=tuple(replace(one, mention=view.names[0].span) for one in view.quotes))


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


def test_a_quotation_may_end_sooner() -> None:
    """What follows in the other article is left out with its marks, which is lawful."""
    longer = "[[It is madness|quote|Ana Ruiz]], she said, and [[nobody here is going to do that|more]]."
    stored = article(f"{BEFORE} {longer} {BEHIND}", ref("a"))
    draft = article(f"{BEFORE} [[It is madness|quote|Ana Ruiz]], she said, and {BEHIND}", ref("b"))
    assert [] == list(find_copied(draft, [stored]))


def test_a_year_and_a_time_of_day_are_two_facts() -> None:
    """A date in other words, and more of them, says another thing of the same day."""
    told = (
        "The last boat left Holm on the evening of January 28, {when}, police and the harbor master said."
    )
    stored, draft = (
        with_claims(article(f"{BEFORE} {told.format(when=when)} {BEHIND}", ref(when)))
        for when in ("2013", "around 3:05 a.m.")
    )
    assert [] == list(find_copied(draft, [stored]))


def test_a_book_is_compared_as_far_as_memory_allows() -> None:
    """The first twenty thousand words of each are; what follows is passed over, and costs nothing."""
    long = " ".join(f"word{number}" for number in range(MOST_WORDS))
    changed = "The last [[words are madness|quote|Ana Ruiz]]. "
    stored = article(
        f"{BEFORE} She called it [[madness|quote|Ana Ruiz]]. {BEHIND} {long} {changed}", ref("a")
    )
    draft = article(
        f"{BEFORE} She called it [[progress|quote|Ana Ruiz]]. {BEHIND} {long} "
        + changed.replace("madness", "progress"),
        ref("b"),
    )
    (found,) = find_copied(draft, [stored])
    assert "progress" == found.evidence[0].text
