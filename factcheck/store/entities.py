"""Persons, bodies and places across articles. Members are written by ingest, their ties by link."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Text, bindparam, cast, delete, select, update
from sqlalchemy.orm import Session

from factcheck.model.name import NameKind
from factcheck.store.among import among
from factcheck.store.bulk import insert_rows, update_values
from factcheck.store.engine import batched, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import ArticleRow, ArticleVersionRow, EntityMemberRow, EntityRow


class Bucket(NamedTuple):
    """A kind of name, and the key under which everything that may be one bearer is found."""

    kind: NameKind
    key: str


class Tie(NamedTuple):
    """Which entity bears a name, by row id, and in one sentence why."""

    entity_id: int
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """One bearer of a name in one version, with the article's key; ``forms`` are given for bodies only."""

    version_id: int
    article: str
    bucket: Bucket
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntity:
    """What link makes of names that are one bearer's."""

    key: str
    kind: NameKind
    name: str
    bucket: str


_MEMBER, _ENTITY = table_of(EntityMemberRow), table_of(EntityRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)

_RETIE = (
    update(_MEMBER)
    .where(_MEMBER.c.entity_id == bindparam("was"), _MEMBER.c.name == bindparam("n"))
    .values(entity_id=bindparam("e"), detail=bindparam("d"))
    .returning(_MEMBER.c.version_id)
)


def bearers_in(session: Session, version_ids: Collection[int]) -> list[Bearer]:
    """Return the bearers of all names in these versions, by version, kind and name."""
    forms = cast(_MEMBER.c.forms, Text)
    query = (
        select(
            _MEMBER.c.version_id, _ARTICLE.c.key, _MEMBER.c.kind, _MEMBER.c.bucket, _MEMBER.c.name, forms
        )
        .join(_VERSION, _VERSION.c.id == _MEMBER.c.version_id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
        .order_by(_MEMBER.c.version_id, _MEMBER.c.kind, _MEMBER.c.name)
    )
    return [
        Bearer(
            version_id=version_id,
            article=article,
            bucket=Bucket(kind, bucket),
            name=name,
            forms=tuple(json.loads(stored)) if kind is NameKind.ORGANISATION else (),
        )
        for some in batched(version_ids)
        for version_id, article, kind, bucket, name, stored in session.execute(
            query.where(among(_MEMBER.c.version_id, some))
        )
    ]


def save_entities(session: Session, entities: Iterable[NewEntity]) -> dict[str, int]:
    """Store entities; return their row ids by key, those of rows that are there already kept."""
    wanted = {entity.key: entity for entity in entities}
    ids: dict[str, int] = {}
    renamed: list[dict[str, object]] = []
    for some in batched(sorted(wanted)):
        rows = session.execute(
            select(_ENTITY.c.id, _ENTITY.c.key, _ENTITY.c.name).where(among(_ENTITY.c.key, some))
        )
        for number, key, name in rows:
            ids[key] = number
            if name != wanted[key].name:
                renamed.append({"e": number, "n": wanted[key].name})
    if renamed:
        session.connection().execute(
            update(_ENTITY).where(_ENTITY.c.id == bindparam("e")).values(name=bindparam("n")), renamed
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
    return ids


def drop_entities(session: Session, *, ids: Collection[int] = (), keys: Collection[str] = ()) -> None:
    """Remove entities by row id and by key; what is still tied to them is tied to nothing."""
    for numbers in batched(ids):
        session.execute(delete(_ENTITY).where(among(_ENTITY.c.id, numbers)))
    for some in batched(keys):
        session.execute(delete(_ENTITY).where(among(_ENTITY.c.key, some)))


def tie_bearers(session: Session, ties: Sequence[tuple[Bearer, Tie]]) -> None:
    """Tie bearers to their entities, each by itself."""
    update_values(
        session,
        EntityMemberRow,
        ("entity_id", "detail"),
        ("version_id", "kind", "name"),
        [(tie.entity_id, tie.detail, one.version_id, one.bucket.kind, one.name) for one, tie in ties],
    )


def move_bearers(session: Session, moves: Mapping[tuple[int, str], Tie]) -> dict[str, set[int]]:
    """Tie all that bear a name of an entity (its row id, the name) to another, or for another reason.

    Return the names that bear another entity now, each with the versions that use them.
    """
    moved: dict[str, set[int]] = {}
    connection = session.connection()
    for (was, name), tie in sorted(moves.items()):
        values = {"was": was, "n": name, "e": tie.entity_id, "d": tie.detail}
        versions = connection.execute(_RETIE, values).scalars().all()
        if was != tie.entity_id:
            moved.setdefault(name, set()).update(versions)
    return moved
