"""Look-up: whatever an id names, with what a person wants to see of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.answer import ClaimHit
from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.finding import Discrepancy, Outcome
from factcheck.model.group import ArticleView, QuoteGroup
from factcheck.model.ids import IdKind, public_id
from factcheck.model.story import StoryRef
from factcheck.services.claim_search import claims_of_key
from factcheck.services.identities import entity_of, only_entity, quote_of, read_id, story_of
from factcheck.services.reporting import ReportFilters, discrepancy, everything_of, has_discrepancy, report
from factcheck.store import lookup as store
from factcheck.store import story_refs as stories
from factcheck.store.groups import quote_groups
from factcheck.store.lookup import StoredEntity, VersionHead
from factcheck.store.views import article_refs, article_views


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleShown:
    """An article: its current version, its quotes, what does not agree in it, its versions, its story."""

    view: ArticleView
    quotes: tuple[QuoteGroup, ...]
    discrepancies: tuple[Discrepancy, ...]
    versions: tuple[VersionHead, ...]
    story: StoryRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown:
    """A person, body or place: spellings with their counts, articles with the name in each, quotes."""

    id: str
    entity: StoredEntity
    spellings: dict[str, int]
    articles: tuple[tuple[ArticleRef, str], ...]
    quotes: tuple[QuoteGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryShown:
    """A story: why each article belongs to it, the quotes that several carry, every comparison made in it.

    ``compared`` is worst first, what differs before what does not.
    """

    story: StoryRef
    reasons: dict[ArticleKey, str]
    quotes: tuple[QuoteGroup, ...]
    compared: tuple[Discrepancy, ...]

    @property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """What counts as a discrepancy."""
        return tuple(one for one in self.compared if one.counts())

    @property
    def agreed(self) -> tuple[Discrepancy, ...]:
        """What several articles say alike."""
        return tuple(one for one in self.compared if one.outcome is Outcome.AGREES)


Shown = QuoteGroup | ClaimHit | Discrepancy | ArticleShown | PersonShown | StoryShown


def show(session: Session, identity: str) -> Shown:
    """Return what ``identity`` names: an id that a command printed, an article's id, or a full name.

    Raises :class:`UnknownIdError` if it names nothing, or several things, which are then listed.
    """
    read = read_id(identity)
    named = _named(session, identity, *read) if read else None
    if named is not None:
        return named
    versions = store.articles_by_id(session, identity)
    if versions:
        return _article(session, identity, versions)
    found = store.entities_by_name(session, identity)
    if found:
        return _person(session, only_entity(identity, found))
    raise UnknownIdError(
        f"Nothing has the id {identity!r}: give an id that factcheck find or report prints, "
        "an article's id, or a full name."
    )


def _named(session: Session, identity: str, kind: IdKind, prefix: str) -> Shown | None:
    """Return what an id of ours names; an article's own id may look like one, so nothing is no error."""
    if kind is IdKind.DISCREPANCY and has_discrepancy(session, prefix):
        return discrepancy(session, prefix)
    if kind is IdKind.QUOTE and store.quotes_beginning(session, prefix):
        number = quote_of(session, identity)
        return quote_groups(session, [number])[number]
    if kind is IdKind.CLAIM and (claims := claims_of_key(session, prefix)):
        return _claim(identity, claims)
    if kind is IdKind.PERSON and store.entities_by_key(session, prefix):
        return _person(session, entity_of(session, identity))
    if kind is IdKind.STORY and stories.stories_beginning(session, prefix):
        return story_shown(session, identity)
    return None


def _claim(identity: str, found: Sequence[ClaimHit]) -> ClaimHit:
    """Return the one claim of an id; where several articles share a beginning of a key, they are listed."""
    if len(found) > 1:
        listed = "; ".join(f"{public_id(IdKind.CLAIM, one.key)} {one.text}" for one in found[:5])
        raise UnknownIdError(f"{identity!r} is the beginning of several ids: {listed}.")
    return found[0]


def _article(session: Session, identity: str, versions: Sequence[int]) -> ArticleShown:
    if len(versions) > 1:
        refs = article_refs(session, versions).values()
        keys = "; ".join(sorted(ref.key for ref in refs))
        raise UnknownIdError(f"{len(versions)} articles have the id {identity!r}; give a key: {keys}.")
    view = article_views(session, versions)[0]
    return ArticleShown(
        view=view,
        quotes=tuple(quote_groups(session, store.quotes_in_versions(session, versions)).values()),
        discrepancies=tuple(report(session, ReportFilters(articles=frozenset({view.ref.key})))),
        versions=tuple(store.versions_of(session, versions[0])),
        story=stories.stories_by_version(session, versions).get(versions[0]),
    )


def story_shown(session: Session, identity: str, *, per_wording: int | None = None) -> StoryShown:
    """Return the story with this id; ``per_wording`` limits the carriers of its quotes."""
    number = story_of(session, identity)
    story = stories.story_refs(session, [number])[number]
    within = ReportFilters(articles=frozenset(ref.key for ref in story.articles))
    compared = [one for one in report(session, everything_of(within)) if one.story == story]
    shared = stories.shared_quotes(session, number)
    return StoryShown(
        story=story,
        reasons=stories.reasons(session, number),
        quotes=tuple(quote_groups(session, shared, per_wording=per_wording).values()),
        compared=tuple(sorted(compared, key=lambda one: one.outcome is not Outcome.DIFFERS)),
    )


def _person(session: Session, entity: StoredEntity) -> PersonShown:
    names = store.bearers(session, entity.id)
    refs = article_refs(session, names.keys())
    return PersonShown(
        id=public_id(IdKind.PERSON, entity.key),
        entity=entity,
        spellings=store.spellings(session, entity.id),
        articles=tuple(
            sorted(((refs[number], name) for number, name in names.items()), key=lambda pair: pair[0].key)
        ),
        quotes=tuple(quote_groups(session, store.quotes_of_entity(session, entity.id)).values()),
    )
