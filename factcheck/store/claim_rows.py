"""Rows of the claims that one text makes, and of what they list."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.article import ArticleKey
from factcheck.model.claim import ClaimOccurrence
from factcheck.text.claim_keys import claim_keys


def claim_rows(
    version_id: int, article: ArticleKey, text: str, claims: Sequence[ClaimOccurrence], ids: Sequence[int]
) -> list[dict[str, object]]:
    """Return the rows of a version's claims, with ``ids``; a key knows the article and the folded words."""
    rows: list[dict[str, object]] = []
    keys = claim_keys(article, text, claims)
    for ordinal, (claim, number, key) in enumerate(zip(claims, ids, keys, strict=True)):
        rows.append(
            {
                "id": number,
                "version_id": version_id,
                "key": key,
                "ordinal": ordinal,
                "char_start": claim.span.start,
                "char_end": claim.span.end,
                "kind": claim.kind,
                "text": claim.span.of(text),
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
    return rows


def item_rows(text: str, claims: Sequence[ClaimOccurrence], ids: Sequence[int]) -> list[dict[str, object]]:
    """Return the rows of the items that claims list, for the claims' ``ids``."""
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
