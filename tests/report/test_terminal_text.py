"""The report for people at a terminal."""

from __future__ import annotations

import dataclasses

import pytest
import report_samples
from syrupy.assertion import SnapshotAssertion

from factcheck.model.finding import Unshown
from factcheck.model.story import StoryRef
from factcheck.report.lines import counts_line, origin, unshown_line
from factcheck.report.terminal import difference_text, discrepancy_text, report_text


def test_the_report_is_as_it_was_looked_at(snapshot: SnapshotAssertion) -> None:
    """The whole text stays as it was read and liked, without colours at 100 columns."""
    assert report_text(report_samples.discrepancies()) == snapshot


def test_stories_are_as_they_were_looked_at(snapshot: SnapshotAssertion) -> None:
    """A story with its articles and every part of its report, and a story of one article."""
    assert report_text(report_samples.in_stories()) == snapshot


def test_a_large_story_names_some_of_its_articles() -> None:
    """The head stays short however many articles tell of the event."""
    from builders import ref

    found = report_samples.discrepancies()[0]
    story = StoryRef(key="1" * 32, title=None, articles=tuple(ref(f"a{at}") for at in range(40)))
    text = report_text([dataclasses.replace(found, story=story)])
    assert text.startswith("s111111111111  s111111111111, 40 articles\n  undated  a0\n")
    assert "\n  undated  a11\n  and 28 more\n" in text


@pytest.mark.parametrize(
    ("unshown", "expected"),
    [
        (None, ""),
        (Unshown(), ""),
        (Unshown(agreed=12), "12 comparisons agreed; --all shows them."),
        (Unshown(agreed=1), "1 comparison agreed; --all shows it."),
        (Unshown(less_sure=2), "2 discrepancies are less sure; --all shows them."),
        (
            Unshown(agreed=2, explained=1),
            "2 comparisons agreed, 1 differs for a reason that is named; --all shows them.",
        ),
    ],
)
def test_what_is_left_out_is_told(unshown: Unshown | None, expected: str) -> None:
    """One line tells how much more there is to see, and how."""
    assert expected == unshown_line(unshown)
    assert report_text([], unshown=unshown, width=120).splitlines()[1:] == [expected][: bool(expected)]


def test_colours_only_add_to_the_text() -> None:
    """Without its escape sequences the coloured report is the plain one."""
    import re

    found = report_samples.discrepancies()
    colored = report_text(found, color=True)
    assert "\x1b[" in colored
    assert report_text(found) == re.sub(r"\x1b\[[\d;]*m", "", colored)


def test_no_line_is_wider_than_the_terminal() -> None:
    """The text is wrapped to the width that is given."""
    lines = report_text(report_samples.discrepancies(), width=60).splitlines()
    assert max(map(len, lines)) <= 60


def test_an_article_cannot_act_on_the_terminal() -> None:
    """Escape and direction characters of a text are written out."""
    text = report_text(report_samples.discrepancies(), color=True)
    assert "\u202e" not in text
    assert "\x1b[31mred" not in text
    assert "⟨U+001B⟩[31mred" in text


def test_no_discrepancies_are_said() -> None:
    """An empty report is one sentence."""
    expected = "No discrepancies.\n"
    assert expected == report_text([])


def test_counts_name_severities_checks_and_standing() -> None:
    """The last line sums up what stands above it, the dismissed left out."""
    expected = (
        "3 discrepancies: 3 errors. By check: name-spelling-differs 1, quote-altered 2. Standing: 3 open."
    )
    found = report_samples.discrepancies()
    assert expected == counts_line(found)
    assert counts_line(found[:0]) == counts_line(found, 1.0) == "No discrepancies."


def test_one_discrepancy_names_every_place() -> None:
    """``show`` leaves no carrier out."""
    found = report_samples.discrepancies()
    for one in found:
        text = discrepancy_text(one, width=200)
        assert all(
            f"[{view.evidence.span.start}:{view.evidence.span.end}]" in text for view in one.evidence
        )


def test_an_undated_text_says_so() -> None:
    """What a source does not say is not invented."""
    from builders import ref

    expected = "undated"
    assert expected == origin(ref("a"))


@pytest.mark.parametrize(
    ("wording", "other", "expected"),
    [
        (
            "the harbor was ours -- always, and that is all",
            "The harbor is ours—always",
            "The harbor [-was-] {+is+} ours—always",
        ),
        ("We will not go.", "“We will go,” she said", "“We will [-not-] go,” she said"),
        ("We will go back", "We will  [soon]\ngo back", "We will [soon] go back"),
        ("one two three four", "one two three four", "one two three four"),
    ],
)
def test_differences_of_words_are_marked(wording: str, other: str, expected: str) -> None:
    """Dropped and added words stand in wdiff's marks; capitals, dashes, brackets and cuts are not."""
    assert expected == difference_text(wording, other).plain
