"""The desk's authority list: names with their aliases, looked up by the words they share with a story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, exists, select
from sqlalchemy.orm import Session

from factcheck.model.authority import SettledName
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import batched, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import ArticleVersionRow, AuthorityNameRow, AuthorityWordRow, EntityMemberRow
from factcheck.text.fold import fold_text

_NAME, _WORD = table_of(AuthorityNameRow), table_of(AuthorityWordRow)
_BEARER, _VERSION = table_of(EntityMemberRow), table_of(ArticleVersionRow)
_LETTERS = re.compile(r"[^\W_]+")


def name_words(name: str) -> set[str]:
    """Return the folded words by which a name is looked up: those of more than one letter.

    >>> sorted(name_words("Jim F. O’Kenney"))
    ['jim', 'okenney']
    """
    return {word for word in _LETTERS.findall(fold_text(name).replace("'", "")) if len(word) > 1}


def settled_names(session: Session) -> list[SettledName]:
    """Return the whole list, by name."""
    rows = session.execute(select(_NAME).order_by(_NAME.c.name, _NAME.c.id))
    return [_settled(row) for row in rows]


def has_settled(session: Session) -> bool:
    """Tell whether the list has any entry."""
    return session.execute(select(exists().select_from(_NAME))).scalar_one()


def settled_by_word(session: Session, words: Collection[str]) -> dict[str, list[SettledName]]:
    """Return for each of ``words`` the entries that bear it in the name or an alias, by name."""
    found: dict[str, list[SettledName]] = defaultdict(list)
    for some in batched(words):
        rows = session.execute(
            select(_WORD.c.word, _NAME)
            .join(_NAME, _NAME.c.id == _WORD.c.name_id)
            .where(_WORD.c.word.in_(some))
            .order_by(_NAME.c.name, _NAME.c.id)
        )
        for row in rows:
            found[row.word].append(_settled(row))
    return found


def put_names(
    session: Session, names: Sequence[SettledName]
) -> tuple[list[SettledName], list[SettledName]]:
    """Store names, each in the place of the entry of its folded name; return the new and the changed."""
    held = {}
    for some in batched(fold_text(one.name) for one in names):
        for row in session.execute(select(_NAME).where(_NAME.c.folded.in_(some))):
            held[row.folded] = _settled(row)
    new = [one for one in names if fold_text(one.name) not in held]
    changed = [one for one in names if held.get(fold_text(one.name), one) != one]
    _drop(session, (fold_text(one.name) for one in changed))
    written = [*new, *changed]
    ids = reserve_ids(session, AuthorityNameRow, len(written))
    insert_rows(
        session,
        AuthorityNameRow,
        [
            {
                "id": number,
                "folded": fold_text(one.name),
                "name": one.name,
                "aliases": list(one.aliases),
                "note": one.note,
                "source": one.source,
            }
            for number, one in zip(ids, written, strict=True)
        ],
    )
    insert_rows(
        session,
        AuthorityWordRow,
        [
            {"word": word, "name_id": number}
            for number, one in zip(ids, written, strict=True)
            for word in sorted(words_of(one))
        ],
    )
    return new, changed


def drop_other_names(session: Session, kept: Collection[SettledName]) -> list[SettledName]:
    """Drop the entries whose folded names ``kept`` does not have; return them."""
    names = {fold_text(one.name) for one in kept}
    gone = [one for one in settled_names(session) if fold_text(one.name) not in names]
    _drop(session, (fold_text(one.name) for one in gone))
    return gone


def words_of(entry: SettledName) -> set[str]:
    """Return the words of an entry's name and aliases."""
    return {word for form in (entry.name, *entry.aliases) for word in name_words(form)}


def versions_naming(session: Session, words: Collection[str]) -> list[int]:
    """Return the current versions that name a person, body or place with one of ``words``, in order."""
    if not words:
        return []
    wanted = frozenset(words)
    rows = session.execute(
        select(_BEARER.c.name, _BEARER.c.version_id)
        .join(_VERSION, _VERSION.c.id == _BEARER.c.version_id)
        .where(_VERSION.c.is_current)
    )
    return sorted({number for name, number in rows if not wanted.isdisjoint(name_words(name))})


def _drop(session: Session, folded: Iterable[str]) -> None:
    for some in batched(folded):
        numbers = select(_NAME.c.id).where(_NAME.c.folded.in_(some))
        session.execute(delete(_WORD).where(_WORD.c.name_id.in_(numbers)))
        session.execute(delete(_NAME).where(_NAME.c.folded.in_(some)))


def _settled(row: Row[Any]) -> SettledName:
    return SettledName(name=row.name, aliases=tuple(row.aliases), note=row.note, source=row.source)
