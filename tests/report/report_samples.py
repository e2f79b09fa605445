"""Discrepancies for the tests of what people read: two hostile texts among plain ones, all invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from builders import article, group, ref, story

from factcheck.checks import fingerprint, run_checks
from factcheck.model.article import ArticleKind, ArticleRef
from factcheck.model.finding import Discrepancy, Evidence, EvidenceView, Finding, Outcome, Severity, Status
from factcheck.model.group import ArticleView
from factcheck.model.ids import IdKind, public_id
from factcheck.model.story import StoryRef

COURIER = ref("courier-7", outlet="Harbor Courier", title="Island will keep its boats", day="2021-03-02")
GAZETTE = ref("gazette-12", outlet="North Gazette", title="“Sell Boats”: mayor’s word", day="2021-03-03")
SPEECH = ref("speech-1", outlet="Town Hall", title="Speech at the pier", kind=ArticleKind.TRANSCRIPT)
HOSTILE = ref("<b>x", outlet="Ev\u202eil & Sons", title="<script>alert(1)</script>", day="2021-03-04")

_WORDS = "[[We will not sell the three boats that this island has left|quote|Ana Ruiz]]"
_WITHOUT_NOT = _WORDS.replace("not ", "")
_WITHOUT_THREE = _WORDS.replace("three ", "")

_CONTROLS = "\x1b[31mred\x1b[0m \u202egnorw\u202c"

_COURIER_TEXT = f"""The mayor spoke at the pier on Monday. “{_WORDS},” Ana Ruiz said.

[[Paul Dorn|person]] runs the ferry. Later [[Dornn|person|Paul Dorn|variant]] said that he agreed.
[[Dorn|person|Paul Dorn|short]] has run it since he was young."""

_GAZETTE_TEXT = f"""“{_WITHOUT_NOT},” the mayor said at the pier.
Nobody asked her why, since the the rain drove all of them indoors."""

_HOSTILE_TEXT = f"""He wrote: “{_WITHOUT_THREE}” <img src=x onerror=alert(2)> {_CONTROLS}.
This line of the page has a word that nobody would would print, and <i>markup</i>."""

_TEXTS: tuple[tuple[ArticleRef, str], ...] = (
    (COURIER, _COURIER_TEXT),
    (GAZETTE, _GAZETTE_TEXT),
    (SPEECH, f"My friends. {_WORDS}. Thank you."),
    (HOSTILE, _HOSTILE_TEXT),
)


def views() -> list[ArticleView]:
    """Return the sample articles."""
    return [article(text, about) for about, text in _TEXTS]


def discrepancies() -> list[Discrepancy]:
    """Return what the checks find in the sample articles, one dismissed, one told of before."""
    held = views()
    texts: dict[str, str] = {view.ref.key: view.text for view in held}
    found = list(run_checks([group(held), *held, story(held)]))
    return [_stored(finding, texts, at) for at, finding in enumerate(_unique(found))]


def _unique(findings: Iterable[Finding]) -> list[Finding]:
    return list({fingerprint(finding): finding for finding in findings}.values())


def _stored(finding: Finding, texts: dict[str, str], at: int) -> Discrepancy:
    key = fingerprint(finding)
    dismissed = finding.check == "doubled-word"
    return Discrepancy(
        id=public_id(IdKind.DISCREPANCY, key),
        fingerprint=key,
        check=finding.check,
        severity=finding.severity,
        confidence=finding.confidence,
        subject=finding.subject,
        message=finding.message,
        status=Status.DISMISSED if dismissed else Status.OPEN,
        reason="fixed in print on 4 March" if dismissed else None,
        earlier="Dismissed on 2021-03-02 by Kim, because: house style." if at == 0 else None,
        evidence=tuple(_view(evidence, texts[evidence.article.key]) for evidence in finding.evidence),
    )


def in_stories() -> list[Discrepancy]:
    """Return what a story of three articles has in every part, and a dismissed one of an article alone."""
    harbor = StoryRef(key="ab" * 16, title="The boats of the island", articles=(COURIER, SPEECH, HOSTILE))
    alone = StoryRef(key="cd" * 16, title=GAZETTE.title, articles=(GAZETTE,))
    found = discrepancies()
    altered = next(one for one in found if one.check == "quote-altered")
    spelled = next(one for one in found if one.check == "name-spelling-differs")
    doubled = next(one for one in found if one.evidence[0].evidence.article == GAZETTE and one.reason)
    note = replace(spelled, severity=Severity.NOTE, story=harbor, subject="Boats", check="figure-differs")
    return [
        replace(altered, story=harbor),
        replace(spelled, story=harbor, confidence=0.5),
        replace(
            note,
            **_named("e"),
            outcome=Outcome.UPDATE,
            deciding="time",
            message="Number of boats: three, then two.",
        ),
        replace(
            note,
            **_named("f"),
            outcome=Outcome.AGREES,
            deciding="value",
            message="Number of boats: three, as two articles say.",
        ),
        replace(doubled, story=alone),
    ]


def _named(digit: str) -> dict[str, Any]:
    return {"id": "d" + digit * 12, "fingerprint": digit * 32}


def _view(evidence: Evidence, text: str) -> EvidenceView:
    """Return the evidence with the paragraph around it."""
    start = text.rfind("\n", 0, evidence.span.start) + 1
    end = text.find("\n", evidence.span.end)
    return EvidenceView(
        evidence=evidence, context=text[start : end if end >= 0 else len(text)], context_start=start
    )
