"""The story that a draft would belong to, nothing stored.

In: a draft with its clues. Out: the story as checks see it, the draft among its articles. What the draft is
tied to, and who would belong to it, is settled as an import settles it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from factcheck.link.clues import ClueKind
from factcheck.link.copies import origins
from factcheck.link.stories import STORE, settle
from factcheck.model.group import ArticleView, StoryView
from factcheck.services.authority import with_authority
from factcheck.services.batch import Batch
from factcheck.services.draft_quotes import was_out
from factcheck.services.neighbourhood import Neighbourhood
from factcheck.services.stories import story_key
from factcheck.store.carriers import current_versions_of, versions_of_story

_DRAFT = 0
"""Stands for the draft among the row ids of articles, which begin at 1."""


def draft_story(
    session: Session,
    view: ArticleView,
    clues: Mapping[int, ClueKind],
    batch: Batch,
    *,
    most: int,
    as_of: date | None = None,
) -> StoryView:
    """Return the story that a draft tells, with at most ``most`` articles of the store, the earliest.

    With ``as_of`` only those that were published by the end of that day.
    """
    around = Neighbourhood(session, {_DRAFT: (view, clues)}, STORE, stored=False)
    around.load_ties([_DRAFT])
    settle([_DRAFT], around.ties, around.node, around.homes)
    canonical = around.homes[_DRAFT].canonical
    if canonical == _DRAFT:
        key = story_key(view.ref.key)
        fellows = [one for one, home in around.homes.items() if home.canonical == _DRAFT != one]
        versions = current_versions_of(session, fellows)
    else:
        key, versions = versions_of_story(session, canonical)
    others = [one for one in batch.views(versions) if was_out(one.ref.published, as_of)]
    kept = sorted(others, key=lambda one: one.ref.order)[:most]
    articles = tuple(sorted([*kept, view], key=lambda one: one.ref.order))
    story = StoryView(key=key, articles=articles, origins=origins(articles, batch.told))
    return with_authority(session, [story])[0]
