"""Notes in which an article says that it was corrected, updated or amended.

In: a text. Out: the paragraphs that are such notes. A note opens with its name (*Correction:*), or says
what such notes say (*An earlier version of this article ...*).
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.model.span import Span
from factcheck.text.fold import fold_text
from factcheck.text.sentences import paragraphs
from factcheck.text.tables import read_rows


def correction_notes(text: str) -> list[Span]:
    r"""Return the paragraphs of ``text`` that are correction notes, in order.

    >>> text = "Rain fell.\n\nCorrection: It fell on Monday, not on Tuesday.\n"
    >>> [one.of(text) for one in correction_notes(text)]
    ['Correction: It fell on Monday, not on Tuesday.']
    >>> correction_notes("The correction of the river bed took years.")
    []
    """
    return [one for one in paragraphs(text) if _is_note(fold_text(one.of(text)))]


def _is_note(folded: str) -> bool:
    opens, says = _words()
    return bool(opens.match(folded) or says.search(folded))


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = {
        kind: "|".join(re.escape(fold_text(one.strip())) for one in told.split(","))
        for kind, told in read_rows("factcheck.text", "correction_notes.txt")
    }
    when = r",?\s*\d|,\s*\w+\.?\s+\d|(?:at|on)\s+(?:\w+\s+)?\d"
    what = r"with\b|to\s+(?:add|clarify|correct|include|reflect)\b"
    behind = rf"[:\-(]|$|{when}|{what}"
    opens = re.compile(rf"[\W_]*(?:{words['opens']})\b\s*(?:{behind})")
    return opens, re.compile(rf"\b(?:{words['says']})\b")
