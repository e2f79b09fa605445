"""What the words of a run of capitals tell of the name in it, whatever stands around them.

In: the words. Out: its parts (title, name) and its kind: person, body, place, an unknown name, a lone word,
or nothing. Tests rest on the census table of given names, lists of titles, head nouns and places.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.extract.name_words import bare, is_given, is_initial
from factcheck.extract.reads import Sort
from factcheck.extract.wordlists import body_nouns, line_set, named_set, person_nouns, word_set
from factcheck.text.names import suffixes, surnames, titles
from factcheck.text.sentences import opening_words

_CONTRACTED = re.compile(r"(?:i|you|we|they|s?he|it|there|that|who|what)'(?:ve|re|ll|d|m)\Z")
_PARTY = re.compile(r"[RDI]-[A-Z]")
_MAC = re.compile(r"(?:Ma?c|O['’]|D['’]|De|Di|La|Le|Van|Fitz|St)[A-Z]|\w+-[A-Z]")
_SURE_GIVEN = 0.05
_ACRONYM = 3
"""Letters from which on capitals before a given name are no initials (*TJ Watt*)."""

_SURNAMES_ALSO = named_set("nouns-also-surnames")
_CALENDAR = named_set("calendar")
_NO_ACRONYM = named_set("no-acronyms")
_NO_NAMES = ("org_words", "place_words", "thing_words", "demonyms", "first_stop", "cue_nouns")
_STYLES = ("mr", "mrs", "ms", "miss", "mx", "dr")
_UNDER = ("under", "arch")
_ROADS = named_set("roads")
_BODY_HEADS = named_set("body-heads")
_EVENTS = named_set("events")
_MEDIA = named_set("media")
_CALL_SIGNS = ("TV", "FM", "AM")
_NAMES_TOO = named_set("titles-also-names")


class RunWords(NamedTuple):
    """What the words of a run were taken for; the name is ``words[first:last]``."""

    sort: Sort
    first: int
    last: int
    title: tuple[str, ...] = ()


def _trim(words: tuple[str, ...], initial: bool, common: bool) -> tuple[int, int]:
    """Return the bounds of the name without openers, days and other words that are no part of it."""
    stops, openers = word_set("first_stop.txt"), opening_words()
    first, last = 0, len(words)
    while first < last:
        low = bare(words[first])
        rest = last - first
        if (
            (low in openers and not (rest > 1 and words[first].endswith(".")))
            or (
                low in stops
                and (rest == 1 or initial or low in _CALENDAR)
                and not (rest > 1 and is_given(low, _SURE_GIVEN))
            )
            or (first == 0 and common)
        ):
            first += 1
        else:
            break
    while last > first and bare(words[last - 1]) in _CALENDAR:
        last -= 1
    for at in range(first + 1, last):
        word = words[at]
        if word != word.lower() and not word.endswith(".") and bare(word) in openers:
            last = last if _ends_name(words, at, last) else at
            break
    return first, last


def _ends_name(words: tuple[str, ...], at: int, last: int) -> bool:
    """Tell whether the opener at ``at`` is a surname: *Mr. So*, *Chief Dan So*."""
    before = bare(words[at - 1])
    return at == last - 1 and (before in _STYLES or is_given(before, _SURE_GIVEN))


def _title_end(words: tuple[str, ...]) -> int:
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


def _described_end(words: tuple[str, ...], initial: bool) -> int:
    """Return 1 where a sentence begins with a noun for a person and a full name: *Neighbour Ann Hale*."""
    if not initial or len(words) < 3 or bare(words[0]) not in person_nouns():
        return 0
    if any(bare(words[0]) in word_set(f"{things}.txt") for things in ("org_words", "place_words")):
        return 0
    return int(is_given(words[1]) or _is_only_described(words))


def _is_only_described(words: tuple[str, ...]) -> bool:
    """Tell whether a noun that is no given name stands before two words in no list: *Nurse Olu Akande*."""
    rest = [bare(word) for word in words[1:]]
    listed = any(low in word_set(f"{name}.txt") for name in _NO_NAMES for low in rest)
    return len(rest) == 2 and not listed and not is_given(words[0])


def _sort_by_head(head: str, others: list[str]) -> Sort | None:
    """Return the kind that a name's head noun, or a body's noun within it, tells."""
    if head in _ROADS:
        return Sort.PLACE
    orgs = word_set("org_words.txt")
    if head in orgs or head in _BODY_HEADS or any(low in orgs for low in others):
        return Sort.BODY
    if "-" in head and any(part in _MEDIA for part in head.split("-")):
        return Sort.BODY
    return Sort.PLACE if head in word_set("place_words.txt") else None


def _is_led_by_given(name: tuple[str, ...]) -> bool:
    """Tell whether the words begin with a given name or an initial, or bear an initial in the middle."""
    initial = is_initial(name[0]) and len(name) > 1 and name[0] not in ("U.S.", "U.N.", "U.K.")
    middle = any(is_initial(word) and len(word) <= 3 for word in name[1:-1])
    return is_given(name[0]) or initial or middle


def _is_led_by_acronym(words: tuple[str, ...]) -> bool:
    """Tell whether the acronym of a party, rank or employer stands before a full name: *NDP Ann Hale*."""
    acronym = words[0].isupper() and words[0].isalpha() and len(words[0]) >= _ACRONYM
    if not acronym or len(words) != 3 or not words[2][1:].islower():
        return False
    return is_given(words[1], _SURE_GIVEN) or (is_given(words[1]) and bare(words[2]) in surnames())


@lru_cache(maxsize=16384)
def read_run_words(run: tuple[str, ...], initial: bool, common: bool) -> RunWords | None:
    """Return what the words of a run are taken for, or ``None`` for no name.

    ``initial`` tells that the run opens a sentence, ``common`` that the article writes its first word in
    lower case, too. Most names stand in an article, and in others, more than once.
    """
    first, last = _trim(run, initial, common)
    if first == last:
        doubtful = len(run) == 1 and bare(run[0]) not in _CALENDAR
        return RunWords(Sort.DOUBTFUL, 0, 1) if doubtful else None
    if _PARTY.match(run[first]):
        return None
    if _is_led_by_acronym(run[first:last]):
        first += 1
    words = run[first:last]
    if " ".join(words) in line_set("places.txt"):
        return RunWords(Sort.PLACE, first, last)
    if len(words) == 1:
        sort = _lone_sort(words[0])
        return RunWords(sort, first, last) if sort is not None else None
    found = _several(words, initial)
    return found._replace(first=first + found.first, last=first + found.last) if found else None


def _several(words: tuple[str, ...], initial: bool) -> RunWords | None:
    """Read words of which no place is known to bear all: a thing, a body, an office, else a name."""
    lows = tuple(bare(word) for word in words)
    cut = _title_end(words) or _described_end(words, initial)
    if not _ends_in_surname(words, lows, cut):
        head = _head(lows)
        if head in word_set("thing_words.txt") or head in _EVENTS:
            return None
        sort = _sort_by_head(head, [low for low in lows[cut:-1] if low not in titles()])
        if sort is not None:
            return RunWords(sort, 0, len(words))
    if lows[-1] in _NAMES_TOO and lows[-2] in _STYLES:
        return RunWords(Sort.LONE, len(words) - 1, len(words), lows[:-1])
    if all(low in titles() for low in lows[max(0, cut - 1) :]):
        return RunWords(Sort.OFFICE, 0, len(words))
    given = _is_led_by_given(words[cut:])
    if cut > 1 and is_given(words[0], _SURE_GIVEN) and lows[cut - 1] in _NAMES_TOO:
        cut = 0  # *Dean* and *Pope* begin names too
    if not given and _ends_office(lows[-1], described=cut > 0):
        return RunWords(Sort.OFFICE, 0, len(words))
    return _named(words, lows, cut, given)


def _is_suffixed(lows: tuple[str, ...]) -> bool:
    """Tell whether *Jr.* or its like ends a name of two words or more."""
    return len(lows) > 2 and lows[-1] in suffixes()


def _head(lows: tuple[str, ...]) -> str:
    return lows[-2] if _is_suffixed(lows) else lows[-1]


def _ends_in_surname(words: tuple[str, ...], lows: tuple[str, ...], cut: int) -> bool:
    """Tell whether a head noun is a surname here: *Mayor Ann Bridges*, whose title ends before ``cut``."""
    if len(words) - cut - _is_suffixed(lows) != 2:
        return False
    titled = cut > 0 and lows[cut - 1] not in _NAMES_TOO
    head = _head(lows)
    surname_like = head in _SURNAMES_ALSO or (titled and head in word_set("org_words.txt"))
    return surname_like and (titled or is_given(words[cut], _SURE_GIVEN))


def _ends_office(low: str, *, described: bool) -> bool:
    """Tell whether the last word, which no given name leads, makes all an office: *Vice President*."""
    if low in surnames():
        return False
    return (low in titles() and low not in _NAMES_TOO) or (described and low in person_nouns())


def _named(words: tuple[str, ...], lows: tuple[str, ...], cut: int, given: bool) -> RunWords:
    """Read a name that begins at word ``cut``, behind its title or description if it has one."""
    last, demonyms = len(words), word_set("demonyms.txt")
    is_title = cut != 1 or given or lows[0] in titles()
    title = lows[:cut] if is_title else ()
    while last - cut > 2 and lows[cut] in demonyms and not given:
        cut += 1
        given = is_given(words[cut])
    if last - cut == 1:
        return RunWords(Sort.LONE, cut, last, title)
    if " ".join(words[cut:]) in line_set("places.txt"):
        return RunWords(Sort.PLACE, cut, last)
    if lows[cut] in demonyms and last - cut == 2 and not given:
        return RunWords(Sort.LONE, last - 1, last, title)
    particles = sum(word.islower() for word in words[cut:])
    short = last - cut - _is_suffixed(lows) - particles <= 4
    return RunWords(Sort.PERSON if (given or title) and short else Sort.UNKNOWN, cut, last, title)


def _lone_sort(word: str) -> Sort | None:
    """Return what a run of one word is taken for, or ``None`` for no name."""
    low = bare(word)
    if _CONTRACTED.match(low):
        return None
    if low in titles():
        return Sort.DOUBTFUL if low in _NAMES_TOO else Sort.OFFICE
    letters = word.replace(".", "")
    if letters[-1:].isdigit() and letters.isupper() and letters.rstrip("0123456789").casefold() in _MEDIA:
        return Sort.BODY
    if not letters.isalpha() and any(char.isdigit() for char in word):
        return None
    if "-" in letters and letters.isupper() and letters.rpartition("-")[2] in _CALL_SIGNS:
        return Sort.BODY
    mixed = not letters[1:].islower() and any(char.isupper() for char in letters[1:])
    if mixed and not letters.isupper() and not _MAC.match(letters):
        return Sort.BODY
    if letters.isupper() and 2 <= len(letters) <= 6:
        dotted = "." in word and len(letters) < 3
        return None if letters in _NO_ACRONYM or dotted or low in person_nouns() else Sort.BODY
    if is_initial(word) or not word[0].isupper():
        return None
    if low in word_set("org_words.txt") or low in word_set("demonyms.txt"):
        return Sort.DOUBTFUL
    nouns = person_nouns()
    described = low in nouns or low in body_nouns() or (low.endswith("s") and low[:-1] in nouns)
    return Sort.DOUBTFUL if described and low not in surnames() and not is_given(low) else Sort.LONE
