"""What a quote shows of itself: its canonical text, its speaker, and which members are identical to it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from factcheck.model.group import Relation
from factcheck.store.among import among
from factcheck.store.bulk import update_values
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    EntityMemberRow,
    EntityRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
)

_OCCURRENCE, _MEMBER, _QUOTE = table_of(QuoteOccurrenceRow), table_of(QuoteMemberRow), table_of(QuoteRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)
_BEARER, _ENTITY = table_of(EntityMemberRow), table_of(EntityRow)

EARLIEST_FIRST = (
    _VERSION.c.published_from.is_(None),
    _VERSION.c.published_from,
    _ARTICLE.c.key,
    _OCCURRENCE.c.ordinal,
)
"""Order of carriers: dated before undated, then by date, article key and place in the text."""


def settle_quotes(session: Session, quote_ids: Collection[int]) -> None:
    """Set text, speaker and identical members of quotes from their members, the same in any order."""
    for some in batched(quote_ids):
        texts, speakers = _texts(session, some), _speakers(session, some)
        update_values(
            session,
            QuoteRow,
            ("text", "speaker", "entity_id"),
            ("id",),
            [(text, *speakers.get(number, (None, None)), number) for number, text in texts.items()],
        )
        _settle_relations(session, some)


def _members_of(quote_ids: list[int]) -> Select[tuple[int]]:
    return (
        select(_QUOTE.c.id)
        .join(_MEMBER, _MEMBER.c.quote_id == _QUOTE.c.id)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
        .join(_VERSION, _VERSION.c.id == _OCCURRENCE.c.version_id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(among(_QUOTE.c.id, quote_ids))
    )


def _texts(session: Session, quote_ids: list[int]) -> dict[int, str]:
    rank = func.row_number().over(partition_by=_QUOTE.c.id, order_by=EARLIEST_FIRST)
    ranked = (
        _members_of(quote_ids)
        .add_columns(_OCCURRENCE.c.text, rank.label("rank"))
        .where(_MEMBER.c.wording_id == _QUOTE.c.wording_id)
        .subquery()
    )
    first = session.execute(select(ranked.c.id, ranked.c.text).where(ranked.c.rank == 1))
    return {row.id: row.text for row in first}


def _speakers(session: Session, quote_ids: list[int]) -> dict[int, tuple[str, int | None]]:
    surest_first = (_OCCURRENCE.c.confidence.desc(), *EARLIEST_FIRST)
    rank = func.row_number().over(partition_by=_QUOTE.c.id, order_by=surest_first)
    ranked = (
        _members_of(quote_ids)
        .add_columns(_OCCURRENCE.c.speaker, _OCCURRENCE.c.version_id, rank.label("rank"))
        .where(_OCCURRENCE.c.speaker.is_not(None))
        .subquery()
    )
    entity = (
        select(_ENTITY.c.id)
        .join(_BEARER, _BEARER.c.entity_id == _ENTITY.c.id)
        .where(_BEARER.c.version_id == ranked.c.version_id, _BEARER.c.name == ranked.c.speaker)
        .order_by(_ENTITY.c.key)
        .limit(1)
        .scalar_subquery()
    )
    surest = session.execute(select(ranked.c.id, ranked.c.speaker, entity).where(ranked.c.rank == 1))
    return {number: (speaker, found) for number, speaker, found in surest}


def _settle_relations(session: Session, quote_ids: list[int]) -> None:
    same_wording = (
        select(_MEMBER.c.occurrence_id)
        .join(_QUOTE, _QUOTE.c.id == _MEMBER.c.quote_id)
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
        .where(among(_QUOTE.c.id, quote_ids), _MEMBER.c.wording_id == _QUOTE.c.wording_id)
    )
    equal = same_wording.where(_OCCURRENCE.c.text == _QUOTE.c.text)
    unequal = same_wording.where(_OCCURRENCE.c.text != _QUOTE.c.text)
    for members, relation in ((equal, Relation.IDENTICAL), (unequal, Relation.TYPOGRAPHIC)):
        session.execute(
            update(_MEMBER)
            .where(_MEMBER.c.occurrence_id.in_(members), _MEMBER.c.relation != relation)
            .values(relation=relation)
        )
