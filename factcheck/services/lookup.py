"""Look-up: whatever an id names, with what a person wants to see of it."""

from __future__ import annotations

import re
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
from factcheck.services.reporting import ReportFilters, discrepancy, everything_of, has_discrepancy, report
from factcheck.store import lookup as store
from factcheck.store import story_refs as stories
from factcheck.store.groups import quote_groups
from factcheck.store.lookup import StoredEntity, VersionHead
from factcheck.store.views import article_refs, article_views

_ID = re.compile(r"([qcpds])([0-9a-f]{4,32})")


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
    """A story: why each article belongs to it, the quotes that several carry, what differs and agrees."""

    story: StoryRef
    reasons: dict[ArticleKey, str]
    quotes: tuple[QuoteGroup, ...]
    discrepancies: tuple[Discrepancy, ...]
    agreed: tuple[Discrepancy, ...]


Shown = QuoteGroup | ClaimHit | Discrepancy | ArticleShown | PersonShown | StoryShown


def show(session: Session, identity: str) -> Shown:
    """Return what ``identity`` names: an id that a command printed, an article's id, or a full name.

    Raises :class:`UnknownIdError` if it names nothing, or several things, which are then listed.
    """
    match = _ID.fullmatch(identity)
    named = _named(session, identity, IdKind(match[1]), match[2]) if match else None
    if named is not None:
        return named
    versions = store.articles_by_id(session, identity)
    if versions:
        return _article(session, identity, versions)
    found = store.entities_by_name(session, identity)
    if found:
        return _person(session, _only(identity, found))
    raise UnknownIdError(
        f"Nothing has the id {identity!r}: give an id that factcheck find or report prints, "
        "an article's id, or a full name."
    )


def _named(session: Session, identity: str, kind: IdKind, prefix: str) -> Shown | None:
    """Return what an id of ours names; an article's own id may look like one, so nothing is no error."""
    if kind is IdKind.DISCREPANCY and has_discrepancy(session, prefix):
        return discrepancy(session, prefix)
    if kind is IdKind.QUOTE and (quotes := store.quotes_by_key(session, prefix)):
        return _quote(session, identity, quotes)
    if kind is IdKind.CLAIM and (claims := claims_of_key(session, prefix)):
        return _claim(identity, claims)
    if kind is IdKind.PERSON and (entities := store.entities_by_key(session, prefix)):
        return _person(session, _only(identity, entities))
    if kind is IdKind.STORY and (numbers := stories.stories_by_key(session, prefix)):
        return _story(session, identity, numbers)
    return None


def _claim(identity: str, found: Sequence[ClaimHit]) -> ClaimHit:
    """Return the one claim of an id; where several articles share a beginning of a key, they are listed."""
    if len(found) > 1:
        listed = "; ".join(f"{public_id(IdKind.CLAIM, one.key)} {one.text}" for one in found[:5])
        raise UnknownIdError(f"{identity!r} is the beginning of several ids: {listed}.")
    return found[0]


def _quote(session: Session, identity: str, numbers: Sequence[int]) -> QuoteGroup:
    found = quote_groups(session, numbers)
    if len(found) > 1:
        listed = "; ".join(sorted(public_id(IdKind.QUOTE, one.key) for one in found.values()))
        raise UnknownIdError(f"{len(found)} quotes answer to {identity!r}: {listed}.")
    return found[numbers[0]]


def article_keys(session: Session, identity: str) -> frozenset[ArticleKey]:
    """Return the keys of the articles whose id, key, address or path is ``identity``.

    Raises :class:`UnknownIdError` if there is none.
    """
    refs = article_refs(session, store.articles_by_id(session, identity)).values()
    if not refs:
        raise UnknownIdError(f"No article has the id, address or path {identity!r}.")
    return frozenset(ref.key for ref in refs)


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


def _story(session: Session, identity: str, numbers: Sequence[int]) -> StoryShown:
    found = stories.story_refs(session, numbers)
    if len(found) > 1:
        listed = "; ".join(sorted(one.id for one in found.values()))
        raise UnknownIdError(f"{len(found)} stories answer to {identity!r}: {listed}.")
    (number,) = numbers
    story = found[number]
    within = ReportFilters(articles=frozenset(ref.key for ref in story.articles))
    compared = [one for one in report(session, everything_of(within)) if one.story == story]
    return StoryShown(
        story=story,
        reasons=stories.reasons(session, number),
        quotes=tuple(quote_groups(session, stories.shared_quotes(session, number)).values()),
        discrepancies=tuple(one for one in compared if one.counts()),
        agreed=tuple(one for one in compared if one.outcome is Outcome.AGREES),
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


def _only(identity: str, found: Sequence[StoredEntity]) -> StoredEntity:
    if len(found) > 1:
        listed = "; ".join(f"{one.name} ({public_id(IdKind.PERSON, one.key)})" for one in found)
        raise UnknownIdError(f"{len(found)} names answer to {identity!r}: {listed}.")
    return found[0]
