"""Why two things are or are not one, or held against each other.

In: two ids. Out: for two quotes how linking judges their words and what grouping tried; for two claims what
tells them apart, and which findings rest on both; for two articles how they are tied, if they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session

from factcheck.checks import run_checks
from factcheck.checks.comparing.relating import Relation
from factcheck.checks.figure_differs import held_together
from factcheck.errors import UnknownIdError
from factcheck.link.groups import Trial
from factcheck.link.relate import judge
from factcheck.link.stories import STORE, told_tie
from factcheck.link.wording import wording_from, wording_of
from factcheck.model.answer import ClaimHit
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.decision import STORY
from factcheck.model.finding import Finding
from factcheck.model.group import QuoteGroup
from factcheck.model.ids import IdKind, public_id
from factcheck.model.why import Step, Why
from factcheck.services.authority import with_authority
from factcheck.services.checking import STORY_ARTICLES
from factcheck.services.linking import regrouped
from factcheck.services.lookup import ArticleShown, show
from factcheck.services.neighbourhood import Neighbourhood
from factcheck.services.quote_pairs import decided_pairs, reached_from
from factcheck.services.stories import story_views
from factcheck.store import quotes, wordings
from factcheck.store.articles import current_versions
from factcheck.store.rulings import rulings_about
from factcheck.store.stories import articles_of, stories_of


def why_pair(session: Session, one: str, other: str) -> Why:
    """Explain what is between the things that two ids name: two quotes, two claims or two articles.

    Raises :class:`UnknownIdError` for anything else.
    """
    first, second = show(session, one), show(session, other)
    if isinstance(first, QuoteGroup) and isinstance(second, QuoteGroup):
        return _quotes(session, first, second)
    if isinstance(first, ClaimHit) and isinstance(second, ClaimHit):
        return _claims(session, first, second)
    if isinstance(first, ArticleShown) and isinstance(second, ArticleShown):
        return _articles(session, first, second)
    raise UnknownIdError(
        f"{one!r} and {other!r} are nothing to compare: give two quotes, two claims or two articles."
    )


def _quotes(session: Session, one: QuoteGroup, other: QuoteGroup) -> Why:
    asked = f"{public_id(IdKind.QUOTE, one.key)} {public_id(IdKind.QUOTE, other.key)}"
    read = wording_of(one.text), wording_of(other.text)
    judgement = judge(*read)
    ids = wordings.wording_ids(session, {wording.key for wording in read})
    trials = [
        trial
        for trial in _trials(session, set(ids.values()))
        if {trial.wording, trial.canonical} == {wording.key for wording in read}
    ]
    decided = _decided(session, {wording.key for wording in read})
    steps = [
        Step("first", f"“{read[0].text}”, {one.speaker or 'speaker unknown'}."),
        Step("second", f"“{read[1].text}”, {other.speaker or 'speaker unknown'}."),
        Step("judgement", judgement.told),
        *(
            Step("context", "a decision keeps them apart." if tried.apart else f"{_held(tried)}.")
            for tried in trials
        ),
        Step("decision", f"{decided}." if decided else "None."),
    ]
    if one.key == other.key:
        verdict = "They are one quote."
    elif judgement.edge is None and decided is None:
        verdict = f"They are two quotes: {judgement.rule.value}."
    elif decided is not None:
        verdict = f"They are two quotes: a decision says {decided}."
    elif trials and all(trial.context is not None and not trial.context.holds for trial in trials):
        verdict = f"They are two quotes: {_held(trials[0])}."
    else:
        verdict = "They are two quotes: each has a canonical wording that is nearer."
    return Why(asked, verdict, tuple(steps))


def _decided(session: Session, keys: set[str]) -> str | None:
    said = decided_pairs(session)
    if any(set(pair) == keys for pair in said.apart):
        return "different"
    return "same" if any(set(pair) == keys for pair in said.together) else None


def _held(trial: Trial) -> str:
    return trial.context.value if trial.context else "not asked"


def _trials(session: Session, ids: set[int]) -> list[Trial]:
    """Group the wordings anew that judged pairs connect with these, and return what was tried."""
    reached, edges = reached_from(session, ids)
    facts = quotes.wording_facts(session, reached, {})
    texts = wordings.wording_texts(session, facts.keys())
    trials: list[Trial] = []
    regrouped(
        session, {number: wording_from(words) for number, words in texts.items()}, edges, facts, trials
    )
    return trials


_ATTRIBUTES: tuple[tuple[str, Callable[[ClaimOccurrence], object]], ...] = (
    ("kind", lambda claim: claim.kind.value),
    ("entity", lambda claim: claim.entity),
    ("measure", lambda claim: claim.measure),
    ("item", lambda claim: claim.item),
    ("unit", lambda claim: claim.unit),
    ("scope", lambda claim: ", ".join(claim.scope) or None),
    ("time", lambda claim: claim.time),
    ("status", lambda claim: claim.status.value),
    ("modifier", lambda claim: claim.modifier),
    ("value", lambda claim: claim.value),
)


def _claims(session: Session, one: ClaimHit, other: ClaimHit) -> Why:
    asked = f"{public_id(IdKind.CLAIM, one.key)} {public_id(IdKind.CLAIM, other.key)}"
    rows = [(name, read(one.claim), read(other.claim)) for name, read in _ATTRIBUTES]
    apart = [name for name, a, b in rows if a != b and name not in ("value", "modifier")]
    steps = [
        *(
            Step(
                side,
                f"“{hit.text}” in {hit.article.outlet or hit.article.id}: {' '.join(hit.context.split())}",
            )
            for side, hit in (("first", one), ("second", other))
        ),
        Step(
            "attributes",
            "What the two are of.",
            tuple(Step(name, f"{a} and {b}{'' if a == b else ': they differ'}.") for name, a, b in rows),
        ),
    ]
    places = (one.article.key, one.claim.span), (other.article.key, other.claim.span)
    versions = {
        key: row.version_id
        for key, row in current_versions(session, {one.article.key, other.article.key}).items()
    }
    shared = (
        stories_of(session, [versions[one.article.key]]).keys()
        & stories_of(session, [versions[other.article.key]]).keys()
    )
    if not shared:
        steps.append(Step("story", "Their articles tell of two events: figures meet within one only."))
        return Why(asked, "They are not compared: their articles are in two stories.", tuple(steps))
    (story,) = with_authority(session, story_views(session, shared, most=STORY_ARTICLES))
    findings = [found for found in run_checks([story]) if _rests_on(found, *places)]
    steps += [
        Step(
            "finding",
            f"{found.check}: {found.message} {found.outcome.value}"
            + (f", decided by {found.deciding}." if found.deciding else "."),
            tuple(Step("compared", said) for said in found.because),
        )
        for found in findings
    ]
    related = list(held_together(story, *places))
    steps += [Step("topic", f"{subject}: {relation.told}.") for subject, relation in related]
    return Why(asked, _told(findings, related, apart), tuple(steps))


def _rests_on(found: Finding, *places: tuple[str, object]) -> bool:
    held = {(evidence.article.key, evidence.span) for evidence in found.evidence}
    return set(places) <= held


def _told(
    findings: Sequence[Finding], related: Sequence[tuple[str, Relation]], apart: Sequence[str]
) -> str:
    if findings:
        first = findings[0]
        by = f", decided by {first.deciding}" if first.deciding else ""
        return f"They were compared by {first.check}: {first.outcome.value}{by}."
    if related:
        subject, relation = related[0]
        return f"They were compared as {subject}: {relation.told}. No finding rests on both."
    differ = f" They differ in {', '.join(apart)}." if apart else ""
    return f"They are not compared: no topic holds both.{differ}"


def _articles(session: Session, one: ArticleShown, other: ArticleShown) -> Why:
    asked = f"{one.view.ref.key} {other.view.ref.key}"
    keys = one.view.ref.key, other.view.ref.key
    versions = {key: row.version_id for key, row in current_versions(session, set(keys)).items()}
    articles = articles_of(session, versions.values())
    numbers = [articles[versions[key]] for key in keys]
    around = Neighbourhood(session, {}, STORE)
    around.load_ties(numbers)
    shared = around.shared(numbers[0]).get(numbers[1])
    told = told_tie(around.node(numbers[0]), around.node(numbers[1]), shared, STORE)
    same = one.story is not None and other.story is not None and one.story.key == other.story.key
    homes = [
        Step(
            "story",
            f"{shown.view.ref.key}: {shown.story.title or shown.story.id if shown.story else 'none'}.",
        )
        for shown in (one, other)
    ]
    verdict = "They are in one story" if same else "They are in two stories"
    said = next((one for one in rulings_about(session, STORY) if one.pair == set(keys)), None)
    decided = f"{said.kind.value}, by {said.actor} on {said.day}." if said else "None."
    because = f"a decision says {said.kind.value}." if said else told
    return Why(asked, f"{verdict}: {because}", (Step("tie", told), Step("decision", decided), *homes))
