"""Linking of names: every bearer in one version to a person, body or place of the store."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from factcheck.link.entities import EntityGroup, LocalEntity, group_entities
from factcheck.store import entities as store
from factcheck.store.entities import Bucket, NewEntity, Tie

Stored = frozenset[tuple[int | None, str | None]]


def link_names(session: Session, shelves: Collection[Bucket]) -> dict[str, set[int]]:
    """Tie every name of these buckets to the person, body or place that bears it.

    A bucket is grouped anew as a whole, so that the result does not depend on the order in which its
    names came. Return the full names that bear another entity than before, with the versions that use them.
    """
    names = store.names_in(session, shelves)
    found = [entity for shelf, used in names.items() for entity in _group(shelf, used)]
    return store.save_entities(session, found, shelves)


def _group(shelf: Bucket, used: Collection[store.NameInUse]) -> list[NewEntity]:
    kind, bucket = shelf
    stored = {(one.name, one.article): one.ties for one in used}
    locals_ = [LocalEntity(one.article, one.name, kind, one.forms) for one in used]
    return [
        NewEntity(key=found.key, kind=kind, name=found.name, bucket=bucket, ties=_ties(found, stored))
        for found in group_entities(locals_)
    ]


def _ties(found: EntityGroup, stored: Mapping[tuple[str, str], Stored]) -> tuple[Tie, ...]:
    return tuple(
        Tie(
            name=member.local.name,
            article=member.local.article or None,
            detail=member.detail,
            stored=stored[member.local.name, member.local.article],
        )
        for member in found.members
    )
