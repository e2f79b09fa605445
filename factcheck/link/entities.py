"""Persons and bodies across articles.

In: the persons, bodies and places of each article, one :class:`LocalEntity` each. Out: groups of those that
are one bearer, by compatible forms of the name and never by likeness of spelling. A form that fits two
bearers who cannot be one stays by itself, unless something else (``ties``: a shared quotation) says which.
Everything that can be grouped has one :func:`bucket`, so that a store need fetch no more than that.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.link.bodies import body_letters, body_words, is_acronym
from factcheck.link.persons import compatible, compatible_with, read_person, tied_by_form, way_of
from factcheck.model.keys import stable_key
from factcheck.model.name import NameKind
from factcheck.text.fold import fold_text


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """A bearer of a name within one article: its full ``name`` there, and all ``forms`` that stand there.

    ``article`` is the article's key. A form that is an acronym says that the article uses it for the name.
    ``key`` are 32 hexadecimal digits, the same in every run and database; groups are sorted by it again and
    again, so it is made once.
    """

    article: str
    name: str
    kind: NameKind
    forms: frozenset[str] = frozenset()
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        key = stable_key(["entity", self.article, self.kind.value, fold_text(self.name)])
        object.__setattr__(self, "key", key)


@dataclass(frozen=True, slots=True)
class EntityMember:
    """An article's bearer within a group; ``detail`` says in one sentence why it belongs there."""

    local: LocalEntity
    detail: str


@dataclass(frozen=True, slots=True)
class EntityGroup:
    """One person, body or place: the smallest member key, the fullest name, and the members by key."""

    key: str
    name: str
    kind: NameKind
    members: tuple[EntityMember, ...]


def bucket(name: str, kind: NameKind) -> str:
    """Return the key under which everything that could be grouped with ``name`` is found.

    For a person the surname, for a body its letters, for a place the folded name.

    >>> bucket("Bill de Blasio", NameKind.PERSON), bucket("the DOJ", NameKind.ORGANISATION)
    ('deblasio', 'dj')
    """
    if kind is NameKind.PERSON:
        return read_person(name).surname
    if kind is NameKind.ORGANISATION:
        return body_letters(name)
    return " ".join(body_words(name))


def group_entities(
    locals_: Iterable[LocalEntity], *, ties: Collection[tuple[str, str]] = ()
) -> tuple[EntityGroup, ...]:
    """Return the groups, by kind and key; the order of the input says nothing.

    ``ties`` are pairs of :attr:`LocalEntity.key` that something beside the name holds together, as one
    quotation given to both does; they settle which bearer a surname alone or an ambiguous form means,
    and tie no incompatible names.
    """
    shelves: dict[tuple[NameKind, str], dict[str, LocalEntity]] = defaultdict(dict)
    for local in locals_:
        shelves[local.kind, bucket(local.name, local.kind)][local.key] = local
    tied: dict[str, set[str]] = defaultdict(set)
    for one, other in ties:
        tied[one].add(other)
        tied[other].add(one)
    groups: list[EntityGroup] = []
    for (kind, _), by_key in shelves.items():
        members = [by_key[key] for key in sorted(by_key)]
        if len(members) == 1:
            groups.append(_alone(members[0]))
            continue
        groups.extend(_entity_group(kind, found) for found in _parted(kind, members, tied))
    return tuple(sorted(groups, key=lambda found: (found.kind.value, found.key)))


def touched_names(kind: NameKind, changed: Collection[str], names: Sequence[str]) -> list[str]:
    """Return those names of one bucket whose groups may be others once ``changed`` ones come or go.

    Persons that no compatible form ties to a changed one stay as they are; of bodies and places all are
    looked at, for an acronym may mean any of them.

    >>> touched_names(NameKind.PERSON, ["L. Hale"], ["Lena Hale", "Mara Hale"])
    ['Lena Hale']
    """
    if kind is not NameKind.PERSON:
        return list(names)
    return tied_by_form(changed, names)


def _parted(
    kind: NameKind, members: Sequence[LocalEntity], tied: Mapping[str, set[str]]
) -> list[list[LocalEntity]]:
    if kind is NameKind.PERSON:
        return _part_persons(members, tied)
    by_words: dict[tuple[str, ...], list[LocalEntity]] = defaultdict(list)
    for member in members:
        by_words[body_words(member.name)].append(member)
    if kind is NameKind.PLACE:
        return list(by_words.values())
    return _with_acronyms(list(by_words.values()))


