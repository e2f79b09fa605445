"""Versions of one article: which are compared, and what an older extractor found in one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_samples import article, bring
from sqlalchemy import Engine, update

from factcheck.errors import UnknownIdError
from factcheck.model.change import ChangeKind, Part
from factcheck.services.identities import article_named
from factcheck.services.versions import compare_versions
from factcheck.store.engine import reading, table_of, writing
from factcheck.store.schema import ArticleVersionRow, QuoteSpanRow

WORDS = ("three boats", "two boats", "four boats")


def brought(engine: Engine, folder: Path) -> None:
    """Import an article in three versions, which differ in one word of its quotation."""
    for words in WORDS:
        text = article("beacon")["text"].replace("three boats", words)
        bring(engine, folder, [article("beacon", text=text)])


def test_the_last_two_versions_or_those_asked_for(engine: Engine, tmp_path: Path) -> None:
    """Without numbers the last two are compared; numbers choose, also backwards."""
    brought(engine, tmp_path)
    with reading(engine) as session:
        number = article_named(session, "beacon")
        for older, newer, words in (
            (None, None, ("two", "four")),
            (1, None, ("three", "four")),
            (None, 2, ("three", "two")),
            (3, 1, ("four", "three")),
        ):
            found = compare_versions(session, number, older, newer).changes
            texts = [
                side.text
                for one in found
                if one.part is Part.QUOTE
                for side in (one.before, one.after)
                if side
            ]
            assert [word in text for word, text in zip(words, texts, strict=True)] == [True, True]


def test_one_version_is_compared_with_nothing(engine: Engine, tmp_path: Path) -> None:
    """An article that never changed has no changes; a version that is not there is named."""
    bring(engine, tmp_path, [article("beacon")])
    with reading(engine) as session:
        number = article_named(session, article("beacon")["id"])
        found = compare_versions(session, number)
        assert (found.older, found.newer.ordinal, found.changes) == (None, 1, ())
        with pytest.raises(UnknownIdError, match="no version 2: it has one version"):
            compare_versions(session, number, 1, 2)
        with pytest.raises(UnknownIdError, match="No article is known as 'nobody'"):
            article_named(session, "nobody")


def test_what_an_older_extractor_missed_is_no_edit(engine: Engine, tmp_path: Path) -> None:
    """A past version is read by the extractor of the later one before the two are compared."""
    brought(engine, tmp_path)
    versions, spans = table_of(ArticleVersionRow), table_of(QuoteSpanRow)
    with writing(engine) as session:
        session.execute(update(versions).where(versions.c.ordinal == 2).values(extractor="older"))
        session.execute(update(spans).values(speaker=None))
        session.execute(update(versions).where(versions.c.ordinal == 3).values(extractor="newer"))
    with reading(engine) as session:
        found = compare_versions(session, article_named(session, "beacon")).changes
    assert [one.before.speaker is None for one in found if one.part is Part.QUOTE and one.before] == [
        False
    ] * sum(one.part is Part.QUOTE for one in found)
    assert ChangeKind.REWORDED in {one.kind for one in found if one.part is Part.QUOTE}
