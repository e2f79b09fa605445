"""Pages to read: a quote, an article, a person, a story, and the lists of people and stories."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from factcheck.model.name import NameKind
from factcheck.model.span import Span
from factcheck.report.changes import changes_by_part
from factcheck.services import pages
from factcheck.services.lookup import story_shown
from factcheck.store import listings
from factcheck.store.engine import reading
from factcheck.store.story_refs import story_refs
from factcheck.web.desk import Reader, TheDesk, page
from factcheck.web.figures import figure_table
from factcheck.web.marking import MOST_SHOWN, paragraphs
from factcheck.web.timeline import timeline
from factcheck.web.wordings import wordings

router = APIRouter(include_in_schema=False)

LIST = 100
"""Rows of a list at once."""

Start = Annotated[int, Query(ge=0, le=10_000_000)]


@router.get("/quote/{identity}")
def quote(request: Request, desk: TheDesk, viewer: Reader, identity: str) -> HTMLResponse:
    """Show who said it, in which words, and where."""
    with reading(desk.engine) as session:
        found = pages.quote_page(session, identity)
    rows = wordings(found.group)
    members = found.group.members
    dated = [one.occurrence.article for one in members if one.occurrence.article.published]
    return page(
        request,
        "quote.html",
        found=found,
        wordings=rows,
        timeline=timeline(rows),
        articles=len({one.occurrence.article.key for one in members}),
        outlets=len({one.occurrence.article.outlet for one in members if one.occurrence.article.outlet}),
        first=min(dated, key=lambda ref: (ref.published and ref.published.earliest, ref.key), default=None),
        alone=len({bearer for one in members if (bearer := one.occurrence.bearer)}) < 2,
    )


@router.get("/article")
def article(
    request: Request,
    desk: TheDesk,
    viewer: Reader,
    key: Annotated[str, Query(max_length=4_000)],
    version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    start: Annotated[int | None, Query(ge=0, le=10_000_000)] = None,
    end: Annotated[int | None, Query(ge=0, le=10_000_000)] = None,
) -> HTMLResponse:
    """Show a text with what was found in it."""
    with reading(desk.engine) as session:
        found = pages.article_page(session, key, version)
    quotations = _quotations(found)
    target = Span(start, end) if start is not None and end is not None and start < end else None
    return page(
        request,
        "article.html",
        found=found,
        ref=found.view.ref,
        paragraphs=paragraphs(found.view, found.discrepancies, target),
        is_cut=len(found.view.text) > MOST_SHOWN,
        quotations=quotations,
        places={number: place for place, (number, *_) in enumerate(quotations, 1)},
        people=_people(found),
        changes=found.changes and changes_by_part(found.changes),
    )


def _quotations(found: pages.ArticlePage) -> list[tuple[int, str, str | None, str | None]]:
    """Return each quotation once: number, words, speaker, and the id of its quote."""
    stretches: dict[int, list[str]] = {}
    speakers: dict[int, str | None] = {}
    for one in found.view.quotes:
        if one.said:
            stretches.setdefault(one.quotation, []).append(one.span.of(found.view.text))
            speakers[one.quotation] = speakers.get(one.quotation) or one.speaker
    return [
        (number, " ".join(parts), speakers[number], found.quote_ids.get(number))
        for number, parts in stretches.items()
    ]


def _people(found: pages.ArticlePage) -> list[tuple[str, str, int, str | None]]:
    """Return each bearer of a name once: name, kind, mentions, and the id of the person."""
    counts: dict[tuple[NameKind, str], int] = {}
    for one in found.view.names:
        counts[one.kind, one.entity] = counts.get((one.kind, one.entity), 0) + 1
    return [
        (name, kind.value, count, found.person_ids.get((kind, name)))
        for (kind, name), count in sorted(counts.items(), key=lambda pair: -pair[1])
    ]


@router.get("/person/{identity}")
def person(request: Request, desk: TheDesk, viewer: Reader, identity: str) -> HTMLResponse:
    """Show a person, body or place: forms of the name, quotes, articles."""
    with reading(desk.engine) as session:
        found = pages.person_page(session, identity)
    return page(request, "person.html", found=found)


@router.get("/people")
def people(request: Request, desk: TheDesk, viewer: Reader, start: Start = 0) -> HTMLResponse:
    """Show who is quoted most."""
    with reading(desk.engine) as session:
        rows = listings.speakers(session, limit=LIST + 1, offset=start)
    return page(request, "people.html", rows=rows[:LIST], start=start, more=len(rows) > LIST, step=LIST)


@router.get("/story/{identity}")
def story(request: Request, desk: TheDesk, viewer: Reader, identity: str) -> HTMLResponse:
    """Show the articles about one event, what they share, and what they say of the same things."""
    with reading(desk.engine) as session:
        found = story_shown(session, identity, per_wording=pages.PER_WORDING)
    return page(
        request, "story.html", found=found, figures=figure_table(found.compared, found.story.articles)
    )


@router.get("/stories")
def stories(request: Request, desk: TheDesk, viewer: Reader, start: Start = 0) -> HTMLResponse:
    """Show the stories that several articles tell, the latest first."""
    with reading(desk.engine) as session:
        numbers = listings.latest_stories(session, limit=LIST + 1, offset=start)
        refs = story_refs(session, numbers[:LIST])
    shown = [refs[number] for number in numbers[:LIST]]
    return page(request, "stories.html", rows=shown, start=start, more=len(numbers) > LIST, step=LIST)
