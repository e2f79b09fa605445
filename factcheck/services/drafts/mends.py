"""What a draft would read where the authority list or a primary source settles a finding.

In: a draft with its findings. Out: the file's text with the mends. A name is put as the authority list has
it; words within quotation marks only where that was asked for, as a transcript, a release or a post has
them. Nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.model.draft import Mended
from factcheck.model.finding import Evidence, Finding
from factcheck.model.group import ArticleView
from factcheck.model.span import Span
from factcheck.readers.drafts import Draft

_UNSAFE = frozenset('<>&"\\')
"""Characters that mean something in a page or in JSON: what holds one is left to the writer."""

_QUOTE_CHECKS = frozenset(("quote-altered", "elision-changes-meaning"))


@dataclass(frozen=True, slots=True, order=True)
class _Mend:
    """Code points ``start..end`` of the article's text become ``new``."""

    start: int
    end: int
    new: str


def mended(draft: Draft, view: ArticleView, findings: Sequence[Finding], *, fix_quotes: bool) -> Mended:
    """Return the text of the draft's file with the mends that ``findings`` allow.

    Quotations are mended with ``fix_quotes`` only; what would be is counted all the same.
    """
    wanted = {mend for finding in findings for mend in (*_names(view, finding), *_quotes(view, finding))}
    quoted = [one.span for one in view.quotes if one.quoted]
    free = [one for one in wanted if fix_quotes or not _lies_in(one, quoted)]
    shown, done = draft.shown, 0
    before = len(shown) + 1
    for mend in sorted(free, reverse=True):
        start, end = draft.file_offsets(Span(mend.start, mend.end))
        same = shown[start:end] == view.text[mend.start : mend.end]
        if end <= before and same and _UNSAFE.isdisjoint(mend.new):
            shown = shown[:start] + mend.new + shown[end:]
            before = start
            done += 1
    end_of_line = "\n" if draft.is_line else ""
    return Mended(
        before=draft.shown + end_of_line,
        after=shown + end_of_line,
        first_line=draft.first_line,
        mends=done,
        in_quotes=len(wanted) - len(free),
    )


def _lies_in(mend: _Mend, quoted: Iterable[Span]) -> bool:
    return any(span.overlaps(Span(mend.start, mend.end)) for span in quoted)


def _names(view: ArticleView, finding: Finding) -> Iterator[_Mend]:
    """Yield the words of names that the authority list spells otherwise."""
    if not finding.settled:
        return
    right = finding.settled.split()
    for one in finding.evidence:
        wrong = dict(finding.forms).get(one.value, "").split()
        pairs = [
            (ours, theirs)
            for ours, theirs in zip(reversed(wrong), reversed(right), strict=False)
            if ours != theirs
        ]
        if one.article.key != view.ref.key or len(pairs) != 1:
            continue
        word = re.compile(rf"(?<!\w){re.escape(pairs[0][0])}(?!\w)")
        for name in view.names:
            for match in word.finditer(view.text, name.span.start, name.span.end):
                yield _Mend(match.start(), match.end(), pairs[0][1])


def _quotes(view: ArticleView, finding: Finding) -> Iterator[_Mend]:
    """Yield the words of quotations that a primary source has otherwise."""
    if finding.check not in _QUOTE_CHECKS:
        return
    sources = [
        one
        for one in finding.evidence
        if one.article.kind.primary and one.article.key != view.ref.key and one.marks
    ]
    if len({one.value for one in sources}) != 1:
        return  # two records that differ settle nothing
    source = sources[0]
    for one in finding.evidence:
        here = one.article.key == view.ref.key and one.value != source.value
        if here and len(one.marks) == len(source.marks):
            for mark, right in zip(one.marks, source.marks, strict=True):
                yield _put(view.text, mark, _words(source, right))


def _words(source: Evidence, mark: Span) -> str:
    """Return what the source has at a mark; nothing where it only parts two words."""
    words = source.text[mark.start - source.span.start : mark.end - source.span.start]
    return " ".join(words.split()) if any(char.isalnum() for char in words) else ""


def _put(text: str, mark: Span, words: str) -> _Mend:
    """Return the mend that has ``words`` stand at ``mark``, with one space on either side."""
    old = mark.of(text)
    spoken = any(char.isalnum() for char in old)
    if not spoken and not set(old) & {"…", "["} and ".." not in old:
        return _Mend(mark.start, mark.end, f"{old.rstrip()} {words} ")
    start, end = mark.start, mark.end
    if not words and text[end : end + 1] == " ":
        end += 1
    if words and not spoken:
        words = words if text[start - 1 : start].isspace() else f" {words}"
        words = words if not text[end : end + 1].isalnum() else f"{words} "
    return _Mend(start, end, words)
