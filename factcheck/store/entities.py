"""Persons, bodies and places across articles. Members are written by ingest, their ties by link."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Text, and_, bindparam, case, cast, delete, or_, select, tuple_, update
from sqlalchemy.orm import Session

from factcheck.model.name import NameKind
from factcheck.store.engine import batched, insert_rows, reserve_ids, table_of
from factcheck.store.schema import ArticleRow, ArticleVersionRow, EntityMemberRow, EntityRow

Bucket = tuple[NameKind, str]
"""A kind of name, and the key under which everything that may be one bearer is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInUse:
    """A full name that current articles use, and what link said of it before.

    ``article`` is the key of the only article that is meant, empty for all that use the name. ``ties`` are
    the entities' row ids and details that are stored for it now.
    """

    article: str
    kind: NameKind
    name: str
    forms: frozenset[str]
    ties: frozenset[tuple[int | None, str | None]]


@dataclass(slots=True)
class _Use:
    forms: set[str] = field(default_factory=set)
    ties: set[tuple[int | None, str | None]] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A full name that an entity bears, and in one sentence why.

    ``article`` limits it to one article, for a surname alone means another person in the next.
    ``stored`` are the ties that stand now.
    """

    name: str
    article: str | None
    detail: str
    stored: frozenset[tuple[int | None, str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntity:
    """What link makes of a bucket: one bearer with all names that are theirs."""

    key: str
    kind: NameKind
    name: str
    bucket: str
    ties: tuple[Tie, ...]


_MEMBER, _ENTITY = table_of(EntityMemberRow), table_of(EntityRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)


_TIE_ALL = (
    update(_MEMBER)
    .where(
        _MEMBER.c.kind == bindparam("of_kind"),
        _MEMBER.c.bucket == bindparam("in_bucket"),
        _MEMBER.c.name == bindparam("called"),
        or_(
            _MEMBER.c.entity_id.is_(None),
            _MEMBER.c.entity_id != bindparam("to"),
            _MEMBER.c.detail != bindparam("why"),
        ),
    )
    .values(entity_id=bindparam("to"), detail=bindparam("why"))
)
_TIE_ONE = _TIE_ALL.where(
    _MEMBER.c.version_id.in_(
        select(_VERSION.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .where(_ARTICLE.c.key == bindparam("in_article"))
    )
)
_TIE_ALL_TOLD = _TIE_ALL.returning(_MEMBER.c.version_id)
_TIE_ONE_TOLD = _TIE_ONE.returning(_MEMBER.c.version_id)


def buckets_of(session: Session, version_ids: Collection[int]) -> set[Bucket]:
    """Return the buckets of all names in these versions."""
    found: set[Bucket] = set()
    for some in batched(version_ids):
        rows = session.execute(
            select(_MEMBER.c.kind, _MEMBER.c.bucket).where(_MEMBER.c.version_id.in_(some)).distinct()
        )
        found.update((kind, bucket) for kind, bucket in rows)
    return found


def names_in(session: Session, buckets: Collection[Bucket]) -> dict[Bucket, list[NameInUse]]:
    """Return the full names that current versions use, by bucket.

    A name stands once, with the forms of all articles; a person's name of one word, which is a surname
    alone, stands once for each article.
    """
    surname_alone = and_(_MEMBER.c.kind == NameKind.PERSON, _MEMBER.c.name.not_like("% %"))
    article = case((surname_alone, _ARTICLE.c.key), else_="").label("article")
    forms = cast(_MEMBER.c.forms, Text).label("forms")
    found: dict[Bucket, dict[tuple[str, str], _Use]] = {}
    for some in batched(sorted(buckets), 500):
        rows = session.execute(
            select(
                *(_MEMBER.c.kind, _MEMBER.c.bucket, _MEMBER.c.name, article, forms),
                *(_MEMBER.c.entity_id, _MEMBER.c.detail),
            )
            .join(_VERSION, _VERSION.c.id == _MEMBER.c.version_id)
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .where(_VERSION.c.is_current, tuple_(_MEMBER.c.kind, _MEMBER.c.bucket).in_(some))
            .distinct()
        )
        for kind, bucket, name, key, stored, entity_id, detail in rows:
            use = found.setdefault((kind, bucket), {}).setdefault((name, key), _Use())
            use.forms.update(json.loads(stored))
            use.ties.add((entity_id, detail))
    return {
        shelf: [
            NameInUse(
                article=key,
                kind=shelf[0],
                name=name,
                forms=frozenset(use.forms),
                ties=frozenset(use.ties),
            )
            for (name, key), use in sorted(names.items())
        ]
        for shelf, names in found.items()
    }


def save_entities(
    session: Session, entities: Iterable[NewEntity], shelves: Collection[Bucket]
) -> dict[str, set[int]]:
    """Make ``entities`` the only ones of their buckets, rows of those that stay kept.

    Return the full names that bear another entity than before, each with the versions that use it.
    """
    wanted = {entity.key: entity for entity in entities}
    ids: dict[str, int] = {}
    gone: list[int] = []
    for some in batched(sorted(shelves), 500):
        for number, key in session.execute(
            select(_ENTITY.c.id, _ENTITY.c.key).where(tuple_(_ENTITY.c.kind, _ENTITY.c.bucket).in_(some))
        ):
            if key in wanted:
                ids[key] = number
            else:
                gone.append(number)
    if ids:
        session.connection().execute(
            update(_ENTITY).where(_ENTITY.c.id == bindparam("e")).values(name=bindparam("n")),
            [{"e": number, "n": wanted[key].name} for key, number in sorted(ids.items())],
        )
    fresh = [entity for key, entity in sorted(wanted.items()) if key not in ids]
    for number, entity in zip(reserve_ids(session, EntityRow, len(fresh)), fresh, strict=True):
        ids[entity.key] = number
    insert_rows(
        session,
        EntityRow,
        [
            {"id": ids[one.key], "key": one.key, "kind": one.kind, "name": one.name, "bucket": one.bucket}
            for one in fresh
        ],
    )
    moved = _tie(session, ids, wanted.values())
    for numbers in batched(gone):
        session.execute(delete(EntityRow).where(EntityRow.id.in_(numbers)))
    return moved


def _tie(session: Session, ids: Mapping[str, int], entities: Iterable[NewEntity]) -> dict[str, set[int]]:
    """Tie names that are not tied so; return those that were another's, with the versions that use them."""
    moved: dict[str, set[int]] = {}
    plain: dict[bool, list[dict[str, object]]] = {True: [], False: []}
    connection = session.connection()
    for entity in entities:
        number = ids[entity.key]
        for tie in entity.ties:
            if tie.stored == {(number, tie.detail)}:
                continue
            values: dict[str, object] = {
                "to": number,
                "why": tie.detail,
                "of_kind": entity.kind,
                "in_bucket": entity.bucket,
                "called": tie.name,
            }
            if tie.article:
                values["in_article"] = tie.article
            if {known for known, _ in tie.stored} <= {number, None}:
                plain[bool(tie.article)].append(values)
            else:
                update_ = _TIE_ONE_TOLD if tie.article else _TIE_ALL_TOLD
                moved.setdefault(tie.name, set()).update(connection.execute(update_, values).scalars())
    for in_one, rows in plain.items():
        if rows:
            connection.execute(_TIE_ONE if in_one else _TIE_ALL, rows)
    return moved
