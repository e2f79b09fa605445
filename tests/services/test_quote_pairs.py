"""What people say of pairs of quotes holds whatever the score, also in later imports, until withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import ARTICLES, article, bring, dump, write_lines
from sqlalchemy import Engine, insert, select

from factcheck.checks.profiles import profile_named
from factcheck.errors import DecisionError, UnknownIdError
from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Discrepancy, Severity, Verdict
from factcheck.model.ids import IdKind, public_id
from factcheck.services.ingest import import_paths
from factcheck.services.pairing import decide_pair
from factcheck.services.reporting import report
from factcheck.services.review import decide
from factcheck.services.search import find
from factcheck.services.why import why
from factcheck.store.engine import reading, table_of, writing
from factcheck.store.schema import DecisionRow, RulingKeyRow, RulingRow

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)
FERRY = "not sell the three boats that this island has left"
CREWS = "the crews know every bolt of them"


def quote(engine: Engine, words: str) -> str:
    """Return the id of the quote that has these words."""
    with reading(engine) as session:
        return public_id(IdKind.QUOTE, find(session, words).hits[0].group.key)


def pair(engine: Engine, one: str, other: str, verdict: PairVerdict | Verdict) -> None:
    """Say something of two quotes."""
    with writing(engine) as session:
        decide_pair(session, one, other, verdict, actor="Kim", now=NOON)


def copy_said(source: Engine, target: Engine) -> None:
    """Bring all that people said into a store that has no text yet."""
    for kind in (DecisionRow, RulingRow, RulingKeyRow):
        with reading(source) as session:
            rows = [dict(row._mapping) for row in session.execute(select(table_of(kind)))]
        with writing(target) as session:
            if rows:
                session.execute(insert(table_of(kind)), rows)


def test_two_statements_without_a_common_word_can_be_one(
    new_store: Callable[[], Engine], tmp_path: Path
) -> None:
    """They are one from then on, after each import and before, and two again when that is taken back."""
    engine, other = new_store(), new_store()
    bring(engine, tmp_path, ARTICLES)
    before = dump(engine)
    ferry, crews = quote(engine, FERRY), quote(engine, CREWS)
    pair(engine, ferry, crews, PairVerdict.SAME)
    assert quote(engine, FERRY) == quote(engine, CREWS)
    together = dump(engine)
    copy_said(engine, other)
    for one in ARTICLES[::-1]:
        bring(other, tmp_path, [one])
    assert dump(other) == together
    bring(engine, tmp_path, [article("courier", text="Nothing was said.\n")])
    bring(engine, tmp_path, [article("courier")])
    assert dump(engine) == together
    pair(engine, ferry, crews, Verdict.WITHDRAWN)
    assert dump(engine) == before


def test_an_altered_quote_can_be_two_statements(new_store: Callable[[], Engine], tmp_path: Path) -> None:
    """Word by word the same, they are two quotes once somebody says so, also in a store made anew."""
    engine, other = new_store(), new_store()
    bring(engine, tmp_path, ARTICLES)
    before = dump(engine)
    with reading(engine) as session:
        found = next(one for one in report(session) if "“will sell”" in one.message)
    with writing(engine) as session:
        decide(session, found.id, PairVerdict.DIFFERENT, actor="Kim", reason="two speeches", now=NOON)
    denied, said = quote(engine, f"We will {FERRY}"), quote(engine, "We will sell the three boats")
    assert denied != said
    with reading(engine) as session:
        assert why(session, [denied, said]).verdict == "They are two quotes: a decision says different."
        assert not any("“will sell”" in one.message for one in report(session))
    copy_said(engine, other)
    bring(other, tmp_path, ARTICLES[::-1])
    assert dump(other) == dump(engine)
    with writing(engine) as session:
        decide(session, found.id, Verdict.WITHDRAWN, actor="Kim", now=NOON)
    assert dump(engine) == before


def test_what_is_no_pair_is_refused(desk: Engine) -> None:
    """One quote twice, no quote, another verdict, and nothing to take back."""
    ferry, crews = quote(desk, FERRY), quote(desk, CREWS)
    for one, other in ((ferry, ferry), (ferry, "q00000000"), ("d00000000", ferry)):
        with pytest.raises(UnknownIdError):
            pair(desk, one, other, PairVerdict.SAME)
    for verdict in (Verdict.CONFIRMED, Verdict.WITHDRAWN):
        with pytest.raises(DecisionError):
            pair(desk, ferry, crews, verdict)


@pytest.mark.parametrize(("house", "expected"), [("", Severity.NOTE), ("strict", Severity.ERROR)])
def test_what_is_checked_after_a_decision_is_judged_by_the_house(
    engine: Engine, tmp_path: Path, house: str, expected: Severity
) -> None:
    """A word that one paper leaves out weighs what the rules of the house say, as it did on import."""
    profile = profile_named(house)
    said = (
        "“We shall {}keep the old ferry until the new bridge is open to everybody,” said Mayor Ann Hale.\n"
    )
    lines = [{"id": one, "text": said.format(word)} for one, word in (("a", "really "), ("b", ""))]
    import_paths(engine, [write_lines(tmp_path / "day.jsonl", lines)], jobs=1, profile=profile)
    (found,) = altered(engine)
    with writing(engine) as session:
        decide(session, found.id, PairVerdict.DIFFERENT, actor="Kim", now=NOON, profile=profile)
    assert altered(engine) == []
    with writing(engine) as session:
        decide(session, found.id, Verdict.WITHDRAWN, actor="Kim", now=NOON, profile=profile)
    assert [one.severity for one in (found, *altered(engine))] == [expected, expected]


def altered(engine: Engine) -> list[Discrepancy]:
    """Return what is said of altered quotes and not settled."""
    with reading(engine) as session:
        return [one for one in report(session) if one.check == "quote-altered"]
