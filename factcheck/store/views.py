"""Articles as checks and pages see them, rebuilt from rows exactly as they were extracted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.article import ArticleKey, ArticleRef, Published
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.group import ArticleView
from factcheck.model.name import NameOccurrence
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.store.among import among
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    ClaimItemRow,
    ClaimOccurrenceRow,
    NameOccurrenceRow,
    OutletRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
)

_ARTICLE, _VERSION, _OUTLET = table_of(ArticleRow), table_of(ArticleVersionRow), table_of(OutletRow)
_NAME, _QUOTE, _SPAN = table_of(NameOccurrenceRow), table_of(QuoteOccurrenceRow), table_of(QuoteSpanRow)
_CLAIM, _ITEM = table_of(ClaimOccurrenceRow), table_of(ClaimItemRow)

REF_COLUMNS = (
    _ARTICLE.c.key,
    _ARTICLE.c.source_id,
    _ARTICLE.c.kind,
    _ARTICLE.c.url,
    _OUTLET.c.name.label("outlet"),
    _VERSION.c.source,
    _VERSION.c.title,
    _VERSION.c.published_text,
    _VERSION.c.published_from,
    _VERSION.c.published_to,
)
"""What :func:`read_ref` needs of a row, for queries that join article, version and (outer) outlet."""


def read_ref(row: Row[Any]) -> ArticleRef:
    """Build the reference to an article from a row that has :data:`REF_COLUMNS`."""
    published = None
    if row.published_text is not None:
        published = Published(text=row.published_text, earliest=row.published_from, latest=row.published_to)
    return ArticleRef(
        key=ArticleKey(row.key),
        id=row.source_id,
        source=row.source,
        outlet=row.outlet,
        title=row.title,
        published=published,
        kind=row.kind,
        url=row.url,
    )


def _versions() -> Select[tuple[object, ...]]:
    return (
        select(_VERSION.c.id, *REF_COLUMNS)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .outerjoin(_OUTLET, _OUTLET.c.id == _ARTICLE.c.outlet_id)
    )


def article_refs(session: Session, version_ids: Collection[int]) -> dict[int, ArticleRef]:
    """Return what each version's article is known by, by the version's row id."""
    return {
        row.id: read_ref(row)
        for some in batched(version_ids)
        for row in session.execute(_versions().where(among(_VERSION.c.id, some)))
    }


def article_ref(session: Session, version_id: int) -> ArticleRef:
    """Return what one version's article is known by; raise :class:`UnknownIdError` for no row."""
    found = article_refs(session, [version_id]).get(version_id)
    if found is None:
        raise UnknownIdError(f"No version of an article has the row id {version_id}.")
    return found


def version_texts(session: Session, version_ids: Collection[int]) -> dict[int, str]:
    """Return the texts of versions by row id."""
    return {
        number: text
        for some in batched(version_ids)
        for number, text in session.execute(
            select(_VERSION.c.id, _VERSION.c.text).where(among(_VERSION.c.id, some))
        )
    }


def article_views(session: Session, version_ids: Collection[int]) -> list[ArticleView]:
    """Return versions with all that was found in them, in the order of ``version_ids``."""
    refs, texts = article_refs(session, version_ids), version_texts(session, version_ids)
    quotes, names = _stretches(session, version_ids), _names(session, version_ids)
    claims = _claims(session, version_ids)
    return [
        ArticleView(
            ref=refs[number],
            text=texts[number],
            quotes=tuple(quotes[number]),
            names=tuple(names[number]),
            claims=tuple(claims[number]),
        )
        for number in version_ids
    ]


def _stretches(session: Session, version_ids: Iterable[int]) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = defaultdict(list)
    for some in batched(version_ids):
        rows = session.execute(
            select(_QUOTE.c.version_id, _QUOTE.c.ordinal.label("quotation"), _SPAN)
            .join(_SPAN, _SPAN.c.occurrence_id == _QUOTE.c.id)
            .where(among(_QUOTE.c.version_id, some))
            .order_by(_QUOTE.c.version_id, _SPAN.c.ordinal)
        )
        for row in rows:
            found[row.version_id].append(
                Stretch(
                    span=Span(row.char_start, row.char_end),
                    kind=row.kind,
                    role=row.role,
                    quotation=row.quotation,
                    speaker=row.speaker,
                    mention=_span(row.mention_start, row.mention_end),
                    cue=_span(row.cue_start, row.cue_end),
                    method=row.method,
                    confidence=row.confidence,
                    unclosed=row.unclosed,
                )
            )
    return found


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _names(session: Session, version_ids: Iterable[int]) -> dict[int, list[NameOccurrence]]:
    found: dict[int, list[NameOccurrence]] = defaultdict(list)
    for some in batched(version_ids):
        rows = session.execute(
            select(_NAME)
            .where(among(_NAME.c.version_id, some))
            .order_by(_NAME.c.version_id, _NAME.c.ordinal)
        )
        for row in rows:
            span = Span(row.char_start, row.char_end)
            found[row.version_id].append(
                NameOccurrence(span=span, kind=row.kind, entity=row.entity, form=row.form)
            )
    return found


def _claims(session: Session, version_ids: Iterable[int]) -> dict[int, list[ClaimOccurrence]]:
    found: dict[int, list[ClaimOccurrence]] = defaultdict(list)
    for some in batched(version_ids):
        theirs = among(_CLAIM.c.version_id, some)
        items = claim_items(session, select(_CLAIM.c.id).where(theirs))
        rows = session.execute(
            select(*CLAIM_COLUMNS).where(theirs).order_by(_CLAIM.c.version_id, _CLAIM.c.ordinal)
        )
        for row in rows:
            found[row.version_id].append(read_claim(row, items[row.claim_id]))
    return found


CLAIM_COLUMNS = (
    *(column for column in _CLAIM.c if column.name not in ("id", "key", "kind", "text")),
    *(_CLAIM.c[name].label(f"claim_{name}") for name in ("id", "key", "kind", "text")),
)
"""What :func:`read_claim` needs of a row, under names that an article's columns do not have."""


def read_claim(row: Row[Any], items: Iterable[Span]) -> ClaimOccurrence:
    """Build a claim from a row that has :data:`CLAIM_COLUMNS`."""
    return ClaimOccurrence(
        span=Span(row.char_start, row.char_end),
        kind=row.claim_kind,
        low=row.low,
        high=row.high,
        unit=row.unit,
        value=row.value,
        modifier=row.modifier,
        entity=row.entity,
        measure=row.measure,
        item=row.item,
        scope=tuple(row.scope.splitlines()),
        time=row.time,
        status=row.status,
        speaker=row.speaker,
        items=tuple(items),
    )


def claim_items(session: Session, claims: Select[tuple[int]] | Collection[int]) -> dict[int, list[Span]]:
    """Return the members that lists give, in their order, by the claim's row id."""
    found: dict[int, list[Span]] = defaultdict(list)
    query = select(_ITEM).where(_ITEM.c.occurrence_id.in_(claims))
    for row in session.execute(query.order_by(_ITEM.c.occurrence_id, _ITEM.c.ordinal)):
        found[row.occurrence_id].append(Span(row.char_start, row.char_end))
    return found
