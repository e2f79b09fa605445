"""Web archives: the pages of a crawl.

In: an unpacked WARC stream (ISO 28500, versions 0.17 to 1.1), read record by record by warcio. Out: a
source with its data, address and declared encoding for each page that was answered with 200 and could be an
article, in order; and a problem for each that is cut off. Pictures, scripts, redirects, requests and front
pages are passed over. Of a text extraction (``conversion`` records, as in WET files) the text is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.chunks import Readable
from factcheck.readers.fault import DocumentFault
from factcheck.readers.identity import canonical_address
from factcheck.readers.limits import CHUNK, MAX_DOCUMENT
from factcheck.readers.source import Format, Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_CODINGS = ("", "identity", "gzip", "x-gzip", "deflate")


def page_records(stream: Readable, archive: Source) -> Iterator[Source | Problem]:
    """Yield the pages of a web archive; ``record`` counts its records of all kinds, from 1.

    Raises DocumentFault where the archive itself breaks off.
    """
    number = 0
    watched = _Watched(stream)
    for number, record in enumerate(_records(watched), 1):
        found = _page(record, replace(archive, record=number))
        if found is not None:
            try:
                yield replace(found, data=_body(record))
            except DocumentFault as fault:
                yield fault.at(found.place)
    if not number:
        raise DocumentFault(ProblemCode.EMPTY, "The archive holds no record.")
    if not watched.end.endswith((b"\r\n\r\n", b"\n\n")):
        raise DocumentFault(ProblemCode.MALFORMED, "The archive ends within a record.")


class _Watched:
    """A stream of which the last bytes are kept: each record ends with two empty lines."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.end = b""

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self.end = (self.end + data[-4:])[-4:]
        return data


def _records(stream: Readable) -> Iterator[ArcWarcRecord]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        yield from ArchiveIterator(stream)
    except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError) as error:
        message = "It is no web archive, or a damaged one; the rest was not read."
        raise DocumentFault(ProblemCode.MALFORMED, message) from error


def _page(record: ArcWarcRecord, here: Source) -> Source | None:
    """Return the source of a record that may be an article, still without its data."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    if canonical_address(address) is None:
        return None
    kind, charset = _content_type(record)
    if record.rec_type == "conversion" and kind == "text/plain":
        return replace(here, format=Format.TEXT, address=address, charset=charset)
    answered = record.rec_type == "response" and record.http_headers is not None
    if answered and record.http_headers.get_statuscode() != "200":
        return None
    if (answered or record.rec_type == "resource") and kind in _PAGE_TYPES:
        return replace(here, format=Format.HTML, address=address, charset=charset)
    return None


def _content_type(record: ArcWarcRecord) -> tuple[str, str | None]:
    headers = record.http_headers or record.rec_headers
    said = headers.get_header("Content-Type") or ""
    charset = _CHARSET.search(said)
    return said.partition(";")[0].strip().lower(), charset[1] if charset else None


def _body(record: ArcWarcRecord) -> bytes:
    """Return the bytes of a page, its transfer and content codings taken off."""
    coding = ""
    if record.http_headers is not None:
        coding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if coding not in _CODINGS:
        message = f"The page is packed by {coding}; gzip and deflate can be read."
        raise DocumentFault(ProblemCode.UNKNOWN_FORMAT, message)
    if record.rec_headers.get_header("WARC-Truncated"):
        raise DocumentFault(ProblemCode.MALFORMED, "The crawler cut the page off.")
    data: bytes = record.content_stream().read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise DocumentFault(ProblemCode.TOO_LARGE, f"It is longer than {MAX_DOCUMENT:,} bytes.")
    while record.raw_stream.read(CHUNK):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise DocumentFault(ProblemCode.MALFORMED, "The archive ends within the page.")
    return data
