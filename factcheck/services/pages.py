"""What the pages of a quote, an article, a person, and the overview show.

In: an id. Out: one dataclass, bounded however much the database holds; services/lookup.py gives all of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.authority import SettledName
from factcheck.model.change import Change
from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView, QuoteGroup, QuoteMember
from factcheck.model.ids import IdKind, public_id
from factcheck.model.name import NameKind
from factcheck.model.span import Span
from factcheck.model.story import StoryRef
from factcheck.services.authority import desk_names_with
from factcheck.services.identities import article_version, entity_of, quote_of
from factcheck.services.reporting import ReportFilters, everything_of, report
from factcheck.services.versions import version_views
from factcheck.store import listings, lookup
from factcheck.store import story_refs as stories
from factcheck.store.article_parts import VersionSeen, entity_keys_in, quote_keys_in, versions_seen
from factcheck.store.articles import current_versions
from factcheck.store.authority import name_words
from factcheck.store.groups import quote_groups
from factcheck.store.listings import RunHead, StoredProblem
from factcheck.store.lookup import StoredEntity
from factcheck.store.queue import QueueCount, QueueFilters, queue_counts
from factcheck.store.reported import Places
from factcheck.store.views import article_refs, version_texts
from factcheck.text.sentences import context
from factcheck.text.version_changes import version_changes

PER_WORDING = 60
"""Carriers of one wording that a quote's page names, the earliest."""

IN_CONTEXT = 80
"""Carriers that are shown with the sentences around them."""

PERSON_QUOTES = 100
PERSON_ARTICLES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The sentences around one carrier; ``start`` is their offset in the article's text."""

    member: QuoteMember
    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePage:
    """A quote with its carriers, each in context if it is among the first, and what differs in it."""

    id: str
    group: QuoteGroup
    passages: tuple[Passage, ...]
    discrepancies: tuple[Discrepancy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One version of an article with what stands in it, and what changed since the one before, if any.

    ``quote_ids`` are by the quotation's number in the text, ``person_ids`` by kind and full name; both are
    empty for a version that is not current.
    """

    view: ArticleView
    version: VersionSeen
    versions: tuple[VersionSeen, ...]
    changes: tuple[Change, ...] | None
    quote_ids: dict[int, str]
    person_ids: dict[tuple[NameKind, str], str]
    discrepancies: tuple[Discrepancy, ...]
    story: StoryRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """A person, body or place: forms with their counts, quotes (latest first), articles, settled names."""

    id: str
    entity: StoredEntity
    spellings: dict[str, int]
    quotes: tuple[QuoteGroup, ...]
    quote_count: int
    articles: tuple[tuple[ArticleRef, str], ...]
    article_count: int
    settled: tuple[SettledName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The last runs, the last problems, and how many discrepancies stand how."""

    runs: tuple[RunHead, ...]
    problems: tuple[StoredProblem, ...]
    counts: tuple[QueueCount, ...]


def quote_page(session: Session, identity: str) -> QuotePage:
    """Return the quote with this id, as any command prints it."""
    number = quote_of(session, identity)
    group = quote_groups(session, [number], per_wording=PER_WORDING)[number]
    articles = frozenset(member.occurrence.article.key for member in group.members[:IN_CONTEXT])
    return QuotePage(
        id=public_id(IdKind.QUOTE, group.key),
        group=group,
        passages=tuple(_passages(session, group)),
        discrepancies=tuple(report(session, ReportFilters(articles=articles), _places(group))),
    )


def article_page(session: Session, identity: str, ordinal: int | None = None) -> ArticlePage:
    """Return the article with this key or id; the current version unless another is asked for."""
    current = article_version(session, identity)
    versions = versions_seen(session, current)
    wanted = [one for one in versions if (one.is_current if ordinal is None else one.ordinal == ordinal)]
    if not wanted:
        raise UnknownIdError(f"The article {identity!r} has no version {ordinal}.")
    version = wanted[0]
    before = [one for one in versions if one.ordinal == version.ordinal - 1]
    *previous, view = version_views(session, [*before, version])
    quotes = quote_keys_in(session, version.version_id)
    persons = entity_keys_in(session, version.version_id)
    shown = report(session, ReportFilters(articles=frozenset({view.ref.key}))) if version.is_current else []
    return ArticlePage(
        view=view,
        version=version,
        versions=tuple(versions),
        changes=tuple(version_changes(previous[0], view)) if previous else None,
        quote_ids={number: public_id(IdKind.QUOTE, key) for number, key in quotes.items()},
        person_ids={name: public_id(IdKind.PERSON, key) for name, key in persons.items()},
        discrepancies=tuple(shown),
        story=stories.stories_by_version(session, [current]).get(current),
    )


def person_page(session: Session, identity: str) -> PersonPage:
    """Return the person, body or place with this id."""
    entity = entity_of(session, identity)
    bearers = lookup.bearers(session, entity.id)
    refs = article_refs(session, bearers.keys())
    named = sorted(((refs[number], name) for number, name in bearers.items()), key=_latest_first)
    quotes = listings.quotes_by(session, entity.id, limit=PERSON_QUOTES)
    groups = quote_groups(session, quotes, per_wording=PER_WORDING)
    return PersonPage(
        id=public_id(IdKind.PERSON, entity.key),
        entity=entity,
        spellings=lookup.spellings(session, entity.id),
        quotes=tuple(groups[number] for number in quotes),
        quote_count=listings.count_quotes_by(session, entity.id),
        articles=tuple(named[:PERSON_ARTICLES]),
        article_count=len(named),
        settled=_settled(session, entity.name),
    )


def overview(session: Session) -> Overview:
    """Return what happened last and what is open."""
    everything = QueueFilters(statuses=everything_of().statuses)
    return Overview(
        runs=tuple(listings.last_runs(session, 8)),
        problems=tuple(listings.last_problems(session, 8)),
        counts=tuple(queue_counts(session, everything)),
    )


def _passages(session: Session, group: QuoteGroup) -> list[Passage]:
    members = group.members[:IN_CONTEXT]
    stored = current_versions(session, {member.occurrence.article.key for member in members})
    texts = version_texts(session, {one.version_id for one in stored.values()})
    found = []
    for member in members:
        occurrence = member.occurrence
        text = texts[stored[occurrence.article.key].version_id]
        around = context(text, Span(occurrence.spans[0].start, occurrence.spans[-1].end), limit=1_200)
        found.append(Passage(member=member, text=around.of(text), start=around.start))
    return found


def _places(group: QuoteGroup) -> Places:
    """Return where the carriers of a quote stand, by article."""
    found: dict[ArticleKey, list[Span]] = defaultdict(list)
    for member in group.members:
        found[member.occurrence.article.key] += member.occurrence.spans
    return found


def _latest_first(pair: tuple[ArticleRef, str]) -> tuple[bool, float, str]:
    published = pair[0].published
    return (published is None, -published.earliest.timestamp() if published else 0.0, pair[0].key)


def _settled(session: Session, name: str) -> tuple[SettledName, ...]:
    """Return the settled names of which a form has every word of ``name``, or the reverse."""
    words = name_words(name)
    return tuple(one for one in desk_names_with(session, words) if _fits(words, one))


def _fits(words: set[str], entry: SettledName) -> bool:
    forms = [name_words(form) for form in (entry.name, *entry.aliases)]
    return any(words <= form or form <= words for form in forms)
