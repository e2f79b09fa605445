"""Checking: what does not agree in the articles, quotes and stories that an import touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy.orm import Session

from factcheck.checks import fingerprint, run_checks
from factcheck.model.finding import Finding
from factcheck.model.group import RevisionView
from factcheck.model.profile import Profile
from factcheck.services.authority import with_authority
from factcheck.services.batch import Batch
from factcheck.services.linking import Relinked
from factcheck.services.stories import Retold, story_views
from factcheck.services.versions import version_views
from factcheck.store import subjects as store
from factcheck.store.article_parts import revised, versions_seen
from factcheck.store.discrepancies import Found, record
from factcheck.store.groups import quote_groups
from factcheck.store.quotes import quotes_in_several_forms
from factcheck.store.stories import stories_of

CARRIERS = 12
"""Carriers of one wording that a check is shown: enough to name the outlets, few enough that a wire story
in a thousand articles costs no more than its wordings."""


VERSIONS = 10
"""Versions of one article that are compared, the last: live texts have hundreds."""

STORY_ARTICLES = 60
"""Articles of one story that are compared, the earliest: a check reads each story anew at every change."""


def check_versions(
    session: Session,
    run_id: int,
    version_ids: Collection[int],
    relinked: Relinked,
    retold: Retold,
    batch: Batch,
    profile: Profile | None = None,
) -> None:
    """Check current versions, and the quotes and stories that changed; store what was found.

    Edits of quotations are judged by ``profile``. What stood for them and is no longer found is closed.
    """
    articles = {
        number: view.ref.key for number, view in zip(version_ids, batch.views(version_ids), strict=True)
    }
    subjects = {*articles.values()} | relinked.keys | retold.keys
    found = list(_found_in(session, articles, relinked.quote_ids, retold.story_ids, batch, profile))
    _record(session, run_id, subjects, found, batch, profile)


def _record(
    session: Session,
    run_id: int,
    subjects: set[str],
    found: list[Found],
    batch: Batch,
    profile: Profile | None,
) -> None:
    """Store what was found in these subjects, having asked those that show what these no longer do."""
    left = store.subjects_left(session, subjects, {(one.fingerprint, one.subject_key) for one in found})
    if left:
        articles = store.versions_by_key(session, left)
        quotes, stories = store.quotes_by_key(session, left), store.stories_by_key(session, left)
        found += _found_in(session, articles, quotes, stories, batch, profile)
    record(session, run_id, subjects | left, found)


def _found_in(
    session: Session,
    articles: Mapping[int, str],
    quote_ids: Collection[int],
    story_ids: Collection[int],
    batch: Batch,
    profile: Profile | None,
) -> Iterator[Found]:
    """Yield what is found in versions, whose articles' keys are given, in quotes and in stories."""
    batch.views(articles)
    # The same words of the same speaker agree, however many articles carry them, and most quotes are so.
    groups = quote_groups(session, quotes_in_several_forms(session, quote_ids), per_wording=CARRIERS)
    for number, key in articles.items():
        yield from _found(key, batch.findings(number))
    for group in groups.values():
        yield from _found(group.key, run_checks([group], profile))
    yield from _in_stories(session, story_ids, batch, profile)
    yield from _in_revisions(session, articles, profile)


def check_stories(
    session: Session, run_id: int, version_ids: Collection[int], profile: Profile | None = None
) -> None:
    """Check the stories of these versions again, as after a change of the authority list."""
    stories = stories_of(session, version_ids)
    batch = Batch(session)
    found = list(_in_stories(session, stories.keys(), batch, profile))
    _record(session, run_id, set(stories.values()), found, batch, profile)


def _in_revisions(
    session: Session, version_ids: Collection[int], profile: Profile | None
) -> Iterator[Found]:
    """Yield what differs between the versions of articles that have several."""
    for number in revised(session, version_ids):
        seen = versions_seen(session, number)[-VERSIONS:]
        views = version_views(session, seen)
        revision = RevisionView(versions=tuple(views), numbers=tuple(one.ordinal for one in seen))
        yield from _found(views[-1].ref.key, run_checks([revision], profile))


def _in_stories(
    session: Session, story_ids: Collection[int], batch: Batch, profile: Profile | None
) -> Iterator[Found]:
    views = story_views(session, story_ids, most=STORY_ARTICLES, batch=batch)
    for story in with_authority(session, views):
        yield from _found(story.key, run_checks([story], profile))


def _found(subject_key: str, findings: Iterable[Finding]) -> Iterator[Found]:
    for finding in findings:
        yield Found(fingerprint=fingerprint(finding), subject_key=subject_key, finding=finding)
