"""What kind of name a run of capitals is.

In: a run and the lower-case words of its article. Out: its parts (title, name) and its kind: person, body,
place, an unknown name, a lone word, or nothing. Tests rest on the census table of given names, lists of
titles, head nouns and places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from factcheck.extract.scan import Run
from factcheck.extract.wordlists import line_set, named_set, person_nouns, word_set
from factcheck.text.names import Title, given_names, suffixes, surnames, titles
from factcheck.text.sentences import opening_words

_INITIAL = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?\Z")
_PARTY = re.compile(r"[RDI]-[A-Z]")
_MAC = re.compile(r"(?:Ma?c|O['’]|D['’]|De|Di|La|Le|Van|Fitz|St)[A-Z]|\w+-[A-Z]")
_GIVEN_MIN = 0.001
_SURE_GIVEN = 0.05
_SURNAMES_ALSO = named_set("nouns-also-surnames")
_CALENDAR = named_set("calendar")
_NO_ACRONYM = named_set("no-acronyms")


_STYLES = ("mr", "mrs", "ms", "miss", "mx", "dr")
_UNDER = ("under", "arch")
_NAMES_TOO = named_set("titles-also-names")


class Sort(Enum):
    """What a run was taken for."""

    PERSON = 1
    BODY = 2
    PLACE = 3
    UNKNOWN = 4
    LONE = 5
    OFFICE = 6
    DOUBTFUL = 7


@dataclass(slots=True)
class Read:
    """A run as read: ``title`` are the words before the name, lower case; ``suffix`` follows it."""

    sort: Sort
    run: Run
    title: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """Return a word folded, with a typewriter apostrophe and without a final full stop."""
    return word.rstrip(".").casefold().replace("’", "'")


def is_given(word: str, floor: float = _GIVEN_MIN) -> bool:
    """Tell whether ``word`` is a given name borne by at least ``floor`` per cent."""
    found = given_names().get(bare(word).split("-")[0])
    return found is not None and found.frequency >= floor


def is_initial(word: str) -> bool:
    """Tell whether ``word`` is one initial or several, with their full stops."""
    return _INITIAL.match(word) is not None


def _trim(run: Run, common: frozenset[str] | set[str]) -> Run | None:
    """Drop sentence openers, days and other words that are no part of the name from both ends."""
    stops, openers = word_set("first_stop.txt"), opening_words()
    first, last = 0, len(run.words)
    while first < last:
        low = bare(run.words[first])
        rest = last - first
        if (
            (low in openers and not (rest > 1 and run.words[first].endswith(".")))
            or (
                low in stops
                and (rest == 1 or run.initial or low in _CALENDAR)
                and not (rest > 1 and is_given(low, _SURE_GIVEN))
            )
            or (
                first == 0
                and run.initial
                and rest > 1
                and low in common
                and low not in titles()
                and not is_given(low)
                and bare(run.words[1]) not in word_set("org_words.txt")
            )
        ):
            first += 1
        else:
            break
    while last > first and bare(run.words[last - 1]) in _CALENDAR:
        last -= 1
    for at in range(first + 1, last):
        word = run.words[at]
        if word != word.lower() and not word.endswith(".") and bare(word) in openers:
            last = at
            break
    return run.cut(first, last) if last > first else None


def _title_end(words: list[str]) -> int:
    """Return how many words up to the last title there are; 0 without one or when nothing follows."""
    known = titles()
    for at in range(len(words) - 2, -1, -1):
        low = bare(words[at])
        if low in known or (
            at + 3 <= len(words) and _is_occupation(low) and is_given(words[at + 1], _SURE_GIVEN)
        ):
            return at + 1
    return 0


def _is_occupation(low: str) -> bool:
    """Tell whether a word names what a person is and is nobody's name: *realtor*, *undersheriff*."""
    prefixed = low.startswith(_UNDER) and low.removeprefix("under").removeprefix("arch") in titles()
    if not prefixed and low.rsplit("-", 1)[-1] not in person_nouns():
        return False
    return not is_given(low) and low not in surnames()


def _described_end(words: list[str], initial: bool) -> int:
    """Return 1 where a sentence begins with a noun for a person and a full name: *Neighbour Ann Hale*."""
    noun = initial and len(words) > 2 and bare(words[0]) in person_nouns()
    listed = word_set("org_words.txt") | word_set("place_words.txt")
    return int(bool(noun) and bare(words[0]) not in listed and is_given(words[1], _SURE_GIVEN))


