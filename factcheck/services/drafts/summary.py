"""What was verified in a draft: quotations with their carriers, names, figures, dates, counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from factcheck.checks import OF_CARRIERS
from factcheck.link.copies import origins
from factcheck.link.relate import SHORTEST_WORDS
from factcheck.link.wording import wording_of
from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.claim import ClaimKind
from factcheck.model.draft import CheckedDraft, Counted, DraftFinding, DraftQuote, Standing
from factcheck.model.finding import Finding, Outcome
from factcheck.model.group import ArticleView, QuoteOccurrence
from factcheck.model.ids import IdKind, public_id
from factcheck.model.span import Span
from factcheck.readers.drafts import Draft
from factcheck.services.batch import Batch
from factcheck.services.drafts.linked import LinkedDraft
from factcheck.services.drafts.quotes import LinkedQuote, was_out
from factcheck.store.views import article_refs
from factcheck.text.quotations import joins_of
from factcheck.text.verbatim import stands_in

READ_FOR_ORIGINS = 60
"""Carriers that are read for what they have from each other, the earliest; the others count each."""

_OF_COUNTS = frozenset(("sum-mismatch", "list-count-mismatch"))


def summed_up(
    session: Session,
    draft: Draft,
    linked: LinkedDraft,
    *,
    found: Sequence[Finding],
    findings: Sequence[DraftFinding],
    batch: Batch,
    as_of: date | None,
) -> CheckedDraft:
    """Return a checked draft: its findings, and what was verified.

    ``found`` is all that the checks said of the draft, also what agrees. A stored version of the draft
    itself bears nothing out.
    """
    carriers = _carriers(session, draft.article.key, linked.quotes, as_of)
    origin = _origins({number: ref for held in carriers.values() for number, ref in held.items()}, batch)
    differing = _places(linked.view, (one for one in found if one.check in OF_CARRIERS), Outcome.DIFFERS)
    by_key = {one.occurrence.key: one for one in linked.quotes}
    return CheckedDraft(
        file=draft.file,
        title=draft.article.title,
        findings=tuple(findings),
        quotes=tuple(
            _quote(draft, one, by_key.get(one.key), carriers.get(one.key, {}), origin, differing)
            for one in linked.said
        ),
        carriers=len(origin),
        origins=len(set(origin.values())),
        counted=_counted(linked.view, linked.bearers, found),
    )


def _carriers(
    session: Session, own: ArticleKey, linked: Sequence[LinkedQuote], as_of: date | None
) -> dict[str, dict[int, ArticleRef]]:
    """Return the other articles that carry each quotation, by version, by the quotation's key."""
    refs = article_refs(session, {number for one in linked for number in one.versions})
    return {
        one.occurrence.key: {
            number: refs[number]
            for number in one.versions
            if refs[number].key != own and was_out(refs[number].published, as_of)
        }
        for one in linked
    }


def _origins(refs: Mapping[int, ArticleRef], batch: Batch) -> dict[int, int]:
    """Return for each version the first one whose text it shares, itself if that is its own."""
    numbers = sorted(refs, key=lambda number: refs[number].order)
    read = numbers[:READ_FOR_ORIGINS]
    first: dict[int, int] = {}
    found = {number: number for number in numbers}
    for number, origin in zip(read, origins(batch.views(read), batch.told), strict=True):
        found[number] = first.setdefault(origin, number)
    return found


def _quote(
    draft: Draft,
    one: QuoteOccurrence,
    linked: LinkedQuote | None,
    carriers: Mapping[int, ArticleRef],
    origin: Mapping[int, int],
    differing: Sequence[Span],
) -> DraftQuote:
    if any(span.overlaps(place) for span in one.spans for place in differing):
        standing = Standing.DIFFERS
    elif carriers:
        standing = Standing.VERIFIED
    elif len(wording_of(one.text).words) < SHORTEST_WORDS:
        standing = Standing.TOO_SHORT
    else:
        standing = Standing.FIRST_USE
    return DraftQuote(
        place=draft.place(Span(one.spans[0].start, one.spans[-1].end)),
        text=one.text,
        speaker=one.speaker,
        standing=standing,
        quote=public_id(IdKind.QUOTE, linked.group.key) if linked and carriers else None,
        carriers=len(carriers),
        origins=len({origin[number] for number in carriers}),
        source=_source(one, linked, carriers) if linked and standing is Standing.VERIFIED else None,
    )


def _source(
    one: QuoteOccurrence, linked: LinkedQuote, carriers: Mapping[int, ArticleRef]
) -> ArticleRef | None:
    """Return the first primary source among the carriers that has the words of a quotation."""
    counting = {ref.key for ref in carriers.values() if ref.kind.primary}
    joins = joins_of(one.spans)
    for member in linked.group.members:
        other = member.occurrence
        if other.article.key in counting and stands_in(one.text, other.text, joins=joins):
            return other.article
    return None


def _counted(view: ArticleView, bearers: Mapping[str, str], found: Sequence[Finding]) -> dict[str, Counted]:
    misspelt = _places(view, (one for one in found if one.check.startswith("name-")), Outcome.DIFFERS)
    names = {(one.kind, one.entity) for one in view.names}
    doubtful = {one.entity for one in view.names if any(one.span.overlaps(place) for place in misspelt)}
    counts = [one for one in found if one.check in _OF_COUNTS and _places(view, [one], one.outcome)]
    return {
        "names": Counted(
            held=len(names), verified=sum(name in bearers and name not in doubtful for _, name in names)
        ),
        "figures": _claims(view, ClaimKind.FIGURE, found),
        "dates": _claims(view, ClaimKind.DATE, found),
        "sums": Counted(
            held=sum(one.outcome in (Outcome.AGREES, Outcome.DIFFERS) for one in counts),
            verified=sum(one.outcome is Outcome.AGREES for one in counts),
        ),
    }


def _claims(view: ArticleView, kind: ClaimKind, found: Sequence[Finding]) -> Counted:
    agreeing = _places(view, found, Outcome.AGREES)
    spans = [claim.span for claim in view.claims if claim.kind is kind]
    borne_out = sum(any(span.overlaps(place) for place in agreeing) for span in spans)
    return Counted(held=len(spans), verified=borne_out)


def _places(view: ArticleView, found: Iterable[Finding], outcome: Outcome) -> list[Span]:
    """Return the places in the draft that findings of this outcome rest on."""
    return [
        evidence.span
        for finding in found
        if finding.outcome is outcome
        for evidence in finding.evidence
        if evidence.article.key == view.ref.key
    ]
