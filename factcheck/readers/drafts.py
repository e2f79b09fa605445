"""Drafts: articles that are not printed yet, with the way from every character back to the file.

In: paths. Out: for each draft its article, the comments that its writer left for this program, and where
each character of the article stands in the file. Feeds and archives are no drafts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import BinaryIO

from factcheck.model.article import RawArticle
from factcheck.model.draft import FilePlace
from factcheck.model.problem import Problem, ProblemCode
from factcheck.model.span import Span
from factcheck.readers.documents import document, read
from factcheck.readers.encoding import decode
from factcheck.readers.fault import DocumentFault
from factcheck.readers.html import decode_page
from factcheck.readers.inline_ignores import InlineIgnore, blanked, find_ignores
from factcheck.readers.inputs import sources
from factcheck.readers.markdown import split_front_matter
from factcheck.readers.original_places import Way, in_json, in_page
from factcheck.readers.source import Format, Source
from factcheck.readers.streams import byte_chunks
from factcheck.text.lines import line_starts, place_in

_FORMATS = (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSONL)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A draft: its article, in whose text spaces stand for its comments, and the file it stands in.

    ``file`` is the path as it was given. ``written`` is what the writer wrote: the text, or the page with
    its marks; comments and their lines are found in it. ``shown`` is what an editor shows of the file from
    ``first_line`` on, in JSONL the one line of this draft (``is_line``), without its line break.
    """

    article: RawArticle
    file: str
    written: str
    shown: str
    to_written: Way
    to_shown: Way
    first_line: int = 1
    is_line: bool = False

    @cached_property
    def ignores(self) -> tuple[InlineIgnore, ...]:
        """The comments of the writer."""
        return tuple(find_ignores(self.written))

    @cached_property
    def _shown_lines(self) -> list[int]:
        return line_starts(self.shown)

    @cached_property
    def _written_lines(self) -> list[int]:
        return line_starts(self.written)

    def place(self, span: Span) -> FilePlace:
        """Return where a stretch of the article's text stands in the file."""
        return self._place(self.to_written(span.start), self.to_written(span.end - 1))

    def place_of(self, ignore: InlineIgnore) -> FilePlace:
        """Return where a comment stands in the file."""
        return self._place(ignore.span.start, ignore.span.end - 1)

    def written_line(self, offset: int) -> int:
        """Return the line, from 1, of what the writer wrote at an offset of the article's text."""
        return place_in(self._written_lines, self.to_written(offset))[0]

    def file_offsets(self, span: Span) -> tuple[int, int]:
        """Return where a stretch of the article's text stands in :attr:`shown`, half-open."""
        start, last = (self.to_shown(self.to_written(at)) for at in (span.start, span.end - 1))
        return start, last + 1

    def _place(self, first: int, last: int) -> FilePlace:
        start = self.to_shown(first)
        end = max(start, self.to_shown(last))
        line, column = place_in(self._shown_lines, start)
        end_line, end_column = place_in(self._shown_lines, end)
        more = self.first_line - 1
        return FilePlace(line + more, column, end_line + more, end_column + 1)


def read_drafts(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Draft | Problem]:
    """Yield the drafts that ``paths`` name, ``-`` for standard input, and a problem for each that is none.

    Raises InputError at once if a path names nothing.
    """
    return (draft for one in sources(paths, stdin=stdin) for draft in _drafts_of(one))


def sent_draft(article: RawArticle, file: str, written: str) -> Draft:
    """Return the draft of an article that came without a file, under the name ``file``.

    ``written`` is its text, or the page that it was read from; places are those in it.
    """
    is_page = written != article.text
    return Draft(
        article=article if is_page else replace(article, text=blanked(written)),
        file=file,
        written=written,
        shown=written,
        to_written=in_page(written, article.text) if is_page else _same,
        to_shown=_same,
    )


def _drafts_of(source: Source | Problem) -> Iterator[Draft | Problem]:
    if isinstance(source, Problem):
        yield source
        return
    if source.format not in _FORMATS or source.inside:
        message = "It is no draft: those are .txt, .md, .html and .jsonl."
        yield DocumentFault(ProblemCode.UNKNOWN_FORMAT, message).at(source.place)
        return
    for found in read(source):
        yield found if isinstance(found, Problem) else _draft(found, source)


def _draft(article: RawArticle, source: Source) -> Draft:
    data = document(source)
    if source.format is Format.HTML:
        return sent_draft(article, source.path, decode_page(data, source.charset)[0])
    if source.format is Format.JSONL:
        return _line_draft(article, source, data)
    whole, _ = decode(data)
    shift = len(whole) - len(split_front_matter(whole)[1]) if source.format is Format.MARKDOWN else 0
    return Draft(
        article=replace(article, text=blanked(article.text)),
        file=source.path,
        written=article.text,
        shown=whole,
        to_written=_same,
        to_shown=lambda offset: offset + shift,
    )


def _line_draft(article: RawArticle, source: Source, data: bytes) -> Draft:
    """Return the draft of one line of JSONL, whose number the article's source tells."""
    number = int(article.source.rpartition("#")[2])
    lines = b"".join(byte_chunks(BytesIO(data))).split(b"\n")
    line, _ = decode(lines[number - source.line])
    strings = in_json(line)
    if "text" in strings:
        written, to_shown = strings["text"]
        to_written: Way = _same
        article = replace(article, text=blanked(article.text))
    else:
        written, to_shown = strings["html"]
        to_written = in_page(written, article.text)
    return Draft(
        article=article,
        file=source.path,
        written=written,
        shown=line,
        to_written=to_written,
        to_shown=to_shown,
        first_line=number,
        is_line=True,
    )


def _same(offset: int) -> int:
    return offset