def _sort_by_head(head: str, others: list[str]) -> Sort | None:
    """Return the kind that a name's head noun, or a body's noun within it, tells."""
    orgs = word_set("org_words.txt")
    if head in orgs or any(low in orgs for low in others):
        return Sort.BODY
    return Sort.PLACE if head in word_set("place_words.txt") else None


def _is_led_by_given(name: list[str]) -> bool:
    """Tell whether the words begin with a given name or an initial, or bear an initial in the middle."""
    initial = is_initial(name[0]) and len(name) > 1 and name[0] not in ("U.S.", "U.N.", "U.K.")
    middle = any(is_initial(word) and len(word) <= 3 for word in name[1:-1])
    return is_given(name[0]) or initial or middle


def read_run(run: Run, common: frozenset[str] | set[str]) -> Read | None:
    """Return what ``run`` is taken for, or ``None`` for no name.

    ``common`` are the words that the article also writes in lower case.
    """
    trimmed = _trim(run, common)
    if trimmed is None and len(run.words) == 1 and bare(run.words[0]) not in _CALENDAR:
        return Read(Sort.DOUBTFUL, run)
    if trimmed is None or _PARTY.match(trimmed.words[0]):
        return None
    words = trimmed.words
    lows = [bare(word) for word in words]
    if " ".join(words) in line_set("places.txt"):
        return Read(Sort.PLACE, trimmed)
    orgs, offices = word_set("org_words.txt"), titles()
    if len(words) == 1:
        return _read_lone(trimmed, lows[0], orgs, offices)
    last = lows[-1]
    suffixed = last in suffixes() and len(words) > 2
    head = lows[-2] if suffixed else last
    cut = _title_end(words) or _described_end(words, run.initial)
    name = words[cut:]
    given = _is_led_by_given(name)
    titled = cut > 0 and lows[cut - 1] not in _NAMES_TOO
    surname_like = head in _SURNAMES_ALSO or (titled and head in orgs)
    whole = len(name) - suffixed == 2 and (titled or is_given(name[0], _SURE_GIVEN))
    surname_too = surname_like and whole
    if not surname_too:
        if head in word_set("thing_words.txt"):
            return None
        sort = _sort_by_head(head, [low for low in lows[cut:-1] if low not in offices])
        if sort is not None:
            return Read(sort, trimmed)
    if last in _NAMES_TOO and lows[-2] in _STYLES:
        return Read(Sort.LONE, trimmed.cut(len(words) - 1, len(words)), tuple(lows[:-1]))
    if all(low in offices for low in lows[max(0, cut - 1) :]):
        return Read(Sort.OFFICE, trimmed)
    if cut > 1 and is_given(words[0], _SURE_GIVEN) and lows[cut - 1] in _NAMES_TOO:
        cut = 0
    title = tuple(lows[:cut])
    named = trimmed.cut(cut, len(words)) if cut else trimmed
    demonyms = word_set("demonyms.txt")
    while len(named.words) > 2 and bare(named.words[0]) in demonyms and not given:
        named = named.cut(1, len(named.words))
        given = is_given(named.words[0])
    if len(named.words) == 1:
        return Read(Sort.LONE, named, title)
    if " ".join(named.words) in line_set("places.txt"):
        return Read(Sort.PLACE, named)
    if bare(named.words[0]) in demonyms and len(named.words) == 2 and not given:
        return Read(Sort.LONE, named.cut(1, 2), title)
    if (given or title) and len(named.words) - suffixed <= 4:
        return Read(Sort.PERSON, named, title)
    return Read(Sort.UNKNOWN, named, title)


def _read_lone(run: Run, low: str, orgs: frozenset[str], titles: dict[str, Title]) -> Read | None:
    word = run.words[0]
    if low in titles:
        return Read(Sort.DOUBTFUL if low in _NAMES_TOO else Sort.OFFICE, run)
    letters = word.replace(".", "")
    if not letters.isalpha() and any(char.isdigit() for char in word):
        return None
    mixed = not letters[1:].islower() and any(char.isupper() for char in letters[1:])
    if mixed and not letters.isupper() and not _MAC.match(letters):
        return Read(Sort.BODY, run)
    if letters.isupper() and 2 <= len(letters) <= 6:
        dotted = "." in word and len(letters) < 3
        return None if letters in _NO_ACRONYM or dotted else Read(Sort.BODY, run)
    if is_initial(word) or not word[0].isupper():
        return None
    if low in orgs or low in word_set("demonyms.txt"):
        return Read(Sort.DOUBTFUL, run)
    return Read(Sort.LONE, run)
