"""Claims by the words of what they state. The index is made and kept by the database (revision 0008)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleRef
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.store.engine import batched, is_sqlite, table_of
from factcheck.store.schema import ArticleRow, ArticleVersionRow, ClaimOccurrenceRow, OutletRow
from factcheck.store.views import CLAIM_COLUMNS, REF_COLUMNS, claim_items, read_claim, read_ref
from factcheck.text.fold import fold_text

_ARTICLE, _VERSION, _OUTLET = table_of(ArticleRow), table_of(ArticleVersionRow), table_of(OutletRow)
_CLAIM = table_of(ClaimOccurrenceRow)

AROUND = 200
"""Code points of the text before and after a claim that are looked at for the words of a question."""

_IN_SQLITE = text("claim_occurrence.id IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH :asked)")
_IN_POSTGRESQL = text(
    "claim_occurrence.id = ANY (ARRAY(SELECT found.id FROM claim_occurrence AS found WHERE"
    " to_tsvector('simple', regexp_replace(lower(coalesce(found.text, '')"
    " || ' ' || coalesce(found.value, '') || ' ' || coalesce(found.entity, '')"
    " || ' ' || coalesce(found.measure, '') || ' ' || coalesce(found.item, '')),"
    " '[^[:alnum:]]+', ' ', 'g'))"
    " @@ plainto_tsquery('simple',"
    " regexp_replace(lower(CAST(:asked AS text) COLLATE \"C\"), '[^[:alnum:]]+', ' ', 'g'))))"
)
"""The ids are gathered first: else the planner walks along them, reading every claim on its way."""
_PIECE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim of a current version, what stands round it in the text, and its article."""

    version_id: int
    key: str
    claim: ClaimOccurrence
    text: str
    around: str
    article: ArticleRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLimits:
    """Which claims are looked at; days are ISO, both inclusive, and an undated article is in no span."""

    kind: ClaimKind | None = None
    outlets: Collection[int] | None = None
    since: str | None = None
    until: str | None = None


def outlets_named(session: Session, part: str) -> list[int]:
    """Return the row ids of outlets whose folded names hold ``part``, folded."""
    wanted = fold_text(part)
    rows = session.execute(select(_OUTLET.c.id, _OUTLET.c.name).order_by(_OUTLET.c.id))
    return [number for number, name in rows if wanted in fold_text(name)]


def claims_with(session: Session, words: Sequence[str], limits: ClaimLimits, most: int) -> list[int]:
    """Return the row ids, rising, of at most ``most`` claims of current versions with all ``words``."""
    pieces = [piece for word in words for piece in _PIECE.findall(word.lower())]
    if not pieces:
        return []
    if is_sqlite(session):
        condition = _IN_SQLITE.bindparams(asked=" AND ".join(f'"{piece}"' for piece in pieces))
    else:
        condition = _IN_POSTGRESQL.bindparams(asked=" ".join(pieces))
    rows = session.execute(_limited(limits).where(condition).order_by(_CLAIM.c.id).limit(most))
    return list(rows.scalars())


def _limited(limits: ClaimLimits) -> Select[Any]:
    query = (
        select(_CLAIM.c.id)
        .join(_VERSION, _VERSION.c.id == _CLAIM.c.version_id)
        .where(_VERSION.c.is_current)
    )
    if limits.kind is not None:
        query = query.where(_CLAIM.c.kind == limits.kind)
    if limits.outlets is not None:
        query = query.join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        query = query.where(_ARTICLE.c.outlet_id.in_(limits.outlets))
    day = func.substr(_VERSION.c.published_text, 1, 10)
    if limits.since is not None:
        query = query.where(day >= limits.since)
    if limits.until is not None:
        query = query.where(day <= limits.until)
    return query


def claims_by_key(session: Session, prefix: str) -> list[int]:
    """Return the row ids of claims of current versions whose keys begin with ``prefix``."""
    query = _limited(ClaimLimits()).where(_CLAIM.c.key.startswith(prefix, autoescape=True))
    return list(session.execute(query.order_by(_CLAIM.c.id)).scalars())


def found_claims(session: Session, ids: Collection[int]) -> list[FoundClaim]:
    """Return claims with what stands round them, in the order of their row ids."""
    found: list[FoundClaim] = []
    start = _CLAIM.c.char_start - AROUND
    first = func.max(start, 0) if is_sqlite(session) else func.greatest(start, 0)
    around = func.substr(_VERSION.c.text, first + 1, _CLAIM.c.char_end - first + AROUND).label("around")
    for some in batched(sorted(ids)):
        rows: Iterable[Any] = session.execute(
            select(*CLAIM_COLUMNS, around, *REF_COLUMNS)
            .join(_VERSION, _VERSION.c.id == _CLAIM.c.version_id)
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .outerjoin(_OUTLET, _OUTLET.c.id == _ARTICLE.c.outlet_id)
            .where(_CLAIM.c.id.in_(some))
            .order_by(_CLAIM.c.id)
        ).all()
        items = claim_items(session, some)
        found += [
            FoundClaim(
                version_id=row.version_id,
                key=row.claim_key,
                claim=read_claim(row, items[row.claim_id]),
                text=row.claim_text,
                around=row.around,
                article=read_ref(row),
            )
            for row in rows
        ]
    return found
