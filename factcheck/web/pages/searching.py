"""Search: a quote as somebody remembers it, and who answers to a name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from factcheck.model.answer import Answer
from factcheck.model.ids import IdKind, public_id
from factcheck.report.quotes import verdict_line
from factcheck.services.pages import bearers_of
from factcheck.services.search import Filters, find
from factcheck.store.engine import reading
from factcheck.web.desk import Reader, RefusedError, TheDesk, page
from factcheck.web.wordings import Word, Wording, marked_words, wordings

router = APIRouter(include_in_schema=False)

HITS = 20
NAME_WORDS = 4
"""Words of a search up to which it may be a name."""


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
    request: Request,
    desk: TheDesk,
    viewer: Reader,
    q: Annotated[str, Query(max_length=5_000)] = "",
    speaker: Annotated[str, Query(max_length=200)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    since: Annotated[str, Query(max_length=10)] = "",
    until: Annotated[str, Query(max_length=10)] = "",
) -> HTMLResponse:
    """Show the answer to a search."""
    filters = Filters(
        speaker=speaker.strip() or None,
        outlet=outlet.strip() or None,
        since=_day(since),
        until=_day(until),
    )
    answer, people = None, []
    if q.strip():
        with reading(desk.engine) as session:
            answer = find(session, q, filters=filters, limit=HITS)
            if len(q.split()) <= NAME_WORDS:
                people = bearers_of(session, q, 8)
    return page(
        request,
        "search.html",
        q=q,
        speaker=speaker,
        outlet=outlet,
        since=since,
        until=until,
        answer=answer,
        verdict=verdict_line(answer, speaker) if answer else "",
        hits=_shown(answer, q) if answer else [],
        people=people,
        speakers=_facet(answer, "speaker"),
        outlets=_facet(answer, "outlet"),
    )


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


def _facet(answer: Answer | None, name: str) -> list[tuple[str, int]]:
    """Return the speakers or outlets of the quotes found, with the number of quotes, most first."""
    counts: Counter[str] = Counter()
    for hit in answer.hits if answer else ():
        found = (
            {hit.group.speaker}
            if name == "speaker"
            else {member.occurrence.article.outlet for member in hit.group.members}
        )
        counts.update(one for one in found if one)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:12]


def _day(text: str) -> str | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise RefusedError(400, f"A day is written 2018-01-24, not {text!r}.") from error
