"""Rows of what one text holds: names, quotations and claims. Written by ingest.

In: an extraction and the version it belongs to. Out: rows whose keys are the same in every run and
every database, so that decisions and discrepancies can be attached to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import delete
from sqlalchemy.orm import Session

from factcheck.model.extraction import Extraction
from factcheck.model.name import NameKind, NameOccurrence
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.store.bulk import insert_rows
from factcheck.store.claim_rows import claim_rows, item_rows
from factcheck.store.engine import is_sqlite, reserve_ids, table_of
from factcheck.store.schema import (
    Base,
    ClaimItemRow,
    ClaimOccurrenceRow,
    EntityMemberRow,
    NameOccurrenceRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
)
from factcheck.text.quotations import join_stretches, quotation_text

Bucket = Callable[[str, NameKind], str]
"""Gives the bucket in which everything that may bear the same name lies; link has the rule."""

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class FoundText:
    """A version's row id, what was found in its text, and the keys of its quotations in their order."""

    version_id: int
    extraction: Extraction
    quote_keys: Sequence[str]


def write_occurrences(session: Session, found: Sequence[FoundText], bucket: Bucket) -> None:
    """Store all that was found in the texts of versions that have nothing stored yet.

    Each table is written once: on its way to the database a statement costs more than a row.
    """
    rows: dict[type[Base], list[Row]] = {row: [] for row in _TABLES}
    ids = _Ids(session, found)
    for one in found:
        version_id, extraction = one.version_id, one.extraction
        text, key = extraction.article.text, extraction.article.key
        name_ids = ids.take(NameOccurrenceRow, len(extraction.names))
        rows[NameOccurrenceRow] += _name_rows(version_id, text, extraction.names, name_ids)
        rows[EntityMemberRow] += _bearer_rows(version_id, text, extraction.names, bucket)
        quotations = join_stretches(extraction.quotes)
        places = _NamePlaces(extraction.names, name_ids)
        quote_ids = ids.take(QuoteOccurrenceRow, len(quotations))
        quoted = _quote_rows(version_id, text, quotations, one.quote_keys, places)
        rows[QuoteOccurrenceRow] += [{"id": n, **row} for n, row in zip(quote_ids, quoted, strict=True)]
        owners = {
            stretch.quotation: n
            for n, group in zip(quote_ids, quotations, strict=True)
            for stretch in group
        }
        rows[QuoteSpanRow] += _span_rows(extraction.quotes, owners)
        claim_ids = ids.take(ClaimOccurrenceRow, len(extraction.claims))
        rows[ClaimOccurrenceRow] += claim_rows(version_id, key, text, extraction.claims, claim_ids)
        rows[ClaimItemRow] += item_rows(text, extraction.claims, claim_ids)
    for row, values in rows.items():
        insert_rows(session, row, values)
    if is_sqlite(session):
        _index_claims(session, rows[ClaimOccurrenceRow])


def _index_claims(session: Session, claims: Sequence[Row]) -> None:
    """Add claims to SQLite's index of their words.

    A trigger would do it, too; SQLite writes out the whole index of a table at every row that one adds
    (measured: 16 µs a claim against 4).
    """
    names = ("id", "text", "value", "entity", "measure", "item")
    if claims:
        session.connection().exec_driver_sql(
            "INSERT INTO claim_fts (rowid, text, value, entity, measure, item) VALUES (?, ?, ?, ?, ?, ?)",
            [tuple(claim[name] for name in names) for claim in claims],
        )


_TABLES = (
    NameOccurrenceRow,
    EntityMemberRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
    ClaimOccurrenceRow,
    ClaimItemRow,
)
"""In the order in which they are written: a row's parent comes first."""


class _Ids:
    """Gives out ids that were reserved for several versions at once."""

    def __init__(self, session: Session, found: Sequence[FoundText]) -> None:
        counts = {
            NameOccurrenceRow: sum(len(one.extraction.names) for one in found),
            QuoteOccurrenceRow: sum(len(one.quote_keys) for one in found),
            ClaimOccurrenceRow: sum(len(one.extraction.claims) for one in found),
        }
        self._rest: dict[type[Base], Iterator[int]] = {
            row: iter(reserve_ids(session, row, count)) for row, count in counts.items()
        }

    def take(self, row: type[Base], count: int) -> Sequence[int]:
        """Return the next ``count`` ids of a table."""
        return list(islice(self._rest[row], count))


