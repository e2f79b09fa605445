"""Export: everything of one kind, in the formats and shapes of the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from tempfile import TemporaryFile
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session
from starlette.responses import StreamingResponse

from factcheck.model.finding import Status
from factcheck.report.exported import EXPORTS, Exported
from factcheck.report.records import Record
from factcheck.report.tables import Format, write_rows
from factcheck.services.export_rows import rows_of
from factcheck.services.publishing import every_annotation, every_review, signed
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


_LINKED = "application/ld+json"


def _linked(description: str) -> dict[int | str, dict[str, Any]]:
    return refusals() | {200: {"description": description, "content": {_LINKED: {}}}}


@router.get(
    "/export/annotations.jsonld",
    response_class=StreamingResponse,
    responses=_linked("One array of Web Annotations."),
)
def linked_annotations(desk: TheDesk, caller: Caller) -> StreamingResponse:
    """Give quotes, claims and discrepancies as Web Annotations, as the command line writes them."""
    return _attachment(_written(desk, every_annotation, Format.JSON), _LINKED, "annotations.jsonld")


@router.get(
    "/export/claimreview.jsonld",
    response_class=StreamingResponse,
    responses=_linked("One array of reviews, safe within a script element."),
)
def linked_reviews(desk: TheDesk, caller: Caller) -> StreamingResponse:
    """Give confirmed discrepancies as ClaimReview; the settings say who reviews."""
    reviewer = signed(desk.options.reviewer)

    def rows(session: Session) -> Iterator[Record]:
        return every_review(session, reviewer, {Status.CONFIRMED})

    parts = _written(desk, rows, Format.JSON, for_pages=True)
    return _attachment(parts, _LINKED, "claimreview.jsonld")


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
    columns = list(EXPORTS[what].columns)
    parts = _written(
        desk, lambda session: rows_of(session, what), Format(form.value), columns=columns, bom=bom
    )
    return _attachment(parts, _MEDIA[form], f"{what.value}.{form.value}")


def _attachment(parts: Iterator[bytes], media_type: str, name: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(parts, media_type=media_type, headers=headers)


def _written(
    desk: Desk,
    rows: Callable[[Session], Iterator[Record]],
    form: Format,
    *,
    columns: Sequence[str] | None = None,
    bom: bool = False,
    for_pages: bool = False,
) -> Iterator[bytes]:
    """Yield rows as the command line writes them, by way of a file, so that they need no memory."""
    with TemporaryFile("w+", encoding="utf-8", newline="") as file:
        with reading(desk.engine) as session:
            write_rows(rows(session), file, form, columns=columns, bom=bom, for_pages=for_pages)
        file.seek(0)
        while part := file.read(1 << 16):
            yield part.encode("utf-8")
