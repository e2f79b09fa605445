"""Numbers in digits and in words, with the precision they were written with.

In: a stretch of text. Out: :class:`Number` values in text order. What a number counts, what bounds it
(*about*, *at least*) and whether it is a figure at all is for the reader of the sentence to say; here it
is only a number. Years, telephone numbers and scores come out as numbers like any other. The word *one*
is a number here, too. :func:`bounds` turns a number and its modifier into an interval, by the rules of
newsroom rounding: what is written with trailing zeros, decimals or a scale word was rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from factcheck.model.span import Span
from factcheck.text.fold import lowered
from factcheck.text.number_patterns import (
    BEFORE_HALF,
    CARDINALS,
    GOES_ON,
    IN_WORDS,
    LONE,
    MONEY,
    NOT_RATIO,
    NUMERAL,
    ORDINALS,
    PART_OF,
    PARTS,
    RUN,
    SCALES,
    SHORTS,
    SMALL,
    SPLIT,
    TENS,
    UNITS,
    VAGUE,
    VULGAR_VALUES,
    digit_places,
    starts_of_words,
)

TENTH = Decimal("0.1")
"""An approximate number is taken to lie within a tenth of its value, at least."""

_ONE = Decimal(1)
_LEADS = "-−."
_DIGITS_OF_KEYS = 18
"""So many digits or more before the point are keys, not numbers."""
_DIGITS_MAX = 24
_TRIALS_MAX = 1000


class Number(NamedTuple):
    """One number as written.

    ``grain`` is the unit of its last significant digit (100 for 2,300; 100,000 for 1.8 million) and
    ``rounded`` tells whether that digit was rounded. ``top`` is the upper bound of a vague number
    (*dozens*), whose ``value`` is the lower one. ``scale`` is the factor that its scale word stands for.
    ``part`` is the written fraction (*two-thirds*, *one in five*), ``ordinal`` marks *31st*.
    """

    span: Span
    value: Decimal
    grain: Decimal
    rounded: bool = False
    scale: int = 1
    top: Decimal | None = None
    part: Fraction | None = None
    ordinal: bool = False
    worded: bool = False


class _Size(NamedTuple):
    """What a number says, wherever it stands; the fields are those of :class:`Number`."""

    value: Decimal
    grain: Decimal
    rounded: bool
    scale: int


def _grain(digits: str) -> tuple[Decimal, bool]:
    """Return the unit of the last significant digit of ``digits`` and whether it was rounded."""
    whole, point, decimals = digits.partition(".")
    if point:
        return _ONE.scaleb(-len(decimals)), True
    zeros = len(whole) - len(whole.rstrip("0"))
    if not whole.strip("0"):
        return _ONE, False
    return _ONE.scaleb(zeros), zeros >= 2


@lru_cache(maxsize=4096)
def _scaled(mantissa: str, scale: int) -> _Size:
    digits = mantissa.replace(",", "")
    value = Decimal(digits)
    grain, rounded = _grain(digits)
    if scale == 1:
        return _Size(value, grain, rounded, 1)
    return _Size(value * scale, min(grain, _ONE) * scale, scale > 12, scale)


def _read_digits(match: re.Match[str], text: str) -> list[Number]:
    mantissa, sort, minus = match["mantissa"], match.lastgroup, match["minus"]
    if len(mantissa) > _DIGITS_MAX:
        return []
    start, end = match.span("mantissa")
    if sort == "mantissa" and minus is None:
        return [Number(Span(start, end), *_scaled(mantissa, 1))]
    scale, part = 1, None
    if sort == "scale":
        scale = SCALES[match["scale"].lower()]
    elif sort == "short":
        money = MONEY.search(text, max(0, match.start() - 5), start) is not None
        scale = SHORTS.get(("any", match["short"])) or (
            SHORTS.get(("money", match["short"]), 1) if money else 1
        )
    mixed = sort == "under" and int(match["over"]) < int(match["under"])
    if sort not in ("short", "under") or scale != 1 or mixed:
        end = match.end()
    value, grain, rounded, scale = _scaled(mantissa, scale)
    if sort == "scale" and "half" in match[0]:
        value, grain = value + Decimal(scale) / 2, Decimal(scale) / 2
    elif sort == "vulgar":
        extra = VULGAR_VALUES[match["vulgar"]]
        value, rounded = value + Decimal(extra.numerator) / extra.denominator, False
    elif mixed:
        value, rounded = value + Decimal(int(match["over"])) / int(match["under"]), False
    elif sort == "below" and int(match["below"]):
        part = Fraction(int(value), int(match["below"]))
        value = Decimal(part.numerator) / part.denominator
    if minus is not None:
        start = match.start("minus") if minus else start
        value = -value if minus or text.endswith("minus ", 0, start) else value
    span = Span(start, end)
    return [Number(span, value, grain, rounded, scale, part=part, ordinal=sort == "ordinal")]


def _cardinal(words: list[str]) -> tuple[int, int] | None:
    """Add up number words; return the value and the last scale, or ``None`` for words in no lawful order.

    Tens take one unit (*twenty-two*), *hundred* and *dozen* multiply the group before them, larger
    scales the whole group; *nineteen sixty* is two numbers and no sum.
    """
    total, group, last = 0, 0, 1
    previous = ""
    for word in words:
        if word in SCALES:
            scale = SCALES[word]
            group = max(group, 1) * scale
            if scale > 100:
                total, group = total + group, 0
            last = scale
            previous = "scale"
        elif word in TENS:
            if previous in ("unit", "ten"):
                return None
            group, previous, last = group + TENS[word], "ten", 1
        else:
            small = UNITS[word]
            if previous == "unit" or (previous == "ten" and not 0 < small < 10):
                return None
            group, previous, last = group + small, "unit", 1
    return total + group, last


@lru_cache(maxsize=1024)
def _said(surface: str, last: str | None) -> _Size | None:
    """Return what number words say, ``last`` the ordinal they end in; ``None`` in no lawful order."""
    words = SPLIT.findall(surface)
    if last:
        words.pop()
    lead_half = words[0] == "half"
    tail = Decimal(0)
    after: list[str] = []
    if "and a half" in " ".join(words) or "and a quarter" in " ".join(words):
        at = words.index("half" if "half" in words else "quarter", 1)
        tail = Decimal("0.5") if words[at] == "half" else Decimal("0.25")
        words, after = words[: at - 2], words[at + 1 :]
    summed = _cardinal([word for word in words if word in CARDINALS])
    if summed is None:
        return None
    value, scale = Decimal(summed[0]), summed[1]
    if last:
        value += ORDINALS[last]
    if tail:
        scale = SCALES[after[0]] if after else scale
        value = (value + tail) * SCALES[after[0]] if after else value + tail * scale
    if lead_half:
        value /= 2
    grain = Decimal(scale) if not (tail or lead_half) else Decimal(scale) / 2
    return _Size(value, grain, scale >= 100 or bool(tail), scale)


def _read_words(match: re.Match[str], text: str) -> list[Number]:
    last = match["last"]
    size = _said(match["words"], last)
    if size is None:
        return _read_apart(match)
    return [Number(Span(*match.span("words")), *size, ordinal=bool(last), worded=True)]


def _read_apart(match: re.Match[str]) -> list[Number]:
    """Read words in no lawful order as the numbers they are one by one (*one two*, *nineteen sixty*)."""
    numbers = []
    start = match.start("words")
    for word in SPLIT.finditer(match["words"]):
        if word[0] in CARDINALS:
            span = Span(start + word.start(), start + word.end())
            numbers.append(Number(span, Decimal(CARDINALS[word[0]]), _ONE, worded=True))
    return numbers


def _fraction(span: Span, part: Fraction) -> list[Number]:
    value = Decimal(part.numerator) / part.denominator
    return [Number(span, value, Decimal("0.01"), True, part=part, worded=True)]


def _read_ratio(match: re.Match[str], text: str) -> list[Number]:
    hits, trials = (SMALL.get(match[side].lower()) for side in ("hits", "trials"))
    many = int(match["hits"]) if hits is None else hits
    of = int(match["trials"]) if trials is None else trials
    if not many < of <= _TRIALS_MAX or (of > 20 and of % 10) or NOT_RATIO.match(text, match.end("ratio")):
        return []
    return _fraction(Span(*match.span("ratio")), Fraction(many, of))


def _read_part(match: re.Match[str], text: str) -> list[Number]:
    many, below = match["many"], match["below"]
    article = many in ("a", "an")
    plural = below.endswith("s") or below == "halves"
    if (article or below == "half") and not PART_OF.match(text, match.end("part")):
        return []
    count = 1 if article else SMALL[many]
    if plural != (count > 1) or (count == 1 and not article and below == "second"):
        return []
    return _fraction(Span(*match.span("part")), Fraction(count, PARTS[below]))


def _read_vague(match: re.Match[str], text: str) -> list[Number]:
    low, high = VAGUE[" ".join(match["vague"].split())]
    return [Number(Span(*match.span("vague")), low, _ONE, top=high, worded=True)]


def _read_nth(match: re.Match[str], text: str) -> list[Number]:
    value = Decimal(ORDINALS[match["nth"]])
    return [Number(Span(*match.span("nth")), value, _ONE, ordinal=True, worded=True)]


def _read_half(match: re.Match[str], text: str) -> list[Number]:
    if BEFORE_HALF.search(text, max(0, match.start() - 10), match.start()):
        return []
    return _fraction(Span(*match.span("half")), Fraction(1, 2))


def _read_vulgar(match: re.Match[str], text: str) -> list[Number]:
    return _fraction(Span(*match.span("only")), VULGAR_VALUES[match["only"]])


_READERS = {
    "ratio": _read_ratio,
    "part": _read_part,
    "vague": _read_vague,
    "words": _read_words,
    "nth": _read_nth,
    "half": _read_half,
    "only": _read_vulgar,
}


def _lone(lower: str, start: int) -> Number | None:
    """Return the number that one word at ``start`` is, if it is plain to see that it does not go on."""
    stop = lower.find(" ", start)
    word = lower[start : stop if stop > 0 else len(lower)]
    bare = word.rstrip(",.;")
    if bare not in LONE:
        return None
    if word == bare and stop > 0:
        following = lower[stop + 1 : max(stop + 1, lower.find(" ", stop + 1))].rstrip(",.;")
        if not following.isalpha() or following in GOES_ON:
            return None
    span = Span(start, start + len(bare))
    if bare in ORDINALS:
        return Number(span, Decimal(ORDINALS[bare]), _ONE, ordinal=True, worded=True)
    return Number(span, Decimal(SMALL[bare]), _ONE, worded=True)


def _numeral_at(text: str, start: int, least: int) -> re.Match[str] | None:
    """Return the number whose first digit stands at ``start``, with signs from ``least`` on before it."""
    lead = start
    while lead > least and text[lead - 1] in _LEADS:
        lead -= 1
    return NUMERAL.match(text, lead) or (NUMERAL.match(text, start) if lead < start else None)


def find_numbers(
    text: str, words: Iterable[str] | None = None, digits: Sequence[tuple[int, int]] | None = None
) -> list[Number]:
    """Find the numbers of ``text``, in order, without overlaps; offsets count from its start.

    Where the caller knows them, ``words`` are those that ``text`` may hold a number in, as it writes them,
    and ``digits`` its :func:`~factcheck.text.number_patterns.digit_places`.

    >>> [str(number.value) for number in find_numbers("two and a half million, then 1,250, a dozen")]
    ['2500000.0', '1250', '12']
    """
    numbers: list[Number] = []
    starts = [start for start, _ in (digit_places(text) if digits is None else digits)]
    lower = text
    if begun := starts_of_words(text, words):
        starts = sorted(starts + begun)
        lower = lowered(text)
    at = 0
    for start in starts:
        if start < at:
            continue
        in_words = text[start].isalpha()
        if in_words and (lone := _lone(lower, start)):
            numbers.append(lone)
            at = lone.span.end
            continue
        match = IN_WORDS.match(lower, start) if in_words else _numeral_at(text, start, at)
        read = _READERS.get(match.lastgroup or "", _read_digits) if match else None
        found = read(match, text) if match and read else []
        found = [number for number in found if number.value.adjusted() < _DIGITS_OF_KEYS]
        numbers += found
        at = found[-1].span.end if found else _past(text, start)
    return numbers


def _past(text: str, start: int) -> int:
    """Return the end of the word or digits at ``start``, which are no number."""
    run = RUN.match(text, start)
    return run.end() if run else start + 1


def bounds(number: Number, modifier: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest value that ``number`` may stand for, ``None`` for open.

    ``modifier`` is ``exact``, ``about``, ``nearly``, ``at_least``, ``more_than``, ``at_most`` or
    ``less_than``. An exact number has half a unit of its last digit on both sides when it was rounded;
    *about* has that and at least a tenth of the value, *nearly* only below. The bounds of *more than* and
    *less than* are the number itself.

    >>> bounds(find_numbers("7.8 million")[0], "exact")
    (Decimal('7750000.0'), Decimal('7850000.0'))
    """
    if number.top is not None:
        return number.value, number.top
    if modifier in ("at_least", "more_than"):
        return number.value, None
    if modifier in ("at_most", "less_than"):
        return min(Decimal(0), number.value), number.value
    hedged = modifier in ("about", "nearly")
    if not (number.rounded or hedged):
        return number.value, number.value
    half = number.grain / 2
    if hedged:
        half = max(half, abs(number.value) * TENTH)
    return number.value - half, number.value if modifier == "nearly" else number.value + half
