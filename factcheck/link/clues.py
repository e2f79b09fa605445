"""Clues: what of an article tells which event it is about.

In: an article with its names and quotations. Out: numbers of 48 bits, each with a kind that says how much
it tells when two articles share it. Clues are read from the article alone, so that they never change
with what else a store holds. Sentences with a telephone number, an address of the web or a notice of
rights tell where an article is from, not what it is about, and are passed over. Measured on 87 groups of
real articles: full names of persons alone tie six of ten pairs, words with a capital nine of ten.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from enum import IntEnum
from functools import cache, lru_cache
from heapq import nsmallest

from factcheck.link.copies import fingerprint, prints, stretches
from factcheck.link.persons import read_person
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

_SEGMENT = re.compile(r"[.!?:][\"”’')\]]*\s+|\n+")
# A pattern that begins with a class of characters is found four times as fast as one that looks behind.
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<![^\W_].)[^\W_]+(?:['’][^\W_]+)*")
_SMALL = re.compile(r"[a-zß-öø-ÿ](?<![^\W_].)[^\W_]+")
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_NUMBER = re.compile(r"\d(?<![\w.,:$£€/-].)(?:\d{0,2}(?:,\d{3})+|\d{2,5})(?![\w/-]|[.,:]\d)")
_BLOCK = re.compile(r"\d(?<!\w.)\d{1,5}(?= block\b)", re.IGNORECASE)
_LONGEST_AGE = 40
_TWO_DIGITS = re.compile(r"\d\d")
_YEARS_OLD = re.compile(r"[- ]years?[- ]old\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)\Z", re.IGNORECASE)
_ASIDE = re.compile(r",(?<=[A-Za-z],) (\d{1,2}),")
_PHONE = re.compile(r"\d{3}(?:\)?[-.\s]+\d{3}[-.\s]\d{4}|(?<!\w\d{3})-[\dA-Z]{4}\b)")
_ELSEWHERE = ("@", "http:", "https:", "www.", ".com", "©", "copyright", "rights reserved")
_LEAST_LETTERS = 3
_HEADLINE = 3
_DIGITS = 3


@cache
def _common(kind: str) -> frozenset[str]:
    return frozenset(
        word.strip()
        for row in read_rows("factcheck.link", "common_names.txt")
        if row[0] == kind
        for word in row[1].split(",")
    )


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


def read_clues(article: ArticleView, marks: Collection[int] | None = None) -> dict[int, ClueKind]:
    """Return the clues of an article, numbers in ``0 .. 2**48 - 1`` with their kinds.

    ``marks`` are the text's :func:`~factcheck.link.copies.stretches` from :data:`COPY_LETTERS`, for one
    who has them already.
    """
    if marks is None:
        marks = stretches(article.text, from_letters=COPY_LETTERS)
    found = _person_clues(article.names)
    segments = list(_segments(article.text))
    words = _name_words(article, segments)
    for word in sorted(words, key=lambda word: (words[word], word))[:NAME_WORDS]:
        found[fingerprint("word", word)] = words[word]
    for _, segment in segments:
        if _TWO_DIGITS.search(segment):
            for number in _numbers(segment):
                found[fingerprint("number", number)] = ClueKind.NUMBER
    for age in _ages(article.text):
        found[fingerprint("age", age)] = ClueKind.AGE
    for mark in _quote_marks(article):
        found[mark] = ClueKind.QUOTE
    for mark in nsmallest(COPY_PRINTS, marks):
        found[mark] = ClueKind.COPY
    return found


def _segments(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences that tell of events, roughly cut, each with its offset."""
    small = text.lower()
    foreign = [match.start() for match in _PHONE.finditer(text)]
    if len(small) == len(text):
        for words in _ELSEWHERE:
            at = small.find(words)
            while at >= 0:
                foreign.append(at)
                at = small.find(words, at + 1)
    foreign.sort(reverse=True)
    start = 0
    for end, after in [
        *(
            (match.start() + (text[match.start()] != "\n"), match.end())
            for match in _SEGMENT.finditer(text)
        ),
        (len(text),) * 2,
    ]:
        told = True
        while foreign and foreign[-1] < after:
            told = foreign.pop() < start and told
        if told and start < end:
            yield start, text[start:end]
        start = after


