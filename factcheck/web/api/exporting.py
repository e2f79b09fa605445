"""Export: everything of one kind, in the formats and shapes of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from tempfile import TemporaryFile

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from factcheck.report.records import Record, discrepancy_record, quote_record
from factcheck.report.tables import Format, write_rows
from factcheck.services.exporting import every_quote
from factcheck.services.reporting import everything_of, report
from factcheck.store.engine import reading
from factcheck.web.api.access import Caller
from factcheck.web.api.parameters import refusals
from factcheck.web.desk import Desk, TheDesk

router = APIRouter(prefix="/api")


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
    with reading(desk.engine) as session:
        for group in every_quote(session):
            yield quote_record(group, 1.0)


def _written(rows: Iterator[Record], form: Format) -> Iterator[bytes]:
    """Yield rows as the command line writes them, by way of a file, so that they need no memory."""
    with TemporaryFile("w+", encoding="utf-8", newline="") as file:
        write_rows(rows, file, form)
        file.seek(0)
        while part := file.read(1 << 16):
            yield part.encode("utf-8")
