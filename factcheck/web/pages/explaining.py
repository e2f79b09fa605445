"""Why something was found, or was not: the steps from the text to the verdict."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from factcheck.services.why import why
from factcheck.store.engine import reading
from factcheck.web.desk import Reader, TheDesk, page

router = APIRouter(include_in_schema=False)


@router.get("/why")
def explain(
    request: Request,
    desk: TheDesk,
    viewer: Reader,
    of: Annotated[str, Query(max_length=5_000)] = "",
    other: Annotated[str, Query(alias="and", max_length=300)] = "",
) -> HTMLResponse:
    """Show the form, and the explanation of what was asked."""
    found = None
    if of.strip():
        with reading(desk.engine) as session:
            found = why(session, [one.strip() for one in (of, other) if one.strip()])
    return page(request, "why.html", found=found, of=of, other=other)
