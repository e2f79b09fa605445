"""Measuring the checks on a desk's own articles.

In: an open session that only reads. Out: of errors planted in copies of the stored articles, how many were
told at their place, by what was planted; and how often an unchanged copy gave rise to something that the
report does not have. Nothing is stored, and one seed gives one result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.draft import CheckedDraft, DraftFinding, FilePlace
from factcheck.model.group import ArticleView
from factcheck.model.problem import Problem
from factcheck.model.selftest import Missed, Plant, Score, SelfTest
from factcheck.readers.drafts import Draft, sent_draft
from factcheck.services.drafts import CheckOptions, check_draft
from factcheck.services.planting import Planted, plant
from factcheck.services.reporting import ReportFilters, everything_of, report
from factcheck.store.carriers import all_versions
from factcheck.store.views import article_views

_DRAWS = 10
"""Articles that are drawn, one after the other, until one has room for an error of a sort."""


def selftest(
    session: Session,
    *,
    changes: int,
    seed: int,
    advance: Callable[[int], None] = lambda count: None,
) -> SelfTest:
    """Plant ``changes`` errors, the sorts in turn, in copies of articles drawn by ``seed``."""
    versions = all_versions(session)
    result = SelfTest()
    chance = Random(seed)
    copies: dict[int, tuple[ArticleView, CheckedDraft]] = {}
    sorts = list(Plant)
    for at in range(changes):
        drawn = _drawn(session, versions, sorts[at % len(sorts)], chance)
        if drawn is not None:
            number, view, planted = drawn
            if number not in copies:
                copies[number] = view, _checked(session, view, view.text)
            _score(session, result, view, planted, copies[number][1])
        advance(1)
    result.copies = len(copies)
    for view, checked in copies.values():
        for finding in _alarms(session, view, checked):
            result.alarms[finding.check] = result.alarms.get(finding.check, 0) + 1
    return result


def _drawn(
    session: Session, versions: Sequence[int], sort: Plant, chance: Random
) -> tuple[int, ArticleView, Planted] | None:
    for _ in range(_DRAWS if versions else 0):
        number = chance.choice(versions)
        (view,) = article_views(session, [number])
        planted = plant(view, sort, chance)
        if planted is not None:
            return number, view, planted
    return None


def _copy(view: ArticleView, text: str) -> Draft:
    ref = view.ref
    article = RawArticle(
        key=ArticleKey(f"selftest:{ref.key}"),
        id=ref.id,
        source=ref.source,
        text=text,
        kind=ref.kind,
        title=ref.title,
        outlet=ref.outlet,
        published=ref.published,
        reader="selftest/1",
    )
    return sent_draft(article, ref.source, text)


def _checked(session: Session, view: ArticleView, text: str) -> CheckedDraft:
    checked = check_draft(session, _copy(view, text), CheckOptions())
    assert not isinstance(checked, Problem)
    return checked


def _score(
    session: Session, result: SelfTest, view: ArticleView, planted: Planted, unchanged: CheckedDraft
) -> None:
    score = result.scores.setdefault(planted.plant, Score())
    score.planted += 1
    wanted = _copy(view, planted.text).place(planted.span)
    before = {one.fingerprint for one in unchanged.findings}
    found = _checked(session, view, planted.text).findings
    if any(one.check == planted.plant.check and _meet(one.place, wanted) for one in found):
        score.told += 1
    else:
        start, end = planted.span.start, planted.span.end
        around = planted.text[max(0, start - 40) : end + 40]
        result.missed.append(
            Missed(article=view.ref.id, plant=planted.plant, around=" ".join(around.split()))
        )
    for one in found:
        if one.fingerprint not in before and not wanted.line <= one.place.line <= wanted.end_line:
            result.stray[one.check] = result.stray.get(one.check, 0) + 1


def _meet(one: FilePlace, other: FilePlace) -> bool:
    """Tell whether two stretches of a file overlap."""
    start, end = (other.line, other.column), (other.end_line, other.end_column)
    return (one.line, one.column) < end and start < (one.end_line, one.end_column)


def _alarms(session: Session, view: ArticleView, checked: CheckedDraft) -> list[DraftFinding]:
    """Return what is said of an unchanged copy and not of the article itself."""
    known = report(session, everything_of(ReportFilters(articles=frozenset({view.ref.key}))))
    marks = {one.fingerprint for one in known}
    places = {
        (one.check, place.evidence.span)
        for one in known
        for place in one.evidence
        if place.evidence.article.key == view.ref.key
    }
    return [
        one
        for one in checked.findings
        if one.fingerprint not in marks
        and one.discrepancy is not None
        and not any(
            (one.check, place.evidence.span) in places
            for place in one.discrepancy.evidence
            if place.evidence.article.key.startswith("draft:")
        )
    ]
