"""The authority list: names that the desk has settled, and the stories that they concern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from factcheck.model.authority import SettledName
from factcheck.model.group import StoryView
from factcheck.store.authority import (
    drop_other_names,
    name_words,
    put_names,
    settled_by_word,
    versions_naming,
    words_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesImported:
    """What an import of names did, and the current versions whose stories it may concern."""

    new: int
    changed: int
    unchanged: int
    removed: int
    version_ids: tuple[int, ...]


def import_names(
    session: Session, names: Sequence[SettledName], *, replace_all: bool = False
) -> NamesImported:
    """Store settled names; an entry of the same name, case and accents aside, is changed.

    With ``replace_all`` entries that ``names`` does not have are removed.
    """
    gone = drop_other_names(session, names) if replace_all else []
    new, changed = put_names(session, names)
    words = {word for one in (*gone, *new, *changed) for word in words_of(one)}
    return NamesImported(
        new=len(new),
        changed=len(changed),
        unchanged=len(names) - len(new) - len(changed),
        removed=len(gone),
        version_ids=tuple(versions_naming(session, words)),
    )


def with_authority(session: Session, stories: Sequence[StoryView]) -> list[StoryView]:
    """Return the stories with the settled names that share a word with one of theirs, by name."""
    words = [_words(story) for story in stories]
    entries = settled_by_word(session, set().union(*words))
    if not entries:
        return list(stories)
    return [
        replace(story, authority=_entries(entries, theirs))
        for story, theirs in zip(stories, words, strict=True)
    ]


def _words(story: StoryView) -> set[str]:
    names = {name.entity for view in story.articles for name in view.names}
    return {word for name in names for word in name_words(name)}


def _entries(entries: dict[str, list[SettledName]], words: set[str]) -> tuple[SettledName, ...]:
    found = {one for word in words & entries.keys() for one in entries[word]}
    return tuple(sorted(found, key=lambda one: one.name))