def _person_clues(names: Sequence[NameOccurrence]) -> dict[int, ClueKind]:
    found: dict[int, ClueKind] = {}
    for name in {name.entity for name in names if name.kind is NameKind.PERSON}:
        person = read_person(name)
        if not person.given or person.surname in _common("general"):
            continue
        common = person.given[0] in _common("given") and person.surname in _common("surname")
        kind = ClueKind.COMMON_PERSON if common or len(person.given[0]) == 1 else ClueKind.PERSON
        found[fingerprint("person", f"{person.given[0]} {person.surname}")] = kind
    return found


def _name_words(article: ArticleView, segments: Sequence[tuple[int, str]]) -> dict[str, ClueKind]:
    """Return the words that stand with a capital inside sentences or in names, with their kinds."""
    persons = [read_person(name.entity) for name in article.names if name.kind is NameKind.PERSON]
    surnames = {person.surname for person in persons if person.given}
    given = {name for person in persons for name in person.given}
    bodies = _places(name for name in article.names if name.kind is NameKind.ORGANISATION)
    named = _places(article.names)
    kinds: dict[str, ClueKind] = {}
    for start, segment in segments:
        found = list(_CAPITAL.finditer(segment))
        count = segment.count(" ") + 1
        if not found or (count > _HEADLINE and len(found) > HEADLINE_SHARE * count):
            continue
        first = _WORD.search(segment)
        for match in found:
            place = start + match.start()
            word = _bare(match[0])
            begins = first is not None and first.start() == match.start()
            if len(word) < _LEAST_LETTERS or (begins and place not in named):
                continue
            kind = _kind_of(word, surnames, given, in_body=place in bodies)
            if kind is not None:
                kinds[word] = min(kind, kinds.get(word, kind))
    small = set(_SMALL.findall(article.text))
    return {word: kind for word, kind in kinds.items() if word not in small or word in surnames}


@lru_cache(maxsize=16_384)
def _bare(written: str) -> str:
    return fold_text(_POSSESSIVE.sub("", written))


def _places(names: Collection[NameOccurrence] | Iterator[NameOccurrence]) -> set[int]:
    return {at for name in names for at in range(name.span.start, name.span.end)}


def _kind_of(
    word: str, surnames: Collection[str], given: Collection[str], *, in_body: bool
) -> ClueKind | None:
    if word in _common("general") or (word in _common("given") and word not in surnames):
        return None
    if word in surnames:
        return ClueKind.BODY if word in _common("surname") else ClueKind.SURNAME
    if word in _common("wide") or word in _common("surname"):
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
    for match in _YEARS_OLD.finditer(text):
        age = _AGE.search(text, max(0, match.start() - _LONGEST_AGE), match.start())
        if age is not None:
            written.add(age[0])
    for age_told in written:
        forms = joined_forms(re.split("[- ]", age_told.lower()))
        if len(forms) == 1 and forms[0].text.isdigit():
            yield forms[0].text


def _quote_marks(article: ArticleView) -> set[int]:
    """Return two fingerprints a quotation, which a longer or shorter cut of it mostly shares."""
    quotations: dict[int, list[str]] = {}
    for stretch in article.quotes:
        if stretch.said:
            said = read_texts(stretch.span.of(article.text))
            plain = [word for word, kind in said if kind is WordKind.PLAIN]
            quotations.setdefault(stretch.quotation, []).extend(plain)
    found: set[int] = set()
    for words in sorted(quotations.values(), key=lambda words: (-len(words), words))[:QUOTATIONS]:
        marks = prints("quote", words, range(len(words)), QUOTE_STRETCH).values()
        found.update((min(marks), max(marks)) if marks else ())
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
