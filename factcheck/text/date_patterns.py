"""The patterns behind :mod:`factcheck.text.dates`: how news writes dates and times in English.

None of them repeats a group that can match in two ways, so the time stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.text import calendar_days as calendar
from factcheck.text.places import places_of
from factcheck.text.tables import alternatives, word_start, words_pattern

_MONTHS = [name.capitalize() for name in calendar.MONTHS]
_WEEKDAYS = [name.capitalize() for name in calendar.WEEKDAYS]
_MONTH = words_pattern(_MONTHS)
_LONG_MONTH = words_pattern([name for name in _MONTHS if len(name) > 4 or name in ("May", "June", "July")])
_DAY = words_pattern([name for name in _WEEKDAYS if name.endswith("day")])
_DAY_SHORT = words_pattern([name for name in _WEEKDAYS if not name.endswith("day")])
_PART = alternatives(list(calendar.DAY_PARTS))
_CLOCK_WORD = alternatives(list(calendar.CLOCKS))
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"

COUNTS = {
    word: at
    for at, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
COUNTS |= {"a": 1, "an": 1}
_COUNT = "|".join([*COUNTS, r"\d{1,2}"])

_OPENERS = [
    *(
        "last",
        "this",
        "next",
        "past",
        "early",
        "late",
        "fiscal",
        "today",
        "tonight",
        "yesterday",
        "tomorrow",
    ),
    *("the past", "the previous"),
    *calendar.DAY_PARTS,
    *calendar.CLOCKS,
    *_MONTHS,
    *_WEEKDAYS,
]

_LETTERS = re.compile("[A-Za-z]+")
_APART = r"[^\w$£€#.,/:-]"
"""What a date has right before it, unless it begins the text."""
_BEHIND_DIGITS = r"[/:.]\d|\s?[apAP]|\s+o[’']|(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z]|\s+(?:day|week|month|year)"
"""What stands behind the one or two digits that a date or a time begins with."""

ATOM = re.compile(
    rf"""(?:
    (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d-])
  | (?P<slash>(?P<s1>\d{{1,2}})/(?P<s2>\d{{1,2}})/(?P<s3>{_YEAR}|\d\d))(?![\d/])
  | (?P<mdy>(?P<m1>{_MONTH})\b\.?\s+(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?
      (?![\w:%]|,\d{{3}}|\.\d|\s+(?:people|per\s?cent|million))
      (?:(?:\s*+,)?\s+(?P<y1>{_YEAR})\b)?)
  | (?P<dmy>(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})\b(?:\.?,?\s+(?P<y2>{_YEAR})\b)?)
  | (?P<my>(?P<m3>{_MONTH})\b\.?,?\s+(?:of\s+)?(?:(?P<y3>{_YEAR})\b|(?P<r3>(?:last|this|next)\s+year\b)))
  | (?P<month>(?P<m4>{_LONG_MONTH})\b(?!,?\s+(?:of\s+)?(?:\d|(?:last|this|next)\s+year)))
  | (?P<weekday>(?:(?P<w5>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast)\s+)?(?:(?P<e5>[Ee]arly|[Ll]ate)(?:\s+on)?\s+)?
      (?P<d5>(?:{_DAY})\b|(?:{_DAY_SHORT})\.))
  | (?P<time>(?P<h6>\d{{1,2}})(?:[:.](?P<n6>[0-5]\d))?\s?(?P<a6>[apAP])(?:\.\s?[mM]\.(?!\w)|[mM]\b))
  | (?P<oclock>(?P<h7>\d{{1,2}})\s+o[’']clock\b)
  | (?P<bare>(?P<h8>[01]?\d|2[0-3]):(?P<n8>[0-5]\d))(?![\d:])
  | (?P<word>{_CLOCK_WORD})\b
  | (?P<part>(?:(?P<w9>[Tt]his|[Ll]ast)\s+)?(?P<p9>{_PART}))\b
      (?!\s*-?(?:club|school|shift|star|life|sky|light))
  | (?P<relative>(?P<r10>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b(?![’'])
      | (?P<w11>[Ll]ast|[Tt]his|[Nn]ext|the\s+past|the\s+previous)\s+(?P<u11>week|month|year|weekend)\b
      | (?P<c12>{_COUNT})\s+(?P<u12>day|week|month|year)s?\s+ago\b)
  | (?P<fiscal>(?:[Ff]iscal(?:\s+[Yy]ear)?\s+|FY\s?)(?P<y13>{_YEAR}))\b
  | (?P<decade>(?P<y14>1[5-9]\d0|20[0-2]0)s)\b
  | (?P<year>{_YEAR})\b(?!\s+block\b|[-–]\w|[.,]\d|\s?%|/\d)
  )""",
    re.VERBOSE,
)
_STARTS = re.compile(
    rf"{_APART}(?:\d(?:(?<=[12])[05-9]\d\d|\d?(?={_BEHIND_DIGITS}))"
    rf"|{word_start(['FY', *_OPENERS, *COUNTS])}(?:FY\b|(?:{words_pattern(_OPENERS)})\b"
    rf"|(?:{words_pattern(COUNTS)})(?=\s+(?:day|week|month|year)s?\s+ago\b)))"
)
"""Where a date may begin, with what is right before it: searched for first, in the text behind a blank."""
OPENING_WORDS = frozenset(_LETTERS.findall(form)[0] for form in ("FY", *_OPENERS)) - {"the"}
"""The words that a date may begin with, those in small letters also with a capital."""
BESIDE_OTHERS = frozenset(("ago", "past", "previous"))
"""Where one of these stands a date may begin with other words: *a week ago*, *the past year*."""
MONTH_LEAD = re.compile(
    r"(?<!\w)(last|this|next|in|since|until|by|during|from|through|after|before|early|late|mid|of)[\s-]+$",
    re.IGNORECASE,
)
GAP = re.compile(
    r"(?:,|’s|'s)?(?:\s+(?:on|at|of|in|the|around|about|approximately|roughly|(?:shortly|just)\s+(?:before|after)))*\s*"
    r"(?:\(\s*)?"
)
_FUTURE = (
    r"\b(?:will|shall|(?:is|are|be|(?:has|have)\s+been)\s+(?:scheduled|due|expected|set|slated)"
    r"|plans?\s+to|(?<!had\sbeen\s)planned\s+for|deadline|upcoming"
    r"|begins|starts|opens|closes|ends|expires|takes\s+place|goes\s+on\s+(?:sale|trial)"
    r"|(?:put\s+off|postponed|adjourned|deferred|rescheduled|extended|pushed\s+back)\s+(?:to|until|till|for))\b"
)
FORWARD = re.compile(
    rf"(?:{_FUTURE}(?:(?!\bthat\b)[^,;:.“”\"]){{0,60}}|\b(?:by|until|before|through|next)\s+(?:the\s+)?)$"
)
FORWARD_BEHIND = re.compile(rf",?[^,;:.“”\"]{{0,60}}?{_FUTURE}")
FORWARD_REACH = 90
"""How many code points before a date may hold the word that makes it a coming one."""
ONE_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d|today|yesterday|tomorrow")
"""What is said of a single day: only such a date can bear a weekday."""
HEDGE = re.compile(
    r"\b(?:about|around|approximately|roughly|circa|sometime\s+around|"
    r"(?:shortly|just|a\s+little|moments)\s+(?P<side>before|after))"
    r"\s+$",
    re.IGNORECASE,
)
YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|of|early|late|mid|year|years|season|class|circa"
    r"|before|after|between)|"
    r"[(]|[’']s|\b(?:1[5-9]|20)\d\d\s*(?:to|and|or|through|[-–]))[\s-]*$",
    re.IGNORECASE,
)
YEAR_OWNER = re.compile(r"\b(?:its|his|her|their|our|the|an?|this|that|[’']s|s[’'])\s+$", re.IGNORECASE)
YEAR_NOUN = re.compile(r"\s+[a-z]")


def starts_of_dates(
    text: str, words: Iterable[str] | None = None, digits: Sequence[tuple[int, int]] = ()
) -> Iterator[int]:
    """Yield where a date of ``text`` may begin, in order.

    A caller who knows them gives the ``words`` of ``text`` that a date may begin with and the places of its
    ``digits``: only there is looked, which takes a fraction of the time.

    >>> list(starts_of_dates("From May 3 to Monday"))
    [5, 14]
    >>> list(starts_of_dates("From May 3 to Monday", ["May"], [(9, 10)]))
    [5]
    """
    behind = " " + text  # so that a place in the text is that of what stands before it
    if words is None:
        yield from (match.start() for match in _STARTS.finditer(behind))
        return
    places = places_of(text, words)
    places += [start for start, _ in digits]
    places.sort()
    end = 0
    for at in places:
        if at >= end and (match := _STARTS.match(behind, at)):
            end = match.end()
            yield at
