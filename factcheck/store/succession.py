"""Which new discrepancy takes the place of one that closes, so that what was decided is told again.

In: rows that close and findings that are new, of the same import. Out: for each new one the row that it
follows. Method: of the rows of its check the one with most in common: values first, then places that
differ in the same stretch of the same article, counted from the stretch's beginning, for a paragraph put
in above moves everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.model.finding import Finding
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import ArticleRow, ArticleVersionRow, DiscrepancyEvidenceRow, DiscrepancyRow

Place = tuple[str, str, int]
"""Article key, text of the stretch, and an offset within it that differs."""

_ROW, _EVIDENCE = table_of(DiscrepancyRow), table_of(DiscrepancyEvidenceRow)
_VERSION, _ARTICLE = table_of(ArticleVersionRow), table_of(ArticleRow)


@dataclass(slots=True)
class _Ground:
    """What a discrepancy rests on."""

    values: set[str] = field(default_factory=set)
    places: set[Place] = field(default_factory=set)

    def add(self, value: str, article: str, text: str, start: int, marks: Iterable[Sequence[int]]) -> None:
        self.values.add(value)
        for first, end in marks:
            self.places.update((article, text, at - start) for at in range(first, end))


def followed(session: Session, closing: Collection[int], fresh: Mapping[str, Finding]) -> dict[str, int]:
    """Return for each new fingerprint the row id of the closing discrepancy that it follows, if any."""
    grounds = _closing_grounds(session, closing)
    found: dict[str, int] = {}
    for fingerprint, finding in fresh.items():
        own = _ground_of(finding)
        shared = {
            number: (len(own.values & old.values), len(own.places & old.places), number)
            for number, old in grounds[finding.check].items()
        }
        best = max(shared, key=lambda number: shared[number], default=None)
        if best is not None and any(shared[best][:2]):
            found[fingerprint] = best
    return found


def _closing_grounds(session: Session, closing: Collection[int]) -> dict[str, dict[int, _Ground]]:
    grounds: dict[str, dict[int, _Ground]] = defaultdict(dict)
    for some in batched(sorted(closing)):
        rows = session.execute(
            select(_ROW.c.id, _ROW.c.check_name, _ARTICLE.c.key, _EVIDENCE)
            .join(_EVIDENCE, _EVIDENCE.c.discrepancy_id == _ROW.c.id)
            .join(_VERSION, _VERSION.c.id == _EVIDENCE.c.version_id)
            .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article_id)
            .where(_ROW.c.id.in_(some))
        )
        for row in rows:
            ground = grounds[row.check_name].setdefault(row.id, _Ground())
            ground.add(row.value, row.key, row.text, row.char_start, row.marks)
    return grounds


def _ground_of(finding: Finding) -> _Ground:
    ground = _Ground()
    for one in finding.evidence:
        marks = [(mark.start, mark.end) for mark in one.marks]
        ground.add(one.value, one.article.key, one.text, one.span.start, marks)
    return ground
