"""The authority list: names that the desk has settled, and the stories that they concern."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from factcheck.model.authority import SettledName, settled_by
from factcheck.model.decision import NAMES, Ruling, RulingKind
from factcheck.model.group import StoryView
from factcheck.store.authority import (
    drop_other_names,
    has_settled,
    name_words,
    put_names,
    settled_by_word,
    settled_names,
    versions_naming,
    words_of,
)
from factcheck.store.rulings import has_rulings, name_rulings, ruling_words, rulings_for
from factcheck.text.fold import fold_text


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
    """Return the stories with what the desk settled that may concern them.

    These are names of the list and of decisions that share a word with one of theirs, by name, and the
    decisions that tell such names, or figures of these articles, apart.
    """
    if not has_settled(session) and not has_rulings(session):
        return list(stories)
    words = [_words(story) for story in stories]
    articles = [{view.ref.key for view in story.articles} for story in stories]
    entries = settled_by_word(session, set().union(*words))
    rulings = in_force(
        rulings_for(session, words=set().union(*words), articles=set().union(*articles)),
    )
    if not entries and not rulings:
        return list(stories)
    found = []
    for story, theirs, keys in zip(stories, words, articles, strict=True):
        obeyed = [
            one
            for one in rulings
            if not (theirs.isdisjoint(ruling_words(one)) and keys.isdisjoint(one.articles))
        ]
        found.append(
            replace(
                story,
                authority=_entries(entries, theirs, settled_by(obeyed)),
                apart=tuple(one for one in obeyed if one.kind is RulingKind.DIFFERENT),
            )
        )
    return found


def in_force(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Return of several rulings on one pair of names the first: ``rulings`` have the latest first."""
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for one in rulings:
        pair = one.topic, frozenset(map(fold_text, one.pair))
        if one.topic not in NAMES or pair not in seen:
            seen.add(pair)
            kept.append(one)
    return kept


def desk_names(session: Session) -> list[SettledName]:
    """Return all settled names, those of the list and those of decisions, by name."""
    decided = settled_by(in_force(name_rulings(session)))
    return sorted([*settled_names(session), *decided], key=lambda one: one.name)


def desk_names_with(session: Session, words: Collection[str]) -> list[SettledName]:
    """Return the settled names that bear one of these folded words, by name."""
    decided = settled_by(in_force(rulings_for(session, words=words, articles=())))
    return list(_entries(settled_by_word(session, words), set(words), decided))


def _words(story: StoryView) -> set[str]:
    names = {name.entity for view in story.articles for name in view.names}
    return {word for name in names for word in name_words(name)}


def _entries(
    entries: dict[str, list[SettledName]], words: set[str], decided: Sequence[SettledName]
) -> tuple[SettledName, ...]:
    found = {one for word in words & entries.keys() for one in entries[word]}
    return tuple(sorted([*found, *decided], key=lambda one: (one.name, one.day is not None)))
