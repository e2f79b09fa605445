"""Stories and the articles that are in them. Written by link."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, func, select
from sqlalchemy.orm import Session

from factcheck.store.among import among
from factcheck.store.bulk import insert_rows, update_values
from factcheck.store.engine import batched, table_of
from factcheck.store.ids import reserve_ids
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    NameOccurrenceRow,
    StoryMemberRow,
    StoryRow,
)

_ARTICLE, _VERSION = table_of(ArticleRow), table_of(ArticleVersionRow)
_NAME = table_of(NameOccurrenceRow)
_STORY, _MEMBER = table_of(StoryRow), table_of(StoryMemberRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMember:
    """An article in a story: its key, what it is compared by, and the canonical article's row id.

    What the tie rests on is as in :class:`NewMember`, ``None`` where an older release stored it.
    """

    article_id: int
    key: str
    primary: bool
    size: int
    told_from: datetime | None
    told_to: datetime | None
    canonical_id: int
    score: float
    worth: int | None
    clues: int | None
    proofs: int | None
    rival: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Where link puts an article: the canonical article's row id, the tie, what it is compared by.

    ``worth``, ``clues`` and ``proofs`` are what it shares with the canonical article, ``rival`` the most
    that any other is tied to it.
    """

    article_id: int
    canonical_id: int
    score: float
    detail: str
    size: int
    told_from: datetime | None
    told_to: datetime | None
    worth: int
    clues: int
    proofs: int
    rival: float


def articles_of(session: Session, version_ids: Collection[int]) -> dict[int, int]:
    """Return the row id of the article that each version is of."""
    return {
        number: article
        for some in batched(version_ids)
        for number, article in session.execute(
            select(_VERSION.c.id, _VERSION.c.article_id).where(among(_VERSION.c.id, some))
        )
    }


_MEMBERS = (
    select(
        _MEMBER.c.article_id,
        _ARTICLE.c.key,
        _ARTICLE.c.kind,
        _MEMBER.c.size,
        _MEMBER.c.told_from,
        _MEMBER.c.told_to,
        _STORY.c.article_id.label("canonical_id"),
        *(_MEMBER.c.score, _MEMBER.c.worth, _MEMBER.c.clues, _MEMBER.c.proofs, _MEMBER.c.rival),
    )
    .join(_STORY, _STORY.c.id == _MEMBER.c.story_id)
    .join(_ARTICLE, _ARTICLE.c.id == _MEMBER.c.article_id)
)


def members(session: Session, article_ids: Collection[int]) -> dict[int, StoredMember]:
    """Return those of the articles that are in a story."""
    return {
        article: StoredMember(
            article_id=article,
            key=key,
            primary=kind.primary,
            size=size,
            told_from=told_from,
            told_to=told_to,
            canonical_id=canonical,
            score=score,
            worth=worth,
            clues=clues,
            proofs=proofs,
            rival=rival,
        )
        for some in batched(article_ids)
        for article, key, kind, size, told_from, told_to, canonical, score, worth, clues, proofs, rival in (
            session.connection().execute(_MEMBERS.where(among(_MEMBER.c.article_id, some)))
        )
    }


def fellows(session: Session, canonical_ids: Collection[int]) -> set[int]:
    """Return the articles in stories whose canonical article is among ``canonical_ids``, these left out."""
    found: set[int] = set()
    for some in batched(canonical_ids):
        found.update(
            session.execute(
                select(_MEMBER.c.article_id)
                .join(_STORY, _STORY.c.id == _MEMBER.c.story_id)
                .where(among(_STORY.c.article_id, some))
            ).scalars()
        )
    return found - set(canonical_ids)


def drop_members(session: Session, article_ids: Collection[int]) -> dict[int, str]:
    """Take articles out of their stories; return the stories' keys by row id."""
    touched: dict[int, str] = {}
    for some in batched(article_ids):
        theirs = among(_MEMBER.c.article_id, some)
        rows = session.execute(
            select(_STORY.c.id, _STORY.c.key).join(_MEMBER, _MEMBER.c.story_id == _STORY.c.id).where(theirs)
        )
        touched.update((number, key) for number, key in rows)
        session.execute(delete(_MEMBER).where(theirs))
    return touched


def save_members(session: Session, places: Sequence[NewMember], keys: Mapping[int, str]) -> dict[int, str]:
    """Write where articles belong; return the keys by row id of the stories that won or lost one.

    ``keys`` gives the story's key for each canonical article. Stories that are new are made, and have no
    title yet.
    """
    stories = _story_ids(session, {place.canonical_id for place in places}, keys)
    before = _stored_places(session, [place.article_id for place in places])
    fresh: list[dict[str, object]] = []
    moved: list[tuple[object, ...]] = []
    touched: set[int] = set()
    for place in places:
        story = stories[place.canonical_id]
        row = {"story_id": story} | {name: getattr(place, name) for name in _TIE}
        if place.article_id not in before:
            dates = {"told_from": place.told_from, "told_to": place.told_to}
            fresh.append(row | dates | {"article_id": place.article_id, "size": place.size})
            touched.add(story)
        elif before[place.article_id] != tuple(row.values()):
            moved.append((*row.values(), place.article_id))
            if before[place.article_id][0] != story:
                touched |= {story, before[place.article_id][0]}
    insert_rows(session, StoryMemberRow, fresh)
    update_values(session, StoryMemberRow, _PLACE, ("article_id",), moved)
    return story_keys(session, touched)


