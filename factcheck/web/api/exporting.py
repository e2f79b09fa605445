"""Export: everything of one kind, in the formats and shapes of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from tempfile import TemporaryFile
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from factcheck.report.exported import EXPORTS, Exported
from factcheck.report.tables import Format, write_rows
from factcheck.services.exporting import rows_of
from factcheck.store.engine import reading
from factcheck.web.api.access import Caller
from factcheck.web.api.parameters import refusals
from factcheck.web.desk import Desk, TheDesk

router = APIRouter(prefix="/api")


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
def export(
    desk: TheDesk,
    caller: Caller,
    what: Exported,
    form: Written,
    bom: Annotated[bool, Query(description="Begin CSV or TSV with a byte order mark.")] = False,
) -> StreamingResponse:
    """Give everything of one kind as the command line writes it, whatever its standing."""
    return StreamingResponse(
        _written(desk, what, Format(form.value), bom),
        media_type=_MEDIA[form],
        headers={"Content-Disposition": f'attachment; filename="{what.value}.{form.value}"'},
    )


def _written(desk: Desk, what: Exported, form: Format, bom: bool) -> Iterator[bytes]:
    """Yield rows as the command line writes them, by way of a file, so that they need no memory."""
    with TemporaryFile("w+", encoding="utf-8", newline="") as file:
        with reading(desk.engine) as session:
            write_rows(rows_of(session, what), file, form, columns=list(EXPORTS[what].columns), bom=bom)
        file.seek(0)
        while part := file.read(1 << 16):
            yield part.encode("utf-8")
