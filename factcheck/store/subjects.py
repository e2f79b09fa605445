"""Subjects of discrepancies: the articles, quotes and stories that a check found something in.

Two stories may tell one person's age in the same two ways: that is found twice, and is one discrepancy. Its
row tells of the subject whose key is the first, whichever was checked last; the others are named here, so
that it stands as long as one of them shows it. Written by check.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from factcheck.store.bulk import insert_values
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    DiscrepancyRow,
    DiscrepancySubjectRow,
    QuoteRow,
    StoryRow,
)

_ROW, _OTHER = table_of(DiscrepancyRow), table_of(DiscrepancySubjectRow)
_ARTICLE, _VERSION = table_of(ArticleRow), table_of(ArticleVersionRow)
_STORY, _QUOTE = table_of(StoryRow), table_of(QuoteRow)


def subjects_left(
    session: Session, subject_keys: Collection[str], found: Collection[tuple[str, str]]
) -> set[str]:
    """Return the other subjects of what stands for ``subject_keys`` and is no longer ``found`` there.

    ``found`` has fingerprints with the keys of their subjects.
    """
    left: set[str] = set()
    for some in batched(subject_keys):
        rows = session.execute(
            select(_ROW.c.fingerprint, _ROW.c.subject_key, _OTHER.c.subject_key)
            .join(_OTHER, _OTHER.c.discrepancy_id == _ROW.c.id)
            .where(_ROW.c.subject_key.in_(some), _ROW.c.closed_run_id.is_(None))
        )
        left.update(other for key, subject, other in rows if (key, subject) not in found)
    return left - set(subject_keys)


def replace_others(
    session: Session, subject_keys: Collection[str], others: Mapping[int, Iterable[str]]
) -> None:
    """Make ``others`` the further subjects of discrepancies, by row id, as far as ``subject_keys`` tell."""
    for some in batched(subject_keys):
        session.execute(delete(_OTHER).where(_OTHER.c.subject_key.in_(some)))
    rows = [(number, key) for number, keys in sorted(others.items()) for key in sorted(keys)]
    insert_values(session, DiscrepancySubjectRow, ("discrepancy_id", "subject_key"), rows)


def versions_by_key(session: Session, keys: Collection[str]) -> dict[int, str]:
    """Return the current versions of those of ``keys`` that are articles: keys by row id."""
    wanted = select(_VERSION.c.id, _ARTICLE.c.key).join(_VERSION, _VERSION.c.article_id == _ARTICLE.c.id)
    return {
        number: key
        for some in batched(keys)
        for number, key in session.execute(wanted.where(_VERSION.c.is_current, _ARTICLE.c.key.in_(some)))
    }


def quotes_by_key(session: Session, keys: Collection[str]) -> set[int]:
    """Return the row ids of those of ``keys`` that are quotes."""
    return {
        number
        for some in batched(keys)
        for number in session.execute(select(_QUOTE.c.id).where(_QUOTE.c.key.in_(some))).scalars()
    }


def stories_by_key(session: Session, keys: Collection[str]) -> set[int]:
    """Return the row ids of those of ``keys`` that are stories."""
    return {
        number
        for some in batched(keys)
        for number in session.execute(select(_STORY.c.id).where(_STORY.c.key.in_(some))).scalars()
    }
