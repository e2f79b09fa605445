"""What bounds a number: *about*, *at least*, *more than*, *or so*, read on both sides of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.extract.claims.beside import may_stand_before
from factcheck.extract.claims.closed import closed_words
from factcheck.text.tables import read_rows, words_pattern

_BEFORE: dict[str, str] = {}
_AFTER: dict[str, str] = {}
for _modifier, _side, _forms in read_rows("factcheck.extract.claims", "modifiers.txt"):
    for _form in _forms.split(","):
        (_BEFORE if _side == "before" else _AFTER).setdefault(_form.strip(), _modifier)

_QUARRELS = closed_words("quarrel")
_LAST_WORDS = re.compile(r"[A-Za-z][\w’'-]*|[^\w\s]")
_BETWEEN = frozenset(("a", "an", "the", "his", "her", "their", "another", "some", "("))
_RIGHT = re.compile(rf"(?:\s+|(?=[-+]))({words_pattern(_AFTER)})(?!\w)")
_WORDS_MAX = max(len(form.split()) for form in _BEFORE)
_REACH = 40
_LAST = _BETWEEN | {form.split()[-1] for form in _BEFORE}
"""The last words of all that may bound a number; few numbers stand behind one."""


def _is_about(before: Sequence[str], form: Sequence[str]) -> bool:
    """Tell whether *over* says for what something was done (*resigned on Tuesday over 14 dinners*)."""
    return list(form) == ["over"] and bool(before) and before[-1] in _QUARRELS


def modifier_before(sentence: str, at: int) -> tuple[str, int] | None:
    """Return the modifier that ends at ``at``, and where it begins.

    >>> modifier_before("no fewer than 12 people", 14)
    ('at_least', 0)
    """
    if at == 0 or (sentence[at - 1] == " " and not may_stand_before(sentence, at, _LAST)):
        return None
    if sentence[at - 1] == "~" or sentence[max(0, at - 4) : at].lower() == "sub-":
        start = at - 1 if sentence[at - 1] == "~" else at - 4
        return _BEFORE[sentence[start:at].lower()], start
    if not sentence[at - 1].isspace() and sentence[at - 1] != "(":
        return None
    words = list(_LAST_WORDS.finditer(sentence, max(0, at - _REACH), at))
    forms = [word[0].lower() for word in words]
    for end in (len(forms), len(forms) - 1):
        for count in range(min(_WORDS_MAX, end), 0, -1):
            modifier = _BEFORE.get(" ".join(forms[end - count : end]))
            if modifier is not None and not _is_about(forms[: end - count], forms[end - count : end]):
                return modifier, words[end - count].start()
        if not forms or forms[-1] not in _BETWEEN:
            return None
    return None


def modifier_after(sentence: str, at: int) -> tuple[str, int] | None:
    """Return the modifier that begins at ``at``, and where it ends.

    >>> modifier_after("50 or more people", 2)
    ('at_least', 10)
    """
    match = _RIGHT.match(sentence, at)
    if not match:
        return None
    return _AFTER[" ".join(match[1].lower().split())], match.end()
