"""The words and patterns behind :mod:`factcheck.text.numbers`: how English prose writes numbers.

Words are matched in lower-case text, digits in the text as it is. None of the patterns repeats a group that
can match in two ways, so the time stays linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from factcheck.model.span import Span
from factcheck.text.fold import foreign
from factcheck.text.tables import alternatives, read_rows, words_pattern

_KINDS: dict[str, dict[str, int]] = {}
for _kind, _value, _forms in read_rows("factcheck.text", "number_words.txt"):
    for _form in _forms.split(","):
        _KINDS.setdefault(_kind, {})[_form.strip()] = int(_value)
UNITS, TENS, SCALES = _KINDS["unit"], _KINDS["ten"], _KINDS["scale"] | _KINDS["dozen"]
ORDINALS, PARTS = _KINDS["ordinal"], _KINDS["part"]
SMALL = UNITS | TENS
CARDINALS = SMALL | SCALES
VAGUE = {
    row[2]: (Decimal(row[0]), Decimal(row[1])) for row in read_rows("factcheck.text", "vague_numbers.txt")
}
SHORTS = {
    (row[0], form.strip()): int(row[1])
    for row in read_rows("factcheck.text", "number_shorts.txt")
    for form in row[2].split(",")
}

NUMBER_WORDS = frozenset([*CARDINALS, *ORDINALS, *VAGUE, *PARTS])
"""Every word that a number may be written with; a text without digits and these holds no number."""

_CURRENCIES = "EUR|USD|GBP|AUD|CAD|NZD|HKD|CHF|INR|NGN|ZAR|KES|GHS|PHP|PKR|LKR|RM|Rs|Ksh|KSh|Sh|Tk"
_CODES = "|".join(f"(?<={code})" for code in [r"\$US", r"\$A", r"\$C", *_CURRENCIES.split("|")])
_LETTERS_OF_MONEY = "[RNP]"
"""Rand, naira and peso: a letter against the digits of thousands or millions; *R62* is a road."""
_LARGE = r"(?=\d{1,3}(?:,\d{3})+\b|\d[\d.,]*[ \u00a0-]?(?:k|m|mn|bn|million|billion|trillion)\b)"
MONEY = re.compile(rf"(?:(?:[$£€¥₹₪₩₽฿]|{_CURRENCIES}|PS)\s?[-−]?|(?<!\w){_LETTERS_OF_MONEY})$")
_UNDER = "2|3|4|5|6|8|16|32"
"""Denominators of a mixed number (*2 1/2 miles*); others are days and scores."""
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"
VULGAR_VALUES = {char: Fraction(unicodedata.numeric(char)).limit_denominator(10) for char in _VULGAR}

_SMALL = words_pattern(SMALL)
_WORD = words_pattern(CARDINALS)
_SCALE = words_pattern(SCALES)
_ORDINAL = words_pattern(ORDINALS)

NUMERAL = re.compile(
    rf"""
    (?:(?<![\w.,/:#@&])(?:(?<![A-Za-z][-‐–])|(?<=\bnow-)|(?<=\bsub-)|(?<=\bmid-))
      |(?<=\d[/])|{_CODES}|(?<=\bPS)|(?<=\b{_LETTERS_OF_MONEY}){_LARGE})
    (?P<minus>(?:(?<=[\s(~])|(?<=^)|(?<=[$£€]))[-−](?=[\d.])|(?<=minus[ ]))?
    (?P<mantissa>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.])\.\d+)
    (?!,\d{{3}}(?!\d))(?![.:]\d)(?![⁄/]\d+/)
    (?:
      (?P<ordinal>(?:st|nd|rd|th)\b)
    | [⁄/](?P<below>\d{{1,3}})(?!\d)(?=\s+(?:of|inch|mile|cup|teaspoon|tablespoon)|\s+an?\s)
    | [ ]?(?P<vulgar>[{_VULGAR}])
    | (?:[ \u00a0-](?P<over>[1-9]\d?)[⁄/](?P<under>{_UNDER})(?![\d⁄/]))
    | (?:[ \u00a0]?[-‐]?|[ ]and[ ]a[ ]half[ ])(?P<scale>{alternatives(list(SCALES))})\b
    | (?P<short>[a-zA-Z]{{1,3}})(?![\w])
    )?
  | (?<![\w])(?P<only>[{_VULGAR}])
  | \b(?P<ratio>(?P<hits>\d{{1,3}})\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<trials>{_SMALL}|\d{{1,4}}))
    (?![\w,.]\d|\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A number that begins with a digit, a sign or a fraction of one character. The last group that took part
tells its sort: ``mantissa`` for digits alone."""
IN_WORDS = re.compile(
    rf"""\b(?:
    (?P<ratio>(?P<hits>{_SMALL})\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<trials>{_SMALL}|\d{{1,4}}))
      (?![\w,.]\d|\w)
  | (?P<part>(?P<many>{_SMALL}|an?)[\s-](?P<below>{words_pattern(PARTS)})\b)
  | (?P<vague>{words_pattern(VAGUE)})\b
  | (?P<words>
      (?:(?:half\s+)?an?\s+(?=(?:{_SCALE})\b)|half\s+(?=dozen\b))?
      (?:{_WORD})(?:(?:[\s‐-]+|\s+and\s+)(?:{_WORD}))*
      (?:\s+and\s+a\s+(?:half|quarter)(?:\s+(?:{_SCALE}))?)?
      (?:[‐-](?P<last>{_ORDINAL}))?
    )\b
  | (?P<nth>{_ORDINAL})\b
  | (?P<half>half)(?=\s+(?:of|the|its|their|his|her|our|all|those|these|an?)\b)
    )""",
    re.VERBOSE,
)
"""A number that begins with a word, in lower-case text; the last group that took part tells its sort."""
_DIGITS = re.compile(rf"\d++|[{_VULGAR}]")
"""Digits, or a fraction of one character."""
_ARE_DIGITS = bytes(ord("0" if chr(code).isdigit() else " ") for code in range(128)).ljust(256)
_OPENERS = frozenset(form.split()[0] for form in (*CARDINALS, *ORDINALS, *VAGUE, "half")) - {"a"}
"""The words that a number may begin with."""
LONE = frozenset((*SMALL, *ORDINALS))
"""The words that are a number of their own when nothing of :data:`GOES_ON` follows."""
GOES_ON = frozenset((*CARDINALS, *ORDINALS, *PARTS, "in", "out", "and"))
_ARTICLED = frozenset((*SCALES, *PARTS, "few"))
"""The words behind an article with which a number may begin (*a third*, *a few hundred*)."""
_ARTICLE, _ARTICLE_MAX = re.compile(r"\b[Aa]n?[\s-]+$"), len("an     ")
_LETTERS = re.compile(r"[A-Za-z]+")
NOT_RATIO = re.compile(
    r"\s+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games?|seasons?|matches)\b", re.I
)
PART_OF = re.compile(r"(?:[\s-]+of\b|\s+(?:the|its|their|his|her|those|these)\b)", re.I)
RUN = re.compile(r"\d+|\w+|.", re.DOTALL)
BEFORE_HALF = re.compile(r"(?:first|second|last|next|other|better|this|that|opening)\s+$", re.I)
SPLIT = re.compile(r"[a-z]+")


def digit_places(text: str) -> list[tuple[int, int]]:
    """Return the places of the runs of digits and of the fractions of one character, in order.

    >>> digit_places("In 2015, 3½ of 12")
    [(3, 7), (9, 10), (10, 11), (15, 17)]
    """
    if _DIGITS.search(foreign(text)):
        return [digits.span() for digits in _DIGITS.finditer(text)]
    marked = text.encode("ascii", "replace").translate(_ARE_DIGITS) + b" "  # in a tenth of a pattern's time
    places = []
    at = marked.find(b"0")
    while at >= 0:
        end = marked.find(b" ", at)
        places.append((at, end))
        at = marked.find(b"0", end)
    return places


def digit_places_within(text: str, spans: Sequence[Span]) -> list[list[tuple[int, int]]]:
    """Return the :func:`digit_places` of each of ``spans``, counted from its start; one search serves all.

    ``spans`` are in order and apart; digits that run over the end of one are cut there.

    >>> digit_places_within("In 2015. No. Of 12", [Span(0, 8), Span(9, 12), Span(13, 18)])
    [[(3, 7)], [], [(3, 5)]]
    """
    places = digit_places(text)
    found = []
    at = 0
    for span in spans:
        base, stop = span.start, span.end
        while at < len(places) and places[at][1] <= base:
            at += 1
        inside = []
        while at < len(places) and places[at][0] < stop:
            start, end = places[at]
            inside.append((start - base if start > base else 0, (end if end < stop else stop) - base))
            if end > stop:
                break
            at += 1
        found.append(inside)
    return found


def starts_of_words(text: str, words: Iterable[str] | None) -> list[int]:
    """Return where a number may begin with one of ``words`` or its article; all in capitals is a name.

    ``None`` stands for all words of ``text``; the places come in no order.

    >>> sorted(starts_of_words("Seven of a dozen", None))
    [0, 9, 11]
    """
    starts: list[int] = []
    for word in set(_LETTERS.findall(text)) if words is None else words:
        low = word.lower()
        at = text.find(word) if word[1:] == low[1:] else -1
        while at >= 0:
            end = at + len(word)
            if not (_is_in_word(text, at - 1) or _is_in_word(text, end)):
                if low in _ARTICLED and (article := _ARTICLE.search(text, max(0, at - _ARTICLE_MAX), at)):
                    starts.append(article.start())
                if low in _OPENERS:
                    starts.append(at)
            at = text.find(word, end)
    return starts


def _is_in_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
