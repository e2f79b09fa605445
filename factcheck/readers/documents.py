"""From a source to its articles.

In: a :class:`~factcheck.readers.source.Source`, in whatever process. Out: articles and problems. No
fault of a document leaves :func:`read` as an exception.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.claim_reviews import may_hold_reviews, page_reviews, read_reviews
from factcheck.readers.fault import DocumentFault, os_fault
from factcheck.readers.feed import read_feed
from factcheck.readers.fields import Place
from factcheck.readers.html import page_scripts, read_html
from factcheck.readers.identity import text_place
from factcheck.readers.jsonl import read_jsonl
from factcheck.readers.limits import MAX_DOCUMENT
from factcheck.readers.markdown import read_markdown
from factcheck.readers.plain import read_plain
from factcheck.readers.source import Format, Source


def read(source: Source) -> Iterator[RawArticle | Problem]:
    """Yield what ``source`` holds, one article or problem at a time, in its order.

    A file of one article gives one value, a page one more for each review of a claim in it; a JSONL file
    one for each line, and one more if it breaks off. Nothing is raised for a bad document.
    """
    try:
        if source.format is Format.JSONL:
            yield from read_jsonl(source)
        elif source.format is Format.FEED:
            yield from read_feed(document(source), Place(source.place, source.stem, source.shelf))
        elif source.format is Format.JSON:
            yield from read_reviews(document(source), Place(source.place, source.stem, source.shelf))
        elif source.format is Format.HTML:
            yield from _page(source, document(source))
        else:
            yield _one_article(source, document(source))
    except DocumentFault as fault:
        yield fault.at(source.place)
    except OSError as error:
        yield os_fault(error).at(source.place)


def _page(source: Source, data: bytes) -> Iterator[RawArticle | Problem]:
    """Yield the article of a page, and the reviews of claims in its JSON-LD."""
    try:
        yield _one_article(source, data)
    except DocumentFault as fault:
        yield fault.at(source.place)
    if may_hold_reviews(data):
        place = Place(source.place, source.stem, source.shelf)
        # what cannot be read here could not above, and has been told
        with suppress(DocumentFault):
            scripts, encoding = page_scripts(data, source.charset)
            yield from page_reviews(scripts, place, encoding)


def _one_article(source: Source, data: bytes) -> RawArticle:
    shelf = text_place(source.shelf, _lossy(data)) if source.is_stdin else source.shelf
    place = Place(source.place, source.stem, shelf, source.address)
    if source.format is Format.HTML:
        return read_html(data, place, source.charset)
    if source.format is Format.MARKDOWN:
        return read_markdown(data, place)
    return read_plain(data, place, source.charset)


def document(source: Source) -> bytes:
    """Return the bytes of a source; raises DocumentFault for too many and OSError."""
    if source.data is not None:
        return source.data
    with Path(source.path).open("rb") as file:
        data = file.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise DocumentFault(ProblemCode.TOO_LARGE, f"It is longer than {MAX_DOCUMENT:,} bytes.")
    return data


def _lossy(data: bytes) -> str:
    return data.decode("utf-8", "replace")
