"""The names of a draft as they would be linked, nothing stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy.orm import Session

from factcheck.link.entities import LocalEntity, bucket, group_entities, touched_names
from factcheck.model.group import ArticleView
from factcheck.model.name import NameKind
from factcheck.store.carriers import entity_keys
from factcheck.store.entities import Bucket
from factcheck.store.entity_names import NameKey, UsedName, names_on, names_used

_Shelves = Mapping[Bucket, Mapping[str, set[str]]]
"""The full names of a draft by their buckets, each with the forms that the draft has of it."""


def known_bearers(session: Session, view: ArticleView) -> dict[str, str]:
    """Return the keys of those bearers of a draft's names whom the store knows, by full name.

    A surname alone means another person in the next article, so that it is nobody's.
    """
    shelves = _shelves(view)
    on_shelf = names_on(session, shelves)
    near = {
        shelf: touched_names(shelf.kind, list(names), sorted({*names, *on_shelf[shelf]}))
        for shelf, names in shelves.items()
    }
    used = names_used(session, {(*shelf, name) for shelf, names in near.items() for name in names})
    entities = {
        name: number
        for shelf in shelves
        for name, number in _tied(shelf, shelves[shelf], near[shelf], used)
    }
    keys = entity_keys(session, set(entities.values()))
    return {name: keys[number] for name, number in entities.items()}


def _shelves(view: ArticleView) -> _Shelves:
    found: defaultdict[Bucket, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in view.names:
        if name.kind is not NameKind.PERSON or " " in name.entity:
            shelf = Bucket(name.kind, bucket(name.entity, name.kind))
            found[shelf][name.entity].add(name.span.of(view.text))
    return found


def _tied(
    shelf: Bucket, ours: Mapping[str, set[str]], near: list[str], used: Mapping[NameKey, UsedName]
) -> list[tuple[str, int]]:
    """Return those of our names on a shelf that share a bearer with a stored one, with its row id."""
    locals_: dict[str, LocalEntity] = {}
    entity: dict[str, int] = {}
    for name in near:
        stored = used.get((*shelf, name), UsedName())
        local = LocalEntity("", name, shelf.kind, frozenset({*stored.forms, *ours.get(name, ())}))
        locals_[name] = local
        if stored.tie is not None:
            entity[local.key] = stored.tie.entity_id
    for group in group_entities(locals_.values()):
        members = [one.local.key for one in group.members]
        theirs = [entity[key] for key in members if key in entity]
        for key in members:
            if theirs:
                entity.setdefault(key, theirs[0])
    return [(name, entity[locals_[name].key]) for name in ours if locals_[name].key in entity]
