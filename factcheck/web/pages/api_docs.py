"""The page that describes the HTTP interface, made from its own description."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from factcheck.web.desk import Reader, page

ADDRESS = "/api/docs"

router = APIRouter(include_in_schema=False)


@router.get(ADDRESS)
def api_docs(request: Request, viewer: Reader) -> HTMLResponse:
    """Show every address with what it takes and gives."""
    return page(request, "api.html", description=request.app.openapi())
