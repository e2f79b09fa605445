"""Routes that take words: find and extract; and export, which gives everything at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from tempfile import TemporaryFile
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from factcheck.extract import extract_article
from factcheck.model.problem import Problem
from factcheck.report.quotes import verdict_line
from factcheck.report.records import Record, discrepancy_record, extraction_record, quote_record
from factcheck.report.tables import Format, write_rows
from factcheck.services.reporting import everything_of, report
from factcheck.services.search import Filters, find
from factcheck.services.uploads import read_upload
from factcheck.store import listings
from factcheck.store.engine import reading
from factcheck.store.groups import quote_groups
from factcheck.web.api import models
from factcheck.web.api.access import Caller
from factcheck.web.api.parameters import refusals
from factcheck.web.desk import Desk, RefusedError, TheDesk

router = APIRouter(prefix="/api")

BATCH = 500
"""Quotes that an export reads at once."""


@router.get("/find", response_model=models.Found, responses=refusals())
def find_quote(
    desk: TheDesk,
    caller: Caller,
    q: Annotated[str, Query(max_length=5_000, description="Words of the quote, some may be wrong.")],
    speaker: Annotated[str | None, Query(max_length=200, description="Only by this speaker.")] = None,
    outlet: Annotated[str | None, Query(max_length=200, description="Only carried by this outlet.")] = None,
    since: Annotated[date | None, Query(description="Only published on this day or later.")] = None,
    until: Annotated[date | None, Query(description="Only published on this day or earlier.")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="At most so many.")] = 10,
) -> Record:
    """Find a quote by its words: who said it, where, and in which wordings."""
    filters = Filters(
        speaker=speaker or None,
        outlet=outlet or None,
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
    )
    with reading(desk.engine) as session:
        answer = find(session, q, filters=filters, limit=limit)
    return {
        "match": answer.match.value,
        "verdict": verdict_line(answer, speaker),
        "items": [quote_record(hit.group, hit.score) for hit in answer.hits],
    }


@router.post("/extract", response_model=models.Extraction, responses=refusals())
def extract(caller: Caller, text: models.NewText) -> Record:
    """Say which quotations, claims and names stand in a text; nothing is stored."""
    line = json.dumps(text.model_dump(exclude_none=True))
    (found,) = read_upload("text.jsonl", line.encode("ascii"))
    if isinstance(found, Problem):
        raise RefusedError(400, found.message)
    return extraction_record(extract_article(found))


class Exported(StrEnum):
    """What can be had whole."""

    DISCREPANCIES = "discrepancies"
    QUOTES = "quotes"


class Written(StrEnum):
    """How an export is written."""

    JSON = "json"
    NL = "nl"
    CSV = "csv"
    TSV = "tsv"


_MEDIA = {
    Written.JSON: "application/json",
    Written.NL: "application/x-ndjson",
    Written.CSV: "text/csv; charset=utf-8",
    Written.TSV: "text/tab-separated-values; charset=utf-8",
}


@router.get(
    "/export/{what}.{form}",
    response_class=StreamingResponse,
    responses=refusals()
    | {200: {"description": "All of it.", "content": {kind: {} for kind in _MEDIA.values()}}},
)
def export(desk: TheDesk, caller: Caller, what: Exported, form: Written) -> StreamingResponse:
    """Give every discrepancy, whatever its standing, or every quote, as the command line writes them."""
    rows = _discrepancies(desk) if what is Exported.DISCREPANCIES else _quotes(desk)
    return StreamingResponse(
        _written(rows, Format(form.value)),
        media_type=_MEDIA[form],
        headers={"Content-Disposition": f'attachment; filename="{what.value}.{form.value}"'},
    )


def _discrepancies(desk: Desk) -> Iterator[Record]:
    with reading(desk.engine) as session:
        for one in report(session, everything_of()):
            yield discrepancy_record(one)


def _quotes(desk: Desk) -> Iterator[Record]:
    after = ""
    with reading(desk.engine) as session:
        while numbers := listings.quotes(session, after=after, limit=BATCH):
            groups = quote_groups(session, numbers)
            for number in numbers:
                yield quote_record(groups[number], 1.0)
            after = groups[numbers[-1]].key


def _written(rows: Iterator[Record], form: Format) -> Iterator[bytes]:
    """Yield rows as the command line writes them, by way of a file, so that they need no memory."""
    with TemporaryFile("w+", encoding="utf-8", newline="") as file:
        write_rows(rows, file, form)
        file.seek(0)
        while part := file.read(1 << 16):
            yield part.encode("utf-8")
