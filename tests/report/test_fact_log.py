"""The fact-check log: the columns of the trade, and a page that no text of an article gets out of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import report_samples

from factcheck.model.finding import Discrepancy, Status
from factcheck.report.fact_log import COLUMNS, log_page, log_rows, log_text

SEEN = datetime(2021, 3, 5, 7, 30, tzinfo=UTC)


def altered(**changes: Any) -> Discrepancy:
    """Return the sample's altered quote, confirmed: a speech and two articles against one."""
    found = next(one for one in report_samples.discrepancies() if one.check == "quote-altered")
    return replace(found, status=Status.CONFIRMED, **changes)


def rows(discrepancy: Discrepancy, **mended: int) -> list[dict[str, Any]]:
    """Return the rows of a discrepancy that Kim decided; ``mended`` has ends of keys."""
    keys = {view.evidence.article.key for view in discrepancy.evidence}
    later = {key: number for key in keys for name, number in mended.items() if key.endswith(name)}
    found = log_rows(discrepancy, actor="Kim", decided_at=SEEN, note="called her", mended=later)
    return [dict(row) for row in found]


def test_each_value_has_its_row() -> None:
    """What is wrong is held against the best source of what is right, and so is the right one itself."""
    right, wrong = rows(altered(right="will not sell", reason="the speech"))
    assert {
        "statement": "We will sell the three boats that this island has left",
        "where": "North Gazette, 2021-03-03 (gazette-12 1-55)",
        "kind": "quote",
        "source": "Town Hall, undated (speech-1)",
        "rank": "primary",
        "method": "quote-altered",
        "who": "Kim",
        "when": "2021-03-05T07:30:00+00:00",
        "verdict": "confirmed: “will not sell” is right; the speech",
        "change made": None,
        "note": "called her",
        "id": altered().id,
    } == wrong
    assert list(COLUMNS) == list(wrong)
    assert ("Town Hall, undated (speech-1)", 3) == (right["source"], right["where"].count("; ") + 1)


def test_without_a_right_value_the_others_are_the_source() -> None:
    """Each is held against the best place that has another value; what is alone has none."""
    one, other = rows(altered())
    assert ("North Gazette, 2021-03-03 (gazette-12)", "secondary") == (one["source"], one["rank"])
    assert ("Town Hall, undated (speech-1)", "primary") == (other["source"], other["rank"])
    doubled = next(one for one in report_samples.discrepancies() if one.check == "doubled-word")
    (alone,) = rows(doubled)
    assert ("word", None, None) == (alone["kind"], alone["source"], alone["rank"])


def test_a_change_is_named() -> None:
    """The version that mended an article stands with the words that it had."""
    unchanged, mended = rows(altered(), **{"gazette-12": 2})
    assert (None, "gazette-12: version 2") == (unchanged["change made"], mended["change made"])


def test_people_read_it_as_lines() -> None:
    """The words, then what is known; no control character of a text reaches the terminal."""
    text = "".join(log_text(rows(altered(reason="a\x1b[31m"))))
    assert "“We will sell the three boats that this island has left”  quote  d" in text
    assert "    verdict:     confirmed: a⟨U+001B⟩[31m; Kim, 2021-03-05T07:30:00+00:00\n" in text
    assert "Nothing has been decided.\n" == "".join(log_text([]))


def test_the_page_is_a_table_of_text() -> None:
    """Every column and row is there, and markup of an article is shown as it stands."""
    found = [row for one in report_samples.discrepancies() for row in rows(one)]
    page = log_page(found)
    assert len(COLUMNS) == page.count('<th scope="col">')
    assert len(found) + 1 == page.count("<tr>")
    assert {"script", "img", "i", "b"}.isdisjoint(re.findall(r"<(\w+)", page))
    assert "&lt;b&gt;x" in page
