"""All routes of the HTTP interface."""

from __future__ import annotations

from fastapi import APIRouter

from factcheck.web.api import checking, deciding, explaining, exporting, listing, texts

router = APIRouter()
for part in (listing, deciding, texts, checking, explaining, exporting):
    router.include_router(part.router)
