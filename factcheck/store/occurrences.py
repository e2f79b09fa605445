"""Rows of what one text holds: names, quotations and claims. Written by ingest.

In: an extraction and the version it belongs to. Out: rows whose keys are the same in every run and
every database, so that decisions and discrepancies can be attached to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.extraction import Extraction
from factcheck.model.keys import stable_key
from factcheck.model.name import NameKind, NameOccurrence
from factcheck.model.quote import Stretch
from factcheck.model.span import Span
from factcheck.store.engine import insert_rows, reserve_ids, table_of
from factcheck.store.schema import (
    ClaimItemRow,
    ClaimOccurrenceRow,
    EntityMemberRow,
    NameOccurrenceRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
)
from factcheck.text.fold import fold_text
from factcheck.text.words import read_words

Bucket = Callable[[str, NameKind], str]
"""Gives the bucket in which everything that may bear the same name lies; link has the rule."""

Row = dict[str, object]


def write_occurrences(session: Session, version_id: int, extraction: Extraction, bucket: Bucket) -> None:
    """Store all that was found in the text of a version that has nothing stored yet."""
    text, key = extraction.article.text, extraction.article.key
    name_ids = reserve_ids(session, NameOccurrenceRow, len(extraction.names))
    insert_rows(session, NameOccurrenceRow, _name_rows(version_id, text, extraction.names, name_ids))
    insert_rows(session, EntityMemberRow, _bearer_rows(version_id, text, extraction.names, bucket))
    quotations = join_stretches(extraction.quotes)
    places = _NamePlaces(extraction.names, name_ids)
    quote_ids = reserve_ids(session, QuoteOccurrenceRow, len(quotations))
    rows = _quote_rows(version_id, key, text, quotations, places)
    insert_rows(
        session, QuoteOccurrenceRow, [{"id": n, **row} for n, row in zip(quote_ids, rows, strict=True)]
    )
    owners = {
        stretch.quotation: n for n, group in zip(quote_ids, quotations, strict=True) for stretch in group
    }
    insert_rows(session, QuoteSpanRow, _span_rows(extraction.quotes, owners))
    claim_ids = reserve_ids(session, ClaimOccurrenceRow, len(extraction.claims))
    insert_rows(
        session, ClaimOccurrenceRow, _claim_rows(version_id, key, text, extraction.claims, claim_ids)
    )
    insert_rows(session, ClaimItemRow, _item_rows(text, extraction.claims, claim_ids))


def drop_occurrences(session: Session, version_id: int) -> None:
    """Remove all that is stored of a version's text; what link tied to it goes too."""
    for row in (QuoteOccurrenceRow, ClaimOccurrenceRow, NameOccurrenceRow, EntityMemberRow):
        table = table_of(row)
        session.execute(delete(table).where(table.c.version_id == version_id))


def join_stretches(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Return the stretches of each quotation, in the order of the quotations' numbers.

    >>> from factcheck.model.quote import QuoteKind, QuoteRole
    >>> def stretch(start: int, quotation: int) -> Stretch:
    ...     span = Span(start, start + 1)
    ...     role = QuoteRole.ATTRIBUTED
    ...     return Stretch(span=span, kind=QuoteKind.DIRECT, role=role, quotation=quotation)
    >>> [len(group) for group in join_stretches([stretch(0, 0), stretch(5, 1), stretch(9, 0)])]
    [2, 1]
    """
    groups: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        groups.setdefault(stretch.quotation, []).append(stretch)
    return [groups[number] for number in sorted(groups)]


def quotation_text(text: str, group: Sequence[Stretch]) -> str:
    """Return the stretches' words as they stand in ``text``, joined with one space."""
    return " ".join(stretch.span.of(text) for stretch in group)


def quote_keys_of(article: ArticleKey, texts: Iterable[str]) -> list[str]:
    """Return the keys of an article's quotations, whose joined texts are given in order.

    A key knows the article, the folded words, and how many quotations with equal words stand before:
    a paragraph put in above, other marks or another typeface change no key.
    """
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for text in texts:
        words = " ".join(word.text for word in read_words(text)) or fold_text(text)
        keys.append(stable_key(["quote", article, words, seen[words]]))
        seen[words] += 1
    return keys


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
    version_id: int, article: ArticleKey, text: str, quotations: list[list[Stretch]], places: _NamePlaces
) -> list[Row]:
    texts = [quotation_text(text, group) for group in quotations]
    rows: list[Row] = []
    for group, words, key in zip(quotations, texts, quote_keys_of(article, texts), strict=True):
        surest = max(group, key=lambda stretch: (stretch.speaker is not None, stretch.confidence))
        rows.append(
            {
                "version_id": version_id,
                "key": key,
                "ordinal": group[0].quotation,
                "kind": group[0].kind,
                "role": group[0].role,
                "text": words,
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


def _claim_rows(
    version_id: int, article: ArticleKey, text: str, claims: Sequence[ClaimOccurrence], ids: Sequence[int]
) -> list[Row]:
    seen: Counter[tuple[str, str]] = Counter()
    rows: list[Row] = []
    for ordinal, (claim, number) in enumerate(zip(claims, ids, strict=True)):
        words = claim.span.of(text)
        same = (claim.kind.value, fold_text(words))
        rows.append(
            {
                "id": number,
                "version_id": version_id,
                "key": stable_key(["claim", article, *same, seen[same]]),
                "ordinal": ordinal,
                "char_start": claim.span.start,
                "char_end": claim.span.end,
                "kind": claim.kind,
                "text": words,
                "low": claim.low,
                "high": claim.high,
                "unit": claim.unit,
                "value": claim.value,
                "modifier": claim.modifier,
                "entity": claim.entity,
                "measure": claim.measure,
                "item": claim.item,
                "scope": "\n".join(claim.scope),
                "time": claim.time,
                "status": claim.status,
                "speaker": claim.speaker,
            }
        )
        seen[same] += 1
    return rows


def _item_rows(text: str, claims: Sequence[ClaimOccurrence], ids: Sequence[int]) -> list[Row]:
    return [
        {
            "occurrence_id": number,
            "ordinal": ordinal,
            "char_start": item.start,
            "char_end": item.end,
            "text": item.of(text),
        }
        for claim, number in zip(claims, ids, strict=True)
        for ordinal, item in enumerate(claim.items)
    ]
