"""Runs of capitalised words that extraction read as no name, to be compared with names and each other.

In: the text of an article. Out: its runs, each of words that stand with one blank between, joined over
small words (*Pathways to Peace*). Lines in headline case tell no names by their capitals and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from factcheck.checks.names.spelling import PURPOSE, Token
from factcheck.model.span import Span
from factcheck.text.fold import fold_text

HEADLINE_SHARE = 0.6
"""Share of words with a capital from which a line is in headline case."""

_CAPITAL = re.compile(r"[^\W\d_a-z](?<!\w.)\w*(?:['’]\w+)*")
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


def before_purpose(text: str) -> set[str]:
    """Return the words with a capital that stand before *to*, *for* and the like, as runs have them.

    >>> before_purpose("Bridge to Hope")
    {'bridge'}
    """
    return {_folded(found) for found in _BEFORE_PURPOSE.findall(text)}


def phrases(text: str, only: Collection[str] | None = None) -> Iterator[Phrase]:
    """Yield the runs of capitalised words of ``text`` in order; offsets are the text's.

    With ``only`` those lines may be passed over that have none of these words, given as texts write them.

    >>> [[token.text for token in run.tokens] for run in phrases("he met Ana Ruiz of Bridge to Hope there")]
    [['ana', 'ruiz', 'bridge', 'to', 'hope']]
    """
    end = 0
    for line in text.splitlines(keepends=True):
        start, end = end, end + len(line)
        if only is not None and not any(word in line for word in only):
            continue
        capitals = [match for match in _CAPITAL.finditer(text, start, end) if match[0][0].isupper()]
        if only is None or any(match[0] in only for match in capitals):
            words = len(line.split())
            if capitals and (len(capitals) < HEADLINE_SHARE * words or words < _LEAST_LINE):
                yield from _runs(text, capitals)


def _runs(text: str, capitals: list[re.Match[str]]) -> Iterator[Phrase]:
    held: list[Token] = []
    for match, following in zip_longest(capitals, capitals[1:]):
        held.append(_token(match))
        joint = _JOINTS.get(text[match.end() : following.start()]) if following else None
        if joint is not None:
            if joint:
                begin = match.end() + 1
                held.append(Token(joint, Span(begin, begin + len(joint))))
            continue
        after = _FOLLOWS.match(text, match.end())
        yield Phrase(tuple(held), after[1] if after else "")
        held = []


def _token(match: re.Match[str]) -> Token:
    length = len(_bare(match[0]))
    return Token(_folded(match[0]), Span(match.start(), match.start() + length))


@lru_cache(maxsize=_KEPT)
def _folded(found: str) -> str:
    return fold_text(_bare(found)).replace("'", "")


def _bare(found: str) -> str:
    return _POSSESSIVE.sub("", found)
