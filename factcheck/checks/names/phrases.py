"""Runs of capitalised words that extraction read as no name, to be compared with names and each other.

In: the text of an article. Out: its runs, each of words that stand with one blank between, joined over
small words (*Pathways to Peace*). Lines in headline case tell no names by their capitals and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from factcheck.checks.names.spelling import PURPOSE, Token
from factcheck.model.span import Span
from factcheck.text.fold import fold_text

HEADLINE_SHARE = 0.6
"""Share of words with a capital from which a line is in headline case."""

_CAPITAL = re.compile(r"[^\W\d_a-z](?<!\w.)\w*+(?:['’]\w++)*")
_BEFORE_PURPOSE = re.compile(
    rf"({_CAPITAL.pattern})(?:\W{{1,2}}(?:of|and|the|of the))?\W{{1,2}}(?i:{'|'.join(sorted(PURPOSE))})\b"
)
_FOLLOWS = re.compile(r"[ \xa0]([a-z]+(?:['’][a-z]+)?)(?!\w)")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s$")
_JOINTS: dict[str, str] = {" ": "", "\xa0": "", ". ": "", "-": ""}
for _word in ("of", "the", "and", "of the"):
    _JOINTS[f" {_word} "] = ""
for _word in ("to", "for", "against", "without"):
    _JOINTS[f" {_word} "] = _JOINTS[f" {_word} the "] = _word
_LEAST_LINE = 4
_KEPT = 16_384


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run: its words, with *to* and *for* between them, and the word after it if in lower case."""

    tokens: tuple[Token, ...]
    follows: str


def capitalised(text: str) -> dict[str, str]:
    """Return all words of ``text`` that begin with a capital, as it writes them and as runs have them.

    >>> capitalised("Ana’s aunt met Ruiz")
    {'Ana’s': 'ana', 'Ruiz': 'ruiz'}
    """
    return {found: _folded(found) for found in _CAPITAL.findall(text)}


def before_purpose(text: str, words: Iterable[str]) -> set[str]:
    """Return those of ``words`` that stand before *to*, *for* and the like, as runs have them.

    ``words`` are given as the text writes them, with a capital.

    >>> before_purpose("Bridge to Hope, a Home", ["Bridge", "Home"])
    {'bridge'}
    """
    found = (_BEFORE_PURPOSE.match(text, at) for word in words for at in places(text, word))
    return {_folded(match[1]) for match in found if match}


def places(text: str, word: str) -> Iterator[int]:
    """Yield where ``word`` stands in ``text`` by itself or at the end of another word.

    >>> list(places("Ana met Anabel and Ana’s Diana", "Ana"))
    [0, 19]
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def phrases(text: str, at: Sequence[int] | None = None) -> Iterator[Phrase]:
    """Yield the runs of capitalised words of ``text`` in order; offsets are the text's.

    With ``at`` only those are read that have a word which begins at one of these places, given in order.

    >>> [[token.text for token in run.tokens] for run in phrases("he met Ana Ruiz of Bridge to Hope there")]
    [['ana', 'ruiz', 'bridge', 'to', 'hope']]
    """
    end = 0
    for line in text.splitlines(keepends=True) if at is None or at else ():
        start, end = end, end + len(line)
        held = None if at is None else at[bisect_left(at, start) : bisect_left(at, end)]
        if held is not None and not held:
            continue
        capitals = [match for match in _CAPITAL.finditer(text, start, end) if match[0][0].isupper()]
        words = len(line.split())
        if capitals and (len(capitals) < HEADLINE_SHARE * words or words < _LEAST_LINE):
            for run in _runs(text, capitals):
                if held is None or any(match.start() in held for match in run):
                    yield _phrase(text, run)


def _runs(text: str, capitals: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for match in capitals:
        if run and text[run[-1].end() : match.start()] not in _JOINTS:
            yield run
            run = []
        run.append(match)
    yield run


def _phrase(text: str, run: Sequence[re.Match[str]]) -> Phrase:
    tokens = [_token(run[0])]
    for before, match in pairwise(run):
        joint = _JOINTS[text[before.end() : match.start()]]
        if joint:
            begin = before.end() + 1
            tokens.append(Token(joint, Span(begin, begin + len(joint))))
        tokens.append(_token(match))
    after = _FOLLOWS.match(text, run[-1].end())
    return Phrase(tuple(tokens), after[1] if after else "")


def _token(match: re.Match[str]) -> Token:
    length = len(_bare(match[0]))
    return Token(_folded(match[0]), Span(match.start(), match.start() + length))


@lru_cache(maxsize=_KEPT)
def _folded(found: str) -> str:
    return fold_text(_bare(found)).replace("'", "")


def _bare(found: str) -> str:
    return _POSSESSIVE.sub("", found)
