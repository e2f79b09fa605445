"""The keys by which the claims of an article are known from one import to the next.

In: an article's key, its text and its claims. Out: a key for each claim, in their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.model.article import ArticleKey
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.keys import stable_key
from factcheck.text.fold import fold_text


def claim_keys(article: ArticleKey, text: str, claims: Sequence[ClaimOccurrence]) -> list[str]:
    """Return the key of each claim: of the article, the kind, the folded words, equal ones before."""
    seen: Counter[tuple[str, str]] = Counter()
    keys: list[str] = []
    for claim in claims:
        same = (claim.kind.value, fold_text(claim.span.of(text)))
        keys.append(stable_key(["claim", article, *same, seen[same]]))
        seen[same] += 1
    return keys
