"""Search: a quote as somebody remembers it, a claim by its words or its number, a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from sqlalchemy.orm import Session
from starlette.responses import HTMLResponse

from factcheck.model.answer import Answer, ClaimHit, NameHit
from factcheck.model.claim import ClaimKind
from factcheck.model.ids import IdKind, public_id
from factcheck.model.name import NameKind
from factcheck.model.quote import QuoteKind
from factcheck.report.quotes import verdict_line
from factcheck.services.claim_search import find_claims
from factcheck.services.name_search import find_names
from factcheck.services.search import Filters, find
from factcheck.store.engine import reading
from factcheck.web.asked import Asked, Thing, asked_of
from factcheck.web.desk import Reader, TheDesk, page
from factcheck.web.wordings import Word, Wording, marked_words, wordings

router = APIRouter(include_in_schema=False)

HITS = 20
NAME_WORDS = 4
"""Words of a search up to which it may be a name."""

BY_NAME = 8
"""Bearers of a name that a search for quotes names."""

FACET = 12
"""Values of one facet."""

Facets = list[tuple[str, str, list[tuple[str, int]]]]
"""For each facet the field, its title, and its values with the number of hits, most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A quote found: its id, how near it is, the words asked for against it, and its wordings."""

    id: str
    score: float
    text: str
    speaker: str | None
    wordings: tuple[Wording, ...]
    asked: tuple[Word, ...]


@router.get("/search")
def search(
    request: Request, desk: TheDesk, viewer: Reader, asked: Annotated[Asked, Depends(asked_of)]
) -> HTMLResponse:
    """Show the answer to a search."""
    found: dict[str, Any] = {"verdict": "", "others": (), "hits": (), "people": (), "facets": []}
    if asked.q.strip():
        look = {Thing.QUOTES: _quotes, Thing.CLAIMS: _claims, Thing.NAMES: _names}[asked.thing]
        with reading(desk.engine) as session:
            found |= look(session, asked)
    return page(request, "search.html", asked=asked, things=list(Thing), **found)


def _quotes(session: Session, asked: Asked) -> dict[str, object]:
    filters = Filters(
        speaker=asked.speaker or None,
        outlet=asked.outlet or None,
        since=asked.since or None,
        until=asked.until or None,
        kind=QuoteKind(asked.kind) if asked.kind else None,
    )
    answer = find(session, asked.q, filters=filters, limit=HITS)
    may_be_name = len(asked.q.split()) <= NAME_WORDS
    return {
        "verdict": verdict_line(answer, asked.speaker),
        "others": answer.speakers,
        "hits": _shown(answer, asked.q),
        "people": find_names(session, asked.q, limit=BY_NAME) if may_be_name else (),
        "facets": _facets(
            speaker=({hit.group.speaker} for hit in answer.hits),
            outlet=({one.occurrence.article.outlet for one in hit.group.members} for hit in answer.hits),
        ),
    }


def _shown(answer: Answer, asked: str) -> list[Shown]:
    return [
        Shown(
            id=public_id(IdKind.QUOTE, hit.group.key),
            score=hit.score,
            text=hit.group.text,
            speaker=hit.group.speaker,
            wordings=tuple(wordings(hit.group)),
            asked=tuple(marked_words(hit.group.text, asked)),
        )
        for hit in answer.hits
    ]


def _claims(session: Session, asked: Asked) -> dict[str, object]:
    hits: list[ClaimHit] = find_claims(
        session,
        asked.q,
        speaker=asked.speaker or None,
        kind=ClaimKind(asked.kind) if asked.kind else None,
        outlet=asked.outlet or None,
        since=asked.since or None,
        until=asked.until or None,
        limit=HITS,
    )
    return {
        "verdict": "" if hits else "Nothing near: no figure, date or list here has most of these words.",
        "hits": hits,
        "facets": _facets(
            kind=({hit.claim.kind.value} for hit in hits),
            speaker=({hit.claim.speaker} for hit in hits),
            outlet=({hit.article.outlet} for hit in hits),
        ),
    }


def _names(session: Session, asked: Asked) -> dict[str, object]:
    hits: list[NameHit] = find_names(
        session,
        asked.q,
        kind=NameKind(asked.kind) if asked.kind else None,
        outlet=asked.outlet or None,
        since=asked.since or None,
        until=asked.until or None,
        limit=HITS,
    )
    return {
        "verdict": "" if hits else "Nothing near: nobody here has a name like this.",
        "hits": hits,
        "facets": _facets(
            kind=({hit.kind.value} for hit in hits),
            outlet=({article.outlet for article, _ in hit.articles} for hit in hits),
        ),
    }


_TITLES = {"kind": "Kinds", "speaker": "Speakers", "outlet": "Outlets"}


def _facets(**fields: Iterable[set[str | None]]) -> Facets:
    """Return by what the hits can be narrowed; each hit counts once for a value.

    A facet of which every hit has the one value narrows nothing and is left out.
    """
    found: Facets = []
    for field, values in fields.items():
        hits = list(values)
        counts = Counter(value for held in hits for value in held if value)
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:FACET]
        if ranked and (len(ranked) > 1 or ranked[0][1] < len(hits)):
            found.append((field, _TITLES[field], ranked))
    return found
