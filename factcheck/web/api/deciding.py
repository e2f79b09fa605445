"""Routes of discrepancies and decisions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import StringConstraints

from factcheck.checks import CHECKS
from factcheck.checks.profiles import profile_named
from factcheck.model.decision import SubjectKind
from factcheck.model.finding import LEAST_CONFIDENCE, Severity, Status
from factcheck.report.corrections import correction_record
from factcheck.report.records import Record, discrepancy_record
from factcheck.services import desk as service
from factcheck.services.corrections import correction, corrections
from factcheck.services.pairing import decide_pair
from factcheck.services.reporting import discrepancies_of, discrepancy
from factcheck.services.review import decide, fingerprint_of
from factcheck.store.decisions import history
from factcheck.store.engine import reading, writing
from factcheck.store.queue import QueueFilters
from factcheck.web.api import models, revised
from factcheck.web.api.access import Caller, Changer
from factcheck.web.api.parameters import Limit, id_of, refusals
from factcheck.web.desk import TheDesk

router = APIRouter(prefix="/api")

Start = Annotated[str, Query(pattern="^[0-9]{0,9}$", description="The `next` of the answer before.")]
Identity = Annotated[str, id_of("d", "a discrepancy")]
CheckName = Annotated[str, StringConstraints(pattern=f"^(?:{'|'.join(check.name for check in CHECKS)})$")]


@router.get("/discrepancies", response_model=models.Page[models.Discrepancy], responses=refusals())
def discrepancies(
    desk: TheDesk,
    caller: Caller,
    status: Annotated[list[Status] | None, Query(description="Only those that stand so.")] = None,
    check: Annotated[list[CheckName] | None, Query(description="Only of these checks.")] = None,
    severity: Annotated[list[Severity] | None, Query(description="Only of these severities.")] = None,
    outlet: Annotated[str | None, Query(description="Only with a place at this outlet.")] = None,
    story: Annotated[
        str | None, Query(pattern="^s[0-9a-f]{4,32}$", description="Only of this story.")
    ] = None,
    since_last_import: Annotated[
        bool, Query(description="Only what the last import saw for the first time.")
    ] = False,
    min_confidence: Annotated[float, Query(ge=0, le=1)] = LEAST_CONFIDENCE,
    after: Start = "",
    limit: Limit = 50,
) -> Record:
    """List discrepancies, worst first, then the surest; those that are not dismissed unless told."""
    filters = QueueFilters(
        statuses=frozenset(status or set(Status) - {Status.DISMISSED}),
        checks=frozenset(check or ()),
        severities=frozenset(severity or ()),
        outlet=outlet,
        story=story[1:] if story else None,
        since_last_import=since_last_import,
        least_confidence=min_confidence,
    )
    start = int(after or 0)
    with reading(desk.engine) as session:
        held = service.queue(session, filters, limit=limit, offset=start)
        found = discrepancies_of(session, [row.fingerprint for row in held.rows])
    further = start + len(held.rows)
    return {
        "items": [discrepancy_record(one) for one in found],
        "next": str(further) if held.rows and further < held.total else None,
    }


@router.get("/discrepancies/{id}", response_model=models.Discrepancy, responses=refusals(404))
def one_discrepancy(desk: TheDesk, caller: Caller, id: Identity) -> Record:
    """Show a discrepancy with every place."""
    with reading(desk.engine) as session:
        return discrepancy_record(discrepancy(session, fingerprint_of(id)))


@router.get("/discrepancies/{id}/decisions", response_model=list[models.Decision], responses=refusals(404))
def decisions(desk: TheDesk, caller: Caller, id: Identity) -> list[Record]:
    """List what was said of a discrepancy, the first word first."""
    with reading(desk.engine) as session:
        found = discrepancy(session, fingerprint_of(id))
        said = history(session, SubjectKind.DISCREPANCY, found.fingerprint)
    return [
        {
            "verdict": one.verdict,
            "right": one.right,
            "reason": one.reason,
            "note": one.note,
            "actor": one.actor,
            "decided_at": one.decided_at,
        }
        for one in said
    ]


@router.get("/corrections", response_model=models.Page[revised.Correction], responses=refusals())
def corrections_to_make(
    desk: TheDesk,
    caller: Caller,
    after: Start = "",
    limit: Annotated[int, Query(ge=1, le=100, description="At most so many.")] = 20,
) -> Record:
    """List what somebody said is right and who carries something else, the latest word first."""
    start = int(after or 0)
    with reading(desk.engine) as session:
        found = corrections(session, mended=True, limit=limit + 1, offset=start)
    return {
        "items": [correction_record(one) for one in found[:limit]],
        "next": str(start + limit) if len(found) > limit else None,
    }


@router.get("/discrepancies/{id}/correction", response_model=revised.Correction, responses=refusals(404))
def correction_of(desk: TheDesk, caller: Caller, id: Identity) -> Record:
    """Show what is to be corrected once somebody has said which value of a discrepancy is right."""
    with reading(desk.engine) as session:
        return correction_record(correction(session, fingerprint_of(id)))


@router.post(
    "/discrepancies/{id}/decisions", response_model=models.Discrepancy, responses=refusals(404, 409)
)
def decide_on(
    desk: TheDesk,
    caller: Changer,
    id: Identity,
    said: models.NewDecision,
) -> Record:
    """Record a verdict and show the discrepancy as it stands then; a dismissal needs its reason."""
    actor = caller.name or ""
    with writing(desk.engine) as session:
        if said.seen is None:
            found = decide(
                session,
                id,
                said.verdict,
                actor=actor,
                right=said.right,
                reason=said.reason,
                note=said.note,
                profile=profile_named(desk.options.profile),
            )
        else:
            found = service.settle(
                session,
                id,
                said.verdict,
                actor=actor,
                seen=said.seen,
                right=said.right,
                reason=said.reason,
                note=said.note,
                profile=profile_named(desk.options.profile),
            )
    return discrepancy_record(found)


@router.post("/pairs/decisions", response_model=models.PairDecision, responses=refusals(404))
def decide_on_pair(desk: TheDesk, caller: Changer, said: models.NewPairDecision) -> Record:
    """Record that two quotes are one statement or two, or that two articles tell of one event or of two."""
    with writing(desk.engine) as session:
        found = decide_pair(
            session,
            said.one,
            said.other,
            said.verdict,
            actor=caller.name or "",
            reason=said.reason,
            note=said.note,
            profile=profile_named(desk.options.profile),
        )
    return {
        "one": said.one,
        "other": said.other,
        "verdict": found.verdict,
        "reason": found.reason,
        "actor": found.actor,
        "decided_at": found.decided_at,
    }


@router.put("/discrepancies/{id}/assignee", response_model=models.Assignment, responses=refusals(404))
def assign(
    desk: TheDesk,
    caller: Changer,
    id: Identity,
    to: models.Assignment,
) -> Record:
    """Say who is to look at a discrepancy."""
    with writing(desk.engine) as session:
        service.assign(session, id, to.assignee, actor=caller.name or "")
        return {"assignee": service.question(session, id).assignee}