_TIE = ("score", "detail", "worth", "clues", "proofs", "rival")
_PLACE = ("story_id", *_TIE)


def raise_rivals(session: Session, rivals: Mapping[int, float]) -> None:
    """Note that articles, given by row id, may be tied to another canonical article this strongly."""
    rows = [(strength, number) for number, strength in sorted(rivals.items())]
    update_values(session, StoryMemberRow, ("rival",), ("article_id",), rows)


def _stored_places(session: Session, article_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    return {
        article: tuple(place)
        for some in batched(article_ids)
        for article, *place in session.execute(
            select(_MEMBER.c.article_id, *(_MEMBER.c[name] for name in _PLACE)).where(
                among(_MEMBER.c.article_id, some)
            )
        )
    }


def _story_ids(session: Session, canonicals: Collection[int], keys: Mapping[int, str]) -> dict[int, int]:
    """Return the stories of canonical articles by row ids, made where they are not there."""
    found: dict[int, int] = {}
    for some in batched(canonicals):
        rows = session.execute(
            select(_STORY.c.article_id, _STORY.c.id).where(among(_STORY.c.article_id, some))
        )
        found.update((article, number) for article, number in rows)
    missing = sorted(set(canonicals) - found.keys(), key=lambda article: keys[article])
    made = dict(zip(missing, reserve_ids(session, StoryRow, len(missing)), strict=True))
    rows_of_made = [
        {"id": number, "key": keys[article], "article_id": article, "title": None}
        for article, number in made.items()
    ]
    insert_rows(session, StoryRow, rows_of_made)
    return found | made


def story_keys(session: Session, story_ids: Collection[int]) -> dict[int, str]:
    """Return the keys of stories by row id."""
    return {
        number: key
        for some in batched(story_ids)
        for number, key in session.execute(
            select(_STORY.c.id, _STORY.c.key).where(among(_STORY.c.id, some))
        )
    }


def drop_empty_stories(session: Session, story_ids: Collection[int]) -> set[int]:
    """Remove those of the stories that have no member; return their ids."""
    kept: set[int] = set()
    for some in batched(story_ids):
        kept.update(
            session.execute(
                select(_MEMBER.c.story_id).distinct().where(among(_MEMBER.c.story_id, some))
            ).scalars()
        )
    empty = set(story_ids) - kept
    for numbers in batched(empty):
        session.execute(delete(_STORY).where(among(_STORY.c.id, numbers)))
    return empty


def set_titles(session: Session, titles: Mapping[int, str]) -> None:
    """Set the titles of the stories of canonical articles, by the articles' row ids."""
    rows = [(title, article) for article, title in sorted(titles.items())]
    update_values(session, StoryRow, ("title",), ("article_id",), rows)


def heads(session: Session, article_ids: Collection[int], length: int) -> dict[int, tuple[str | None, str]]:
    """Return title and first words of the current text of articles.

    The words are at most ``length`` code points of the paragraph that the first name stands in, for what
    stands above it may be furniture; of a text without names, its first ones.
    """
    first = (
        select(func.min(_NAME.c.char_start)).where(_NAME.c.version_id == _VERSION.c.id).scalar_subquery()
    )
    start = case((first > length, first - length), else_=0)
    rows = [
        row
        for some in batched(article_ids)
        for row in session.execute(
            select(
                _VERSION.c.article_id,
                _VERSION.c.title,
                first.label("first"),
                func.substr(_VERSION.c.text, start + 1, 2 * length).label("around"),
            ).where(_VERSION.c.is_current, among(_VERSION.c.article_id, some))
        )
    ]
    return {row.article_id: (row.title, _head(row.around, row.first, length)) for row in rows}


def _head(around: str, first: int | None, length: int) -> str:
    at = around.rfind("\n", 0, min(first or 0, length)) + 1
    return around[at : at + length].partition("\n")[0]


def member_versions(session: Session, story_ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the current versions of the members of stories: by date, the undated last, and key."""
    found: dict[int, list[int]] = {}
    for some in batched(story_ids):
        rows = session.execute(
            select(_MEMBER.c.story_id, _VERSION.c.id)
            .join(_VERSION, _VERSION.c.article_id == _MEMBER.c.article_id)
            .join(_ARTICLE, _ARTICLE.c.id == _MEMBER.c.article_id)
            .where(_VERSION.c.is_current, among(_MEMBER.c.story_id, some))
            .order_by(
                _MEMBER.c.story_id,
                _VERSION.c.published_from.is_(None),
                _VERSION.c.published_from,
                _ARTICLE.c.key,
            )
        )
        for story, version in rows:
            found.setdefault(story, []).append(version)
    return found


def stories_of(session: Session, version_ids: Collection[int]) -> dict[int, str]:
    """Return the stories that these versions' articles are in: keys by row id."""
    found: dict[int, str] = {}
    for some in batched(version_ids):
        rows = session.execute(
            select(_STORY.c.id, _STORY.c.key)
            .join(_MEMBER, _MEMBER.c.story_id == _STORY.c.id)
            .join(_VERSION, _VERSION.c.article_id == _MEMBER.c.article_id)
            .where(among(_VERSION.c.id, some))
            .distinct()
        )
        found.update((row.id, row.key) for row in rows)
    return found