def _with_acronyms(groups: list[list[LocalEntity]]) -> list[list[LocalEntity]]:
    """Add the bodies known by acronym alone to the one body whose articles explain that acronym."""
    full = [found for found in groups if not is_acronym(found[0].name)]
    for short in (found for found in groups if is_acronym(found[0].name)):
        acronym = body_words(short[0].name)
        explained = [
            found
            for found in full
            if any(
                is_acronym(form) and body_words(form) == acronym for local in found for form in local.forms
            )
        ]
        if len(explained) == 1:
            explained[0].extend(short)
        else:
            full.append(short)
    return full


def _part_persons(members: Sequence[LocalEntity], tied: Mapping[str, set[str]]) -> list[list[LocalEntity]]:
    by_name: dict[object, list[LocalEntity]] = defaultdict(list)
    for member in members:
        name = read_person(member.name)
        by_name[name if name.given else member.key].append(member)
    forms = [read_person(same[0].name) for same in by_name.values()]
    rows = list(by_name.values())
    fits = compatible_with(forms)
    clear = [
        bool(forms[at].given) and all(b in fits[a] for a in fits[at] for b in fits[at] if a < b)
        for at in range(len(rows))
    ]
    groups: list[list[LocalEntity]] = []
    placed: set[int] = set()
    for at in range(len(rows)):
        if clear[at] and at not in placed:
            # The clear forms that fit a clear form fit each other, so that one step finds them all.
            found = [at, *sorted(other for other in fits[at] if clear[other])]
            placed.update(found)
            groups.append([local for one in found for local in rows[one]])
    loose = [rows[at] for at in range(len(rows)) if not clear[at]]
    return _settle_loose(groups, loose, tied)


def _settle_loose(
    groups: list[list[LocalEntity]], loose: Sequence[list[LocalEntity]], tied: Mapping[str, set[str]]
) -> list[list[LocalEntity]]:
    """Add each surname alone and ambiguous form to the one group it is tied to, else leave it by itself."""
    home = {local.key: at for at, found in enumerate(groups) for local in found}
    fullest = [[read_person(local.name) for local in found] for found in groups]
    settled: list[list[LocalEntity]] = [list(found) for found in groups]
    for same in loose:
        left: list[LocalEntity] = []
        for local in same:
            name = read_person(local.name)
            homes = {home[key] for key in tied.get(local.key, ()) if key in home}
            fitting = {
                at for at in homes if not name.given or all(compatible(name, one) for one in fullest[at])
            }
            if len(fitting) == 1:
                settled[fitting.pop()].append(local)
            else:
                left.append(local)
        if left:
            settled.append(left)
    return settled


def _alone(local: LocalEntity) -> EntityGroup:
    """Return the group of one, as most are."""
    detail = f"The name is {local.name}."
    return EntityGroup(
        key=local.key, name=local.name, kind=local.kind, members=(EntityMember(local, detail),)
    )


def _entity_group(kind: NameKind, members: Sequence[LocalEntity]) -> EntityGroup:
    ordered = sorted(members, key=lambda local: local.key)
    name = _display_name(kind, ordered)
    return EntityGroup(
        key=ordered[0].key,
        name=name,
        kind=kind,
        members=tuple(EntityMember(local, _detail(kind, local.name, name)) for local in ordered),
    )


def _display_name(kind: NameKind, members: Sequence[LocalEntity]) -> str:
    """Return the fullest name, of equally full ones the most frequent, then the first by alphabet.

    A body is fuller with its country and its kind of company: *U.S. Coast Guard*, *Acme Nets Inc.*
    """
    counts = Counter(local.name for local in members)

    def rank(name: str) -> tuple[tuple[int, int], int, str]:
        full = read_person(name).fullness if kind is NameKind.PERSON else _body_fullness(name)
        return (-full[0], -full[1]), -counts[name], name

    return min(counts, key=rank)


def _body_fullness(name: str) -> tuple[int, int]:
    return len(body_words(name)), len(re.sub(r"(?i)^the ", "", name).split())


def _detail(kind: NameKind, name: str, display: str) -> str:
    if name == display or fold_text(name) == fold_text(display):
        return f"The name is {display}."
    if kind is NameKind.PERSON:
        way = way_of(read_person(name), read_person(display)) or "marks or title"
        return f"{name} is a form of {display}: {way}."
    if is_acronym(name):
        return f"{name} is explained as {display}."
    return f"{name} is {display} in another form."