def drop_occurrences(session: Session, version_id: int) -> None:
    """Remove all that is stored of a version's text; what link tied to it goes too."""
    for row in (QuoteOccurrenceRow, ClaimOccurrenceRow, NameOccurrenceRow, EntityMemberRow):
        table = table_of(row)
        session.execute(delete(table).where(table.c.version_id == version_id))


class _NamePlaces:
    """Finds the mention that names a speaker, by place or by full form."""

    def __init__(self, names: Sequence[NameOccurrence], ids: Sequence[int]) -> None:
        self._first: dict[str, int] = {}
        self._at: dict[str, list[tuple[Span, int]]] = {}
        for name, number in zip(names, ids, strict=True):
            self._first.setdefault(name.entity, number)
            self._at.setdefault(name.entity, []).append((name.span, number))

    def of(self, stretch: Stretch) -> int | None:
        """Return the row id of the mention of the stretch's speaker, if the names have one."""
        if stretch.speaker is None:
            return None
        if stretch.mention is not None:
            for span, number in self._at.get(stretch.speaker, ()):
                if span.overlaps(stretch.mention):
                    return number
        return self._first.get(stretch.speaker)


def _name_rows(
    version_id: int, text: str, names: Sequence[NameOccurrence], ids: Sequence[int]
) -> list[Row]:
    return [
        {
            "id": number,
            "version_id": version_id,
            "ordinal": ordinal,
            "char_start": name.span.start,
            "char_end": name.span.end,
            "kind": name.kind,
            "form": name.form,
            "text": name.span.of(text),
            "entity": name.entity,
        }
        for ordinal, (name, number) in enumerate(zip(names, ids, strict=True))
    ]


def _bearer_rows(version_id: int, text: str, names: Sequence[NameOccurrence], bucket: Bucket) -> list[Row]:
    forms: dict[tuple[NameKind, str], dict[str, None]] = {}
    for name in names:
        forms.setdefault((name.kind, name.entity), {})[name.span.of(text)] = None
    return [
        {
            "version_id": version_id,
            "kind": kind,
            "name": name,
            "bucket": bucket(name, kind),
            "forms": list(mentions),
        }
        for (kind, name), mentions in forms.items()
    ]


def _quote_rows(
    version_id: int,
    text: str,
    quotations: list[list[Stretch]],
    keys: Sequence[str],
    places: _NamePlaces,
) -> list[Row]:
    rows: list[Row] = []
    for group, key in zip(quotations, keys, strict=True):
        surest = max(group, key=lambda stretch: (stretch.speaker is not None, stretch.confidence))
        rows.append(
            {
                "version_id": version_id,
                "key": key,
                "ordinal": group[0].quotation,
                "kind": group[0].kind,
                "role": group[0].role,
                "text": quotation_text(text, group),
                "speaker": surest.speaker,
                "speaker_name_id": places.of(surest),
                "method": surest.method,
                "confidence": surest.confidence,
            }
        )
    return rows


def _span_rows(stretches: Sequence[Stretch], owners: dict[int, int]) -> list[Row]:
    return [
        {
            "occurrence_id": owners[stretch.quotation],
            "ordinal": ordinal,
            "char_start": stretch.span.start,
            "char_end": stretch.span.end,
            "kind": stretch.kind,
            "role": stretch.role,
            "speaker": stretch.speaker,
            "mention_start": stretch.mention.start if stretch.mention else None,
            "mention_end": stretch.mention.end if stretch.mention else None,
            "cue_start": stretch.cue.start if stretch.cue else None,
            "cue_end": stretch.cue.end if stretch.cue else None,
            "method": stretch.method,
            "confidence": stretch.confidence,
            "unclosed": stretch.unclosed,
        }
        for ordinal, stretch in enumerate(stretches)
    ]
