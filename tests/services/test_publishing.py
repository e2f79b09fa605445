"""What leaves the house: annotations, reviews and the log of a whole store, page by page."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from desk_samples import altered, article, bring
from schema_org import faults
from sqlalchemy import Engine

from factcheck.model.finding import Status, Verdict
from factcheck.report.claim_reviews import Reviewer
from factcheck.report.exported import Exported
from factcheck.services import publishing
from factcheck.services.export_rows import rows_of
from factcheck.services.publishing import every_annotation, every_log_row, every_review
from factcheck.services.reporting import ReportFilters, report
from factcheck.services.review import decide
from factcheck.store.engine import reading, writing

SEEN = datetime(2021, 3, 9, 8, 30, tzinfo=UTC)
DESK = Reviewer(name="The Desk")


def annotated(engine: Engine) -> list[Any]:
    """Return every annotation of a store."""
    with reading(engine) as session:
        return list(every_annotation(session))


def log(engine: Engine) -> list[dict[str, object]]:
    """Return the log of a store."""
    with reading(engine) as session:
        return [dict(row) for row in every_log_row(session)]


def reviews(engine: Engine, *verdicts: Status) -> list[Any]:
    """Return the reviews of a store."""
    with reading(engine) as session:
        return list(every_review(session, DESK, verdicts))


def settle(
    engine: Engine,
    identity: str,
    verdict: Verdict,
    *,
    reason: str | None = None,
    note: str | None = None,
    right: str | None = None,
) -> None:
    """Record a decision of Kim."""
    with writing(engine) as session:
        decide(session, identity, verdict, actor="Kim", now=SEEN, reason=reason, note=note, right=right)


def test_everything_is_annotated_once(library: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each linked quotation, each claim, and each discrepancy has one, however many are read at once."""
    found = annotated(library)
    kinds = [one["motivation"] for one in found]
    with reading(library) as session:
        rows = {what: list(rows_of(session, what)) for what in (Exported.LINKS, Exported.CLAIMS)}
        differing = report(session, ReportFilters(least_confidence=0.0))
    assert sum(row["kind"] == "quote" for row in rows[Exported.LINKS]) == kinds.count("identifying")
    assert len(rows[Exported.CLAIMS]) == kinds.count("classifying")
    assert len(differing) == kinds.count("assessing")
    monkeypatch.setattr(publishing, "TEXTS_TOGETHER", 1)
    assert found == annotated(library)


def test_annotations_point_into_the_stored_texts(library: Engine) -> None:
    """The position of each place holds the words that its other selector quotes."""
    with reading(library) as session:
        texts = {str(row["key"]): str(row["text"]) for row in rows_of(session, Exported.ARTICLES)}
    for one in annotated(library):
        for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            words, position = target["selector"]
            (text,) = [held for key, held in texts.items() if _address(key) == target["source"]["id"]]
            around = words["prefix"] + words["exact"] + words["suffix"]
            start = text.index(around) + len(words["prefix"])
            assert (position["start"], position["end"]) == (start, start + len(words["exact"]))


def _address(key: str) -> str:
    return key.replace(" ", "%20")


def test_confirmed_discrepancies_are_reviewed(desk: Engine) -> None:
    """One review a value, valid by schema.org; what was withdrawn, dismissed or left open has none."""
    one = altered(desk)
    assert [] == reviews(desk, Status.CONFIRMED)
    settle(desk, one.id, Verdict.CONFIRMED, right=one.evidence[0].evidence.value)
    found = reviews(desk, Status.CONFIRMED)
    assert len({view.evidence.value for view in one.evidence}) == len(found)
    assert [] == [fault for review in found for fault in faults(review)]
    assert {"2021-03-09"} == {review["datePublished"] for review in found}
    settle(desk, one.id, Verdict.DISMISSED, reason="two speeches")
    assert [] == reviews(desk, Status.CONFIRMED)
    words = {review["reviewRating"]["alternateName"] for review in reviews(desk, Status.DISMISSED)}
    assert {"Discrepancy dismissed: two speeches"} == words
    settle(desk, one.id, Verdict.WITHDRAWN)
    assert [] == reviews(desk, *Status)


@pytest.mark.parametrize("right", [None, "will not sell"])
def test_the_log_follows_a_correction(desk: Engine, tmp_path: Path, right: str | None) -> None:
    """A decided discrepancy stays in the log when a new version ends it, and the version is named."""
    one = altered(desk)
    settle(desk, one.id, Verdict.CONFIRMED, note="called the town hall", right=right)
    before = log(desk)
    assert {(one.id, "Kim", "called the town hall", None)} == {
        (row["id"], row["who"], row["note"], row["change made"]) for row in before
    }
    text = article("beacon")["text"].replace("We will sell", "We will not sell")
    bring(desk, tmp_path, [article("beacon", text=text)])
    bring(desk, tmp_path, [article("beacon", text=text + "Rain fell.\n")])
    changes = [row["change made"] for row in log(desk)]
    assert [row["statement"] for row in before] == [row["statement"] for row in log(desk)]
    assert ["beacon: version 2"] == [change for change in changes if change]
