"""Errors as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(BaseModel):
    """What went wrong: a title for the status, and one sentence."""

    type: str = "about:blank"
    title: str
    status: int = Field(ge=400, le=599)
    detail: str


def answer(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return an error's answer."""
    details = ProblemDetails(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return JSONResponse(details.model_dump(), status_code=status, headers=headers, media_type=MEDIA_TYPE)
