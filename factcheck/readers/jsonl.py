"""JSON Lines: one article a line, each line for itself.

In: a source of any size, packed or not. Out: an article or a problem for each line that is not blank, in
order, in constant memory. A line is a JSON object (RFC 8259); ``NaN`` counts as null, as exports of
tables write it. Wrong values of known keys are problems, for they are the sender's mistake; unknown keys
are kept as metadata. ``date``, ``author``, ``headline`` and ``lang``, as other programs write them, are
taken where our own keys are missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers.blocks import too_long_line
from factcheck.readers.claim_reviews import is_review, review_article
from factcheck.readers.encoding import decode, refuse_signature
from factcheck.readers.fault import DocumentFault
from factcheck.readers.fields import ALIASES, KEYS, Fields, Place, check_text, make_article, metadata_value
from factcheck.readers.html import READER as HTML_READER
from factcheck.readers.html import take_page
from factcheck.readers.identity import text_place
from factcheck.readers.limits import MAX_DOCUMENT
from factcheck.readers.linked_data import names_of
from factcheck.readers.source import Source
from factcheck.readers.streams import byte_chunks, split_lines

READER = "jsonl/1"

MAX_BAD_START = 1000
"""Bad lines at the beginning, with no good one among them, after which a file is no JSONL of articles."""

_A_LIST = (
    "It is a JSON list over several lines, and each line must be an article: jq -c '.[]' makes such lines."
)

_KNOWN = frozenset((*KEYS, "text", "html"))
_SUSPECT = re.compile(rb"\\u(?:d[89a-f]|0000)", re.IGNORECASE)
_TYPES = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}


def read_jsonl(source: Source) -> Iterator[RawArticle | Problem]:
    """Yield what each line holds; ``path#line`` is the place of a line.

    Raises DocumentFault or OSError where the source itself breaks off.
    """
    with Path(source.path).open("rb") if source.data is None else BytesIO(source.data) as stream:
        parts = byte_chunks(stream)
        first = next(parts, b"")
        refuse_signature(first)
        good = bad = 0
        for number, line in enumerate(split_lines(chain((first,), parts), MAX_DOCUMENT), source.line):
            if line is not None and not line.strip():
                continue
            if not good and not bad and line is not None and _opens_list(line):
                raise DocumentFault(ProblemCode.MALFORMED, _A_LIST)
            found = _take(line, number, source)
            yield found
            if isinstance(found, RawArticle):
                good += 1
            else:
                bad += 1
            if bad >= MAX_BAD_START and not good:
                message = f"None of the first {bad:,} lines is an article; the rest was not read."
                raise DocumentFault(ProblemCode.MALFORMED, message)
        if not good and not bad:
            raise DocumentFault(ProblemCode.EMPTY, "It holds no line.")


def _opens_list(line: bytes) -> bool:
    """Tell whether a line opens a list of objects and does not end it."""
    words = line.strip()
    return words[:1] == b"[" and words[-1:] != b"]" and words[1:].lstrip()[:1] in (b"", b"{")


def _take(line: bytes | None, number: int, source: Source) -> RawArticle | Problem:
    place = f"{source.place}#{number}"
    if line is None:
        return too_long_line(place)
    try:
        words, encoding = decode(line)
        record = _record(words)
        if _SUSPECT.search(line):
            _refuse_unstorable(record)
        return _article(record, Place(place, f"{source.stem}-{number}", source.shelf), encoding)
    except DocumentFault as fault:
        return fault.at(place)


def _record(words: str) -> dict[str, object]:
    try:
        record = json.loads(words, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise DocumentFault(
            ProblemCode.MALFORMED, f"The line is no JSON: {error.msg} at column {error.colno}."
        ) from error
    except RecursionError as error:
        raise DocumentFault(ProblemCode.MALFORMED, "The line is nested too deeply.") from error
    except ValueError as error:
        raise DocumentFault(ProblemCode.MALFORMED, "The line holds a number that is too long.") from error
    if not isinstance(record, dict):
        raise DocumentFault(
            ProblemCode.MALFORMED, f"The line is {_type_name(record)}; it must be an object."
        )
    return record


def _article(record: dict[str, object], place: Place, encoding: str) -> RawArticle:
    if is_review(record):
        return review_article(record, place, encoding)
    own = _own_names(record)
    said = {key: _words(key, own[key]) for key in _KNOWN if own.get(key) is not None}
    text, page = said.pop("text", None), said.pop("html", None)
    fields = Fields(**said, metadata=_metadata(own))
    reader = READER
    if text is None:
        if page is None:
            raise DocumentFault(ProblemCode.MALFORMED, _no_text(record))
        text, of_page = take_page(page)
        fields = fields.filled_from(of_page)
        reader = f"{READER}+{HTML_READER}"
    check_text(text)
    here = Place(place.source, place.stem, text_place(place.identity, text))
    return make_article(text, fields, here, reader=reader, encoding=encoding)


def _own_names(record: dict[str, object]) -> dict[str, object]:
    """Return the record with our names of keys; what another name holds is taken if it is words.

    Persons may be a list, and objects with a ``name``. A key of our own name comes first, and then the
    other stays what it is: metadata.
    """
    own = dict(record)
    for key, name in ALIASES.items():
        words = names_of(record.get(key)) if name == "byline" else record.get(key)
        if own.get(name) is None and isinstance(words, str) and words.strip():
            own[name] = words
            del own[key]
    return own


def _metadata(record: dict[str, object]) -> dict[str, str]:
    unknown = ((key, value) for key, value in record.items() if key not in _KNOWN)
    return {key: metadata_value(value) for key, value in unknown if value is not None}


def _words(key: str, value: object) -> str:
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise DocumentFault(
            ProblemCode.MALFORMED, f"The key {key} is {_type_name(value)}; it must be a string."
        )
    return value


def _no_text(record: dict[str, object]) -> str:
    keys = ", ".join(list(record)[:10]) or "none"
    return f"The line has neither text nor html; its keys are: {keys}. Name the one with the words text."


def _type_name(value: object) -> str:
    return _TYPES.get(type(value), "a number")


def _refuse_unstorable(record: dict[str, object]) -> None:
    """Refuse what JSON can spell and no text can hold: half a surrogate pair, and NUL."""
    waiting: list[object] = [record]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item.keys())
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, str):
            if "\0" in item:
                raise DocumentFault(ProblemCode.NOT_TEXT, "The line is not text: it holds NUL.")
            if not item.isascii() and any("\ud800" <= char <= "\udfff" for char in item):
                raise DocumentFault(ProblemCode.ENCODING, "The line holds half of a surrogate pair.")
