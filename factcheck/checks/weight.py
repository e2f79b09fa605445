"""How much harm a change of words within quotation marks does.

In: the words that stand in the one wording and those in the other. Out: a severity. A negation, a
number, a name or one word of content for another is an error; other words are a warning; articles,
fillers and contractions written out are a note (research: claims, sections 5 and 7).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.checks.readings import Token
from factcheck.model.finding import Severity
from factcheck.text.align import has_digit
from factcheck.text.fold import fold_text
from factcheck.text.tables import read_rows

LONG_CUT = 6
"""More words dropped at once are a cut that wants an ellipsis rather than a changed statement."""

_ENDINGS = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would", "'s": "is"}
_SAME_SPOKEN = {"had": "would", "has": "is"}
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|'[^\W_]+")
_PLAIN_LETTERS = 4
"""Shorter words that are no names (of, to, he, our) count as less than content."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("factcheck.checks", name))


@cache
def _contractions() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("factcheck.checks", "contractions.txt")}


def is_light(token: Token) -> bool:
    """Tell whether the word rarely changes what was said: an article, a connective, a filler."""
    return token.form in _listed("light_words.txt")


def weigh(ours: Sequence[Token], theirs: Sequence[Token], *, names: bool) -> Severity:
    """Return the severity of ``theirs`` standing where the other wording has ``ours``.

    ``names`` says that capitals tell names: false where one side is printed in the capitals of a headline.
    """
    if _spoken(ours) == _spoken(theirs):
        return Severity.NOTE
    removed, added = _less(ours, theirs), _less(theirs, ours)
    changed = removed + added
    if all(is_light(token) for token in changed):
        return Severity.NOTE
    if _negations(ours) != _negations(theirs) or any(has_digit(token.form) for token in changed):
        return Severity.ERROR
    if max(len(removed), len(added)) > LONG_CUT:
        return Severity.WARNING
    if _letters(removed) in _letters(added) or _letters(added) in _letters(removed):
        return Severity.WARNING
    if names and any(_is_name(token) for token in removed) and any(_is_name(token) for token in added):
        return Severity.ERROR
    if _content(removed) and _content(added) and not _same_stem(removed, added):
        return Severity.ERROR
    return Severity.WARNING


def _spoken(tokens: Iterable[Token]) -> list[str]:
    """Return the words with contractions written out; *'d* and *'s* have one reading for all."""
    words = []
    for token in tokens:
        for part in _WORD.findall(fold_text(token.shown)):
            words += _written_out(part).split()
    return [_SAME_SPOKEN.get(word, word) for word in words]


def _written_out(word: str) -> str:
    listed = _contractions().get(word)
    if listed:
        return listed
    if word.endswith("n't"):
        return word[:-3] + " not"
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return f"{word.removesuffix(ending)} {full}"
    return word


def _negations(tokens: Sequence[Token]) -> int:
    negators = _listed("negations.txt")
    return sum(word in negators for word in _spoken(tokens))


def _less(tokens: Sequence[Token], others: Sequence[Token]) -> list[Token]:
    """Return the tokens that ``others`` does not have, each as often as it has more."""
    left = Counter(token.form for token in others)
    kept = []
    for token in tokens:
        if left[token.form]:
            left[token.form] -= 1
        else:
            kept.append(token)
    return kept


def _letters(tokens: Sequence[Token]) -> str:
    """Return the letters of the words; a handle holds those of the name that it stands for."""
    return "".join(token.form.lstrip("@#") for token in tokens)


def _is_name(token: Token) -> bool:
    shown = token.shown.lstrip("@#'’")
    return not token.opens and shown[:1].isupper() and len(shown) > 1


def _content(tokens: Sequence[Token]) -> list[str]:
    return [token.form for token in tokens if len(token.form) > _PLAIN_LETTERS and not is_light(token)]


def _same_stem(removed: Sequence[Token], added: Sequence[Token]) -> bool:
    """Tell whether every word of content has a partner of the same beginning: *protect*, *protects*."""
    stems = [{word.lstrip("@#")[:5] for word in _content(tokens)} for tokens in (removed, added)]
    return stems[0] == stems[1]
