"""Routes that read: lists in pages, and single things by their id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query

from factcheck.model.article import ArticleRef
from factcheck.model.group import QuoteGroup
from factcheck.model.ids import IdKind, public_id
from factcheck.model.story import StoryRef
from factcheck.report.changes import change_record
from factcheck.report.records import Record, quote_record
from factcheck.report.shown import article_head, article_record, person_record, story_record
from factcheck.services.identities import article_version, entity_of, quote_of
from factcheck.services.lookup import ArticleShown, PersonShown, show, story_shown
from factcheck.services.versions import compare_versions
from factcheck.store import listings
from factcheck.store.engine import reading
from factcheck.store.groups import quote_groups
from factcheck.store.listings import StoredClaim
from factcheck.store.quotes import quotes_after
from factcheck.store.story_refs import story_refs
from factcheck.store.views import article_ref, article_refs
from factcheck.web.api import models, revised
from factcheck.web.api.access import Caller
from factcheck.web.api.parameters import After, Limit, id_of, refusals
from factcheck.web.desk import TheDesk

router = APIRouter(prefix="/api")

Item = TypeVar("Item")

Named = Annotated[str, Query(max_length=4_000, description="The key or the id of an article.")]


@router.get("/articles", response_model=models.Page[models.ArticleHead], responses=refusals())
def articles(desk: TheDesk, caller: Caller, after: After = "", limit: Limit = 50) -> Record:
    """List the articles, by key."""
    with reading(desk.engine) as session:
        numbers = listings.article_versions(session, after=after, limit=limit + 1)
        refs = article_refs(session, numbers)
    return _page([refs[number] for number in numbers], limit, article_head, lambda ref: ref.key)


@router.get("/article", response_model=models.Article, responses=refusals(404))
def article(desk: TheDesk, caller: Caller, id: Named) -> Record:
    """Show an article with its text, its quotes and what does not agree in it."""
    with reading(desk.engine) as session:
        key = article_ref(session, article_version(session, id)).key
        shown = show(session, key)
    assert isinstance(shown, ArticleShown)
    return article_record(shown.view, shown.quotes, shown.discrepancies, len(shown.versions), shown.story)


@router.get("/article/diff", response_model=revised.Changes, responses=refusals(404))
def article_changes(
    desk: TheDesk,
    caller: Caller,
    id: Named,
    older: Annotated[
        int | None, Query(alias="from", ge=1, le=1_000_000, description="The older version.")
    ] = None,
    newer: Annotated[
        int | None, Query(alias="to", ge=1, le=1_000_000, description="The newer version.")
    ] = None,
) -> Record:
    """Say what changed from one version of an article to another, by default between the last two."""
    with reading(desk.engine) as session:
        found = compare_versions(session, article_version(session, id), older, newer)
    compared = [one for one in (found.older, found.newer) if one is not None]
    return {
        "article": found.article.id,
        "versions": [
            {"version": one.ordinal, "imported": one.seen_at, "current": one.is_current} for one in compared
        ],
        "items": [
            change_record(found.article, compared[0].ordinal, found.newer.ordinal, one)
            for one in found.changes
        ],
    }


@router.get("/quotes", response_model=models.Page[models.Quote], responses=refusals())
def quotes(desk: TheDesk, caller: Caller, after: After = "", limit: Limit = 50) -> Record:
    """List the quotes, by key."""
    with reading(desk.engine) as session:
        numbers = quotes_after(session, after, limit + 1)
        groups = quote_groups(session, numbers)
    return _page([groups[number] for number in numbers], limit, _quote, lambda group: group.key)


@router.get("/quotes/{id}", response_model=models.Quote, responses=refusals(404))
def quote(desk: TheDesk, caller: Caller, id: Annotated[str, id_of("q", "a quote")]) -> Record:
    """Show a quote with its wordings and carriers."""
    with reading(desk.engine) as session:
        number = quote_of(session, id)
        return quote_record(quote_groups(session, [number])[number], 1.0)


@router.get("/people", response_model=models.Page[models.PersonHead], responses=refusals())
def people(desk: TheDesk, caller: Caller, after: After = "", limit: Limit = 50) -> Record:
    """List persons, bodies and places, by key."""
    with reading(desk.engine) as session:
        found = listings.entities(session, after=after, limit=limit + 1)
    return _page(
        found,
        limit,
        lambda one: {
            "id": public_id(IdKind.PERSON, one.key),
            "name": one.name,
            "kind": one.kind.value,
        },
        lambda one: one.key,
    )


@router.get("/people/{id}", response_model=models.Person, responses=refusals(404))
def person(desk: TheDesk, caller: Caller, id: Annotated[str, id_of("p", "a person")]) -> Record:
    """Show a person, body or place with every form of the name."""
    with reading(desk.engine) as session:
        entity = entity_of(session, id)
        shown = show(session, public_id(IdKind.PERSON, entity.key))
    assert isinstance(shown, PersonShown)
    return person_record(
        shown.id, entity.name, entity.kind.value, shown.spellings, shown.articles, shown.quotes
    )


@router.get("/stories", response_model=models.Page[models.StoryHead], responses=refusals())
def stories(desk: TheDesk, caller: Caller, after: After = "", limit: Limit = 50) -> Record:
    """List the stories, by key."""
    with reading(desk.engine) as session:
        numbers = listings.stories(session, after=after, limit=limit + 1)
        refs = story_refs(session, numbers)
    return _page([refs[number] for number in numbers], limit, _story_head, lambda story: story.key)


@router.get("/stories/{id}", response_model=models.Story, responses=refusals(404))
def story(desk: TheDesk, caller: Caller, id: Annotated[str, id_of("s", "a story")]) -> Record:
    """Show a story: its articles, the quotes they share, what differs and what agrees."""
    with reading(desk.engine) as session:
        shown = story_shown(session, id)
    return story_record(shown.story, shown.reasons, shown.quotes, shown.discrepancies, shown.agreed)


@router.get("/claims", response_model=models.Page[models.Claim], responses=refusals(404))
def claims(
    desk: TheDesk,
    caller: Caller,
    article: Annotated[
        str, Query(max_length=4_000, description="Only of this article, by key or id.")
    ] = "",
    after: After = "",
    limit: Limit = 50,
) -> Record:
    """List the claims of current texts, by key; of one article only, if it is named."""
    with reading(desk.engine) as session:
        within = [article_version(session, article)] if article else []
        found = listings.claims(session, after=after, limit=limit + 1, version_ids=within)
        refs = article_refs(session, {one.version_id for one in found})
    return _page(found, limit, lambda one: _claim(one, refs[one.version_id]), lambda one: one.key)


def _page(
    found: Sequence[Item], limit: int, record: Callable[[Item], Record], key: Callable[[Item], str]
) -> Record:
    """Return the first ``limit`` as a page; one more says that there is a next."""
    items = found[:limit]
    return {
        "items": [record(one) for one in items],
        "next": key(items[-1]) if len(found) > limit else None,
    }


def _quote(group: QuoteGroup) -> Record:
    return quote_record(group, 1.0)


def _story_head(story: StoryRef) -> Record:
    whole = story_record(story, {}, [], [], [])
    return {name: whole[name] for name in ("id", "title", "articles")}


def _claim(one: StoredClaim, ref: ArticleRef) -> Record:
    return {
        "id": public_id(IdKind.CLAIM, one.key),
        "article": ref.id,
        "kind": one.kind.value,
        "start": one.char_start,
        "end": one.char_end,
        "text": one.text,
        "value": one.value,
        "unit": one.unit,
        "modifier": one.modifier,
        "entity": one.entity,
        "measure": one.measure,
        "item": one.item,
        "time": one.time,
    }
