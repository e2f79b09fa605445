"""Identities: the one thing that an id means, as commands print it and pages link it.

In: an id, or its beginning. Out: the row of what it names. All raise :class:`UnknownIdError` for an id that
names nothing, or several things, which are then listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.article import ArticleKey
from factcheck.model.ids import IdKind, public_id
from factcheck.store import lookup, story_refs
from factcheck.store.groups import quote_groups
from factcheck.store.listings import versions_by_address
from factcheck.store.lookup import StoredEntity
from factcheck.store.views import article_refs

Row = TypeVar("Row")

_ID = re.compile(r"([qcpds])([0-9a-f]{4,32})")


def read_id(identity: str) -> tuple[IdKind, str] | None:
    """Return the kind of an id and the beginning of the key; ``None`` for what is not written as one.

    >>> read_id("q0123abcd")
    (<IdKind.QUOTE: 'q'>, '0123abcd')
    """
    match = _ID.fullmatch(identity)
    return (IdKind(match[1]), match[2]) if match else None


def quote_of(session: Session, identity: str) -> int:
    """Return the row id of a quote."""
    numbers = lookup.quotes_beginning(session, _prefix(identity, IdKind.QUOTE))
    if len(numbers) > 1:
        groups = quote_groups(session, numbers, per_wording=1).values()
        raise _several("quotes", identity, (public_id(IdKind.QUOTE, one.key) for one in groups))
    return _first(identity, numbers)


def entity_of(session: Session, identity: str) -> StoredEntity:
    """Return a person, body or place."""
    return only_entity(identity, lookup.entities_by_key(session, _prefix(identity, IdKind.PERSON)))


def only_entity(identity: str, found: list[StoredEntity]) -> StoredEntity:
    """Return the one of ``found``."""
    if len(found) > 1:
        raise _several(
            "names", identity, (f"{one.name} ({public_id(IdKind.PERSON, one.key)})" for one in found)
        )
    return _first(identity, found)


def story_of(session: Session, identity: str) -> int:
    """Return the row id of a story."""
    numbers = story_refs.stories_beginning(session, _prefix(identity, IdKind.STORY))
    if len(numbers) > 1:
        raise _several(
            "stories", identity, (one.id for one in story_refs.story_refs(session, numbers).values())
        )
    return _first(identity, numbers)


def article_version(session: Session, identity: str) -> int:
    """Return the row id of the current version of the one article with this key or id."""
    return _only_article(session, identity, versions_by_address(session, identity))


def article_named(session: Session, identity: str) -> int:
    """Return the row id of the current version of the one article with this id, key, address or path."""
    return _only_article(session, identity, lookup.articles_by_id(session, identity))


def article_keys(session: Session, identity: str) -> frozenset[ArticleKey]:
    """Return the keys of all articles whose id, key, address or path is ``identity``."""
    refs = article_refs(session, lookup.articles_by_id(session, identity)).values()
    if not refs:
        raise UnknownIdError(f"No article has the id, address or path {identity!r}.")
    return frozenset(ref.key for ref in refs)


def _only_article(session: Session, identity: str, found: Sequence[int]) -> int:
    if len(found) > 1:
        keys = "; ".join(sorted(ref.key for ref in article_refs(session, found).values()))
        raise UnknownIdError(f"{len(found)} articles have the id {identity!r}; give a key: {keys}.")
    if not found:
        raise UnknownIdError(f"No article is known as {identity!r}: give its id, address or path.")
    return found[0]


def _prefix(identity: str, kind: IdKind) -> str:
    read = read_id(identity)
    if read is None or read[0] is not kind:
        raise UnknownIdError(f"Nothing has the id {identity!r}.")
    return read[1]


def _first(identity: str, found: list[Row]) -> Row:
    if not found:
        raise UnknownIdError(f"Nothing has the id {identity!r}.")
    return found[0]


def _several(things: str, identity: str, told: Iterable[str]) -> UnknownIdError:
    listed = sorted(told)
    return UnknownIdError(f"{len(listed)} {things} answer to {identity!r}: {'; '.join(listed)}.")
