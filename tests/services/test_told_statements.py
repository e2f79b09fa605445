"""Statements without marks are stored and shown, and nothing is concluded from them about quotations."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_samples import bring
from sqlalchemy import Engine, select

from factcheck.extract import EXTRACTOR, extract_article
from factcheck.model.answer import ClaimHit, Match
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.ids import IdKind, public_id
from factcheck.model.quote import QuoteKind
from factcheck.report.records import extraction_record
from factcheck.report.shown import article_record, article_text
from factcheck.services.comparing import compare_paths
from factcheck.services.database import verify
from factcheck.services.lookup import ArticleShown, show
from factcheck.services.reporting import report
from factcheck.services.search import find
from factcheck.store.engine import reading
from factcheck.store.schema import QuoteMemberRow, QuoteOccurrenceRow, QuoteWordingRow
from factcheck.store.statistics import counts

WORDS = "all 22 boats of the old Holm fleet were lost in the storm of last March"
QUOTED = f"Mayor Ana Ruiz spoke at the pier. “{WORDS.capitalize()},” Ruiz said on Tuesday.\n"
TOLD = (
    "Ana Ruiz met Paul Dorn, who runs the line, at the pier.\n\n"
    f"Dorn said {WORDS.replace('22', '23')}. He was glad in May, according to the Holm police.\n"
)
ARTICLES = (
    {"id": "quoted", "outlet": "Courier", "published": "2021-03-02", "text": QUOTED},
    {"id": "told", "outlet": "Gazette", "published": "2021-03-02", "text": TOLD},
)


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> Engine:
    """Return a store in which one article quotes what the other tells otherwise, of another speaker."""
    bring(engine, tmp_path, ARTICLES)
    return engine


def test_statements_are_stored_and_belong_to_no_quote(desk: Engine) -> None:
    """They have rows with kind and speaker, but no wording, and they are members of nothing."""
    row = QuoteOccurrenceRow
    with reading(desk) as session:
        told = session.execute(
            select(row.id, row.speaker, row.text).where(row.kind == QuoteKind.INDIRECT).order_by(row.id)
        ).all()
        members = session.execute(select(QuoteMemberRow.occurrence_id)).scalars().all()
        wordings = session.execute(select(QuoteWordingRow.text)).scalars().all()
        counted = counts(session)
    assert ["Paul Dorn", "the Holm police"] == [one.speaker for one in told]
    assert 1 == len(members)
    assert not {one.id for one in told} & set(members)
    assert 1 == len(wordings)
    assert (1, 2) == (counted["quotes"], counted["statements without marks"])


def test_no_check_on_quotations_rests_on_a_statement(desk: Engine) -> None:
    """Other words or another speaker of what is told without marks alter no quotation."""
    with reading(desk) as session:
        found = {one.check for one in report(session)}
    assert not found & {"quote-altered", "speaker-differs"}


def test_a_search_finds_quotations_only(desk: Engine) -> None:
    """The words of a statement lead to the quotation near them, never to the statement."""
    with reading(desk) as session:
        near = find(session, WORDS.replace("22", "23"))
        none = find(session, "He was glad in May")
    assert [["quoted"]] == [
        [member.occurrence.article.id for member in hit.group.members] for hit in near.hits
    ]
    assert none.match in (Match.NOTHING, Match.TOO_SHORT)


def test_an_article_shows_what_it_tells(desk: Engine) -> None:
    """Show lists the statements by speaker, as text and as records; the store is sound."""
    with reading(desk) as session:
        shown = show(session, "told")
        assert verify(session, EXTRACTOR) == []
    assert isinstance(shown, ArticleShown)
    text = article_text(shown.view, shown.quotes, shown.discrepancies, 1)
    assert f"Told without marks:\n  Paul Dorn: {WORDS.replace('22', '23')}\n" in text
    record = article_record(shown.view, shown.quotes, shown.discrepancies, 1)
    statements = record["statements"]
    assert isinstance(statements, list)
    assert [("indirect", "Paul Dorn"), ("indirect", "the Holm police")] == [
        (one["kind"], one["speaker"]) for one in statements
    ]
    claims = record["claims"]
    assert isinstance(claims, list)
    [boats] = [one for one in claims if one["text"].endswith("boats")]
    assert "Paul Dorn" == boats["speaker"]
    assert (
        f"[{boats['start']}:{boats['end']}] figure: {boats['text']} (said by Paul Dorn)  {boats['id']}\n"
        in text
    )


def test_a_claim_goes_by_the_id_that_its_article_prints(desk: Engine) -> None:
    """Extract and show print the ids of claims that show takes, with the place and the speaker."""
    raw = RawArticle(key=ArticleKey("id:told"), id="told", source="day.jsonl#2", text=TOLD, reader="test")
    printed = extraction_record(extract_article(raw))["claims"]
    with reading(desk) as session:
        stored = show(session, "told")
        assert isinstance(stored, ArticleShown)
        listed = article_record(stored.view, stored.quotes, stored.discrepancies, 1)["claims"]
        assert isinstance(listed, list)
        ids = [one["id"] for one in listed]
        found = [show(session, one) for one in ids]
    assert isinstance(printed, list)
    assert [one["text"] for one in printed] == [one["text"] for one in listed]
    assert ids == [public_id(IdKind.CLAIM, one.key) for one in found if isinstance(one, ClaimHit)]


def test_the_same_words_told_twice_make_no_story_clue(tmp_path: Path) -> None:
    """Articles that tell the same words without marks and share no name are two stories."""
    for number, town in enumerate(("Holm", "Vik")):
        text = f"Police in {town} said {WORDS.replace('Holm', town)}.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    found = compare_paths([str(tmp_path)])
    assert found.discrepancies == ()
