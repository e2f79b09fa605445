"""Exports of rows: every kind whole, once, in one order, in little memory, with the columns promised."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import ARTICLES, bring
from sqlalchemy import Engine, func, select

from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Verdict
from factcheck.report.exported import EXPORTS, Exported
from factcheck.report.records import Record, discrepancy_record
from factcheck.report.tables import json_text
from factcheck.services import exporting
from factcheck.services.export_rows import rows_of
from factcheck.services.ingest import import_paths
from factcheck.services.reporting import everything_of, report
from factcheck.services.review import decide
from factcheck.store.decisions import Decision, add_decision
from factcheck.store.engine import reading, writing
from factcheck.store.schema import (
    ArticleRow,
    EntityMemberRow,
    QuoteMemberRow,
    StoryMemberRow,
)

SEEN = datetime(2021, 3, 9, 8, 30, tzinfo=UTC)


def rows(engine: Engine, what: Exported) -> list[Record]:
    """Return all rows of an export."""
    with reading(engine) as session:
        return list(rows_of(session, what))


@pytest.mark.parametrize("what", list(Exported))
def test_rows_have_the_columns_that_are_promised(library: Engine, what: Exported) -> None:
    """Each row has the documented keys in the documented order."""
    found = rows(library, what)
    assert bool(found) == (what not in (Exported.DECISIONS, Exported.LOG))
    expected = list(EXPORTS[what].columns)
    assert all(expected == list(row) for row in found)


@pytest.mark.parametrize("what", list(Exported))
def test_however_many_are_read_at_once_all_come(
    library: Engine, monkeypatch: pytest.MonkeyPatch, what: Exported
) -> None:
    """The pages in which a store is read do not show."""
    whole = rows(library, what)
    for together in (1, 2, 5):
        monkeypatch.setattr(exporting, "TOGETHER", together)
        monkeypatch.setattr(exporting, "TEXTS_TOGETHER", together)
        assert whole == rows(library, what)


def test_nothing_is_left_out(library: Engine) -> None:
    """Every article, every discrepancy that stands, and every tie has its row."""
    with reading(library) as session:
        counts = {
            table: session.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (ArticleRow, QuoteMemberRow, EntityMemberRow, StoryMemberRow)
        }
        standing = [discrepancy_record(one) for one in report(session, everything_of())]
    kinds = [row["kind"] for row in rows(library, Exported.LINKS)]
    assert counts[ArticleRow] == len(rows(library, Exported.ARTICLES))
    assert counts[QuoteMemberRow] == kinds.count("quote")
    assert counts[EntityMemberRow] == kinds.count("name")
    assert counts[StoryMemberRow] == kinds.count("story")
    assert sorted(map(json_text, standing)) == sorted(map(json_text, rows(library, Exported.DISCREPANCIES)))


@pytest.mark.parametrize("what", [one for one in Exported if one is not Exported.QUOTES])
def test_another_order_of_import_gives_the_same_rows(
    library: Engine, new_store: Callable[[], Engine], tmp_path: Path, what: Exported
) -> None:
    """Two databases that took the articles in another order export the same, but for the file's line."""
    other = new_store()
    bring(other, tmp_path, reversed(ARTICLES))
    assert _told(library, what) == _told(other, what)


def _told(engine: Engine, what: Exported) -> list[str]:
    found = rows(engine, what)
    for row in found:
        row.pop("source", None)
        for place in row.get("evidence", []):  # type: ignore[attr-defined]  # a list in the rows that have it
            del place["source"]
    return [json_text(row) for row in found]


def test_exported_articles_can_be_imported(
    library: Engine, new_store: Callable[[], Engine], tmp_path: Path
) -> None:
    """Import takes them back: the same texts, kinds, outlets, dates and titles."""
    exported = rows(library, Exported.ARTICLES)
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json_text(row) + "\n" for row in exported), "utf-8")
    other = new_store()
    import_paths(other, [str(path)], jobs=1)
    kept = ("id", "text", "title", "url", "outlet", "published", "byline", "kind", "language")
    expected = [[row[name] for name in kept] for row in exported]
    assert expected == [[row[name] for name in kept] for row in rows(other, Exported.ARTICLES)]


def test_a_claim_is_where_its_row_says(library: Engine) -> None:
    """The stretch of the exported article is the claim's text."""
    texts = {row["id"]: str(row["text"]) for row in rows(library, Exported.ARTICLES)}
    for row in rows(library, Exported.CLAIMS):
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert row["text"] == texts[row["article"]][start:end]


def test_decisions_come_as_they_were_made(new_store: Callable[[], Engine], tmp_path: Path) -> None:
    """What was overruled stays; a decision on a pair bears its two keys and no check."""
    engine = new_store()
    bring(engine, tmp_path, ARTICLES)
    with writing(engine) as session:
        one = report(session)[0]
        decide(session, one.id, Verdict.UNSURE, actor="Kim", note="ask the desk", now=SEEN)
        decide(session, one.id, Verdict.DISMISSED, actor="Lee", reason="two mayors", now=SEEN)
        pair = Decision(
            subject_key="aa bb", verdict="same", reason=None, note=None, actor="Kim", decided_at=SEEN
        )
        add_decision(session, SubjectKind.NAME_PAIR, pair)
    found = rows(engine, Exported.DECISIONS)
    about: Record = {
        "about": "discrepancy",
        "id": one.id,
        "check": one.check,
        "subject": one.subject,
        "right": None,
    }
    expected: list[Record] = [
        about | {"verdict": "unsure", "reason": None, "note": "ask the desk", "actor": "Kim"},
        about | {"verdict": "dismissed", "reason": "two mayors", "note": None, "actor": "Lee"},
        {
            "about": "name_pair",
            "id": "aa bb",
            "check": None,
            "subject": None,
            "right": None,
            "verdict": "same",
            "reason": None,
            "note": None,
            "actor": "Kim",
        },
    ]
    assert [one | {"decided_at": "2021-03-09T08:30:00+00:00"} for one in expected] == found


@pytest.mark.parametrize("what", [Exported.CLAIMS, Exported.ARTICLES, Exported.LINKS])
def test_an_export_of_rows_needs_little_memory(
    new_store: Callable[[], Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: Exported
) -> None:
    """Four times the articles do not need more memory."""
    monkeypatch.setattr(exporting, "TOGETHER", 20)
    monkeypatch.setattr(exporting, "TEXTS_TOGETHER", 20)
    engine = new_store()
    peaks = []
    for first, last in ((0, 40), (40, 160)):
        bring(engine, tmp_path, (_article(number) for number in range(first, last)))
        rows(engine, what)
        with reading(engine) as session:
            tracemalloc.start()
            count = sum(1 for _ in rows_of(session, what))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert count >= last
    assert peaks[1] < 2 * peaks[0]


def _article(number: int) -> dict[str, str]:
    words = " ".join(f"word{number}x{at}" for at in range(200))
    said = f"“We count the {number} boats of the {words},” Ana{number} Ruiz{number} said."
    text = f"{said}\n\nIt cost ${number} million.\n"
    return {"id": f"a{number}", "outlet": f"Post {number % 9}", "text": text}
