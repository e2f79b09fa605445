"""What a figure counts: its head noun, the more general noun above it, and the words that restrict it.

In: a sentence and a figure's edges. Out: a :class:`Counted`. The noun phrase is read from left to right
up to the first plural or known noun; a chain of known nouns of one general kind (*cities, counties and
states*) counts as that kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.extract.claims.beside import may_stand_before, may_stand_behind
from factcheck.extract.claims.closed import closed_words
from factcheck.text.tables import read_forms, read_rows, words_pattern

_PACKAGE = "factcheck.extract.claims"
_ITEMS = {form: cells[0] for form, cells in read_forms(_PACKAGE, "nouns.txt").items()}
_PLURALS = {form for form in _ITEMS if form.endswith(("s", "men", "people", "children", "staff"))}
_NEAR: dict[str, str] = {}
_AFTER: dict[str, str] = {}
for _scope, _side, _forms in read_rows(_PACKAGE, "scopes.txt"):
    for _form in _forms.split(","):
        (_NEAR if _side == "near" else _AFTER).setdefault(_form.strip(), _scope)

_STOPS = closed_words("stop")
_OPEN_ENDED = closed_words("singular")
_PART = re.compile(rf"[-‐](?P<noun>{words_pattern(closed_words('part'))})(?![\w’'])")
_SPELLED = {"story": "storey", "storeys": "storey"}

_WORD = re.compile(r"[ \u00a0\n-]*([A-Za-z][\w’'-]*)")
_OF = re.compile(
    r"\s+of\s+(?P<whole>the|these|those|them|his|her|their|its|our|whom|all)\b(?:\s+(?:other|same|(?P<count>\d[\d,]*|[a-z]+(?=\s+\w+s\b))))?",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"\s+of(?=\s)")
_MORE = re.compile(
    rf"[ \u00a0\n]+({words_pattern([form for form in _NEAR if form not in ('all', 'every', 'both')])})\b"
)
_OF_TIME = re.compile(r"(?:last|past|previous|first)\s+(?:year|month|week|quarter|season|night|half)\b")
"""*Rose by 3 percent last year*: a time, and no restriction of what is counted."""
_SUCH = re.compile(r"[ \u00a0\n]+such\b", re.I)
_LEFT = re.compile(rf"(?<![\w-])(?:and\s+|with\s+)?({words_pattern(_NEAR)})\s+$")
_RIGHT = re.compile(
    rf"\s++(?:\w++\s++(?P<far>{words_pattern(_AFTER)})\b|(?P<near>{words_pattern(_AFTER)})\b)"
)
_LEADS = frozenset(form.split()[-1] for form in _NEAR) | {"the", "these", "those", "all"}
"""Words right before a figure that may restrict what it counts."""
_QUALIFIERS = frozenset(form.split()[0] for form in _NEAR) | {"of", "such"}
"""Words right behind a figure that may stand before its noun."""
_PLACE = re.compile(
    r"\s+(?:(?:were|are|was|is)\s+)?(?:in|across|throughout|outside|of)\s+((?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+)?[A-Z][\w’'-]*){0,3})"
)
_RELATIVE = frozenset(
    (
        "that",
        "who",
        "which",
        "were",
        "are",
        "was",
        "is",
        "have",
        "had",
        "identified",
        "named",
        "killed",
        "injured",
    )
)
_SOMEBODY = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother)\s+(?:[a-z-]+\s+){0,3}?([a-z]+)$"
)
_SOMEBODY_REACH = 60
_NEXT = re.compile(r"\s+([a-z]{2,}(?:wo)?man)\b")
_TOTALS = ("total", "combined", "altogether")
_TOTAL = re.compile(rf"\b(?:{'|'.join(_TOTALS)})\b[^.;,]*$", re.I)
_WHOLE = re.compile(r"\bof\s+(?:the|these|those|all)\s+$", re.I)
_CHAIN = re.compile(r"(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)([a-z]+)\b", re.I)


class Counted(NamedTuple):
    """What a figure counts. ``end`` is where its noun phrase ends; ``scope`` is sorted."""

    item: str | None
    end: int
    scope: tuple[str, ...]


def singular(noun: str) -> str:
    """Return the singular of a regular English plural.

    >>> [singular(noun) for noun in ("bottles", "parties", "boxes", "buses", "glass")]
    ['bottle', 'party', 'box', 'bus', 'glass']
    """
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("xes", "ches", "shes", "sses", "uses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def _chained(sentence: str, item: str, end: int) -> tuple[str, int]:
    """Take in the further nouns of *cities, counties and states*, when one kind holds them all."""
    general = item.split("/")[0]
    reach, mixed = end, False
    while match := _CHAIN.match(sentence, reach):
        other = _ITEMS.get(match[1].lower())
        if other is None or other.split("/")[0] != general or match[1].lower() not in _PLURALS:
            break
        reach, mixed = match.end(), mixed or other != item
        if "and" in match[0] or "or" in match[0][:4]:
            break
    return (general if mixed else item), reach


def _head(sentence: str, at: int, *, lone: bool) -> tuple[str | None, int]:
    """Return the head noun that begins within five words of ``at``, and where it ends."""
    reach, best, best_end = at, None, at
    for _ in range(5):
        match = _WORD.match(sentence, reach)
        if not match:
            break
        word = match[1].lower().replace("’", "'").removesuffix("'s").rstrip("'")
        if word == "shot" and lone and best is None:
            return _ITEMS[word], match.end()
        if word in _STOPS or (best and word.endswith(("ed", "ing"))):
            break
        reach = match.end()
        if word in _PLURALS:
            return _chained(sentence, _ITEMS[word], reach)
        if (
            word.endswith("s")
            and len(word) > 3
            and not word.endswith(("ss", "us"))
            and word not in _OPEN_ENDED
        ):
            return singular(word), reach
        if word in _ITEMS:
            best, best_end = _ITEMS[word], reach
        if match[1].endswith(("'s", "’s")):
            best, best_end = None, at
    return best, best_end


def _past_qualifiers(sentence: str, at: int, scope: set[str], share: bool) -> int:
    """Return where the noun may begin behind *of the*, *other*, *such*, whose sense goes into ``scope``."""
    if of := _OF.match(sentence, at):
        scope.add("of the")
        at = of.end()
    elif share and (of := _OF_WHAT.match(sentence, at)):
        at = of.end()
    for _ in range(2):
        more = _MORE.match(sentence, at)
        if not more or _OF_TIME.match(sentence, more.start(1)):
            break
        scope.add(_NEAR[" ".join(more[1].lower().split())])
        at = more.end()
    such = _SUCH.match(sentence, at)
    return such.end() if such else at


def counted(sentence: str, lead: int, end: int, *, lone: bool, share: bool = False) -> Counted:
    """Read what the figure at ``lead`` to ``end`` counts.

    ``lone`` says that a singular noun may follow (*one officer*, *16-year term*), ``share`` that the
    figure is a part of what follows (*a third of federal inmates*).

    >>> counted("the 22 other cities and counties of Ohio", 4, 6, lone=False)
    Counted(item='jurisdiction', end=32, scope=('in ohio', 'other'))
    """
    scope: set[str] = set()
    qualified = may_stand_before(sentence, lead, _LEADS)
    if qualified and (left := _LEFT.search(sentence, max(0, lead - 24), lead)):
        scope.add(_NEAR[" ".join(left[1].lower().split())])
    at = (
        _past_qualifiers(sentence, end, scope, share)
        if may_stand_behind(sentence, end, _QUALIFIERS)
        else end
    )
    if "all" in scope:
        scope -= {"all", "of the"}
    item, stop = _head(sentence, at, lone=lone)
    if item is None and "others" in sentence[end:at].lower():
        item, stop = "people", at
    stop = max(stop, at if item or scope - {"of the"} else end)
    if qualified and _WHOLE.search(sentence, max(0, lead - 12), lead):
        return Counted(item, stop, tuple(sorted(scope)))
    if right := _RIGHT.match(sentence, stop):
        scope.add(_AFTER[" ".join((right["far"] or right["near"]).lower().split())])
    if place := _PLACE.match(sentence, stop):
        scope.add("in " + place[1].lower().removeprefix("the ").rstrip(".’'"))
    return Counted(item, stop, tuple(sorted(scope)))


def joined_part(sentence: str, end: int) -> Counted | None:
    """Return what a figure that ends at ``end`` says there are of in a thing: *a four-storey house*.

    >>> joined_part("a four-storey house", 6)
    Counted(item='storey', end=13, scope=())
    """
    if sentence[end : end + 1] not in ("-", "‐"):
        return None
    part = _PART.match(sentence, end)
    return part and Counted(_SPELLED.get(part["noun"], part["noun"]), part.end(), ())


def kind_of(noun: str) -> str:
    """Return the item key of a lower-case noun, itself when the table does not know it.

    >>> kind_of("homicide"), kind_of("bottle")
    ('death', 'bottle')
    """
    return _ITEMS.get(noun, noun)


def total_before(sentence: str, at: int) -> bool:
    """Tell whether the clause before ``at`` speaks of a total."""
    clause = sentence[max(0, at - 90) : at].lower()
    told = any(word in clause for word in _TOTALS)
    return told and _TOTAL.search(sentence, max(0, at - 90), at) is not None


def known_noun(stretch: str) -> str | None:
    """Return the kind of the last known plural noun of ``stretch``.

    >>> known_noun("The following jurisdictions received the request")
    'jurisdiction'
    """
    words = [word.lower() for word in re.findall(r"[A-Za-z-]+", stretch)]
    known = [at for at, word in enumerate(words) if word in _PLURALS]
    for at in known:
        if words[at + 1 : at + 2] and words[at + 1] in _RELATIVE:
            return _ITEMS[words[at]]
    return _ITEMS[words[known[-1]]] if known else None


def person_noun(sentence: str, at: int) -> str | None:
    """Return the kind of person that the noun behind an age names (*19-year-old boy*), if it names one.

    >>> person_noun("the 9-year-old girl said", 14)
    'people/girl'
    """
    item, _ = _head(sentence, at, lone=True)
    if item is None and (known := _NEXT.match(sentence, at)):
        return f"people/{known[1]}"
    return item if item is not None and item.startswith("people") else None


def person_noun_before(sentence: str, at: int) -> str | None:
    """Return the kind of one person whom the words that end at ``at`` name, if they name one.

    >>> person_noun_before("A young saleswoman, 26,", 18), person_noun_before("The drivers, 26,", 11)
    ('people/saleswoman', None)
    """
    told = _SOMEBODY.search(sentence, max(0, at - _SOMEBODY_REACH), at)
    if told is None:
        return None
    noun = told[1]
    item = _ITEMS.get(noun)
    if item is None and noun.endswith(("man", "woman")):
        return f"people/{noun}"
    return item if item is not None and item.startswith("people/") and noun not in _PLURALS else None
