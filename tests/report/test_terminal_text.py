"""The report for people at a terminal."""

from __future__ import annotations

import pytest
import report_samples
from syrupy.assertion import SnapshotAssertion

from factcheck.report.terminal import counts_line, difference_text, discrepancy_text, origin, report_text


def test_the_report_is_as_it_was_looked_at(snapshot: SnapshotAssertion) -> None:
    """The whole text stays as it was read and liked, without colours at 100 columns."""
    assert report_text(report_samples.discrepancies()) == snapshot


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
    """The last line sums up what stands above it."""
    expected = (
        "5 discrepancies: 3 errors, 2 notes. By check: doubled-word 2, name-spelling-differs 1, "
        "quote-altered 2. Standing: 3 open, 2 dismissed."
    )
    assert expected == counts_line(report_samples.discrepancies())


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
    assert expected == difference_text(wording, other)
