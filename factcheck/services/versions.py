"""Versions of one article: their views, and what changed from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.extract import extract_article
from factcheck.model.article import ArticleRef, RawArticle
from factcheck.model.change import Change
from factcheck.model.group import ArticleView
from factcheck.services.prepared import view_of
from factcheck.store.article_parts import VersionSeen, versions_seen
from factcheck.store.views import article_views
from factcheck.text.version_changes import version_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions of an article and what changed; ``older`` is ``None`` if there is only one version."""

    article: ArticleRef
    older: VersionSeen | None
    newer: VersionSeen
    changes: tuple[Change, ...]


def compare_versions(
    session: Session, version_id: int, older: int | None = None, newer: int | None = None
) -> Compared:
    """Return what changed in the article of a version, by default from the last but one to the last.

    ``older`` and ``newer`` count versions from 1. Raises :class:`UnknownIdError` for a number that the
    article does not have.
    """
    versions = {one.ordinal: one for one in versions_seen(session, version_id)}
    last = versions[max(versions) if newer is None else _known(versions, newer)]
    first = last.ordinal - 1 if older is None else _known(versions, older)
    if first == 0:
        (view,) = article_views(session, [last.version_id])
        return Compared(article=view.ref, older=None, newer=last, changes=())
    views = version_views(session, [versions[first], last])
    return Compared(
        article=views[1].ref,
        older=versions[first],
        newer=last,
        changes=tuple(version_changes(*views)),
    )


def _known(versions: dict[int, VersionSeen], number: int) -> int:
    if number not in versions:
        raise UnknownIdError(f"The article has no version {number}: it has {_told(len(versions))}.")
    return number


def _told(count: int) -> str:
    return "one version" if count == 1 else f"versions 1 to {count}"


def version_views(session: Session, versions: Sequence[VersionSeen]) -> list[ArticleView]:
    """Return versions of one article with what the extractor of the last of them finds in each.

    What an older extractor found in a past version stays stored as it was; held against the finds of a
    newer one it would show what was learned, not what was edited. Such a text is read anew.
    """
    views = article_views(session, [one.version_id for one in versions])
    wanted = versions[-1].extractor
    return [
        view if one.extractor == wanted else _read_anew(view)
        for one, view in zip(versions, views, strict=True)
    ]


def _read_anew(view: ArticleView) -> ArticleView:
    ref = view.ref
    article = RawArticle(
        key=ref.key,
        id=ref.id,
        source=ref.source,
        text=view.text,
        kind=ref.kind,
        title=ref.title,
        outlet=ref.outlet,
        published=ref.published,
        reader="",
    )
    return view_of(extract_article(article), ref)
