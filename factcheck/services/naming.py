"""Linking of names: every bearer in one version to a person, body or place of the store.

In: the bearers in versions that came and in those that went. Out: the names that bear another entity than
before. A name that is in use already is tied as it was. Only where a name, or a form of a body's name, is
new to its bucket or is used no more, those that it could be tied to are grouped anew, over distinct names
and not over articles; so the result does not depend on the order in which names came, and costs the same in
a large store as in a small one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from factcheck.link.entities import EntityGroup, LocalEntity, group_entities, touched_names
from factcheck.model.name import NameKind
from factcheck.store import entities as store
from factcheck.store.entities import Bearer, Bucket, NewEntity, Tie
from factcheck.store.entity_names import NameKey, UsedName, names_on, names_used, save_names


def link_names(
    session: Session, version_ids: Collection[int], left: Collection[Bearer]
) -> dict[str, set[int]]:
    """Tie every name in these versions to the person, body or place that bears it.

    ``left`` are the bearers in versions that went, or whose finds were replaced. Return the full names
    that bear another entity than before, with the versions that use them.
    """
    came = store.bearers_in(session, version_ids)
    _link_alone(session, [one for one in came if _is_alone(one)], [one for one in left if _is_alone(one)])
    return _link_shared(
        session, [one for one in came if not _is_alone(one)], [one for one in left if not _is_alone(one)]
    )


def _is_alone(one: Bearer) -> bool:
    """Tell whether it is a surname alone, which means another person in the next article."""
    return one.bucket.kind is NameKind.PERSON and " " not in one.name


def _link_alone(session: Session, came: Sequence[Bearer], left: Sequence[Bearer]) -> None:
    groups = {one: _group_alone(one) for one in came}
    wanted = [_entity(group, one.bucket) for one, group in groups.items()]
    ids = store.save_entities(session, wanted)
    store.tie_bearers(
        session,
        [(one, Tie(ids[group.key], group.members[0].detail)) for one, group in groups.items()],
    )
    store.drop_entities(session, keys={_group_alone(one).key for one in left} - ids.keys())


def _group_alone(one: Bearer) -> EntityGroup:
    return group_entities([LocalEntity(one.article, one.name, one.bucket.kind)])[0]


def _entity(group: EntityGroup, bucket: Bucket) -> NewEntity:
    return NewEntity(key=group.key, kind=group.kind, name=group.name, bucket=bucket.key)


def _link_shared(session: Session, came: Sequence[Bearer], left: Sequence[Bearer]) -> dict[str, set[int]]:
    before = names_used(session, {_key(one) for one in (*came, *left)})
    counted = _counted(before, came, left)
    shaken = {key for key, now in counted.items() if _shakes(before.get(key), now)}
    touched = _touched(session, shaken)
    stored = before | names_used(session, touched - before.keys())
    used = {key: now for key, now in (stored | counted).items() if now.uses}
    ties = _ties(session, touched & used.keys(), used)
    used = {key: replace(now, tie=ties[key]) if key in ties else now for key, now in used.items()}
    was = {key: stored[key].tie for key in touched & stored.keys()}
    moved = store.move_bearers(
        session,
        {
            (tie.entity_id, key[2]): ties[key]
            for key, tie in was.items()
            if tie is not None and key in ties and tie != ties[key]
        },
    )
    changed = {key: now for key, now in used.items() if stored.get(key) != now}
    save_names(session, changed, stored.keys() - used.keys())
    store.tie_bearers(session, [(one, tie) for one in came if (tie := used[_key(one)].tie) is not None])
    borne = {tie.entity_id for tie in was.values() if tie is not None}
    store.drop_entities(session, ids=borne - {tie.entity_id for tie in ties.values()})
    return moved


def _touched(session: Session, shaken: Collection[NameKey]) -> set[NameKey]:
    """Return the names whose bearer may be another after a change in the use of the ``shaken`` ones."""
    changed: defaultdict[Bucket, set[str]] = defaultdict(set)
    for kind, bucket, name in shaken:
        changed[Bucket(kind, bucket)].add(name)
    on_shelf = names_on(session, changed)
    return {
        (*shelf, name)
        for shelf, some in changed.items()
        for name in touched_names(shelf.kind, some, sorted(some.union(on_shelf[shelf])))
    }


def _key(one: Bearer) -> NameKey:
    return (*one.bucket, one.name)


def _counted(
    before: Mapping[NameKey, UsedName], came: Sequence[Bearer], left: Sequence[Bearer]
) -> dict[NameKey, UsedName]:
    """Return the names of these bearers as they are used when all have come and gone."""
    uses: Counter[NameKey] = Counter()
    forms: defaultdict[NameKey, Counter[str]] = defaultdict(Counter)
    for key, known in before.items():
        uses[key] = known.uses
        forms[key].update(known.forms)
    for one in came:
        uses[_key(one)] += 1
        forms[_key(one)].update(one.forms)
    for one in left:
        uses[_key(one)] -= 1
        forms[_key(one)].subtract(one.forms)
    return {
        key: UsedName(uses=count, forms=dict(+forms[key]), tie=before[key].tie if key in before else None)
        for key, count in uses.items()
    }


def _shakes(before: UsedName | None, now: UsedName) -> bool:
    """Tell whether a change in the use of a name can change how its bucket is grouped."""
    if before is None or before.tie is None or not now.uses:
        return True
    return before.forms.keys() != now.forms.keys()


def _ties(
    session: Session, keys: Collection[NameKey], used: Mapping[NameKey, UsedName]
) -> dict[NameKey, Tie]:
    """Group names, store the entities, and return who bears each name."""
    shelves: defaultdict[Bucket, dict[NameKey, LocalEntity]] = defaultdict(dict)
    for key in sorted(keys):
        kind, bucket, name = key
        shelves[Bucket(kind, bucket)][key] = LocalEntity("", name, kind, frozenset(used[key].forms))
    found: dict[NameKey, tuple[str, str]] = {}
    entities: list[NewEntity] = []
    for shelf, locals_ in shelves.items():
        groups = group_entities(locals_.values())
        entities.extend(_entity(group, shelf) for group in groups)
        homes = {one.local.key: (group.key, one.detail) for group in groups for one in group.members}
        # Names that fold to one have one key, and so one bearer: Jake Tapper, JAKE TAPPER.
        found.update((key, homes[local.key]) for key, local in locals_.items())
    ids = store.save_entities(session, entities)
    return {key: Tie(ids[entity], detail) for key, (entity, detail) in found.items()}
