"""The story that a draft would belong to, nothing stored.

In: a draft with its clues and its linked quotes. Out: the story as checks see it, the draft among its
articles. What the draft is tied to, and who would belong to it, is settled as an import settles it; a draft
that ties itself to no story, for its names or words are misspelt, belongs to the one that it quotes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from factcheck.link.clues import ClueKind
from factcheck.link.copies import origins
from factcheck.link.stories import STORE, settle
from factcheck.model.group import ArticleView, StoryView
from factcheck.services.authority import with_authority
from factcheck.services.batch import Batch
from factcheck.services.drafts.quotes import LinkedQuote, was_out
from factcheck.services.neighbourhood import Neighbourhood
from factcheck.services.stories import story_key
from factcheck.store.carriers import current_versions_of, versions_of_story
from factcheck.store.stories import member_versions, stories_of

LEAST_QUOTES, LEAST_WORDS = 2, 12
"""Quotations and words that a draft and a story share: one famous sentence is quoted in many stories."""

_DRAFT = 0
"""Stands for the draft among the row ids of articles, which begin at 1."""


def _quoted_story(session: Session, linked: Sequence[LinkedQuote]) -> tuple[str, list[int]] | None:
    """Return the story that carries most of a draft's quotations, with its current versions."""
    keys: dict[int, str] = {}
    quotes, words = Counter[int](), Counter[int]()
    for one in linked:
        stories = stories_of(session, one.versions)
        keys.update(stories)
        quotes.update(list(stories))
        words.update(dict.fromkeys(stories, len(one.occurrence.text.split())))
    sure = [story for story in keys if quotes[story] >= LEAST_QUOTES and words[story] >= LEAST_WORDS]
    if not sure:
        return None
    best = min(sure, key=lambda story: (-quotes[story], -words[story], keys[story]))
    return keys[best], member_versions(session, [best]).get(best, [])


def draft_story(
    session: Session,
    view: ArticleView,
    clues: Mapping[int, ClueKind],
    linked: Sequence[LinkedQuote],
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
    fellows = [one for one, home in around.homes.items() if home.canonical == _DRAFT != one]
    quoted = None if canonical != _DRAFT or fellows else _quoted_story(session, linked)
    if quoted is not None:
        key, versions = quoted
    elif canonical == _DRAFT:
        key, versions = story_key(view.ref.key), current_versions_of(session, fellows)
    else:
        key, versions = versions_of_story(session, canonical)
    others = [one for one in batch.views(versions) if was_out(one.ref.published, as_of)]
    kept = sorted(others, key=lambda one: one.ref.order)[:most]
    articles = tuple(sorted([*kept, view], key=lambda one: one.ref.order))
    story = StoryView(key=key, articles=articles, origins=origins(articles, batch.told))
    return with_authority(session, [story])[0]
