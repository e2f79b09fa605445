"""Whether two names are one name in two spellings, token against token.

In: names as texts give them. Out: their folded tokens, and which of these differ. The rule was measured on
61 misspelt names and 48 look-alikes in news (research: claims, section 4): all other tokens agree, the
differing ones begin alike to the ear and are one edit apart (a swap of neighbours counts as one) if shorter
than six letters, else two; plurals, possessives and beginnings of each other are no spellings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from rapidfuzz.distance import OSA

from factcheck.model.name import NameKind
from factcheck.model.span import Span
from factcheck.text.fold import fold_text
from factcheck.text.forms import form_of
from factcheck.text.names import (
    all_particles,
    are_two_sexes,
    name_parts,
    prefixes,
    share_full_name,
    suffixes,
)
from factcheck.text.tables import read_forms

LONG = 6
"""Letters from which two edits are one slip; shorter names are other names after two."""

LONG_THING = 9
"""The same for places and bodies: Marion County and Martin County are two."""

LEAST_LETTERS = 3

KEPT = 16_384
"""Names whose tokens are kept: most mentions in a story are one of a few forms."""

LEAST_THING = 5
"""Letters of a word that may be misspelt in the name of a place or body."""

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_SOUNDS = str.maketrans({"c": "k", "q": "k", "z": "s", **dict.fromkeys("aeiouyhw")})
_MARKS = str.maketrans({"'": "", ".": ""})
_HEARD = {"c": "k", "q": "k", "w": "v"}
"""First letters that are heard as another one: *Westerby* for *Vesterby*."""
_JOINING = frozenset({"mc", "mac", "st"})
PURPOSE = frozenset({"to", "for", "against", "without"})
"""Words within the names of bodies before which a plural is another name: *Bridges to Hope*."""

_SMALL = frozenset({"and", "the", "of"})


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word of a name, initials as one letter, and its place in the text it was read from."""

    text: str
    span: Span


@cache
def _place_forms() -> dict[str, tuple[str, ...]]:
    return read_forms("factcheck.checks", "place_forms.txt")


@lru_cache(maxsize=KEPT)
def read_name(text: str, kind: NameKind) -> tuple[Token, ...]:
    """Return the tokens of a name, offsets from its beginning, without titles, suffixes and degrees.

    Particles belong to the word after them, an address's short forms and numbers are written out.

    >>> [token.text for token in read_name("Dr. Ana Maria de la Cruz, Jr.", NameKind.PERSON)]
    ['ana', 'maria', 'delacruz']
    >>> [token.text for token in read_name("Bjørn Sæther", NameKind.PERSON)]
    ['bjorn', 'saether']
    >>> [token.text for token in read_name("NE Sixth St.", NameKind.PLACE)]
    ['northeast', '6th', 'street']
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        bare = _POSSESSIVE.sub("", match[0])
        word = fold_text(bare).translate(_MARKS)
        if word:
            tokens.append(Token(word, Span(match.start(), match.start() + len(bare))))
    if kind is NameKind.PERSON:
        return _person_tokens(tokens)
    return tuple(
        Token(form_in_places(token.text), token.span) for token in tokens if token.text not in _SMALL
    )


@lru_cache(maxsize=KEPT)
def form_in_places(word: str) -> str:
    """Return the form of a folded word in names of places and bodies.

    >>> form_in_places("ave"), form_in_places("fifth")
    ('avenue', '5th')
    """
    return _place_forms().get(word, (form_of(word),))[0]


def suffix_of(text: str) -> str:
    """Return the folded suffix of a person's name (``jr``, ``sr``, ``iii``), or an empty string."""
    words = [word.strip(".,") for word in fold_text(text).split()]
    return next((word for word in words[2:] if word in name_parts("suffix")), "")


def _person_tokens(tokens: list[Token]) -> tuple[Token, ...]:
    while len(tokens) > 2 and tokens[0].text in prefixes():
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in suffixes():
        tokens = tokens[:-1]
    joined: list[Token] = []
    held: Token | None = None
    for at, token in enumerate(tokens):
        whole = token
        if held is not None:
            whole = Token(held.text + token.text, Span(held.span.start, token.span.end))
        if joined and at < len(tokens) - 1 and token.text in all_particles() | _JOINING:
            held = whole
        else:
            joined.append(whole)
            held = None
    return tuple(joined)


def is_near(one: str, other: str, long: int = LONG) -> bool:
    """Tell whether two folded words are near enough to be one name in two spellings.

    ``long`` is the number of letters from which two edits are near.

    >>> is_near("nafis", "nafil"), is_near("road", "read"), is_near("marion", "martin", LONG_THING)
    (True, True, False)
    >>> is_near("walker", "walkers"), is_near("harris", "harrison"), is_near("kenney", "benney")
    (False, False, False)
    >>> is_near("vesterby", "westerby"), is_near("vesterby", "westerbi")
    (True, False)
    >>> is_near("awlaki", "alawlaki")
    False
    """
    if one == other or first_sound(one) != first_sound(other):
        return False
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < LEAST_LETTERS or not (one + other).isalpha():
        return False
    if full in (f"al{short}", f"el{short}"):  # the article of an Arabic surname, written or left out
        return False
    if full.startswith(short) and (
        len(full) - len(short) > 1 or full.endswith("s") or len(short) < LONG - 2
    ):
        return False
    limit = 1 if len(short) < long or one[0] != other[0] else 2
    return OSA.distance(one, other, score_cutoff=limit) <= limit


