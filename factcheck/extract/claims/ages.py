"""Ages in every form news writes them.

In: a sentence and the names of its text. Out: :class:`Age` values in order: *19-year-old*, *Doe, 19,*,
*a nurse, 19,*, *aged 19*, *ages 26, 29 and 31*, *in his early 20s*, *21-month-old*, *turned 40*. An age in
months or weeks keeps its unit; a decade is an interval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.extract.claims.age_alone import stands_alone
from factcheck.extract.claims.links import Names
from factcheck.extract.claims.modifiers import modifier_before
from factcheck.extract.claims.nouns import person_noun, person_noun_before
from factcheck.text.numbers import find_numbers
from factcheck.text.tables import words_pattern

_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS_WORDS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL_AGES = [*_ONES, *_TEENS, *_TENS_WORDS]
"""The words that an age in words begins with."""
_COMPOUND = [f"{ten}{gap}{one}" for ten in _TENS_WORDS for gap in "- " for one in _ONES]
_NUMBER = rf"(?:\d{{1,3}}|{words_pattern([*SMALL_AGES, *_COMPOUND])})"
OLDEST = 122
"""No one older than that is on record (Jeanne Calment, 122)."""
_TENS = {ten.removesuffix("y") + "ies": at * 10 for at, ten in enumerate(_TENS_WORDS, 2)}
_THIRDS = {"early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (7, 9)}
_GROUPS = [
    "men",
    "women",
    "boys",
    "girls",
    "victims",
    "suspects",
    "brothers",
    "sisters",
    "teens",
    "children",
]
_GROUP = words_pattern(_GROUPS)
_AGE = re.compile(
    rf"""
    (?<!\d[.,])\b(?:now-)?(?P<old>{_NUMBER})[\s‐–-]+(?:and[\s-]a[\s-]half[\s-]+)?
      (?P<unit>year|month|week|day)s?[\s‐–-]+(?:olds?\b|of\s+age\b)
  | \b(?P<aged>(?:[Bb]etween\s+the\s+)?[Aa]ge[ds]?
      |{_GROUP}\s+(?:are|were)(?=\s+\d{{1,3}}(?:,|\s+(?:and|or|to|when|at))\s))\s+
      (?:of\s+|between\s+|from\s+)?
      (?P<list>{_NUMBER}(?:(?:\s*,\s*(?:and\s+)?|\s*(?:and|or|to|-|–)\s*){_NUMBER}){{0,6}})\b(?:\s+(?P<aged_unit>month|week|day)s)?
  | \bin\s+(?:his|her|their|(?P<the>the))\s+
      (?P<decade>(?:(?P<third>early|mid|middle|late)[\s-]*(?:to[\s-]+late[\s-]+)?)?
      (?P<tens>[2-9]0s|teens|{words_pattern(_TENS)}))\b
  | (?P<lead>,\s+(?:(?:now|only|just|about|around|approximately)\s+)?|\s\()(?P<comma>\d{{1,3}})
      (?:(?P<months>\s+months)(?:\s+old)?)?
      (?=\)|,|;|\.?\s*$|\.[”"]?\s|\s+(?:and|of|who|was|is|from|has|had)\b|:|\s*[—–])
  | \b(?:who\s+(?:is|was)|turned|turns|turning)\s+(?P<turned>{_NUMBER})
      (?=\s*(?:,|\.|;|$|when|at\s+the\s+time|years\s+old|and\b|on\b|in\b|last\b|this\b))
  | \b(?:die[ds]|dead|passed\s+away)
      (?:\s+(?:on|in|of|after|early|late|peacefully)\b[^.;:,()\d]{{0,40}}|\s+suddenly)?,?\s+at\s+(?P<dead>2[5-9]|[3-9]\d|1[01]\d)
      (?=\s*(?:[,.;)]|$)|\s+(?:in|at|on|after|from|of|his|her|following|when|surrounded|and)\b)
  | (?<=[a-z]\s)(?P<copula>is|was)\s+(?P<be>{_NUMBER})(?=\s*(?:,|\.(?!\d)|;|$|when\b|at\s+the\s+time))
    """,
    re.VERBOSE,
)
_OPENINGS = [
    *SMALL_AGES,
    *("now-", "age", "aged", "ages", "between the age", "who is", "who was", "turned", "turns", "turning"),
    *("dies", "died", "dead", "passed away"),
    *(f"{group} {verb}" for group in _GROUPS for verb in ("are", "were")),
    *(f"{verb} {number}" for verb in ("is", "was") for number in SMALL_AGES),
    *(f"in {whose} {tens}" for whose in ("his", "her", "their", "the") for tens in ("teens", *_TENS)),
    *(f"in {whose} {third}" for whose in ("his", "her", "their", "the") for third in _THIRDS),
]
_STARTS = re.compile(
    rf"""\W(?:
      (?={words_pattern(_OPENINGS)})
      | \d(?=\d?\d?[\s‐–-]+(?:and|year|month|week|day))
      | i(?=s\s+\d|n\s+(?:his|her|their|the)\s+\d) | w(?=as\s+\d)
      | (?<=,)(?=\s+(?:[a-z]+\s+)?\d) | (?<=\s)(?=\(\d))
    """,
    re.VERBOSE,
)
"""Where an age may begin: a word, a comma, the blank before a parenthesis; searched for behind a blank.

The pattern begins with one set of characters, so that most of a text is only skipped over."""
_DIED = re.compile(r"\b(?:die[sd]|dead|passed\s+away)\b[^.;:]{0,40}(?:\bat\s+(?:the\s+)?|,\s+)$")
_EACH = re.compile(_NUMBER)
_SECOND_AGE = re.compile(r"\s+and\s+(\d{1,3})(?=\s*(?:[,;)]|\.(?!\d)|$))")
_FIRST_OF_TWO = re.compile(r"([A-Z][\w’'-]+)\s+and\s+(?:(?:his|her)\s+\w+,?\s+)?$")
_TO = re.compile(rf"{_NUMBER}\s*(?:to|-|–)\s*{_NUMBER}|[Bb]etween")


@dataclass(frozen=True, slots=True)
class Age:
    """One age: offsets in the sentence, the interval in ``unit``, and whose it is, if the text says so."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    value: str
    unit: str
    modifier: str
    entity: str | None
    item: str


def _count(text: str) -> int:
    return int(text) if text.isdigit() else int(find_numbers(text)[0].value)


def _bounded(sentence: str, at: int, value: int) -> tuple[Decimal, Decimal, str, int]:
    """Return the interval and the modifier of an exact or hedged age, and where it begins."""
    exact = Decimal(value)
    found = modifier_before(sentence, at)
    if found is None or found[0] == "exact":
        return exact, exact, "exact", at
    modifier, lead = found
    if modifier == "about":
        return exact - 2, exact + 2, modifier, lead
    if modifier in ("at_least", "more_than"):
        return exact, Decimal(OLDEST), modifier, lead
    return Decimal(0), exact, modifier, lead


def _decade(match: re.Match[str]) -> tuple[int, int]:
    tens = match["tens"].lower()
    if tens == "teens":
        return 13, 19
    first = _TENS[tens] if tens in _TENS else int(tens[:2])
    low, high = _THIRDS.get((match["third"] or "").lower(), (0, 9))
    return first + low, first + high


def _listed(match: re.Match[str], sentence: str, base: int, names: Names) -> list[Age]:
    unit = (match["aged_unit"] or "year").lower()
    at = match.start("list")
    spans = [(at + one.start(), at + one.end()) for one in _EACH.finditer(match["list"])]
    values = [_count(sentence[start:end]) for start, end in spans]
    if len(values) == 2 and _TO.search(match[0]):
        low, high = Decimal(min(values)), Decimal(max(values))
        return [Age(spans[0][0], spans[1][1], low, high, f"{low}..{high}", unit, "range", None, "people")]
    entity = None
    if len(values) == 1:
        entity = names.of_age(base + match.start(), base + match.end(), after=False)
        comma = sentence.endswith(", ", 0, match.start())
        entity = entity or (names.shaped_before(base + match.start() - 2) if comma else None)
        if entity is None and (died := _DIED.search(sentence, 0, match.start())):
            entity = names.person_subject(base, base + died.start())
    ages = []
    for (start, end), value in zip(spans, values, strict=True):
        low, high, modifier, _ = _bounded(sentence, match.start(), value)
        begin = match.start() if len(values) == 1 else start
        ages.append(Age(begin, end, low, high, str(value), unit, modifier, entity, "people"))
    return ages


def _single(match: re.Match[str], sentence: str, base: int, names: Names) -> Age | None:
    start, end = match.span()
    item = "people"
    if match["old"]:
        value, unit, start = _count(match["old"]), match["unit"].lower(), match.start("old")
        item = person_noun(sentence, end) or "people"
        entity = names.of_age(base + start, base + end, after=True)
        if entity is None and sentence[:start].strip() == "The" and stands_alone(sentence, end):
            entity = names.person_led_by(base)
    elif match["comma"]:
        value, unit = int(match["comma"]), "month" if match["months"] else "year"
        start, end = match.start("comma"), match.end("months") if match["months"] else match.end("comma")
        entity = names.of_age(base + start, base + end, after=False)
        entity = entity or names.shaped_before(base + match.start())
        told = None if entity else person_noun_before(sentence, match.start())
        if entity is None and told is None:
            return None
        item = told or item
    elif match["dead"]:
        value, unit, start, end = int(match["dead"]), "year", match.start("dead"), match.end("dead")
        entity = names.person_subject(base, base + match.start())
        if entity is None:
            return None
    else:
        group = "turned" if match["turned"] else "be"
        value, unit, start, end = _count(match[group]), "year", match.start(group), match.end(group)
        entity = names.of_age(base + start, base + end, after=False)
        if entity is None and sentence[: match.start()].strip() in ("He", "She"):
            entity = names.person_told_of(base)
        if entity is None and group == "be":
            return None
    if value > OLDEST:
        return None
    low, high, modifier, _ = _bounded(sentence, start, value)
    return Age(start, end, low, high, str(value), unit, modifier, entity, item)


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    """Yield the forms of ages, in order, without overlaps."""
    end = 0
    for start in _STARTS.finditer(" " + sentence):
        at = start.start()
        match = None
        if at > end and sentence[at - 1] in ", \n":
            match = _AGE.match(sentence, at - 1)
        if match is None and at >= end:
            match = _AGE.match(sentence, at)
        if match:
            end = match.end()
            yield match


def find_ages(sentence: str, base: int, names: Names) -> list[Age]:
    """Find the ages of ``sentence``, in order; ``base`` is where it begins in the text of ``names``.

    >>> ages = find_ages("A 21-month-old boy and a man in his late 20s", 0, Names("", ()))
    >>> [(age.value, age.unit) for age in ages]
    [('21', 'month'), ('27..29', 'year')]
    """
    ages: list[Age] = []
    for match in _matches(sentence):
        if match["list"]:
            ages.extend(_listed(match, sentence, base, names))
        elif match["decade"]:
            if match["the"] and match["tens"] != "teens":
                continue
            low, high = _decade(match)
            entity = names.of_age(base + match.start(), base + match.end(), after=False)
            start, end = match.span("decade")
            ages.append(
                Age(
                    start,
                    end,
                    Decimal(low),
                    Decimal(high),
                    f"{low}..{high}",
                    "year",
                    "range",
                    entity,
                    "people",
                )
            )
        elif found := _single(match, sentence, base, names):
            ages += _of_two(found, sentence, base, names)
    return ages


def _of_two(age: Age, sentence: str, base: int, names: Names) -> list[Age]:
    """Return the age, or the two of a pair: *Harold and Judy Hale, 72 and 70*."""
    second = _SECOND_AGE.match(sentence, age.end)
    name = names.ending_by(base + age.start, within=4)
    if not second or age.entity is None or name is None or int(second[1]) > OLDEST:
        return [age]
    first = _FIRST_OF_TWO.search(sentence, 0, max(0, name.span.start - base))
    whose = f"{first[1]} {age.entity.rpartition(' ')[2]}" if first else None
    value = Decimal(second[1])
    theirs = replace(
        age,
        start=second.start(1),
        end=second.end(1),
        low=value,
        high=value,
        value=second[1],
        modifier="exact",
    )
    return [replace(age, entity=whose), theirs]
