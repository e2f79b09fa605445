"""A word printed twice in a row.

What it finds
-------------
The same word twice with nothing but a space between, within one line of running text. One finding for
each doubled word of an article, with every place where it stands doubled.

Why it matters
--------------
Spelling checkers that know only single words pass it, and a reader sees it at once. It often marks
the seam of an edit, where a word that should have changed was left.

Example
-------
"The officers had no charge charge to bring." One finding: `charge charge`.

Known false alarms
------------------
Some words are lawfully doubled ("he had had enough", "bye bye", "very very"): they stand, with the reason,
in `factcheck/checks/data/lawful_doubles.txt`, which a desk may extend. Names (Walla Walla), numbers, words
three times in a row, words joined by a hyphen, words of speech within quotation marks (there only
"the the" and its like count), and lines that are no sentences (menus, share buttons) are passed over.

Options
-------
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.checks.base import Check
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import ArticleView
from factcheck.model.span import Span
from factcheck.text.fold import fold_text, lowered
from factcheck.text.tables import read_rows

_PAIR = re.compile(
    r"(?P<first>\b(?<!['’@#$/.&-])[^\W\d_]++(?>(?:['’][^\W\d_]++)?))(?P<gap>[ \t\u00a0]++)"
    r"(?P<second>(?P=first))(?![\w'’@/&-]|\.\w)"
)
"""For texts in small letters."""


_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_LEAST_WORDS = 8
"""A line with fewer words is more often a menu or a list of buttons than a sentence."""

_NEVER_SPOKEN = frozenset({"the", "a", "an", "of"})
"""Doubled inside quotation marks these are a slip of the keyboard: speakers' stumbles get a comma."""


@lru_cache(maxsize=1)
def _lawful() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("factcheck.checks", "lawful_doubles.txt"))


def _is_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line) is not None and len(_WORD.findall(line)) >= _LEAST_WORDS


def _is_name(first: str, second: str) -> bool:
    return second[0].isupper() and (first[0].isupper() or not first.isupper())


def _is_run(text: str, match: re.Match[str], line: Span) -> bool:
    word = match["first"].casefold()
    before = _WORD.findall(text[line.start : match.start()].casefold())
    after = _WORD.match(text[match.end() : line.end].lstrip().casefold())
    return before[-1:] == [word] or (after is not None and after[0] == word)


def _doubles(text: str) -> Iterator[tuple[str, Span]]:
    for match in _PAIR.finditer(lowered(text)):
        first, second = (text[slice(*match.span(name))] for name in ("first", "second"))
        word = fold_text(first)
        lawful = word in _lawful() or (len(word) < 2 and word != "a")
        if lawful or _is_name(first, second):
            continue
        line = _line_at(text, match.start())
        if _is_sentence(line.of(text)) and not _is_run(text, match, line):
            yield word, Span(*match.span())


def _line_at(text: str, at: int) -> Span:
    start = 0
    for line in text.splitlines(keepends=True):
        if at < start + len(line):
            return Span(start, start + len(line))
        start += len(line)
    raise ValueError(f"the text ends before {at}")


def _is_quoted(view: ArticleView, span: Span) -> bool:
    return any(stretch.said and stretch.span.overlaps(span) for stretch in view.quotes)


def find(view: ArticleView) -> Iterator[Finding]:
    """Yield one finding for each word that stands doubled, in the order of the first places."""
    places: dict[str, list[Span]] = {}
    for word, span in _doubles(view.text):
        if word in _NEVER_SPOKEN or not _is_quoted(view, span):
            places.setdefault(word, []).append(span)
    for word, spans in places.items():
        doubled = f"{word} {word}"
        times = "" if len(spans) == 1 else f" in {len(spans)} places"
        yield Finding(
            check=CHECK.name,
            severity=CHECK.severity,
            confidence=0.9,
            subject=doubled,
            message=f"The word “{word}” stands twice in a row{times}.",
            identity=(view.ref.key, word),
            evidence=tuple(
                Evidence(
                    article=view.ref,
                    span=span,
                    text=span.of(view.text),
                    value=doubled,
                    marks=(Span(span.end - len(word), span.end),),
                )
                for span in spans
            ),
        )


CHECK = Check(
    name="doubled-word",
    takes=ArticleView,
    find=find,
    severity=Severity.NOTE,
    identity_version=1,
    doc=__doc__ or "",
)
