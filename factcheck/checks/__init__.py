"""The checks: pure functions from what was found and linked to what does not agree.

In: an :class:`~factcheck.model.group.ArticleView`, a :class:`~factcheck.model.group.QuoteGroup` or a
:class:`~factcheck.model.group.StoryView`. Out: findings. To add a check, write its module, its case file
under tests/checks/cases, and its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factcheck.checks import (
    date_differs,
    doubled_word,
    elision_changes_meaning,
    figure_differs,
    list_count_mismatch,
    name_spelling_differs,
    quote_altered,
    quote_changed_between_versions,
    speaker_differs,
    sum_mismatch,
    weekday_mismatch,
)
from factcheck.checks.base import Check, View
from factcheck.checks.profiles import judged
from factcheck.model.finding import Finding
from factcheck.model.group import ArticleView, QuoteGroup, RevisionView, StoryView
from factcheck.model.keys import stable_key
from factcheck.model.profile import Profile

AnyCheck = Check[ArticleView] | Check[QuoteGroup] | Check[StoryView] | Check[RevisionView]

CHECKS: tuple[AnyCheck, ...] = (
    quote_altered.CHECK,
    quote_changed_between_versions.CHECK,
    elision_changes_meaning.CHECK,
    speaker_differs.CHECK,
    name_spelling_differs.CHECK,
    figure_differs.CHECK,
    date_differs.CHECK,
    list_count_mismatch.CHECK,
    sum_mismatch.CHECK,
    weekday_mismatch.CHECK,
    doubled_word.CHECK,
)

OF_CARRIERS = frozenset((quote_altered.CHECK.name, speaker_differs.CHECK.name))
"""Checks of what those who carry one quotation make of it: its words and its speaker."""

_FINDS: dict[type[Any], tuple[Callable[[Any], Iterator[Finding]], ...]] = {
    kind: tuple(find for check in CHECKS if (find := check.taking(kind)) is not None)
    for kind in (ArticleView, QuoteGroup, StoryView, RevisionView)
}
"""What the checks do with each kind of view: thousands are seen in an import, most by a few checks only."""

_VERSIONS = {check.name: check.identity_version for check in CHECKS}


def run_checks(views: Iterable[View], profile: Profile | None = None) -> Iterator[Finding]:
    """Yield what every check finds in each view, view by view, checks in the order of ``CHECKS``.

    Each view meets only the checks that take its kind. Edits of quotations are judged by ``profile``, by
    the harm they do without one. A caller that stores the findings keeps one for each :func:`fingerprint`.
    """
    for view in views:
        for find in _FINDS[type(view)]:
            yield from find(view) if profile is None else judged(find(view), profile)


def fingerprint(finding: Finding) -> str:
    """Return the 32 hexadecimal digits that name the discrepancy in every run and database.

    They rest on the check, its identity version and the finding's identity, not on offsets, dates,
    wording of the message, or order. Raise KeyError if no check bears the finding's name.
    """
    return stable_key([finding.check, _VERSIONS[finding.check], *finding.identity])
