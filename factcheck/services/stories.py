"""Linking of stories: every article to the one event it tells of, and stories as checks see them.

In: versions that came and versions that went. Out: which stories changed. A new article is compared with
those that share a clue with it, and with no others. A clue's worth falls at a few counts of articles:
where one passes such a count, the articles whose story rests on it are looked at again. So the result is
that of :func:`factcheck.link.stories.group_stories` over all articles, for every order of import.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.link.copies import origins
from factcheck.link.stories import STORE, Bar, settle
from factcheck.model.group import StoryView
from factcheck.model.keys import stable_key
from factcheck.services.batch import Batch
from factcheck.services.neighbourhood import Neighbourhood
from factcheck.services.story_pairs import said_of_articles
from factcheck.store import clues as store_clues
from factcheck.store import stories as store

TITLE = 90
"""Code points of a text that stand for the title of a story whose canonical article has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftStories:
    """What versions that are about to go leave behind.

    ``clues`` counts the articles that each clue loses, ``orphans`` are articles whose canonical article
    goes, ``stories`` gives the keys of the stories by row id.
    """

    clues: Mapping[int, int]
    orphans: frozenset[int]
    stories: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """Stories that won, lost or changed an article: row ids of those that remain, and the keys of all."""

    story_ids: frozenset[int]
    keys: frozenset[str]


def unlink_stories(session: Session, version_ids: Collection[int]) -> LeftStories:
    """Take articles out of their stories, before they change; :func:`link_stories` mends the rest."""
    articles = set(store.articles_of(session, version_ids).values())
    orphans = store.fellows(session, articles)
    return LeftStories(
        clues=store_clues.drop_clues(session, articles),
        orphans=frozenset(orphans),
        stories=store.drop_members(session, articles),
    )


def link_stories(
    session: Session,
    version_ids: Collection[int],
    left: LeftStories,
    batch: Batch | None = None,
    bar: Bar = STORE,
) -> Retold:
    """Link current versions that are in no story, and settle anew what others have ``left``."""
    batch = batch or Batch(session)
    articles = store.articles_of(session, version_ids)
    views = dict(zip(version_ids, batch.views(version_ids), strict=True))
    fresh = {articles[number]: (view, batch.clues(number)) for number, view in views.items()}
    store_clues.add_clues(session, {number: clues for number, (_, clues) in fresh.items()})
    said = said_of_articles(session)
    around = Neighbourhood(session, fresh, bar, said={*said.apart, *said.together})
    around.weigh_anew(left.clues)
    dirty = {*fresh, *left.orphans, *around.shaken}.union(*(said.of(number) for number in fresh))
    around.load_ties(dirty)
    seen, raised = settle(dirty, around.ties, around.node, around.homes, said)
    placed = sorted(seen | around.weakened.keys())
    canonicals = {around.homes[number].canonical for number in placed}
    touched = dict(left.stories) | store.save_members(
        session,
        [around.place(number, around.tie_home(number, seen)) for number in placed],
        {number: story_key(around.node(number).key) for number in canonicals},
    )
    store.raise_rivals(session, {number: around.homes[number].rival for number in raised - set(placed)})
    gone = store.drop_empty_stories(session, touched)
    _name(session, canonicals & seen)
    return Retold(story_ids=frozenset(touched.keys() - gone), keys=frozenset(touched.values()))


def story_views(
    session: Session, story_ids: Collection[int], *, most: int | None = None, batch: Batch | None = None
) -> list[StoryView]:
    """Return stories with their articles, by row id; of each at most the first ``most`` articles."""
    versions = {story: found[:most] for story, found in store.member_versions(session, story_ids).items()}
    keys = store.story_keys(session, versions)
    wanted = [number for found in versions.values() for number in found]
    batch = batch or Batch(session)
    views = dict(zip(wanted, batch.views(wanted), strict=True))
    stories: list[StoryView] = []
    for story, found in sorted(versions.items()):
        articles = tuple(views[number] for number in found)
        stories.append(StoryView(key=keys[story], articles=articles, origins=origins(articles, batch.told)))
    return stories


def story_key(article_key: str) -> str:
    """Return the key of the story whose canonical article has this key."""
    return stable_key(["story", article_key])


def _name(session: Session, canonicals: Collection[int]) -> None:
    titles: dict[int, str] = {}
    for number, (title, head) in store.heads(session, canonicals, 4 * TITLE).items():
        words = " ".join(head.split())
        short = words if len(words) <= TITLE else words[:TITLE].rsplit(" ", 1)[0] + " …"
        titles[number] = title or short
    store.set_titles(session, titles)
