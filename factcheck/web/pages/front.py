"""The overview: the last imports, what is open, and what could not be read."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from factcheck.model.finding import Severity, Status
from factcheck.services.pages import overview
from factcheck.store.engine import reading
from factcheck.web.desk import Reader, TheDesk, page

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(request: Request, desk: TheDesk, viewer: Reader) -> HTMLResponse:
    """Show the overview."""
    with reading(desk.engine) as session:
        found = overview(session)
    by_check: dict[str, dict[Severity, int]] = {}
    for one in found.counts:
        if one.status is Status.OPEN:
            held = by_check.setdefault(one.check, dict.fromkeys(Severity, 0))
            held[one.severity] += one.count
    standing = {status: sum(one.count for one in found.counts if one.status is status) for status in Status}
    return page(
        request,
        "front.html",
        overview=found,
        by_check=sorted(by_check.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])),
        severities=list(Severity),
        standing=standing,
    )
