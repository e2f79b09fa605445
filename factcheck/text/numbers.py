"""Numbers in digits and in words, with the precision they were written with.

In: a stretch of text. Out: :class:`Number` values in text order. What a number counts, what bounds it
(*about*, *at least*) and whether it is a figure at all is for the reader of the sentence to say; here it
is only a number. Years, telephone numbers and scores come out as numbers like any other. The word *one*
is a number here, too. :func:`bounds` turns a number and its modifier into an interval, by the rules of
newsroom rounding: what is written with trailing zeros, decimals or a scale word was rounded.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factcheck.model.span import Span
from factcheck.text.tables import alternatives, read_rows, word_start, words_pattern

TENTH = Decimal("0.1")
"""An approximate number is taken to lie within a tenth of its value, at least."""

NUMERIC_MODIFIERS = ("exact", "about", "nearly", "at_least", "more_than", "at_most", "less_than")


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


_KINDS: dict[str, dict[str, int]] = {}
for _kind, _value, _forms in read_rows("factcheck.text", "number_words.txt"):
    for _form in _forms.split(","):
        _KINDS.setdefault(_kind, {})[_form.strip()] = int(_value)
_UNITS, _TENS, _SCALES = _KINDS["unit"], _KINDS["ten"], _KINDS["scale"] | _KINDS["dozen"]
_ORDINALS, _PARTS = _KINDS["ordinal"], _KINDS["part"]
_CARDINALS = {**_UNITS, **_TENS, **_SCALES}
_VAGUE = {
    row[2]: (Decimal(row[0]), Decimal(row[1])) for row in read_rows("factcheck.text", "vague_numbers.txt")
}
_SHORTS = {
    (row[0], form.strip()): int(row[1])
    for row in read_rows("factcheck.text", "number_shorts.txt")
    for form in row[2].split(",")
}

NUMBER_WORDS = frozenset([*_CARDINALS, *_ORDINALS, *_VAGUE, *_PARTS])
"""Every word that a number may be written with; a text without digits and these holds no number."""

_CURRENCIES = "EUR|USD|GBP|AUD|CAD|NZD|HKD|CHF|INR|RM|Rs"
_CODES = "|".join(f"(?<={code})" for code in [r"\$US", r"\$A", r"\$C", *_CURRENCIES.split("|")])
_MONEY = re.compile(rf"(?:[$£€¥₹₪₩₽฿]|{_CURRENCIES}|PS)\s?[-−]?$")
_SMALL = alternatives([*_UNITS, *_TENS])
_WORD = alternatives([*_CARDINALS])
_PARTS_RE = alternatives(list(_PARTS))
_UNDER = "2|3|4|5|6|8|16|32"
"""Denominators of a mixed number (*2 1/2 miles*); others are days and scores."""
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"
_VULGAR_VALUES = {char: Fraction(unicodedata.numeric(char)).limit_denominator(10) for char in _VULGAR}

_NUMBER = re.compile(
    rf"""
    (?P<digits>
      (?:(?<![\w.,/:#@&])(?:(?<![A-Za-z][-‐–])|(?<=\bnow-)|(?<=\bsub-)|(?<=\bmid-))
        |(?<=\d[/])|{_CODES}|(?<=\bPS))
      (?P<minus>(?:(?<=[\s(~])|(?<=^)|(?<=[$£€]))[-−](?=[\d.])|(?<=minus[ ]))?
      (?P<mantissa>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.])\.\d+)
      (?!,\d{{3}}(?!\d))(?![.:]\d)(?![⁄/]\d+/)
      (?:
        (?P<ordinal>(?:st|nd|rd|th)\b)
      | [⁄/](?P<below>\d{{1,3}})(?!\d)(?=\s+(?:of|inch|mile|cup|teaspoon|tablespoon)|\s+an?\s)
      | [ ]?(?P<vulgar>[{_VULGAR}])
      | (?:[ \u00a0-](?P<over>[1-9]\d?)[⁄/](?P<under>{_UNDER})(?![\d⁄/]))
      | (?:[ \u00a0]?[-‐]?|[ ]and[ ]a[ ]half[ ])(?P<scale>{alternatives(list(_SCALES))})\b
      | (?P<short>[a-zA-Z]{{1,3}})(?![\w])
      )?
    )
  | (?<![\w])(?P<only>[{_VULGAR}])
  | \b(?P<ratio>(?P<hits>{_SMALL}|\d{{1,3}})\s+(?:in|out\s+of)(?:\s+every)?
      \s+(?P<trials>{_SMALL}|\d{{1,4}}))
      (?![\w,.]\d|\w)
  | \b(?P<part>(?P<many>{_SMALL}|an?)[\s-](?P<below_word>{_PARTS_RE})\b)
  | \b(?P<vague>{alternatives(list(_VAGUE))})\b
  | \b(?P<words>
      (?:(?:half\s+)?an?\s+(?=(?:{alternatives(list(_SCALES))})\b)|half\s+(?=dozen\b))?
      (?:{_WORD})(?:(?:[\s‐-]+|\s+and\s+)(?:{_WORD}))*
      (?:\s+and\s+a\s+(?:half|quarter)(?:\s+(?:{alternatives(list(_SCALES))}))?)?
      (?:[‐-](?P<last>{alternatives(list(_ORDINALS))}))?
    )\b
  | \b(?P<nth>{alternatives(list(_ORDINALS))})\b
  | \b(?P<half>half)(?=\s+(?:of|the|its|their|his|her|our|all|those|these|an?)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENERS = [*_CARDINALS, *_ORDINALS, *_VAGUE, "half"]
_CANDIDATE = re.compile(
    rf"[\d{_VULGAR}]|{word_start([*_OPENERS, 'a'])}(?:{words_pattern(_OPENERS)}"
    rf"|[Aa]n?(?=[\s-]+(?:{words_pattern([*_SCALES, *_PARTS])})\b))\b"
)
"""Where a number may begin; searched for first, since most of a text is none."""
_DIGIT = re.compile(rf"[\d{_VULGAR}]")
_LEADS = "-−."
_TOO_LARGE = 10**18
"""Longer runs of digits are keys, not numbers."""
_DIGITS_MAX = 24
_TRIALS_MAX = 1000
_NOT_RATIO = re.compile(
    r"\s+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games?|seasons?|matches)\b", re.I
)
_PART_OF = re.compile(r"(?:[\s-]+of\b|\s+(?:the|its|their|his|her|those|these)\b)", re.I)
_RUN = re.compile(r"\d+|\w+|.", re.DOTALL)
_BEFORE_HALF = re.compile(r"(?:first|second|last|next|other|better|this|that|opening)\s+$", re.I)


def _grain(digits: str) -> tuple[Decimal, bool]:
    """Return the unit of the last significant digit of ``digits`` and whether it was rounded."""
    whole, point, decimals = digits.partition(".")
    if point:
        return Decimal(1).scaleb(-len(decimals)), True
    zeros = len(whole) - len(whole.rstrip("0"))
    if not whole.strip("0"):
        return Decimal(1), False
    return Decimal(1).scaleb(zeros), zeros >= 2


def _scaled(digits: str, scale: int) -> tuple[Decimal, Decimal, bool]:
    value = Decimal(digits)
    grain, rounded = _grain(digits)
    if scale == 1:
        return value, grain, rounded
    return value * scale, min(grain, Decimal(1)) * scale, scale > 12


def _read_digits(match: re.Match[str], text: str) -> Number:
    digits = match["mantissa"].replace(",", "")
    scale, end = 1, match.end()
    part: Fraction | None = None
    if match["scale"]:
        scale = _SCALES[match["scale"].lower()]
    elif match["short"]:
        money = _MONEY.search(text, max(0, match.start() - 5), match.start("mantissa")) is not None
        scale = _SHORTS.get(("any", match["short"])) or (
            _SHORTS.get(("money", match["short"]), 1) if money else 1
        )
        if scale == 1:
            end = match.end("mantissa")
    value, grain, rounded = _scaled(digits, scale)
    if match["scale"] and "half" in match[0]:
        value, grain = value + Decimal(scale) / 2, Decimal(scale) / 2
    if match["vulgar"]:
        extra = _VULGAR_VALUES[match["vulgar"]]
        value, rounded = value + Decimal(extra.numerator) / extra.denominator, False
    if match["over"] and int(match["over"]) < int(match["under"]):
        value, rounded = value + Decimal(int(match["over"])) / int(match["under"]), False
    elif match["over"]:
        end = match.end("mantissa")
    if match["below"] and int(match["below"]):
        part = Fraction(int(Decimal(digits)), int(match["below"]))
        value = Decimal(part.numerator) / part.denominator
    return Number(
        Span(match.start("minus") if match["minus"] else match.start("mantissa"), end),
        -value
        if match["minus"] is not None
        and (match["minus"] or text[: match.start("mantissa")].endswith("minus "))
        else value,
        grain,
        rounded,
        scale,
        part=part,
        ordinal=bool(match["ordinal"]),
    )


def _cardinal(words: list[str]) -> tuple[int, int] | None:
    """Add up number words; return the value and the last scale, or ``None`` for words in no lawful order.

    Tens take one unit (*twenty-two*), *hundred* and *dozen* multiply the group before them, larger
    scales the whole group; *nineteen sixty* is two numbers and no sum.
    """
    total, group, last = 0, 0, 1
    previous = ""
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            group = max(group, 1) * scale
            if scale > 100:
                total, group = total + group, 0
            last = scale
            previous = "scale"
        elif word in _TENS:
            if previous in ("unit", "ten"):
                return None
            group, previous, last = group + _TENS[word], "ten", 1
        else:
            small = _UNITS[word]
            if previous == "unit" or (previous == "ten" and not 0 < small < 10):
                return None
            group, previous, last = group + small, "unit", 1
    return total + group, last


_SPLIT = re.compile(r"[a-z]+")


def _read_words(match: re.Match[str]) -> list[Number]:
    surface = match["words"].lower()
    words = _SPLIT.findall(surface)
    ordinal = match["last"]
    start = match.start("words")
    if ordinal:
        words.pop()
    lead_half = words[0] == "half"
    tail = Decimal(0)
    if "and a half" in " ".join(words) or "and a quarter" in " ".join(words):
        at = words.index("half" if "half" in words else "quarter", 1)
        tail = Decimal("0.5") if words[at] == "half" else Decimal("0.25")
        words, after = words[: at - 2], words[at + 1 :]
    else:
        after = []
    counted = [word for word in words if word in _CARDINALS]
    summed = _cardinal(counted)
    if summed is None:
        return _read_apart(match)
    whole, last = summed
    value, scale = Decimal(whole), last
    if ordinal:
        value += _ORDINALS[ordinal.lower()]
    if tail:
        scale = _SCALES[after[0]] if after else scale
        value = (value + tail) * _SCALES[after[0]] if after else value + tail * scale
    if lead_half:
        value /= 2
    grain = Decimal(scale) if not (tail or lead_half) else Decimal(scale) / 2
    rounded = scale >= 100 or bool(tail)
    return [
        Number(
            Span(start, match.end("words")),
            value,
            grain,
            rounded,
            scale,
            ordinal=bool(ordinal),
            worded=True,
        )
    ]


def _read_apart(match: re.Match[str]) -> list[Number]:
    """Read words in no lawful order as the numbers they are one by one (*one two*, *nineteen sixty*)."""
    numbers = []
    for word in _SPLIT.finditer(match["words"].lower()):
        if word[0] in _CARDINALS:
            span = Span(match.start("words") + word.start(), match.start("words") + word.end())
            numbers.append(Number(span, Decimal(_CARDINALS[word[0]]), Decimal(1), worded=True))
    return numbers


def _fraction(span: Span, part: Fraction) -> Number:
    value = Decimal(part.numerator) / part.denominator
    return Number(span, value, Decimal("0.01"), True, part=part, worded=True)


def _read_ratio(match: re.Match[str], text: str) -> Number | None:
    hits, trials = (
        (_UNITS | _TENS).get(match["hits"].lower()),
        (_UNITS | _TENS).get(match["trials"].lower()),
    )
    many = int(match["hits"]) if hits is None else hits
    of = int(match["trials"]) if trials is None else trials
    if not many < of <= _TRIALS_MAX or (of > 20 and of % 10) or _NOT_RATIO.match(text, match.end("ratio")):
        return None
    return _fraction(Span(match.start("ratio"), match.end("ratio")), Fraction(many, of))


def _read_part(match: re.Match[str], text: str) -> Number | None:
    many = match["many"].lower()
    below = match["below_word"].lower()
    article = many in ("a", "an")
    plural = below.endswith("s") or below == "halves"
    if (article or below == "half") and not _PART_OF.match(text, match.end("part")):
        return None
    count = 1 if article else (_UNITS | _TENS)[many]
    if plural != (count > 1) or (count == 1 and not article and below == "second"):
        return None
    return _fraction(Span(match.start("part"), match.end("part")), Fraction(count, _PARTS[below]))


def _read(match: re.Match[str], text: str) -> list[Number]:
    if match["digits"]:
        if len(match["mantissa"]) > _DIGITS_MAX:
            return []
        return [_read_digits(match, text)]
    if match["words"]:
        return _read_words(match)
    if match["vague"]:
        low, high = _VAGUE[" ".join(match["vague"].lower().split())]
        return [Number(Span(*match.span("vague")), low, Decimal(1), top=high, worded=True)]
    if match["nth"]:
        value = Decimal(_ORDINALS[match["nth"].lower()])
        return [Number(Span(*match.span("nth")), value, Decimal(1), ordinal=True, worded=True)]
    if match["half"]:
        if _BEFORE_HALF.search(text, max(0, match.start() - 10), match.start()):
            return []
        return [_fraction(Span(*match.span("half")), Fraction(1, 2))]
    if match["only"]:
        return [_fraction(Span(*match.span("only")), _VULGAR_VALUES[match["only"]])]
    found = _read_ratio(match, text) if match["ratio"] else _read_part(match, text)
    return [found] if found else []


def find_numbers(text: str, *, worded: bool = True) -> list[Number]:
    """Find the numbers of ``text``, in order, without overlaps; offsets count from its start.

    With ``worded`` false the caller knows that ``text`` holds none of :data:`NUMBER_WORDS`, so that only
    digits are looked for, in a fifth of the time.

    >>> [str(number.value) for number in find_numbers("two and a half million, then 1,250, a dozen")]
    ['2500000.0', '1250', '12']
    """
    numbers: list[Number] = []
    at = 0
    candidates = _CANDIDATE if worded else _DIGIT
    while candidate := candidates.search(text, at):
        start = candidate.start()
        while start > at and text[start - 1] in _LEADS:
            start -= 1
        match = _NUMBER.match(text, start) or _NUMBER.match(text, candidate.start())
        found = [number for number in _read(match, text) if abs(number.value) < _TOO_LARGE] if match else []
        numbers.extend(found)
        passed = _RUN.match(text, candidate.start())
        at = found[-1].span.end if found else passed.end() if passed else candidate.end()
    return numbers


def bounds(number: Number, modifier: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest value that ``number`` may stand for, ``None`` for open.

    ``modifier`` is one of :data:`NUMERIC_MODIFIERS`. An exact number has half a unit of its last digit on
    both sides when it was rounded; *about* has that and at least a tenth of the value, *nearly* only below.
    The bounds of
    *more than* and *less than* are the number itself.

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
    half = number.grain / 2 if number.rounded or hedged else Decimal(0)
    if hedged:
        half = max(half, abs(number.value) * TENTH)
    return number.value - half, number.value if modifier == "nearly" else number.value + half
