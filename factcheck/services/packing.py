"""Evidence packs: everything that bears on a discrepancy, a story or an article, gathered."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.article import ArticleKey
from factcheck.model.decision import SubjectKind
from factcheck.model.finding import Discrepancy
from factcheck.model.pack import Pack, PackedArticle, PackedDecision, PackedDiscrepancy
from factcheck.services.lookup import ArticleShown, StoryShown, show
from factcheck.services.reporting import ReportFilters, discrepancies_of, everything_of, report
from factcheck.store.decisions import Decision, history
from factcheck.store.exported import article_facts
from factcheck.store.packed import gone_but_decided, versions_of_articles
from factcheck.store.reported import discrepancies_among
from factcheck.store.views import article_views


def pack_of(session: Session, identity: str) -> Pack:
    """Gather the pack of the discrepancy, story or article that ``identity`` names.

    A story's pack has all that was compared in it, an article's all that has a place in it; those that are
    gone are there if anybody decided on them. Raises :class:`UnknownIdError` for what is none of the three.
    """
    shown = show(session, identity)
    if isinstance(shown, Discrepancy):
        return _pack(session, "discrepancy", shown.id, shown.subject, [shown.fingerprint], ())
    if isinstance(shown, StoryShown):
        keys = [ref.key for ref in shown.story.articles]
        prints = [one.fingerprint for one in shown.compared] + gone_but_decided(session, keys)
        return _pack(session, "story", shown.story.id, shown.story.title, prints, keys)
    if isinstance(shown, ArticleShown):
        ref = shown.view.ref
        within = everything_of(ReportFilters(articles=frozenset({ref.key})))
        prints = [one.fingerprint for one in report(session, within)]
        prints += gone_but_decided(session, [ref.key])
        return _pack(session, "article", ref.id, ref.title, prints, [ref.key])
    raise UnknownIdError(f"{identity!r} names no discrepancy, story or article: only these can be packed.")


def _pack(
    session: Session,
    kind: str,
    identity: str,
    title: str | None,
    fingerprints: Sequence[str],
    articles: Collection[ArticleKey],
) -> Pack:
    found = discrepancies_of(session, sorted(set(fingerprints)))
    keys = {view.evidence.article.key for one in found for view in one.evidence}.union(articles)
    versions = versions_of_articles(session, keys)
    numbers = {row: version.number for held in versions.values() for row, version in held}
    current = [row for key in sorted(versions) for row, version in versions[key] if version.is_current]
    facts = article_facts(session, current)
    places = {one.fingerprint: one.places for one in discrepancies_among(session, fingerprints)}
    return Pack(
        kind=kind,
        id=identity,
        title=title,
        articles=tuple(
            PackedArticle(
                ref=view.ref,
                byline=facts[row].byline,
                language=facts[row].language,
                versions=tuple(version for _, version in versions[view.ref.key]),
                view=view,
            )
            for row, view in zip(current, article_views(session, current), strict=True)
        ),
        discrepancies=tuple(
            PackedDiscrepancy(
                discrepancy=one,
                versions=tuple(numbers[place] for place in places[one.fingerprint]),
                decisions=tuple(
                    _decision(said) for said in history(session, SubjectKind.DISCREPANCY, one.fingerprint)
                ),
            )
            for one in found
        ),
    )


def _decision(said: Decision) -> PackedDecision:
    return PackedDecision(
        verdict=said.verdict,
        right=said.right,
        reason=said.reason,
        note=said.note,
        actor=said.actor,
        decided_at=said.decided_at,
    )
