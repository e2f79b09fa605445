"""One extraction brought into a store, without the import around it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from factcheck.model.extraction import Extraction
from factcheck.store.articles import add_versions, current_versions
from factcheck.store.occurrences import Bucket, KeyedText


def add_version(session: Session, extraction: Extraction, run_id: int, bucket: Bucket) -> int:
    """Store a text as the current version of its article; return the version's row id."""
    stored = current_versions(session, [extraction.article.key])
    return add_versions(session, [KeyedText.of(extraction)], stored, run_id, bucket)[0]
