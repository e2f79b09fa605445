"""What leaves the house in the formats of others: annotations, reviews of claims, the fact-check log.

All is read a page at a time and yielded in one order, as rows of exports are (:mod:`.exporting`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.errors import SettingsError
from factcheck.model.article import ArticleKey
from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Discrepancy, Outcome, Status
from factcheck.report.annotations import article_annotations, discrepancy_annotation
from factcheck.report.claim_reviews import Reviewer, claim_reviews
from factcheck.report.fact_log import log_rows
from factcheck.report.records import Record
from factcheck.services.corrections import correction
from factcheck.services.exporting import TEXTS_TOGETHER
from factcheck.services.reporting import discrepancies_of
from factcheck.store.decisions import Decision, latest
from factcheck.store.exported import (
    decided_after,
    fingerprints_after,
    quotes_by_number,
    versions_at_closing,
)
from factcheck.store.listings import article_versions
from factcheck.store.reported import discrepancies_among
from factcheck.store.views import article_views, version_texts


@dataclass(frozen=True, slots=True)
class Decided:
    """A discrepancy with the decision in force."""

    discrepancy: Discrepancy
    decision: Decision


def every_annotation(session: Session) -> Iterator[Record]:
    """Yield the quotations and claims of every article, by its key, then the discrepancies, by fingerprint.

    A discrepancy is annotated that stands, differs and was not dismissed.
    """
    last = ""
    while numbers := article_versions(session, after=last, limit=TEXTS_TOGETHER):
        quotes = quotes_by_number(session, numbers)
        for number, view in zip(numbers, article_views(session, numbers), strict=True):
            yield from article_annotations(view, quotes[number])
            last = view.ref.key
    last = ""
    while fingerprints := fingerprints_after(session, last, TEXTS_TOGETHER):
        texts = _texts(session, fingerprints)
        for one in discrepancies_of(session, fingerprints):
            if one.outcome is Outcome.DIFFERS and one.status is not Status.DISMISSED:
                yield discrepancy_annotation(one, texts[one.fingerprint])
        last = fingerprints[-1]


def _texts(session: Session, fingerprints: Collection[str]) -> dict[str, dict[ArticleKey, str]]:
    """Return for each discrepancy the texts that it was found in, by article."""
    stored = discrepancies_among(session, fingerprints)
    texts = version_texts(session, {place for one in stored for place in one.places})
    return {
        one.fingerprint: {
            evidence.article.key: texts[place]
            for evidence, place in zip(one.evidence, one.places, strict=True)
        }
        for one in stored
    }


def every_decided(session: Session, verdicts: Collection[Status] = frozenset(Status)) -> Iterator[Decided]:
    """Yield the discrepancies on which a decision is in force, by fingerprint; also those that are gone."""
    last = ""
    while fingerprints := decided_after(session, last, TEXTS_TOGETHER):
        in_force = latest(session, SubjectKind.DISCREPANCY, fingerprints)
        decided = [one for one in fingerprints if one in in_force and in_force[one].verdict in verdicts]
        for one in discrepancies_of(session, decided):
            yield Decided(one, in_force[one.fingerprint])
        last = fingerprints[-1]


def signed(reviewer: Reviewer) -> Reviewer:
    """Return the reviewer; raise :class:`SettingsError` for one without a name."""
    if not reviewer.name:
        raise SettingsError(
            "A review needs its reviewer: set organisation in factcheck.toml, or give --organisation NAME."
        )
    return reviewer


def every_review(session: Session, reviewer: Reviewer, verdicts: Collection[Status]) -> Iterator[Record]:
    """Yield a ClaimReview for each value of the discrepancies with one of these verdicts."""
    for one in every_decided(session, verdicts):
        yield from claim_reviews(one.discrepancy, one.decision.decided_at, reviewer)


def every_log_row(session: Session) -> Iterator[Record]:
    """Yield the fact-check log: for each decided discrepancy a row for each of its values."""
    for one in every_decided(session):
        yield from log_rows(
            one.discrepancy,
            actor=one.decision.actor,
            decided_at=one.decision.decided_at,
            note=one.decision.note,
            mended=_mended(session, one),
        )


def _mended(session: Session, one: Decided) -> dict[ArticleKey, int]:
    """Return the version that mended each article; without a right value what ended the discrepancy."""
    fingerprint = one.discrepancy.fingerprint
    if one.decision.right is None:
        return versions_at_closing(session, fingerprint)
    found = correction(session, fingerprint).articles
    return {held.article.key: held.mended_by for held in found if held.mended_by is not None}
