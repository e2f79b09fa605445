"""The route that explains how something was found, or why it was not."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from factcheck.report.records import Record
from factcheck.report.why import why_record
from factcheck.services.why import why
from factcheck.store.engine import reading
from factcheck.web.api import models
from factcheck.web.api.access import Caller
from factcheck.web.api.parameters import refusals
from factcheck.web.desk import TheDesk

router = APIRouter(prefix="/api")


@router.get("/why", response_model=models.Explanation, responses=refusals(404))
def explain(
    desk: TheDesk,
    caller: Caller,
    of: Annotated[str, Query(min_length=1, max_length=5_000, description="An id, or words.")],
    other: Annotated[
        str, Query(alias="and", max_length=300, description="A second id, of one kind with the first.")
    ] = "",
) -> Record:
    """Explain a discrepancy, what becomes of a quotation, or what is between two things."""
    with reading(desk.engine) as session:
        return why_record(why(session, [one for one in (of, other) if one]))
