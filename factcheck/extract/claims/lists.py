"""Lists and the count that is stated for them.

In: a text, its sentences and names. Out: :class:`ListFound` values in order. Three forms are read: items
parted by semicolons, items on lines of their own after a colon, and names parted by commas (*the victims,
A, 22, B, 23, and C*). A town and its state are one item, and so are a name and its age. A count is stated
when it stands in the sentence before the first item; *including* makes it an upper bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.extract.claims.links import Names
from factcheck.extract.claims.measures import event_of
from factcheck.extract.claims.nouns import known_noun
from factcheck.model.name import NameKind, NameOccurrence
from factcheck.model.span import Span
from factcheck.text.tables import read_rows

_STATES = frozenset(
    state.strip()
    for row in read_rows("factcheck.extract.claims", "states.txt")
    for state in row[0].split(",")
)
LIST_MIN = 4
"""So many names of one kind in a row are a list even when nothing announces them."""
_ITEM_MAX = 90
_LINES_MIN, _LINES_MAX = 3, 201
"""How many lines behind a colon may be items."""
_ABBREVIATION_MAX = 6
"""A longer last word with a full stop ends a list, a shorter one may be abbreviated (*Calif.*)."""
_ITEM = re.compile(
    r"\s*+(?:[-•*–]\s*+)?(?:and\s+|or\s+)?"
    r"(?P<item>(?:(?:the|her|his|an?)\s+)?(?:[a-z]+\s+){0,2}[A-Z0-9“\"].*)",
    re.DOTALL,
)
_CAPITAL_ITEM = re.compile(r"(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+|the\s+)?[A-Z][\w’'-]*){0,4}")
_CAPITALISED = re.compile(
    rf"\s*({_CAPITAL_ITEM.pattern}(?:,\s+{_CAPITAL_ITEM.pattern}){{0,12}},?\s+and\s+(?P<last>{_CAPITAL_ITEM.pattern}))(?=\s*[.;]|\s*$)"
)
_TITLE = r"[“\"][^“”\"\n]{1,80}[”\"]"
_BY = rf"(?:\s+by\s+{_CAPITAL_ITEM.pattern})?"
_TITLES = re.compile(
    rf"\s*{_TITLE}{_BY}(?:,?\s+{_TITLE}{_BY}){{0,12}},?\s+and\s+{_TITLE}{_BY}(?=\s*[.;]|\s*$)"
)
"""Works with their makers: *“Low Country” by Petra Hallam, “Glass,” and “Winterkeep”*."""
_LEAD_END = re.compile(
    r"(?::|—|–|\b(?:are|were|as|is|including|include|includes|namely|named))\s+(?=[^;]*$)"
)
_LINE = re.compile(r"[^\n]+")
_INTRODUCES = re.compile(r":[ \t]*\r?\Z")
_LISTED_LINE = re.compile(r"[ \t]*+(?:[-•*–]|\d{1,2}[.)])?[ \t]*+(?P<item>[A-Z0-9“\"].*)")
_BETWEEN = re.compile(
    r"(?:\s*\(\d{1,3}\)|,?\s+(?:aged?\s+)?\d{1,3}(?:\s+months)?(?=[,;]|\s+and\b))?"
    r"(?P<part>\s*[,;]\s*(?:and\s+)?|\s+and\s+)"
    r"(?:(?:the|her|his|their|both|husband|wife|son|daughter|brother|sister|mother|father)\s+){0,3}"
)
_AFTER_LAST = re.compile(r"(?:,\s+(?:aged?\s+)?\d{1,3}(?=[,.;)\s]|$)|\s*\(\d{1,3}\))")
_TO_STATE = re.compile(r",\s+$")
_UPPER = re.compile(r"\b(?:including|include|includes|such as|among(?:\s+them)?|like)\b")
_ADDED = re.compile(r"\b(?:in addition to|besides|along with|apart from)\b", re.IGNORECASE)
_CUE = re.compile(r"\b(?:identified|named|listed|victims|dead|injured|wounded|suspects|following)\b|:\s*$")


@dataclass(frozen=True, slots=True)
class ListFound:
    """One list: its items' spans in the text and what the lead-in says of it.

    ``lead`` is where the sentence that announces it begins, ``bounded`` tells that the lead-in makes no
    claim to be complete.
    """

    items: tuple[Span, ...]
    lead: Span
    item: str | None
    measure: str | None
    bounded: bool
    added: bool


def _found(text: str, items: list[Span], lead: Span) -> ListFound:
    stretch = lead.of(text).rstrip(": \t\r\n")
    measure = event_of(stretch, len(stretch), len(stretch))
    if measure is not None and measure.key == "identified":
        measure = event_of(stretch[: measure.at], measure.at, measure.at) or measure
    return ListFound(
        tuple(items),
        lead,
        known_noun(stretch),
        measure.key if measure else None,
        _UPPER.search(stretch[-60:]) is not None,
        _ADDED.search(stretch) is not None,
    )


def _by_semicolon(text: str, sentence: Span) -> ListFound | None:
    """Read *lead: a; b; and c* from one sentence."""
    stretch = sentence.of(text)
    first = stretch.find(";")
    leads = list(_LEAD_END.finditer(stretch, 0, first))
    at = leads[-1].end() if leads else 0
    colon = stretch.rfind(":", 0, first)
    at = colon + 1 if colon >= 0 else at
    if not at:
        return None
    items = []
    for segment in re.finditer(r"[^;]+", stretch[at:]):
        match = _ITEM.match(segment[0])
        item = _without_end(match["item"]) if match else ""
        if not match or len(item) > _ITEM_MAX * 2:
            return None
        start = sentence.start + at + segment.start() + match.start("item")
        items.append(Span(start, start + len(item)))
    if items[-1].of(text).endswith("."):
        items[-1] = Span(items[-1].start, items[-1].end - 1)
    if len(items) < 3 or sum(item.end - item.start for item in items[:-1]) > _ITEM_MAX * len(items):
        return None
    return _found(text, items, Span(sentence.start, sentence.start + at))


def _by_colon(text: str, sentence: Span, counts: Sequence[Span]) -> ListFound | None:
    """Read *three places: A, B and C*, whose items need not be known names."""
    colon = text.find(": ", sentence.start, sentence.end)
    if colon < 0 or not any(sentence.start <= count.start and count.end <= colon for count in counts):
        return None
    if titles := _TITLES.match(text, colon + 1, sentence.end):
        items = [Span(*one.span()) for one in re.finditer(_TITLE, titles[0])]
        items = [Span(titles.start() + one.start, titles.start() + one.end) for one in items]
        return _found(text, items, Span(sentence.start, colon + 1))
    match = _CAPITALISED.match(text, colon + 1, sentence.end)
    if not match or not match["last"]:
        return None
    items = [
        Span(part.start(), part.end())
        for part in _CAPITAL_ITEM.finditer(text, match.start(1), match.end("last"))
    ]
    return _found(text, items, Span(sentence.start, colon + 1))


def _by_line(text: str) -> Iterator[ListFound]:
    """Read a colon followed by lines that are items, up to an empty line, a long one or the end."""
    lines = [line for line in _LINE.finditer(text) if not line[0].isspace()]
    stops, rough = _stops(text, lines)
    after = 0
    for at in range(len(lines) - _LINES_MIN):
        last = stops[at + _LINES_MIN]
        if at < after or not _INTRODUCES.search(lines[at][0]):
            continue
        if last - at <= _LINES_MAX and rough[at + 1] > last:
            after = last + 1
            items = _items_of_lines(lines[at + 1 : after])
            if len(items) >= _LINES_MIN:
                yield _found(text, items, Span(lines[at].start(), text.rindex(":", 0, lines[at].end()) + 1))


def _stops(text: str, lines: Sequence[re.Match[str]]) -> tuple[list[int], list[int]]:
    """Return for each line the next that ends a list, and the next too short or too long for an item.

    Both count from the line itself; where there is none, that is the number of lines.
    """
    none = len(lines)
    stops, rough = [none] * none, [none] * none
    stop = wrong = none
    following = len(text)
    for at in range(none - 1, -1, -1):
        line = lines[at]
        ends = at == none - 1 or text.count("\n", line.end(), following) > 1
        if ends or lines[at + 1].end() - following > _ITEM_MAX:
            stop = at
        if not 1 < len(line[0].strip()) <= _ITEM_MAX:
            wrong = at
        stops[at], rough[at] = stop, wrong
        following = line.start()
    return stops, rough


def _items_of_lines(lines: Sequence[re.Match[str]]) -> list[Span]:
    """Return the items that ``lines`` are, up to the first line that is none."""
    items: list[Span] = []
    for line in lines:
        match = _LISTED_LINE.match(line[0])
        item = _without_end(match["item"]) if match else ""
        if not match or line[0].rstrip().endswith((".”", '."', "?")) or item.count(" ") > 9:
            break
        start = line.start() + match.start("item")
        stop = item.endswith(".") and len(item.split()[-1]) > _ABBREVIATION_MAX
        items.append(Span(start, start + len(item) - stop))
    return items


def _without_end(item: str) -> str:
    """Return an item without the blanks and the mark, with or without *and*, that part it from the next."""
    item = item.rstrip()
    if item.endswith("and") and (ended := item[:-3].rstrip()).endswith(";"):
        item = ended
    return item[:-1].rstrip() if item.endswith((";", ",")) else item


def _chains(text: str, names: list[NameOccurrence]) -> Iterator[list[NameOccurrence]]:
    """Yield the runs of names that only separators part."""
    chain: list[NameOccurrence] = []
    closed = False
    for name in names:
        gap = _BETWEEN.fullmatch(text, chain[-1].span.end, name.span.start) if chain else None
        if gap and not (closed and "and" not in gap["part"] and name.span.of(text) not in _STATES):
            closed = closed or "and" in gap["part"]
            chain.append(name)
            continue
        if len(chain) > 1:
            yield chain
        chain, closed = [name], False
    if len(chain) > 1:
        yield chain


def _items_of(text: str, chain: list[NameOccurrence]) -> list[Span]:
    items: list[Span] = []
    for name in chain:
        span = name.span
        if items and span.of(text) in _STATES and _TO_STATE.fullmatch(text, items[-1].end, span.start):
            items[-1] = Span(items[-1].start, span.end)
            continue
        age = _AFTER_LAST.match(text, span.end)
        items.append(Span(span.start, age.end() if age else span.end))
    return items


def _by_comma(
    text: str, sentence: Span, names: list[NameOccurrence], counts: Sequence[Span]
) -> Iterator[ListFound]:
    for chain in _chains(text, names):
        items = _items_of(text, chain)
        lead = text[sentence.start : items[0].start]
        counted = any(count.end <= items[0].start for count in counts)
        alike = (
            all(name.kind is chain[0].kind for name in chain) and chain[0].kind is not NameKind.ORGANISATION
        )
        said = _CUE.search(lead[-60:]) is not None
        if len(items) >= (2 if counted and said else 3 if counted or said else LIST_MIN) and (
            alike or said or counted
        ):
            if lead.strip():
                yield _found(text, items, Span(sentence.start, items[0].start))
            else:
                yield ListFound(tuple(items), Span(items[0].start, items[0].end), None, None, False, False)


def find_line_lists(text: str) -> list[ListFound]:
    """Find the lists whose items stand on lines of their own, in order."""
    return list(_by_line(text)) if ":\n" in text or ": \n" in text or ":\r" in text else []


def find_lists(text: str, sentence: Span, names: Names, counts: Sequence[Span]) -> list[ListFound]:
    """Find the lists within one sentence, in order; ``counts`` are the places of its counts."""
    if text.count(";", sentence.start, sentence.end) >= 2 and (found := _by_semicolon(text, sentence)):
        return [found]
    if counts and (found := _by_colon(text, sentence, counts)):
        return [found]
    inside = names.between(sentence.start, sentence.end)
    return list(_by_comma(text, sentence, inside, counts)) if len(inside) > 1 else []
