"""Why a discrepancy was found: its places, their values, the rule, how sure it is, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from factcheck.checks import CHECKS, OF_CARRIERS
from factcheck.checks.explain import read_page
from factcheck.link.relate import judge
from factcheck.link.wording import wording_of
from factcheck.model.finding import LEAST_CONFIDENCE, Discrepancy, Finding, Outcome, Status
from factcheck.model.why import Step, Why
from factcheck.report.arrange import by_value
from factcheck.services.desk import question
from factcheck.services.memory import found_again
from factcheck.store.decisions import Decision

PLACES = 12
"""Places of a discrepancy that are told one by one."""


def why_discrepancy(session: Session, identity: str) -> Why:
    """Explain a discrepancy: its places, the values, the rule, how sure it is, and what was decided."""
    held = question(session, identity)
    one = held.discrepancy
    found = found_again(session, one)
    steps = (
        Step("places", f"{_counted(len(one.evidence), 'place')} in the articles.", tuple(_places(one))),
        Step(
            "values",
            "What the places have in their normal form; places with one value agree.",
            tuple(
                Step(
                    "value",
                    f"{one.value}: {_counted(one.articles, 'article')}, {one.independent} independent.",
                )
                for one in held.values
            ),
        ),
        _rule(one, found),
        _sure(one),
        Step("decisions", _standing(held.decisions), tuple(map(_decided, held.decisions))),
    )
    return Why(one.id, _verdict(one, found), steps)


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def _places(one: Discrepancy) -> Iterator[Step]:
    told = 0
    for value, views in by_value(one):
        for view in views:
            if told == PLACES:
                yield Step("places", f"{len(one.evidence) - PLACES} more.")
                return
            told += 1
            ref, span = view.evidence.article, view.evidence.span
            words = " ".join(view.evidence.text.split())
            yield Step(
                "place",
                f"{ref.outlet or ref.id}, characters {span.start} to {span.end}: “{words}”, "
                f"value “{value}”.",
            )


def _rule(one: Discrepancy, found: Finding | None) -> Step:
    check = next(check for check in CHECKS if check.name == one.check)
    if found is None:
        return Step("rule", f"{one.check} no longer finds it in the articles as they stand.")
    steps = [Step("compared", said) for said in found.because]
    steps += _links(one)
    if found.topic:
        steps.append(Step("topic", f"what a decision remembers it by: {found.topic}."))
    steps.append(Step("identity", f"the same as long as these are: {'; '.join(found.identity)}."))
    return Step("rule", f"{one.check}: {read_page(check.name, check.doc).summary}", tuple(steps))


def _links(one: Discrepancy) -> Iterator[Step]:
    """Yield why quotations that differ are taken for one statement."""
    if one.check not in OF_CARRIERS:
        return
    first, *others = dict.fromkeys(view.evidence.text for _, views in by_value(one) for view in views)
    for other in others:
        yield Step(
            "linked", f"“{' '.join(other.split())}”: {judge(wording_of(first), wording_of(other)).told}"
        )


def _sure(one: Discrepancy) -> Step:
    sure = one.confidence >= LEAST_CONFIDENCE
    shown = "reported" if sure else "shown only with --all or --min-confidence"
    if one.outcome is not Outcome.DIFFERS:
        shown = f"no discrepancy but {one.outcome.value}, decided by {one.deciding}; shown only with --all"
    return Step(
        "confidence", f"{one.confidence:.2f}, the least that is reported being {LEAST_CONFIDENCE}: {shown}."
    )


def _standing(decisions: Sequence[Decision]) -> str:
    return f"{len(decisions)}, of which the last counts." if decisions else "None: it is open."


def _decided(one: Decision) -> Step:
    right = f", “{one.right}” is right" if one.right is not None else ""
    because = f": {one.reason}" if one.reason else ""
    return Step("decision", f"{one.verdict} by {one.actor} on {one.decided_at:%Y-%m-%d}{right}{because}.")


def _verdict(one: Discrepancy, found: Finding | None) -> str:
    if found is None or one.closed:
        return f"It is closed: the articles no longer show it. {one.message}"
    if one.outcome is not Outcome.DIFFERS:
        return f"It is no discrepancy ({one.outcome.value}, by {one.deciding}). {one.message}"
    if one.status is Status.DISMISSED:
        return f"It differs, and was dismissed. {one.message}"
    return f"It differs: {one.severity.value}, {one.status.value}. {one.message}"
