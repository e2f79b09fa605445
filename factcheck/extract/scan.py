"""Runs of capitalised words in a text: the raw material of names.

In: a text. Out: runs in order, each a list of words with their places. A run joins words set apart by one
blank, with the lower-case particles of surnames between them; it never crosses punctuation other than
the full stop of an initial or of a title. Every pattern is possessive: no backtracking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from factcheck.text.names import name_parts
from factcheck.text.sentences import abbreviations, opening_words

_UPPER = "".join(char for char in map(chr, range(0x41, 0x530)) if char.isupper())
_NO_NAME = "based|born|era|led|like|made|only|owned|plus|run|size|style|type|wide"
_JOINED = rf"-(?=[{_UPPER}])\w++|-(?!(?:{_NO_NAME})\b)[a-z]{{2,5}}+\b"
_REST = rf"\w*+(?>(?:['’](?![sS]\b)\w++|{_JOINED})*)"
_MOST = 24
"""Words of the longest run: longer than any name, and than a headline in capitals."""

_LEADS_BACK = " \xa0\"“‘'([—–-*•"


@lru_cache(maxsize=1)
def _run_pattern() -> re.Pattern[str]:
    """Return the pattern of a run; its capital comes first, for a set of first letters is sought fast."""
    before_names = [word.capitalize() for word, kind in abbreviations().items() if kind == "title"]
    abbreviated = sorted([*before_names, "Jr"], key=lambda word: (-len(word), word))
    abbreviated_rest = "|".join(f"(?<={word[0]}){word[1:]}" for word in abbreviated)
    particles = (
        "|".join(sorted(name_parts("particle"), key=len, reverse=True))
        + r"|d(?<=[Vv]an d)en|l(?<=[Dd]e l)[ao]s"
    )
    dotted = r"(?=[a-z]++\.)"  # asked first: few words end in a full stop, and the abbreviations are many
    rest = rf"(?:\.(?>(?:[{_UPPER}]\.)*)(?>(?:[{_UPPER}]\b)?)|{dotted}(?:{abbreviated_rest})\.|{_REST})"
    articles = "|".join(sorted(name_parts("article")))  # of Bashar al-Assad
    following = rf"[ \xa0](?:(?:{particles})[ \xa0]){{0,2}}(?>(?:(?:{articles})-)?)[{_UPPER}]{rest}"
    return re.compile(rf"[{_UPPER}](?<![\w@#].){rest}(?>(?:{following}){{0,{_MOST - 1}}})")


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(word.capitalize() for word in opening_words())


@dataclass(slots=True)
class Run:
    """Capitalised words that stand together.

    ``initial`` tells that a sentence or line may begin here. ``parted`` are the start offsets of ``words``
    where more than one blank parts them.
    """

    start: int
    end: int
    words: tuple[str, ...]
    initial: bool
    parted: tuple[int, ...] = ()

    def places(self) -> tuple[int, ...]:
        """Return the start offsets of the words; most runs are never asked for them."""
        if self.parted:
            return self.parted
        sizes = (len(word) + 1 for word in self.words[:-1])
        return tuple(accumulate(sizes, initial=self.start))

    def cut(self, first: int, last: int) -> Run:
        """Return the run of ``words[first:last]``."""
        places = self.places()
        end = places[last - 1] + len(self.words[last - 1])
        initial = self.initial and first == 0
        return Run(places[first], end, self.words[first:last], initial, self.parted[first:last])


def _is_initial(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in _LEADS_BACK and start - at < 8:
        at -= 1
    return at < 0 or text[at] in '.!?:\n\r…”"'


def runs(text: str, start: int = 0, end: int | None = None) -> list[Run]:
    """Return the runs of capitalised words in ``text[start:end]``, in order.

    A word that opens sentences and goes on in lower case is none: it is nobody's name.

    >>> [run.words for run in runs("Then Mayor Bill de Blasio met U.S. Sen. Ann O’Neil’s staff.")]
    [('Then', 'Mayor', 'Bill', 'de', 'Blasio'), ('U.S.', 'Sen.', 'Ann', 'O’Neil')]
    >>> [run.words for run in runs("Then he met Ann Hale and Bashar al-Assad.")]
    [('Ann', 'Hale'), ('Bashar', 'al-Assad')]
    """
    found = []
    openers = _openers()
    for match in _run_pattern().finditer(text, start, len(text) if end is None else end):
        at, close = match.span()
        whole = match[0]
        if whole in openers and text[close : close + 1] == " " and text[close + 1 : close + 2].islower():
            continue
        words = (whole,) if whole.isalpha() else tuple(whole.replace("\xa0", " ").split(" "))
        found.append(Run(at, close, words, _is_initial(text, at)))
    return found
