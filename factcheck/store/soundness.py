"""Whether the rows agree with the texts and with each other.

In: a session. Out: one :class:`~factcheck.model.fault.Fault` for each thing that is not as it must be;
nothing is repaired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, or_, select, text
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey
from factcheck.model.fault import Fault
from factcheck.model.name import NameKind
from factcheck.store.articles import text_hash
from factcheck.store.engine import batched, is_sqlite, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    ClaimItemRow,
    ClaimOccurrenceRow,
    DiscrepancyEvidenceRow,
    EntityMemberRow,
    EntityNameRow,
    EntityRow,
    NameOccurrenceRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    QuoteSpanRow,
    QuoteWordingRow,
    StoryMemberRow,
    StoryRow,
)
from factcheck.text.quotations import quote_keys_of

VERSIONS = 200
"""Versions looked at together: their texts are in memory at the same time."""

_ARTICLE, _VERSION = table_of(ArticleRow), table_of(ArticleVersionRow)
_QUOTE, _SPAN = table_of(QuoteOccurrenceRow), table_of(QuoteSpanRow)
_NAME, _BEARER, _ENTITY = table_of(NameOccurrenceRow), table_of(EntityMemberRow), table_of(EntityRow)
_CLAIM, _ITEM = table_of(ClaimOccurrenceRow), table_of(ClaimItemRow)
_EVIDENCE, _USED = table_of(DiscrepancyEvidenceRow), table_of(EntityNameRow)
_STORY, _TELLING = table_of(StoryRow), table_of(StoryMemberRow)
_GROUP, _MEMBER, _WORDING = table_of(QuoteRow), table_of(QuoteMemberRow), table_of(QuoteWordingRow)


def damage(session: Session) -> Iterator[Fault]:
    """Yield what SQLite finds wrong with its own file, and references that lead nowhere.

    PostgreSQL keeps references by itself and has no such question to ask.
    """
    if not is_sqlite(session):
        return
    connection = session.connection()
    for (answer,) in connection.execute(text("PRAGMA quick_check")):
        if answer != "ok":
            yield Fault(code="damaged", where="file", message=f"SQLite says: {answer}.")
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        yield Fault(
            code="reference",
            where=f"{table} {row}",
            message=f"It refers to a row of {parent} that is gone.",
        )
    for index, table, things in (("quote_fts", _WORDING, "wordings"), ("claim_fts", _CLAIM, "claims")):
        known = connection.execute(text(f"SELECT count(*) FROM {index}_docsize")).scalar_one()
        there = connection.execute(select(func.count()).select_from(table)).scalar_one()
        if known != there:
            message = f"The word index knows {known} {things}, the database {there}."
            yield Fault(code="orphan", where=index, message=message)


def text_faults(session: Session) -> Iterator[Fault]:
    """Yield every version whose text has changed, and every row that its text does not bear out."""
    for some in batched(session.execute(select(_VERSION.c.id).order_by(_VERSION.c.id)).scalars(), VERSIONS):
        rows = session.execute(
            select(
                _VERSION.c.id, _VERSION.c.text, _VERSION.c.text_hash, _ARTICLE.c.source_id, _ARTICLE.c.key
            )
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .where(_VERSION.c.id.in_(some))
        ).all()
        texts = {row.id: row.text for row in rows}
        names = {row.id: row.source_id for row in rows}
        for row in rows:
            if text_hash(row.text) != row.text_hash:
                yield Fault(code="text", where=row.source_id, message="The text is not the one imported.")
        for query, thing in _stretches_of(some):
            yield from _span_faults(session, query, thing, texts, names)
        keys = {row.id: ArticleKey(row.key) for row in rows}
        yield from _quotation_faults(session, keys, texts, names)


def _stretches_of(version_ids: list[int]) -> Iterator[tuple[Select[Any], str]]:
    for table, thing in ((_NAME, "name"), (_CLAIM, "claim"), (_EVIDENCE, "evidence")):
        yield (
            select(table.c.version_id, table.c.char_start, table.c.char_end, table.c.text).where(
                table.c.version_id.in_(version_ids)
            ),
            thing,
        )
    yield (
        select(_CLAIM.c.version_id, _ITEM.c.char_start, _ITEM.c.char_end, _ITEM.c.text)
        .join(_CLAIM, _CLAIM.c.id == _ITEM.c.occurrence_id)
        .where(_CLAIM.c.version_id.in_(version_ids)),
        "list item",
    )
    for start, end, thing in (
        (_SPAN.c.mention_start, _SPAN.c.mention_end, "mention"),
        (_SPAN.c.cue_start, _SPAN.c.cue_end, "cue"),
    ):
        yield (
            select(_QUOTE.c.version_id, start, end, literal_column("NULL"))
            .join(_QUOTE, _QUOTE.c.id == _SPAN.c.occurrence_id)
            .where(_QUOTE.c.version_id.in_(version_ids), start.is_not(None)),
            thing,
        )


def _span_faults(
    session: Session, query: Select[Any], thing: str, texts: dict[int, str], names: dict[int, str]
) -> Iterator[Fault]:
    for version_id, start, end, words in session.execute(query):
        text_there = texts[version_id]
        if end > len(text_there):
            message = f"A {thing} at {start}..{end} lies beyond the text's {len(text_there)} characters."
        elif words is not None and text_there[start:end] != words:
            message = f"A {thing} at {start}..{end} says {words!r}, its text {text_there[start:end]!r}."
        else:
            continue
        yield Fault(code="span", where=names[version_id], message=message)


def _quotation_faults(
    session: Session, articles: dict[int, ArticleKey], texts: dict[int, str], names: dict[int, str]
) -> Iterator[Fault]:
    found: dict[int, dict[int, list[Any]]] = defaultdict(dict)
    rows = session.execute(
        select(
            _QUOTE.c.version_id,
            _QUOTE.c.id,
            _QUOTE.c.key,
            _QUOTE.c.text,
            _QUOTE.c.kind,
            _SPAN.c.char_start,
            _SPAN.c.char_end,
        )
        .outerjoin(_SPAN, _SPAN.c.occurrence_id == _QUOTE.c.id)
        .where(_QUOTE.c.version_id.in_(articles))
        .order_by(_QUOTE.c.version_id, _QUOTE.c.ordinal, _SPAN.c.ordinal)
    )
    for row in rows:
        found[row.version_id].setdefault(row.id, []).append(row)
    for version_id, quotations in found.items():
        name = names[version_id]
        said = [(rows[0].text, rows[0].kind) for rows in quotations.values()]
        keys = quote_keys_of(articles[version_id], said)
        for key, stretches in zip(keys, quotations.values(), strict=True):
            first = stretches[0]
            if first.char_start is None:
                yield Fault(code="orphan", where=name, message=f"Quotation {first.key} has no place.")
                continue
            there = " ".join(texts[version_id][one.char_start : one.char_end] for one in stretches)
            if there != first.text:
                message = f"A quotation at {first.char_start} says {first.text!r}, its text {there!r}."
                yield Fault(code="span", where=name, message=message)
            elif key != first.key:
                message = f"The quotation at {first.char_start} has the key {first.key}, not {key}."
                yield Fault(code="key", where=name, message=message)


def orphans(session: Session) -> Iterator[Fault]:
    """Yield articles without a current version, groups without members, members that are no more."""
    current = and_(_VERSION.c.article_id == _ARTICLE.c.id, _VERSION.c.is_current)
    yield from _orphans_of(
        session,
        select(_ARTICLE.c.source_id).where(~exists().where(current)),
        "",
        "It has no current version.",
    )
    for table, tie, thing in (
        (_GROUP, _MEMBER.c.quote_id == _GROUP.c.id, "quote"),
        (_WORDING, _MEMBER.c.wording_id == _WORDING.c.id, "wording"),
        (_ENTITY, _BEARER.c.entity_id == _ENTITY.c.id, "entity"),
        (_STORY, _TELLING.c.story_id == _STORY.c.id, "story"),
    ):
        yield from _orphans_of(session, _without(table.c.id, tie), thing, "Nothing belongs to it.")
    past = (
        select(_MEMBER.c.occurrence_id)
        .join(_QUOTE, _QUOTE.c.id == _MEMBER.c.occurrence_id)
        .join(_VERSION, _VERSION.c.id == _QUOTE.c.version_id)
        .where(~_VERSION.c.is_current)
    )
    yield from _orphans_of(session, past, "quote_member", "It belongs to a version that is not current.")


def name_faults(session: Session) -> Iterator[Fault]:
    """Yield full names whose uses are counted otherwise than current versions use them."""
    used = (
        select(_BEARER.c.kind, _BEARER.c.bucket, _BEARER.c.name, func.count().label("uses"))
        .join(_VERSION, _VERSION.c.id == _BEARER.c.version_id)
        .where(
            _VERSION.c.is_current,
            or_(_BEARER.c.kind != NameKind.PERSON, _BEARER.c.name.like("% %")),
        )
        .group_by(_BEARER.c.kind, _BEARER.c.bucket, _BEARER.c.name)
        .subquery()
    )
    same = and_(_USED.c.kind == used.c.kind, _USED.c.bucket == used.c.bucket, _USED.c.name == used.c.name)
    counted = select(used.c.name, used.c.uses, func.coalesce(_USED.c.uses, 0)).outerjoin(_USED, same)
    stale = select(_USED.c.name, func.coalesce(used.c.uses, 0), _USED.c.uses).outerjoin(used, same)
    for query, wrong in (
        (counted, func.coalesce(_USED.c.uses, 0) != used.c.uses),
        (stale, used.c.uses.is_(None)),
    ):
        for name, uses, noted in session.execute(query.where(wrong).order_by(text("1"))):
            message = f"{uses} current versions use it, {noted} are noted."
            yield Fault(code="orphan", where=f"name {name}", message=message)


def _without(number: ColumnElement[int], tie: ColumnElement[bool]) -> Select[Any]:
    return select(number).where(~exists().where(tie)).order_by(number)


def _orphans_of(session: Session, query: Select[Any], thing: str, message: str) -> Iterator[Fault]:
    for name in session.execute(query).scalars():
        yield Fault(code="orphan", where=f"{thing} {name}".strip(), message=message)


def outdated(session: Session, extractor: str) -> Iterator[Fault]:
    """Yield current versions whose finds are of another extractor than ``extractor``."""
    rows = session.execute(
        select(_ARTICLE.c.source_id, _VERSION.c.extractor)
        .join(_VERSION, _VERSION.c.article_id == _ARTICLE.c.id)
        .where(_VERSION.c.is_current, _VERSION.c.extractor != extractor)
        .order_by(_ARTICLE.c.key)
    )
    for name, other in rows:
        message = f"Extracted by {other}, not by {extractor}: import it again."
        yield Fault(code="outdated", where=name, message=message)


def wording_pairs(session: Session) -> Iterable[tuple[str, str, str]]:
    """Yield for each member the quotation's text, its wording's text and the quotation's key."""
    rows = session.execute(
        select(_QUOTE.c.text, _WORDING.c.text.label("wording"), _QUOTE.c.key)
        .join(_MEMBER, _MEMBER.c.occurrence_id == _QUOTE.c.id)
        .join(_WORDING, _WORDING.c.id == _MEMBER.c.wording_id)
        .order_by(_QUOTE.c.id)
        .execution_options(yield_per=1_000)
    )
    for row in rows:
        yield row.text, row.wording, row.key
