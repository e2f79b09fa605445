"""Which version of an article ended a discrepancy that is no longer found.

In: rows that close. Out: for each the version, if an article changed. What closes for another reason (names
that were settled, an extractor that reads better) was ended by no version.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.store.among import among
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import ArticleVersionRow, DiscrepancyEvidenceRow

_EVIDENCE, _VERSION = table_of(DiscrepancyEvidenceRow), table_of(ArticleVersionRow)
_NOW = _VERSION.alias("now")


def ended_by(session: Session, closing: Collection[int]) -> dict[int, int]:
    """Return the version that ended each discrepancy, by row id, of those that a version ended.

    Of several articles that changed it is the first, in the order of the evidence, that no longer has the
    words there; else the first.
    """
    places: dict[int, list[tuple[int, int | None, bool]]] = defaultdict(list)
    for some in batched(sorted(closing)):
        rows = session.execute(
            select(
                _EVIDENCE.c.discrepancy_id,
                _EVIDENCE.c.version_id,
                _EVIDENCE.c.text,
                _NOW.c.id.label("now_id"),
                _NOW.c.text.label("now_text"),
            )
            .join(_VERSION, _VERSION.c.id == _EVIDENCE.c.version_id)
            .outerjoin(
                _NOW,
                (_NOW.c.article_id == _VERSION.c.article_id) & _NOW.c.is_current & ~_VERSION.c.is_current,
            )
            .where(among(_EVIDENCE.c.discrepancy_id, some))
            .order_by(_EVIDENCE.c.discrepancy_id, _EVIDENCE.c.ordinal)
        )
        for row in rows:
            stands = row.now_text is not None and row.text in row.now_text
            places[row.discrepancy_id].append((row.version_id, row.now_id, stands))
    found: dict[int, int] = {}
    for number, held in places.items():
        resting = {version for version, _, _ in held}
        changed = [(stands, now) for _, now, stands in held if now is not None and now not in resting]
        if changed:
            found[number] = min(changed, key=lambda pair: pair[0])[1]
    return found
