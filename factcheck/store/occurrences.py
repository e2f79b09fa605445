"""Rows of what one text holds: names, quotations and claims. Written by ingest.

In: an extraction and the version it belongs to. Out: rows whose keys are the same in every run and
every database, so that decisions and discrepancies can be attached to them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from sqlalchemy import delete
from sqlalchemy.orm import Session

from factcheck.model.extraction import Extraction
from factcheck.model.name import NameKind, NameOccurrence
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.store.bulk import insert_values
from factcheck.store.claim_rows import CLAIM_COLUMNS, ITEM_COLUMNS, claim_rows, item_rows
from factcheck.store.engine import is_sqlite, table_of
from factcheck.store.ids import reserve_all
from factcheck.store.schema import (
    Base,
    ClaimItemRow,
    ClaimOccurrenceRow,
    EntityMemberRow,
    NameOccurrenceRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
)
from factcheck.text.claim_keys import claim_keys
from factcheck.text.quotations import join_stretches, quotation_text, quote_keys

Bucket = Callable[[str, NameKind], str]
"""Gives the bucket in which everything that may bear the same name lies; link has the rule."""

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class KeyedText:
    """What was found in a text, with the keys of its quotations and of its claims, each in their order."""

    extraction: Extraction
    quote_keys: Sequence[str]
    claim_keys: Sequence[str]

    @classmethod
    def of(cls, extraction: Extraction) -> KeyedText:
        """Make the keys."""
        article = extraction.article
        claims = claim_keys(article.key, article.text, extraction.claims)
        return cls(extraction, quote_keys(extraction), claims)


def write_occurrences(session: Session, found: Mapping[int, KeyedText], bucket: Bucket) -> None:
    """Store all that was found in the texts of versions, by row id, that have nothing stored yet.

    Each table is written once: on its way to the database a statement costs more than a row.
    """
    rows: dict[type[Base], list[Values]] = {row: [] for row in _COLUMNS}
    ids = _Ids(session, found.values())
    for version_id, one in found.items():
        extraction, text = one.extraction, one.extraction.article.text
        name_ids = ids.take(NameOccurrenceRow, len(extraction.names))
        rows[NameOccurrenceRow] += _name_rows(version_id, text, extraction.names, name_ids)
        rows[EntityMemberRow] += _bearer_rows(version_id, text, extraction.names, bucket)
        quotations = join_stretches(extraction.quotes)
        places = _NamePlaces(extraction.names, name_ids)
        quote_ids = ids.take(QuoteOccurrenceRow, len(quotations))
        rows[QuoteOccurrenceRow] += _quote_rows(
            version_id, text, quotations, one.quote_keys, quote_ids, places
        )
        owners = {group[0].quotation: n for n, group in zip(quote_ids, quotations, strict=True)}
        rows[QuoteSpanRow] += _span_rows(extraction.quotes, owners)
        claim_ids = ids.take(ClaimOccurrenceRow, len(extraction.claims))
        rows[ClaimOccurrenceRow] += claim_rows(
            version_id, text, extraction.claims, one.claim_keys, claim_ids
        )
        rows[ClaimItemRow] += item_rows(text, extraction.claims, claim_ids)
    for row, values in rows.items():
        insert_values(session, row, _COLUMNS[row], values)
    if is_sqlite(session):
        _index_claims(session, rows[ClaimOccurrenceRow])


def _index_claims(session: Session, claims: Sequence[Values]) -> None:
    """Add claims to SQLite's index of their words.

    A trigger would do it, too; SQLite writes out the whole index of a table at every row that one adds
    (measured: 16 µs a claim against 4).
    """
    if claims:
        session.connection().exec_driver_sql(
            "INSERT INTO claim_fts (rowid, text, value, entity, measure, item) VALUES (?, ?, ?, ?, ?, ?)",
            list(map(_CLAIM_WORDS, claims)),
        )


_CLAIM_WORDS = itemgetter(*map(CLAIM_COLUMNS.index, ("id", "text", "value", "entity", "measure", "item")))
_COLUMNS: dict[type[Base], tuple[str, ...]] = {
    NameOccurrenceRow: (
        "id",
        "version_id",
        "ordinal",
        "char_start",
        "char_end",
        "kind",
        "form",
        "text",
        "entity",
    ),
    EntityMemberRow: ("version_id", "kind", "name", "bucket", "forms"),
    QuoteOccurrenceRow: (
        "id",
        "version_id",
        "key",
        "ordinal",
        "kind",
        "role",
        "text",
        "speaker",
        "speaker_name_id",
        "method",
        "confidence",
    ),
    QuoteSpanRow: (
        "occurrence_id",
        "ordinal",
        "char_start",
        "char_end",
        "kind",
        "role",
        "speaker",
        "mention_start",
        "mention_end",
        "cue_start",
        "cue_end",
        "method",
        "confidence",
        "unclosed",
    ),
    ClaimOccurrenceRow: CLAIM_COLUMNS,
    ClaimItemRow: ITEM_COLUMNS,
}
"""What is written of each table, in the order in which they are written: a row's parent comes first."""


class _Ids:
    """Gives out ids that were reserved for several versions at once."""

    def __init__(self, session: Session, found: Collection[KeyedText]) -> None:
        counts: dict[type[Base], int] = {
            NameOccurrenceRow: sum(len(one.extraction.names) for one in found),
            QuoteOccurrenceRow: sum(len(one.quote_keys) for one in found),
            ClaimOccurrenceRow: sum(len(one.extraction.claims) for one in found),
        }
        self._rest: dict[type[Base], Iterator[int]] = {
            row: iter(ids) for row, ids in reserve_all(session, counts).items()
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
) -> Iterator[Values]:
    for ordinal, (name, number) in enumerate(zip(names, ids, strict=True)):
        start, end = name.span.start, name.span.end
        yield number, version_id, ordinal, start, end, name.kind, name.form, text[start:end], name.entity


def _bearer_rows(
    version_id: int, text: str, names: Sequence[NameOccurrence], bucket: Bucket
) -> Iterator[Values]:
    forms: dict[tuple[NameKind, str], dict[str, None]] = {}
    for name in names:
        forms.setdefault((name.kind, name.entity), {})[name.span.of(text)] = None
    for (kind, entity), mentions in forms.items():
        yield version_id, kind, entity, bucket(entity, kind), list(mentions)


def _quote_rows(
    version_id: int,
    text: str,
    quotations: list[list[Stretch]],
    keys: Sequence[str],
    ids: Sequence[int],
    places: _NamePlaces,
) -> Iterator[Values]:
    for group, key, number in zip(quotations, keys, ids, strict=True):
        first = group[0]
        surest = max(group, key=_sureness) if len(group) > 1 else first
        yield (
            number,
            version_id,
            key,
            first.quotation,
            first.kind,
            first.role,
            quotation_text(text, group),
            surest.speaker,
            places.of(surest),
            surest.method,
            surest.confidence,
        )


def _sureness(stretch: Stretch) -> tuple[bool, float]:
    return stretch.speaker is not None, stretch.confidence


def _span_rows(stretches: Sequence[Stretch], owners: dict[int, int]) -> Iterator[Values]:
    for ordinal, stretch in enumerate(stretches):
        mention, cue = stretch.mention, stretch.cue
        yield (
            owners[stretch.quotation],
            ordinal,
            stretch.span.start,
            stretch.span.end,
            stretch.kind,
            stretch.role,
            stretch.speaker,
            mention.start if mention else None,
            mention.end if mention else None,
            cue.start if cue else None,
            cue.end if cue else None,
            stretch.method,
            stretch.confidence,
            stretch.unclosed,
        )
