"""The route that checks a draft against the database and stores nothing."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from factcheck.report.drafts.records import draft_record
from factcheck.report.records import Record
from factcheck.web.api import checked
from factcheck.web.api.access import Caller
from factcheck.web.api.extracted import NewText
from factcheck.web.api.parameters import refusals
from factcheck.web.desk import TheDesk
from factcheck.web.drafts import checked_fields

router = APIRouter(prefix="/api")


@router.post("/check", response_model=checked.Checked, responses=refusals())
def check(
    desk: TheDesk,
    caller: Caller,
    text: NewText,
    as_of: Annotated[date | None, Query(description="Against what was published by this day.")] = None,
) -> Record:
    """Check a draft: what differs in it from the database and from itself, and what was verified."""
    return draft_record(checked_fields(desk, text.model_dump(exclude_none=True), as_of))
