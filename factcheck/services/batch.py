"""The articles of one batch as linking and checks see them, each read from the store once at most.

In: versions, with what workers prepared of those that were stored just now. Out: views and clues.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy.orm import Session

from factcheck.checks import run_checks
from factcheck.link.clues import ClueKind, read_clues
from factcheck.link.copies import told
from factcheck.model.article import ArticleKey
from factcheck.model.finding import Finding
from factcheck.model.group import ArticleView
from factcheck.services.prepared import Prepared, ReadWording, read_wording, view_of
from factcheck.store.views import article_refs, article_views


class Batch:
    """Views of versions and what is read from them, kept until the batch ends.

    ``prepared`` has, by row id, those versions whose texts and finds are stored just so.
    """

    def __init__(self, session: Session, prepared: Mapping[int, Prepared] | None = None) -> None:
        self._session = session
        self._prepared = prepared or {}
        self._views: dict[int, ArticleView] = {}
        self._told: dict[ArticleKey, Collection[int]] = {
            one.extraction.article.key: one.told for one in self._prepared.values()
        }
        self._wordings = {
            text: wording for one in self._prepared.values() for text, wording in one.wordings.items()
        }

    def views(self, version_ids: Collection[int]) -> list[ArticleView]:
        """Return versions with all that was found in them, in the order of ``version_ids``."""
        missing = [number for number in version_ids if number not in self._views]
        known = [number for number in missing if number in self._prepared]
        for number, ref in article_refs(self._session, known).items():
            self._views[number] = view_of(self._prepared[number].extraction, ref)
        others = [number for number in missing if number not in self._prepared]
        self._views.update(zip(others, article_views(self._session, others), strict=True))
        return [self._views[number] for number in version_ids]

    def findings(self, version_id: int) -> Iterable[Finding]:
        """Return what the checks find in a version that was viewed, by itself."""
        known = self._prepared.get(version_id)
        return known.findings if known else run_checks([self._views[version_id]])

    def clues(self, version_id: int) -> Mapping[int, ClueKind]:
        """Return the clues of a version that was viewed."""
        known = self._prepared.get(version_id)
        return known.clues if known else read_clues(self._views[version_id])

    def told(self, view: ArticleView) -> Collection[int]:
        """Return what of an article is the reporter's own, see :func:`factcheck.link.copies.told`."""
        key = view.ref.key
        if key not in self._told:
            self._told[key] = told(view)
        return self._told[key]

    def wording(self, text: str) -> ReadWording:
        """Return the wording of a quotation's joined text."""
        return self._wordings.get(text) or read_wording(text)
