"""The queue: one discrepancy a screen, settled by a key, and taken back by another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import parse_qs, urlencode

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from factcheck.checks import CHECKS
from factcheck.checks.profiles import profile_named
from factcheck.errors import DecisionError, OvertakenError
from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Severity, Status, Verdict
from factcheck.model.ids import IdKind, public_id
from factcheck.services import desk as service
from factcheck.store.engine import reading, writing
from factcheck.store.queue import QueueFilters, queue_assignees, queue_outlets
from factcheck.web.desk import Desk, Reader, RefusedError, TheDesk, Writer, page, see, viewer_of
from factcheck.web.storable import Storable

router = APIRouter(include_in_schema=False)

PAGE = 40
"""Questions that the list beside the question names at once."""

REASONS = ("false alarm", "both are right", "accepted style", "source confirmed", "fixed", "will not fix")
"""Reasons for a dismissal that a digit gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters as an address has them; what is not known lets all through."""

    status: str = "open"
    check: str = ""
    severity: str = ""
    outlet: str = ""
    story: str = ""
    since: str = ""
    who: str = ""

    def query(self) -> dict[str, str]:
        """Return what the address must say to ask for the same."""
        told = {name: getattr(self, name) for name in _FIELDS}
        return {
            name: value for name, value in told.items() if value and (name, value) != ("status", "open")
        }

    def link(self, **changes: str) -> str:
        """Return the address of a queue that differs in these."""
        told = replace(self, **changes).query()
        return f"/queue?{urlencode(told)}" if told else "/queue"

    def told(self) -> list[str]:
        """Return what narrows the queue, as a person says it."""
        own = {"who": {"me": "mine"}, "since": {"import": "since the last import"}}
        return [own.get(name, {}).get(value, value) for name, value in self.query().items()]


_FIELDS = ("status", "check", "severity", "outlet", "story", "since", "who")


def _asked(values: Mapping[str, str]) -> Asked:
    return Asked(**{name: values[name] for name in _FIELDS if values.get(name)})


def _filters(asked: Asked, viewer: str) -> QueueFilters:
    try:
        return QueueFilters(
            statuses=frozenset(Status) if asked.status == "all" else frozenset({Status(asked.status)}),
            checks=frozenset({asked.check}) if asked.check else frozenset(),
            severities=frozenset({Severity(asked.severity)}) if asked.severity else frozenset(),
            outlet=asked.outlet or None,
            story=asked.story.removeprefix(IdKind.STORY) or None,
            assignee=viewer if asked.who == "me" else asked.who or None,
            since_last_import=asked.since == "import",
        )
    except ValueError as error:
        raise RefusedError(400, "There is no such status or severity.") from error


@router.get("/queue")
def show_queue(
    request: Request,
    desk: TheDesk,
    viewer: Reader,
    at: Annotated[str, Query(max_length=40)] = "",
    done: Annotated[str, Query(max_length=40)] = "",
    start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> HTMLResponse:
    """Show the list of questions and one of them."""
    return _shown(request, desk, _asked(request.query_params), at=at, done=done, start=start)


def _shown(
    request: Request,
    desk: Desk,
    asked: Asked,
    *,
    at: str = "",
    done: str = "",
    start: int = 0,
    notice: str = "",
    status_code: int = 200,
) -> HTMLResponse:
    viewer = viewer_of(request).name or ""
    with reading(desk.engine) as session:
        held = service.queue(session, _filters(asked, viewer), limit=PAGE, offset=start)
        ids = [public_id(IdKind.DISCREPANCY, row.fingerprint) for row in held.rows]
        chosen = at or (ids[0] if ids else "")
        question = service.question(session, chosen) if chosen else None
        settled = service.question(session, done) if done else None
        outlets, people = queue_outlets(session), queue_assignees(session)
    place = ids.index(question.discrepancy.id) if question and question.discrepancy.id in ids else None
    return page(
        request,
        "queue.html",
        status_code=status_code,
        asked=asked,
        address=_address(asked, start),
        rows=list(zip(ids, held.rows, strict=True)),
        total=held.total,
        start=start,
        place=place,
        before=ids[place - 1] if place else None,
        after=_after(ids, place),
        step=PAGE,
        question=question,
        settled=settled,
        notice=notice,
        outlets=outlets,
        people=people,
        checks=[check.name for check in CHECKS],
        severities=[one.value for one in Severity],
        statuses=[one.value for one in Status],
        reasons=REASONS,
    )


def _address(asked: Asked, start: int) -> str:
    """Return the query of this queue, to which a question's id is added; it ends in an ampersand if any."""
    told = asked.query() | ({"start": str(start)} if start else {})
    return urlencode(told) + ("&" if told else "")


def _after(ids: Sequence[str], place: int | None) -> str | None:
    if place is None:
        return ids[0] if ids else None
    return ids[place + 1] if place + 1 < len(ids) else None


@router.post("/decide")
def decide(
    request: Request,
    desk: TheDesk,
    viewer: Writer,
    identity: Annotated[str, Form(alias="id", max_length=40)],
    verdict: Annotated[Verdict | PairVerdict, Form()],
    seen: Annotated[int, Form(ge=0)],
    right: Annotated[Storable | None, Form(max_length=20_000)] = None,
    reason: Annotated[Storable, Form(max_length=2_000)] = "",
    other: Annotated[Storable, Form(max_length=2_000)] = "",
    following: Annotated[str, Form(alias="next", max_length=40)] = "",
    back: Annotated[str, Form(max_length=2_000)] = "",
) -> Response:
    """Record a verdict, and go on to the next question; where somebody was faster, show what was said."""
    asked, start = _back(back)
    because = other.strip() or reason.strip() or None
    try:
        with writing(desk.engine) as session:
            found = service.settle(
                session,
                identity,
                verdict,
                actor=viewer.name or "",
                seen=seen,
                right=right,
                reason=because,
                profile=profile_named(desk.options.profile),
            )
    except OvertakenError as error:
        return _shown(request, desk, asked, at=identity, start=start, notice=error.message, status_code=409)
    except DecisionError as error:
        return _shown(request, desk, asked, at=identity, start=start, notice=error.message, status_code=400)
    at = found.id if verdict is Verdict.WITHDRAWN else following
    done = "" if verdict is Verdict.WITHDRAWN else found.id
    return see("/queue", asked.query() | {"start": str(start or ""), "at": at, "done": done})


@router.post("/assign")
def assign(
    desk: TheDesk,
    viewer: Writer,
    identity: Annotated[str, Form(alias="id", max_length=40)],
    to: Annotated[Storable, Form(max_length=200)] = "",
    back: Annotated[str, Form(max_length=2_000)] = "",
) -> RedirectResponse:
    """Record who is to look at a question."""
    asked, start = _back(back)
    with writing(desk.engine) as session:
        service.assign(session, identity, to, actor=viewer.name or "")
    return see("/queue", asked.query() | {"start": str(start or ""), "at": identity})


def _back(query: str) -> tuple[Asked, int]:
    """Return the filters and the start that a form was sent from."""
    values = {name: held[0] for name, held in parse_qs(query).items()}
    start = values.get("start", "0")
    return _asked(values), int(start) if start.isdecimal() and len(start) < 9 else 0