def first_sound(word: str) -> str:
    """Return the first letter of a folded word, one for those that sound alike.

    >>> first_sound("carl") == first_sound("karl"), first_sound("carl")
    (True, 'k')
    """
    return _HEARD.get(word[:1], word[:1])


def nearness(one: str, other: str, long: int = LONG) -> str:
    """Say how near two folded words are, and how near they must be to be one name in two spellings.

    >>> nearness("kenny", "kenney")
    '“kenny” and “kenney” begin alike and are 1 edit apart; from 3 letters 1 may be, from 6 2'
    """
    edits = OSA.distance(one, other)
    alike = "begin alike" if first_sound(one) == first_sound(other) else "begin otherwise"
    return (
        f"“{one}” and “{other}” {alike} and are {edits} edit{'s' if edits != 1 else ''} apart; "
        f"from {LEAST_LETTERS} letters 1 may be, from {long} 2"
    )


def sound(word: str) -> str:
    """Return the consonants that a word sounds of, so that likely spellings of one name agree.

    >>> sound("ezekiel") == sound("ezequiel"), sound("jamal") == sound("jamar")
    (True, False)
    """
    folded = word.replace("ph", "f").translate(_SOUNDS)
    return "".join(key for key, _ in groupby(folded))


def is_form(one: str, other: str) -> bool:
    """Tell whether two given names are equal, or one is an initial or a customary short form of the other.

    >>> is_form("rob", "robert"), is_form("j", "james"), is_form("anna", "maria")
    (True, True, False)
    """
    if one == other:
        return True
    short, full = (one, other) if len(one) <= len(other) else (other, one)
    if full.startswith(short) and (len(short) == 1 or LEAST_LETTERS <= len(short) <= len(full) - 2):
        return True
    return share_full_name(one, other)


Slots = tuple[tuple[int, int], ...]
"""Places of two names' tokens that stand for each other, by their numbers, in the order of the first."""


def person_slots(one: Sequence[str], other: Sequence[str], *, same_age: bool = False) -> Slots | None:
    """Return which tokens of two persons' full names differ in spelling; ``None`` if they are two persons.

    Nothing differs where each is the other's equal, initial or short form. Middle names count where both
    have as many. With ``same_age`` and one surname, given names may be two edits apart from five letters.

    >>> person_slots(("jim", "kenny"), ("james", "f", "kenney"))
    ((1, 2),)
    >>> person_slots(("al", "roe"), ("alan", "roe")), person_slots(("ann", "roe"), ("paul", "roe"))
    ((), None)
    """
    if len(one) < 2 or len(other) < 2:
        return None
    begin = int(len(one) > 2 and len(one[0]) == 1 < len(other[0]) and one[1][0] == other[0][0])
    start = int(len(other) > 2 and len(other[0]) == 1 < len(one[0]) and other[1][0] == one[0][0])
    given, theirs = one[begin], other[start]
    found: list[tuple[int, int]] = []
    if not is_form(given, theirs):
        long = LONG - 1 if same_age and one[-1] == other[-1] else LONG
        if not is_near(given, theirs, long) or are_two_sexes(given, theirs):
            return None
        found.append((begin, start))
    middles = len(one) - begin == len(other) - start
    for at in range(1, len(one) - begin - 1) if middles else ():
        a, b = one[begin + at], other[start + at]
        if not is_form(a, b) and is_near(a, b):
            found.append((begin + at, start + at))
        elif not is_form(a, b):
            middles = False
    if one[-1] != other[-1]:
        if min(len(given), len(theirs)) < 2 or not is_near(one[-1], other[-1]):
            return None
        found.append((len(one) - 1, len(other) - 1))
    return tuple(found) if middles or not found or len(one) != len(other) else None


def thing_slots(one: Sequence[str], other: Sequence[str]) -> Slots | None:
    """Return which token of two places', bodies' or products' names differs; ``None`` if they are two.

    Besides likeness a plural counts before *to* or *for*.

    >>> thing_slots(("wetsel", "avenue"), ("whetsel", "avenue"))
    ((0, 0),)
    >>> thing_slots(("bridges", "to", "hope"), ("bridge", "to", "hope"))
    ((0, 0),)
    >>> thing_slots(("city", "council"), ("county", "council"))
    """
    if len(one) != len(other) or len(one) < 2:
        return None
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if not differing:
        return ()
    at = differing[0]
    has_purpose = one[at + 1 : at + 2] and one[at + 1] in PURPOSE and is_plural(one[at], other[at])
    near = is_near(one[at], other[at], LONG_THING) and min(len(one[at]), len(other[at])) >= LEAST_THING
    if near and _is_derived(one[at], other[at]):
        return None
    return ((at, at),) if len(differing) == 1 and (near or has_purpose) else None


def is_plural(one: str, other: str) -> bool:
    """Tell whether one of two words is the other's plural."""
    return one + "s" == other or other + "s" == one


def _is_derived(one: str, other: str) -> bool:
    """Tell whether one word is the other's adjective or people: *America*, *American*."""
    short, full = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    return full.startswith(short) and full[len(short) :] in (
        ("n",) if short.endswith("a") else ("an", "ic")
    )
