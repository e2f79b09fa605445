"""A draft as an import would link it, nothing stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from factcheck.model.article import ArticleRef
from factcheck.model.group import ArticleView, QuoteOccurrence, StoryView
from factcheck.model.value import value
from factcheck.services.batch import Batch
from factcheck.services.checking import CARRIERS, STORY_ARTICLES
from factcheck.services.drafts.names import known_bearers
from factcheck.services.drafts.quotes import LinkedQuote, link_quotes, quotations_of
from factcheck.services.drafts.story import draft_story
from factcheck.services.prepared import Prepared, view_of


@value(frozen=True, slots=True)
class LinkedDraft:
    """A draft with what the store has to it.

    ``bearers`` has the keys of those whom the store knows, by full name; ``said`` the draft's quotations in
    the order of the text; ``quotes`` those of them that have words, with their quotes, in the same order.
    """

    view: ArticleView
    bearers: Mapping[str, str]
    said: Sequence[QuoteOccurrence]
    quotes: Sequence[LinkedQuote]
    story: StoryView


def linked_draft(
    session: Session, prepared: Prepared, ref: ArticleRef, batch: Batch, as_of: date | None
) -> LinkedDraft:
    """Link names, quotations and story.

    With ``as_of`` quotations and story are linked only to what was published by the end of that day (UTC).
    """
    view = view_of(prepared.extraction, ref)
    bearers = known_bearers(session, view)
    said = quotations_of(prepared, view, bearers)
    quotes = link_quotes(session, prepared.wordings, said, per_wording=CARRIERS, as_of=as_of)
    story = draft_story(session, view, prepared.clues, quotes, batch, most=STORY_ARTICLES, as_of=as_of)
    return LinkedDraft(view, bearers, said, quotes, story)
