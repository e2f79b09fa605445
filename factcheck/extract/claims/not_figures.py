"""Numbers that are no figures: telephone and street numbers, scores, models, counters, names.

In: a sentence. Out: the places of numbers that are none, or a word on a single number. Rules of form and
closed word lists only; what a number counts is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_letters

from factcheck.extract.claims.closed import closed_words
from factcheck.model.span import Span
from factcheck.text.numbers import Number
from factcheck.text.tables import read_rows, words_pattern

Range = tuple[int, int]

_PACKAGE = "factcheck.extract.claims"
_LABELS = frozenset(
    form for row in read_rows(_PACKAGE, "labels.txt") for form in row[0].replace(",", " ").split()
)
_ENDS = {
    row[0]: [form.strip() for form in row[1].split(",")] for row in read_rows(_PACKAGE, "label_ends.txt")
}

_RESULT = (
    r"on\s+aggregate|win|victory|defeat|loss|draw|lead|vote|decision|record|final|tie|run|ruling"
    r"|split|season"
)
_SHAPES = re.compile(
    rf"""(?<![\w.,])(?=[\d(+\#])(?:
    (?:\+\d{{1,3}}[\s.-]?)?(?:\(\d{{2,5}}\)\s?|\d{{3}}[\s.-])\d{{3}}[\s.-]?\d{{4}}(?!\d)       # telephone
  | 1-8\d\d-[\dA-Z-]{{4,12}} | 0\d{{2,4}}[\s-]\d{{3,4}}[\s-]?\d{{3,4}}(?!\d)
  | (?:24/7|50/50|9/11|7/7|20/20|9-1-1|911|999(?=\s+call)|101(?=ers?))(?!\d)
  | \d{{1,3}}\s?[-–]\s?\d{{1,3}}(?=\s(?:{_RESULT})\b)
  | \d{{1,2}}[-–]\d{{1,2}}\s+to\s+\d{{1,2}}[-–]\d{{1,2}}(?!\d)  # goals and points
  | \d+\s?/\s?\d+(?!\d|\s+(?:of|an?|inch|mile|cup)\b)
  | \d+(?:\.\d+){{2,}}
  | \d{{1,2}}:\d{{2}}(?!\d)
  | (?<=[A-Z][A-Z]\s)\d{{5}}(?:-\d{{4}})?(?!\d)
  | \#\d+
  )""",
    re.VERBOSE,
)
_SHAPED_ON = re.compile(r"[-–./:]|\s[\d–/-]")
"""What stands behind the first digits of a shape; most numbers stop there."""
_LONE_LENGTHS = (len("911"), len("90210"))
"""So many digits are a shape of their own."""
_CUED = re.compile(
    r"""\b(?:beat|won|lost|defeated|edged|led|trailed|drew|win|ended)\b[^.;,]{0,40}?\s\d{1,3}\s?[-–]\s?\d{1,3}\b
  | \b(?:[Ii]mage|[Pp]hoto|[Ss]lide|[Pp]age|[Pp]icture)s?\s+\d+\s+of\s+\d+""",
    re.VERBOSE,
)
_PAIRED = re.compile(r"\s?(?:[-–]\s?|of\s)")
"""What stands between the two numbers that a cue tells to be none (*won 3-1*, *Page 2 of 7*)."""
_NUMBERED_LINE = re.compile(r"^\s*\(?\d{1,2}[.)](?:\s|$)", re.MULTILINE)
_SERIES_LINKS = (",", "and", "or", "to", "&", "-", "–")
_LABEL_BEFORE = re.compile(r"(?:^|[\s(“\"'‘])([A-Za-z§]+\.?)\s*[#:-]?\s*$")
_LABEL_ENDS = (*ascii_letters, "§")
_SERIES_BEFORE = re.compile(r"\b([A-Za-z]+\.?)\s+[\dIVX.]+[a-z]?\s*(?:,|and|or|to|&|-|–)\s*$")
_STREET = re.compile(
    r"\s+(?:[NSEW]\.?\s+|(?:North|South|East|West|NE|NW|SE|SW)\s+)?(?:[A-Z0-9][\w’'.]*\s+){1,3}"
    rf"(?:{words_pattern(_ENDS['street'])})(?!\w)"
)
_CAPITAL_NEXT = re.compile(r"\s+(?:[NSEW]\.?\s+)?[A-Z0-9]")
_NAME_END = re.compile(
    rf"(?:[\s-]?(?:{words_pattern(_ENDS['weapon'] + _ENDS['name'])})"
    rf"|(?:-|\s+)(?:{words_pattern(_ENDS['block'])}))\b"
)
_LONG_WORD = re.compile(r"\b([A-Za-z])[\w’'-]{3,}")
_CAPITALS_BEFORE = re.compile(r"(?:^|[\s(])((?:i(?=[A-Z]))?[A-Z][\w&’'-]*)[ \u00a0]$")
_LETTERS = re.compile(r"[A-Za-z]")
_COUNTED_NEXT = re.compile(
    r"[ \u00a0\n]+(?:[a-z]+[ \u00a0\n]+)?(?!(?:has|is|was|does|goes|says|its|his|this|as)\b)"
    r"(?:people|men|women|children|[a-z]{2,}(?<![su])s)\b"
)
_OPENERS = closed_words("opener")
_YEAR_MIN, _YEAR_MAX = 1500, 2099


def shaped_places(sentence: str, digits: Sequence[Range]) -> list[Range]:
    """Return the places of telephone numbers, scores, counters, model names and the like, in order.

    ``digits`` are the places of digits in ``sentence``.
    """
    places: list[Range] = []
    until = 0
    for at, end in digits:
        if at < until:
            continue
        if at and sentence[at - 1] in "(+#":
            at -= 1
        elif end - at not in _LONE_LENGTHS and not _SHAPED_ON.match(sentence, end):
            continue
        if shape := _SHAPES.match(sentence, at):
            places.append(shape.span())
            until = shape.end()
    if any(_PAIRED.fullmatch(sentence, first[1], second[0]) for first, second in pairwise(digits)):
        places += [match.span() for match in _CUED.finditer(sentence)]
    numbered = _NUMBERED_LINE.match(sentence) if digits else None
    return [*places, numbered.span()] if numbered else places


def _is_label(word: str) -> bool:
    return word.lower() in _LABELS


def _is_labelled(before: str) -> bool:
    """Tell whether the text ``before`` a number ends in a word that makes it a name (*Flight*, *No.*)."""
    core = before.rstrip()
    if core.endswith(("#", ":", "-")):
        core = core[:-1].rstrip()
    word = core[core.rfind(" ") + 1 :]
    if word.isalpha():
        return _is_label(word)
    if not word.removesuffix(".").endswith(_LABEL_ENDS):
        return False
    label = _LABEL_BEFORE.search(before)
    return label is not None and _is_label(label[1])


def _is_of_series(before: str) -> bool:
    """Tell whether a number and a label end the text ``before`` the next number (*Rooms 3 and*)."""
    series = _SERIES_BEFORE.search(before) if before.rstrip().endswith(_SERIES_LINKS) else None
    return series is not None and _is_label(series[1])


def is_title_case(sentence: str) -> bool:
    """Tell whether most words of four letters or more are capitalised, as in a headline."""
    firsts: list[str] = _LONG_WORD.findall(sentence)
    return len(firsts) > 2 and sum(map(str.isupper, firsts)) >= 0.7 * len(firsts)


def is_name(sentence: str, number: Number, *, bare: bool) -> bool:
    """Tell whether ``number`` is a part of a name, an address, a series or a model.

    ``bare`` says that no unit and no currency is written with it.
    """
    start, end = number.span.start, number.span.end
    before = sentence[max(0, start - 24) : start]
    if _is_labelled(before) or (not number.worded and _is_of_series(before)):
        return True
    if _NAME_END.match(sentence, end):
        return True
    if (
        not number.worded
        and number.value < 100000
        and _CAPITAL_NEXT.match(sentence, end)
        and _STREET.match(sentence, end)
    ):
        return True
    if not bare or number.worded or number.scale > 1 or not number.span.of(sentence).isdigit():
        return False
    capitals = _LETTERS.match(sentence, end) is not None or _follows_capitals(sentence, before, number.span)
    return capitals and not is_title_case(sentence)


def _follows_capitals(sentence: str, before: str, place: Span) -> bool:
    """Tell whether a word with a capital stands before the number at ``place``, which counts nothing."""
    if before[before.rfind(" ", 0, -1) + 1 :].islower():
        return False
    named = _CAPITALS_BEFORE.search(before)
    if not named or named[1].lower() in _OPENERS or (place.start - len(named[1]) - 1 <= 0):
        return False
    return _COUNTED_NEXT.match(sentence, place.end) is None or named[1][-1].isdigit()


def is_bare_year(sentence: str, number: Number, *, bounded: bool) -> bool:
    """Tell whether ``number`` looks like a year: four digits, no comma, nothing that counts behind it."""
    surface = number.span.of(sentence)
    if len(surface) != 4 or not surface.isdigit() or not _YEAR_MIN <= int(surface) <= _YEAR_MAX:
        return False
    return not bounded and _PLURAL_NEXT.match(sentence, number.span.end) is None


_PLURAL_NEXT = re.compile(
    r"[ \u00a0](?:[a-z-]+[ \u00a0]){0,1}?(?:people|men|women|children|staff|[a-z]{3,}(?<!s)s)\b"
)
