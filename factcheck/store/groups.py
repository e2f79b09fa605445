"""Quotes with their members, as checks, search and pages see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Label, Row, Select, func, select
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKind
from factcheck.model.group import QuoteGroup, QuoteMember, QuoteOccurrence
from factcheck.model.span import Span
from factcheck.store.among import among
from factcheck.store.canonical import EARLIEST_FIRST
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    EntityMemberRow,
    EntityRow,
    OutletRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    QuoteSpanRow,
)
from factcheck.store.views import REF_COLUMNS, read_ref

_QUOTE, _MEMBER, _OCCURRENCE = table_of(QuoteRow), table_of(QuoteMemberRow), table_of(QuoteOccurrenceRow)
_VERSION, _ARTICLE, _OUTLET = table_of(ArticleVersionRow), table_of(ArticleRow), table_of(OutletRow)
_SPAN, _ENTITY, _BEARER = table_of(QuoteSpanRow), table_of(EntityRow), table_of(EntityMemberRow)


def quote_groups(
    session: Session, quote_ids: Collection[int], *, per_wording: int | None = None
) -> dict[int, QuoteGroup]:
    """Return quotes with their members by row id.

    With ``per_wording`` at most that many carriers of one wording, primary sources and then the earliest,
    so that a statement that thousands of articles carry costs no more than its wordings.
    """
    found: dict[int, QuoteGroup] = {}
    for some in batched(quote_ids, 2_000):
        heads = session.execute(
            select(
                _QUOTE.c.id,
                _QUOTE.c.key,
                _QUOTE.c.text,
                _QUOTE.c.speaker,
                _QUOTE.c.wording_id,
                _ENTITY.c.key,
                _ENTITY.c.name,
            )
            .outerjoin(_ENTITY, _ENTITY.c.id == _QUOTE.c.entity_id)
            .where(among(_QUOTE.c.id, some))
            .order_by(_QUOTE.c.id)
        ).all()
        members = _members(session, some, per_wording)
        for number, key, text, given, wording, entity, bearer in heads:
            found[number] = QuoteGroup(
                key=key,
                text=text,
                speaker=bearer or given,
                speaker_given=given,
                speaker_key=entity,
                members=tuple(
                    member
                    for own in (True, False)
                    for other, member in members[number]
                    if (other == wording) is own
                ),
            )
    return found


def _members(
    session: Session, quote_ids: list[int], per_wording: int | None
) -> dict[int, list[tuple[int, QuoteMember]]]:
    """Return the members of each quote with the ids of their wordings, the earliest first."""
    rows = session.execute(
        select(
            _MEMBER,
            _OCCURRENCE.c.key.label("occurrence_key"),
            _OCCURRENCE.c.kind.label("quote_kind"),
            _OCCURRENCE.c.role,
            _OCCURRENCE.c.text,
            _OCCURRENCE.c.speaker,
            _OCCURRENCE.c.method,
            _OCCURRENCE.c.confidence,
            _speaker_key(),
            *REF_COLUMNS,
        )
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
        .join(_VERSION, _VERSION.c.id == _OCCURRENCE.c.version_id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .outerjoin(_OUTLET, _OUTLET.c.id == _ARTICLE.c.outlet_id)
        .where(_MEMBER.c.occurrence_id.in_(_chosen(quote_ids, per_wording)))
        .order_by(_MEMBER.c.quote_id, *EARLIEST_FIRST)
    ).all()
    spans = _spans(session, [row.occurrence_id for row in rows])
    found: dict[int, list[tuple[int, QuoteMember]]] = defaultdict(list)
    for row in rows:
        found[row.quote_id].append((row.wording_id, _member(row, spans)))
    return found


def _chosen(quote_ids: list[int], per_wording: int | None) -> Select[tuple[int]]:
    """Select the occurrences of quotes, of each wording at most ``per_wording``, sources first."""
    if per_wording is None:
        return select(_MEMBER.c.occurrence_id).where(among(_MEMBER.c.quote_id, quote_ids))
    rank = func.row_number().over(
        partition_by=(_MEMBER.c.quote_id, _MEMBER.c.wording_id),
        order_by=(_ARTICLE.c.kind == ArticleKind.ARTICLE, *EARLIEST_FIRST),
    )
    ranked = (
        select(_MEMBER.c.occurrence_id, rank.label("rank"))
        .join(_OCCURRENCE, _OCCURRENCE.c.id == _MEMBER.c.occurrence_id)
        .join(_VERSION, _VERSION.c.id == _OCCURRENCE.c.version_id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(among(_MEMBER.c.quote_id, quote_ids))
        .subquery()
    )
    return select(ranked.c.occurrence_id).where(ranked.c.rank <= per_wording)


def _speaker_key() -> Label[str]:
    """Select the key of the person or body that an occurrence's speaker is linked to."""
    return (
        select(func.min(_ENTITY.c.key))
        .join(_BEARER, _BEARER.c.entity_id == _ENTITY.c.id)
        .where(_BEARER.c.version_id == _OCCURRENCE.c.version_id, _BEARER.c.name == _OCCURRENCE.c.speaker)
        .scalar_subquery()
        .label("speaker_key")
    )


def _member(row: Row[Any], spans: Mapping[int, list[Span]]) -> QuoteMember:
    return QuoteMember(
        occurrence=QuoteOccurrence(
            key=row.occurrence_key,
            article=read_ref(row),
            spans=tuple(spans[row.occurrence_id]),
            text=row.text,
            kind=row.quote_kind,
            role=row.role,
            speaker=row.speaker,
            speaker_key=row.speaker_key,
            method=row.method,
            confidence=row.confidence,
        ),
        relation=row.relation,
        score=row.score,
        start=row.word_start,
        end=row.word_end,
    )


def _spans(session: Session, occurrence_ids: Collection[int]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for some in batched(occurrence_ids):
        rows = session.execute(
            select(_SPAN.c.occurrence_id, _SPAN.c.char_start, _SPAN.c.char_end)
            .where(among(_SPAN.c.occurrence_id, some))
            .order_by(_SPAN.c.occurrence_id, _SPAN.c.ordinal)
        )
        for occurrence, start, end in rows:
            found[occurrence].append(Span(start, end))
    return found
