"""What evidence packs read: every version of some articles, and discrepancies that are gone but decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey
from factcheck.model.decision import SubjectKind
from factcheck.model.pack import PackedVersion
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    DecisionRow,
    DiscrepancyEvidenceRow,
    DiscrepancyRow,
    RunRow,
)

_ARTICLE, _VERSION, _RUN = table_of(ArticleRow), table_of(ArticleVersionRow), table_of(RunRow)
_DISCREPANCY, _EVIDENCE = table_of(DiscrepancyRow), table_of(DiscrepancyEvidenceRow)
_DECISION = table_of(DecisionRow)


def versions_of_articles(
    session: Session, keys: Collection[ArticleKey]
) -> dict[ArticleKey, list[tuple[int, PackedVersion]]]:
    """Return every version of each article, the first one first, with its row id."""
    found: dict[ArticleKey, list[tuple[int, PackedVersion]]] = defaultdict(list)
    for some in batched(keys):
        rows = session.execute(
            select(_VERSION, _ARTICLE.c.key, _RUN.c.started_at)
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .join(_RUN, _RUN.c.id == _VERSION.c.run_id)
            .where(_ARTICLE.c.key.in_(some))
            .order_by(_ARTICLE.c.key, _VERSION.c.ordinal)
        )
        for row in rows:
            version = PackedVersion(
                number=row.ordinal,
                is_current=row.is_current,
                text=row.text,
                text_hash=row.text_hash,
                title=row.title,
                reader=row.reader,
                extractor=row.extractor,
                source=row.source,
                imported_at=row.started_at,
            )
            found[ArticleKey(row.key)].append((row.id, version))
    return found


def gone_but_decided(session: Session, keys: Collection[ArticleKey]) -> list[str]:
    """Return the fingerprints of discrepancies in these articles that are closed and were decided on."""
    found: set[str] = set()
    decided = select(_DECISION.c.subject_key).where(_DECISION.c.subject_kind == SubjectKind.DISCREPANCY)
    for some in batched(keys):
        rows = session.execute(
            select(_DISCREPANCY.c.fingerprint)
            .join(_EVIDENCE, _EVIDENCE.c.discrepancy_id == _DISCREPANCY.c.id)
            .join(_VERSION, _VERSION.c.id == _EVIDENCE.c.version_id)
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .where(
                _ARTICLE.c.key.in_(some),
                _DISCREPANCY.c.closed_run_id.is_not(None),
                _DISCREPANCY.c.fingerprint.in_(decided),
            )
        )
        found.update(rows.scalars())
    return sorted(found)
