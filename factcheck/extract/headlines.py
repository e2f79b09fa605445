"""Which paragraphs are headlines, decks or captions.

In: a text, its paragraphs and its furniture. Out: the numbers of headline lines. A headline is a short line
without a closing stop at the top of the text, or one that stands there twice.
"""

from __future__ import annotations

import re
from collections import Counter

from factcheck.model.span import Span

_TOP = 6
_MAX = 180
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BYLINE = re.compile(r"(?:by|from|staff|story by)\b", re.IGNORECASE)
_SMALL = frozenset(
    ("with", "from", "into", "over", "that", "than", "when", "your", "upon", "after", "about")
)
_SPEECH = re.compile(r"\.[\"”’»]")
_STOPS = ".!?:;,…"
_CLOSING = "\"”’')»"


def _without_stop(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return bool(bare) and (bare[-1] not in _STOPS or (bare[-1] in "?!" and len(line) < 100))


def is_title_case(words: list[str]) -> bool:
    """Tell whether most of the longer words bear a capital."""
    longer = [word for word in words if len(word) > 3 and word not in _SMALL]
    return len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def headlines(text: str, paragraphs: list[Span], skip: frozenset[int]) -> frozenset[int]:
    """Return the indices into ``paragraphs`` of headlines and decks.

    The first line may be one by its shape alone only where more lines follow.
    """
    shown = [number for number in range(len(paragraphs)) if number not in skip]
    lines = {number: paragraphs[number].of(text) for number in shown[:_TOP] + shown[-_TOP:]}
    folded = Counter(line.casefold() for line in lines.values())
    found = set()
    top = True
    for number in shown[:_TOP]:
        line = lines[number]
        words = _WORD.findall(line[:_MAX])
        shape = (
            _SPEECH.search(line) is None and len(line) <= _MAX and len(words) >= 3 and _without_stop(line)
        )
        twice = folded[line.casefold()] > 1 and len(line) <= _MAX and _without_stop(line)
        if twice or (top and shape and len(shown) > 3) or (shape and is_title_case(words)):
            found.add(number)
        elif not (_BYLINE.match(line) or len(words) < 6 or line.endswith(")")):
            top = False
    return frozenset(found)
