"""The page of corrections: what is to be mended, where, and with which words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from factcheck.services import corrections as service
from factcheck.services.review import fingerprint_of
from factcheck.store.engine import reading
from factcheck.web.desk import Reader, TheDesk, page

router = APIRouter(include_in_schema=False)

LIST = 20
"""Corrections at once: each is looked for in all versions of its articles."""


@router.get("/corrections")
def corrections(
    request: Request,
    desk: TheDesk,
    viewer: Reader,
    start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> HTMLResponse:
    """Show what somebody said is right, the latest word first, and who carries something else."""
    with reading(desk.engine) as session:
        found = service.corrections(session, mended=True, limit=LIST + 1, offset=start)
    return page(
        request, "corrections.html", rows=found[:LIST], start=start, more=len(found) > LIST, step=LIST
    )


@router.get("/correction/{identity}")
def correction(request: Request, desk: TheDesk, viewer: Reader, identity: str) -> HTMLResponse:
    """Show the correction that follows from one discrepancy."""
    with reading(desk.engine) as session:
        found = service.correction(session, fingerprint_of(identity))
    return page(request, "corrections.html", rows=[found], start=0, more=False, step=LIST)
