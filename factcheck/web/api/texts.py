"""Routes that take words: find and extract."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from factcheck.extract import extract_article
from factcheck.model.claim import ClaimKind
from factcheck.model.name import NameKind
from factcheck.model.problem import Problem
from factcheck.model.quote import QuoteKind
from factcheck.report.quotes import verdict_line
from factcheck.report.records import (
    Record,
    claim_hit_record,
    extraction_record,
    hit_record,
    name_hit_record,
)
from factcheck.services.claim_search import find_claims
from factcheck.services.name_search import find_names
from factcheck.services.search import Filters, find
from factcheck.services.uploads import read_upload
from factcheck.store.engine import reading
from factcheck.web.api import extracted, models
from factcheck.web.api.access import Caller
from factcheck.web.api.parameters import refusals
from factcheck.web.desk import RefusedError, TheDesk

router = APIRouter(prefix="/api")

Words = Annotated[str, Query(max_length=5_000, description="What is looked for.")]
Speaker = Annotated[str | None, Query(max_length=200, description="Only by this speaker.")]
Outlet = Annotated[str | None, Query(max_length=200, description="Only carried by this outlet.")]
Since = Annotated[date | None, Query(description="Only published on this day or later.")]
Until = Annotated[date | None, Query(description="Only published on this day or earlier.")]
Most = Annotated[int, Query(ge=1, le=100, description="At most so many.")]


@router.get("/find", response_model=models.Found, responses=refusals())
def find_quote(
    desk: TheDesk,
    caller: Caller,
    q: Annotated[str, Query(max_length=5_000, description="Words of the quote, some may be wrong.")],
    speaker: Speaker = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[QuoteKind | None, Query(description="Only quotes of this kind.")] = None,
    limit: Most = 10,
) -> Record:
    """Find a quote by its words: who said it, where, and in which wordings."""
    filters = Filters(
        speaker=speaker or None,
        outlet=outlet or None,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        kind=kind,
    )
    with reading(desk.engine) as session:
        answer = find(session, q, filters=filters, limit=limit)
    return {
        "match": answer.match.value,
        "verdict": verdict_line(answer, speaker),
        "items": [hit_record(hit) for hit in answer.hits],
    }


@router.get("/find/claims", response_model=models.Hits[models.ClaimHit], responses=refusals())
def find_a_claim(
    desk: TheDesk,
    caller: Caller,
    q: Words,
    speaker: Speaker = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[ClaimKind | None, Query(description="Only claims of this kind.")] = None,
    limit: Most = 10,
) -> Record:
    """Find figures, dates, lists and identifiers by what they are about, or by their value."""
    with reading(desk.engine) as session:
        hits = find_claims(
            session,
            q,
            speaker=speaker or None,
            kind=kind,
            outlet=outlet or None,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            limit=limit,
        )
    return {"items": [claim_hit_record(hit) for hit in hits]}


@router.get("/find/names", response_model=models.Hits[models.NameHit], responses=refusals())
def find_a_name(
    desk: TheDesk,
    caller: Caller,
    q: Words,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[NameKind | None, Query(description="Only names of this kind.")] = None,
    limit: Most = 10,
) -> Record:
    """Find persons, bodies and places by a name, misspelt as well, and the articles that name them."""
    with reading(desk.engine) as session:
        hits = find_names(
            session,
            q,
            kind=kind,
            outlet=outlet or None,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            limit=limit,
        )
    return {"items": [name_hit_record(hit) for hit in hits]}


@router.post("/extract", response_model=extracted.Extraction, responses=refusals())
def extract(caller: Caller, text: extracted.NewText) -> Record:
    """Say which quotations, claims and names stand in a text; nothing is stored."""
    line = json.dumps(text.model_dump(exclude_none=True))
    (found,) = read_upload("text.jsonl", line.encode("ascii"))
    if isinstance(found, Problem):
        raise RefusedError(400, found.message)
    return extraction_record(extract_article(found))
