"""Clues: what of an article tells which event it is about.

In: an article with its names and quotations. Out: numbers of 48 bits, each with a kind that says how much
it tells when two articles share it. Clues are read from the article alone, so that they never change
with what else a store holds. Measured on 87 groups of real articles: full names of persons alone tie six
of ten pairs, words with a capital nine of ten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum
from functools import cache, lru_cache
from heapq import nsmallest

from factcheck.link.copies import Marks, read_marks
from factcheck.link.hashing import fingerprint, numbers_of_rows
from factcheck.link.persons import read_person
from factcheck.link.segments import segments
from factcheck.model.article import Published
from factcheck.model.group import ArticleView
from factcheck.model.name import NameKind, NameOccurrence
from factcheck.text.dates import find_dates
from factcheck.text.fold import fold_text
from factcheck.text.forms import joined_forms
from factcheck.text.tables import read_rows
from factcheck.text.words import WordKind, read_texts


class ClueKind(IntEnum):
    """What sort of clue it is; the number is what a store keeps.

    ``person``: a full name, ``common_person`` one that many bear. ``surname``, ``name``, ``body``,
    ``given`` and ``wide`` (a country, a large city, a frequent surname) are single words of names; a
    smaller one of these numbers tells more. ``number``: a house number, an exact count. ``quote``: the
    least or the greatest of a quotation's fingerprints. ``copy``: one of the least of the whole text's.
    """

    PERSON = 1
    COMMON_PERSON = 2
    SURNAME = 3
    NAME = 4
    BODY = 5
    GIVEN = 6
    WIDE = 7
    NUMBER = 8
    AGE = 9
    QUOTE = 10
    COPY = 11


NAME_WORDS = 48
"""Name words kept of an article, those that tell most first: a list of a hundred towns is about none."""

QUOTATIONS = 16
"""Quotations that give clues, the longest first."""

QUOTE_STRETCH = 5
"""Words in a row that two speakers do not share by chance."""

COPY_PRINTS = 4
"""Fingerprints of the whole text: enough that a reprint shares two, few enough to cost nothing."""

COPY_LETTERS = 7
"""Letters of the first word of a stretch that may be one of these: one in five is."""

HEADLINE_SHARE = 0.7
"""Share of words with a capital from which a line is a headline, whose capitals tell no names."""

HEAD = 60
"""Code points from the beginning of a text within which a full date is the day of the article."""

# A pattern that begins with a class of characters is found four times as fast as one that looks behind.
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<![^\W_].)[^\W_]+(?:['’][^\W_]+)*")
_ALNUM = re.compile(r"[^\W_]")
_APOSTROPHE = re.compile("['’]")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_NUMBER = re.compile(r"\d(?<![\w.,:$£€/-].)(?:\d{0,2}(?:,\d{3})+|\d{2,5})(?![\w/-]|[.,:]\d)")
_BLOCK = re.compile(r"\d(?<!\w.)\d{1,5}(?= block\b)", re.IGNORECASE)
_LONGEST_AGE = 40
_TWO_DIGITS = re.compile(r"\d\d")
_YEARS_OLD = re.compile(r"[- ]years?[- ]old\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)\Z", re.IGNORECASE)
_ASIDE = re.compile(r",(?<=[A-Za-z],) (\d{1,2}),")
_LAST_SMALL = "ÿ"
_LEAST_LETTERS = 3
_HEADLINE = 3
_DIGITS = 3


@cache
def _common() -> Mapping[str, frozenset[str]]:
    """Return the frequent words of each sort."""
    rows = read_rows("factcheck.link", "common_names.txt")
    return {
        sort: frozenset(word.strip() for kind, words in rows if kind == sort for word in words.split(","))
        for sort in {kind for kind, _ in rows}
    }


def told_on(article: ArticleView) -> Published | None:
    """Return when an article came out: what its source says, else a full date at the head of its text."""
    if article.ref.published is not None:
        return article.ref.published
    for mention in find_dates(article.text[: 2 * HEAD]):
        if mention.span.start <= HEAD and mention.low is not None and mention.low == mention.high:
            earliest = datetime.combine(mention.low, time(), UTC)
            latest = earliest + timedelta(days=1)
            return Published(text=mention.low.isoformat(), earliest=earliest, latest=latest)
    return None


def read_clues(article: ArticleView, marks: Marks | None = None) -> dict[int, ClueKind]:
    """Return the clues of an article, numbers in ``0 .. 2**48 - 1`` with their kinds.

    ``marks`` are the text's :func:`~factcheck.link.copies.read_marks` from :data:`COPY_LETTERS`, for one
    who has them already.
    """
    text = article.text
    marks = marks or read_marks(article, COPY_LETTERS)
    found = _person_clues(article.names)
    telling = list(segments(text))
    words = _name_words(article, telling, marks.words)
    for word in sorted(words, key=lambda word: (words[word], word))[:NAME_WORDS]:
        found[fingerprint("word", word)] = words[word]
    for start, end in telling:
        if _TWO_DIGITS.search(text, start, end):
            for number in _numbers(text[start:end]):
                found[fingerprint("number", number)] = ClueKind.NUMBER
    for age in _ages(text):
        found[fingerprint("age", age)] = ClueKind.AGE
    for mark in _quote_marks(article):
        found[mark] = ClueKind.QUOTE
    for mark in nsmallest(COPY_PRINTS, marks.whole):
        found[mark] = ClueKind.COPY
    return found


def _person_clues(names: Sequence[NameOccurrence]) -> dict[int, ClueKind]:
    found: dict[int, ClueKind] = {}
    often = _common()
    for name in {name.entity for name in names if name.kind is NameKind.PERSON}:
        person = read_person(name)
        if not person.given or person.surname in often["general"]:
            continue
        common = person.given[0] in often["given"] and person.surname in often["surname"]
        kind = ClueKind.COMMON_PERSON if common or len(person.given[0]) == 1 else ClueKind.PERSON
        found[fingerprint("person", f"{person.given[0]} {person.surname}")] = kind
    return found


def _name_words(
    article: ArticleView, telling: Iterable[tuple[int, int]], written: Collection[str]
) -> dict[str, ClueKind]:
    """Return the words that stand with a capital inside sentences or in names, with their kinds.

    ``telling`` are the sentences that are looked at, ``written`` all words of the text.
    """
    text = article.text
    persons = [read_person(name.entity) for name in article.names if name.kind is NameKind.PERSON]
    surnames = {person.surname for person in persons if person.given}
    given = {name for person in persons for name in person.given}
    bodies = _places(name for name in article.names if name.kind is NameKind.ORGANISATION)
    named = _places(article.names)
    kinds: dict[str, ClueKind] = {}
    for start, end in telling:
        found = list(_CAPITAL.finditer(text, start, end))
        if not found:
            continue
        count = text.count(" ", start, end) + 1
        if count > _HEADLINE and len(found) > HEADLINE_SHARE * count:
            continue
        first = _ALNUM.search(text, start, end)
        begin = first.start() if first is not None else start
        for match in found:
            place = match.start()
            word = _bare(match[0])
            if len(word) < _LEAST_LETTERS or (place == begin and place not in named):
                continue
            kind = _kind_of(word, surnames, given, in_body=place in bodies)
            if kind is not None:
                kinds[word] = min(kind, kinds.get(word, kind))
    parts = {part for word in written if "'" in word or "’" in word for part in _APOSTROPHE.split(word)}
    return {
        word: kind
        for word, kind in kinds.items()
        if word in surnames
        or "'" in word
        or word[0] > _LAST_SMALL
        or not (word in written or word in parts)
    }


@lru_cache(maxsize=16_384)
def _bare(written: str) -> str:
    return fold_text(_POSSESSIVE.sub("", written))


def _places(names: Collection[NameOccurrence] | Iterator[NameOccurrence]) -> set[int]:
    return {at for name in names for at in range(name.span.start, name.span.end)}


def _kind_of(
    word: str, surnames: Collection[str], given: Collection[str], *, in_body: bool
) -> ClueKind | None:
    common = _common()
    if word in common["general"] or (word in common["given"] and word not in surnames):
        return None
    if word in surnames:
        return ClueKind.BODY if word in common["surname"] else ClueKind.SURNAME
    if word in common["wide"] or word in common["surname"]:
        return ClueKind.WIDE
    if word in given:
        return ClueKind.GIVEN
    return ClueKind.BODY if in_body else ClueKind.NAME


def _numbers(segment: str) -> set[str]:
    """Return numbers of at least three telling digits (no years, no sums of money), and house numbers."""
    found = set(_BLOCK.findall(segment))
    for written in _NUMBER.findall(segment):
        number = written.replace(",", "")
        if len(number.rstrip("0")) >= _DIGITS and not (len(number) == 4 and number[:2] in ("19", "20")):
            found.add(number)
    return found


def _ages(text: str) -> Iterator[str]:
    """Yield the ages told, in digits: *five-year-old* and *5-year-old* are one."""
    written = set(_ASIDE.findall(text))
    for match in _years_old(text):
        age = _AGE.search(text, max(0, match.start() - _LONGEST_AGE), match.start())
        if age is not None:
            written.add(age[0])
    for age_told in written:
        forms = joined_forms(re.split("[- ]", age_told.lower()))
        if len(forms) == 1 and forms[0].text.isdigit():
            yield forms[0].text


def _years_old(text: str) -> Iterator[re.Match[str]]:
    small = text.lower()
    if len(small) != len(text) or "ſ" in small:
        yield from _YEARS_OLD.finditer(text)
        return
    at = small.find("year")
    while at >= 0:
        match = _YEARS_OLD.match(text, at - 1) if at else None
        if match is not None:
            yield match
        at = small.find("year", at + 1)


def _quote_marks(article: ArticleView) -> set[int]:
    """Return two fingerprints a quotation, which a longer or shorter cut of it mostly shares."""
    quotations: dict[int, list[str]] = {}
    for stretch in article.quotes:
        if stretch.said:
            said = read_texts(stretch.span.of(article.text))
            plain = [word for word, kind in said if kind is WordKind.PLAIN]
            quotations.setdefault(stretch.quotation, []).extend(plain)
    longest = sorted(quotations.values(), key=lambda words: (-len(words), words))[:QUOTATIONS]
    marks = numbers_of_rows(
        " ".join([word for words in longest for word in words]), QUOTE_STRETCH, "quote "
    )
    found: set[int] = set()
    start = 0
    for words in longest:
        own = marks[start : start + max(0, len(words) - QUOTE_STRETCH + 1)]
        found.update((min(own), max(own)) if own else ())
        start += len(words)
    return found


WEIGHTS: Mapping[ClueKind, int] = {
    ClueKind.PERSON: 150,
    ClueKind.COMMON_PERSON: 70,
    ClueKind.SURNAME: 150,
    ClueKind.NAME: 100,
    ClueKind.BODY: 50,
    ClueKind.GIVEN: 50,
    ClueKind.WIDE: 30,
    ClueKind.NUMBER: 70,
    ClueKind.AGE: 50,
    ClueKind.QUOTE: 150,
    ClueKind.COPY: 100,
}
"""What a rare clue of each kind is worth, in hundredths."""
