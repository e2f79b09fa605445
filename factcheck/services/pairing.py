"""Decisions on pairs: quotes that are one statement or two, articles that tell of one event or of two."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from itertools import combinations, product

from sqlalchemy.orm import Session

from factcheck.errors import DecisionError, UnknownIdError
from factcheck.link.wording import wording_of
from factcheck.model.article import ArticleKey
from factcheck.model.decision import QUOTE, STORY, PairVerdict, Ruling, RulingKind, SubjectKind
from factcheck.model.finding import Discrepancy, Verdict
from factcheck.model.group import QuoteGroup
from factcheck.model.ids import IdKind
from factcheck.model.profile import Profile
from factcheck.model.run import RunStatus
from factcheck.services.batch import Batch
from factcheck.services.checking import check_versions
from factcheck.services.identities import article_named, read_id
from factcheck.services.linking import Relinked, Unlinked, link_versions
from factcheck.services.stories import Retold, link_stories, story_key, unlink_stories
from factcheck.store.articles import current_versions
from factcheck.store.decisions import Decision, add_decision, latest
from factcheck.store.quotes import quotes_of_wordings
from factcheck.store.rulings import add_rulings
from factcheck.store.runs import finish_run, start_run
from factcheck.store.views import article_refs
from factcheck.store.wordings import keys_beginning, wording_ids


def decide_pair(
    session: Session,
    one: str,
    other: str,
    verdict: PairVerdict | Verdict,
    *,
    actor: str,
    reason: str | None = None,
    note: str | None = None,
    now: datetime | None = None,
    profile: Profile | None = None,
) -> Decision:
    """Record that two quotes are one statement or two, or that two articles tell of one event or of two.

    The ids are those of quotes, also of one that is a part of another by now, or those of articles, which
    are linked and checked anew, by the rules of ``profile``; ``withdrawn`` takes back what was said.
    Raises :class:`UnknownIdError` for ids that name no two things of one kind, and :class:`DecisionError`
    for another verdict and for taking back what was not said.
    """
    if verdict is not Verdict.WITHDRAWN and not isinstance(verdict, PairVerdict):
        raise DecisionError(f"Two things are same or different; {verdict.value} is no word for a pair.")
    read = [read_id(one), read_id(other)]
    are_quotes = any(found is not None and found[0] is IdKind.QUOTE for found in read)
    name = _wording_key if are_quotes else _article_key
    keys = sorted({name(session, one), name(session, other)})
    if len(keys) != 2:
        raise UnknownIdError(f"{one!r} and {other!r} are one.")
    kind = SubjectKind.QUOTE_PAIR if are_quotes else SubjectKind.ARTICLE_PAIR
    subject = " ".join(keys if are_quotes else map(story_key, keys))
    if verdict is Verdict.WITHDRAWN and not latest(session, kind, [subject]):
        raise DecisionError("There is no decision on these two to withdraw.")
    decision = Decision(
        subject_key=subject,
        verdict=verdict.value,
        reason=reason,
        note=note,
        actor=actor,
        decided_at=now or datetime.now(UTC),
    )
    number = add_decision(session, kind, decision)
    if are_quotes:
        link_anew(session, keys, profile)
    else:
        if isinstance(verdict, PairVerdict):
            add_rulings(session, number, [_on_articles(keys, verdict, decision)])
        tell_anew(session, keys, profile)
    return decision


def _on_articles(keys: Sequence[str], verdict: PairVerdict, decision: Decision) -> Ruling:
    return Ruling(
        kind=RulingKind(verdict.value),
        topic=STORY,
        one=keys[0],
        other=keys[1],
        actor=decision.actor,
        day=decision.decided_at.date(),
        articles=frozenset(keys),
    )


def _article_key(session: Session, identity: str) -> str:
    return article_refs(session, [article_named(session, identity)]).popitem()[1].key


def tell_anew(session: Session, keys: Collection[str], profile: Profile | None = None) -> None:
    """Put articles into stories anew, and check what changed."""
    run_id = start_run(session, "decide")
    versions = [one.version_id for one in current_versions(session, map(ArticleKey, keys)).values()]
    left = unlink_stories(session, versions)
    batch = Batch(session)
    retold = link_stories(session, versions, left, batch)
    nothing = Relinked(quote_ids=frozenset(), keys=frozenset())
    check_versions(session, run_id, versions, nothing, retold, batch, profile)
    finish_run(session, run_id, RunStatus.DONE, {"stories": len(retold.story_ids)})


def _wording_key(session: Session, identity: str) -> str:
    read = read_id(identity)
    found = keys_beginning(session, read[1]) if read and read[0] is IdKind.QUOTE else []
    if len(found) != 1:
        how_many = "no quote" if not found else f"{len(found)} quotes"
        raise UnknownIdError(f"{identity!r} names {how_many}: give an id that factcheck find prints.")
    return found[0]


def link_anew(session: Session, keys: Collection[str], profile: Profile | None = None) -> None:
    """Group the quotations of these wordings anew, and check what changed."""
    run_id = start_run(session, "decide")
    ids = wording_ids(session, keys)
    left = Unlinked(quotes=quotes_of_wordings(session, ids.values()), bearers=())
    batch = Batch(session)
    relinked = link_versions(session, [], left, batch)
    nothing = Retold(story_ids=frozenset(), keys=frozenset())
    check_versions(session, run_id, [], relinked, nothing, batch, profile)
    finish_run(session, run_id, RunStatus.DONE, {"quotes": len(relinked.quote_ids)})


def rulings_on_wordings(
    one: Discrepancy, groups: Collection[QuoteGroup], *, actor: str, day: date
) -> list[Ruling]:
    """Return that the differing wordings of a quote are two statements, wording by wording."""
    texts = {
        (member.occurrence.article.key, span): wording_of(member.occurrence.text).text
        for group in groups
        for member in group.members
        for span in member.occurrence.spans
    }
    carried: dict[str, set[str]] = {}
    for view in one.evidence:
        text = texts.get((view.evidence.article.key, view.evidence.span))
        if text is not None:
            carried.setdefault(view.evidence.value, set()).add(text)
    pairs = {
        (min(pair), max(pair))
        for some, others in combinations(carried.values(), 2)
        for pair in product(some, others)
        if pair[0] != pair[1]
    }
    articles = frozenset(view.evidence.article.key for view in one.evidence)
    return [
        Ruling(
            kind=RulingKind.DIFFERENT,
            topic=QUOTE,
            one=a,
            other=b,
            actor=actor,
            day=day,
            articles=articles,
        )
        for a, b in sorted(pairs)
    ]
