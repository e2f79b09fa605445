"""Checking: what does not agree in the articles and quotes that an import touched."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy.orm import Session

from factcheck.checks import fingerprint, run_checks
from factcheck.model.finding import Finding
from factcheck.services.linking import Relinked
from factcheck.store.discrepancies import Found, record
from factcheck.store.groups import quote_groups
from factcheck.store.views import article_views

CARRIERS = 12
"""Carriers of one wording that a check is shown: enough to name the outlets, few enough that a wire story
in a thousand articles costs no more than its wordings."""


def check_versions(session: Session, run_id: int, version_ids: Collection[int], relinked: Relinked) -> None:
    """Check current versions and the quotes whose members changed; store what was found.

    What stood for them and is no longer found is closed.
    """
    articles = article_views(session, version_ids)
    groups = quote_groups(session, relinked.quote_ids, per_wording=CARRIERS)
    found = [
        *(one for view in articles for one in _found(view.ref.key, run_checks([view]))),
        *(one for group in groups.values() for one in _found(group.key, run_checks([group]))),
    ]
    record(session, run_id, {view.ref.key for view in articles} | relinked.keys, found)


def _found(subject_key: str, findings: Iterator[Finding]) -> Iterator[Found]:
    for finding in findings:
        yield Found(fingerprint=fingerprint(finding), subject_key=subject_key, finding=finding)
