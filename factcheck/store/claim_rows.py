"""Rows of the claims that one text makes, and of what they list."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.claim import ClaimOccurrence

CLAIM_COLUMNS = (
    "id",
    "version_id",
    "key",
    "ordinal",
    "char_start",
    "char_end",
    "kind",
    "text",
    "low",
    "high",
    "unit",
    "value",
    "modifier",
    "entity",
    "measure",
    "item",
    "scope",
    "time",
    "status",
    "speaker",
)
ITEM_COLUMNS = ("occurrence_id", "ordinal", "char_start", "char_end", "text")


def claim_rows(
    version_id: int, text: str, claims: Sequence[ClaimOccurrence], keys: Sequence[str], ids: Sequence[int]
) -> list[tuple[object, ...]]:
    """Return the rows of a version's claims, values of :data:`CLAIM_COLUMNS`, with their keys and ids."""
    return [
        (
            number,
            version_id,
            key,
            ordinal,
            claim.span.start,
            claim.span.end,
            claim.kind,
            claim.span.of(text),
            claim.low,
            claim.high,
            claim.unit,
            claim.value,
            claim.modifier,
            claim.entity,
            claim.measure,
            claim.item,
            "\n".join(claim.scope),
            claim.time,
            claim.status,
            claim.speaker,
        )
        for ordinal, (claim, key, number) in enumerate(zip(claims, keys, ids, strict=True))
    ]


def item_rows(text: str, claims: Sequence[ClaimOccurrence], ids: Sequence[int]) -> list[tuple[object, ...]]:
    """Return the rows of what claims list, values of :data:`ITEM_COLUMNS`, for the claims' ids."""
    return [
        (number, ordinal, item.start, item.end, item.of(text))
        for claim, number in zip(claims, ids, strict=True)
        for ordinal, item in enumerate(claim.items)
    ]
