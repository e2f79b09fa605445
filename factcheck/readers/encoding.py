"""From bytes to text, without guessing where a guess could garble it.

In: the bytes of one document. Out: its text and the encoding that was found. Order: byte order mark,
UTF-8, the encoding that the document declares, Windows-1252 and Mac OS Roman where the result reads like
Latin script, then detection (charset-normalizer) with a floor. Nothing good enough: a fault. A wrong
guess would change names and quotation marks, so broken UTF-8 is a fault, never something else.

Declared names follow the WHATWG Encoding Standard (section 4.2): ``iso-8859-1`` means Windows-1252.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from factcheck.model.problem import ProblemCode
from factcheck.readers.fault import DocumentFault

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; the longer ones first, for UTF-32's begins with UTF-16's."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"{\\rtf", "a rich text (RTF) document"),
)

_DECLARABLE = re.compile(
    r"(?:windows-|cp)125[0-8]|iso-?8859-?\d{1,2}|latin-?1|us-ascii|ascii|koi8-[ru]|mac(?:intosh|-?roman)"
    r"|gb2312|gbk|gb18030|big5|shift[-_]jis|euc-(?:jp|kr)|utf-?8",
    re.IGNORECASE,
)
_LATIN_1 = re.compile(r"iso-?8859-?1|latin-?1|us-ascii|ascii", re.IGNORECASE)

MAX_FOREIGN_SHARE = 0.2
"""Share of letters beyond ASCII above which a text is in none of the two Western encodings: Icelandic, the
richest of their languages, has about .12, Russian read as Windows-1252 nearly 1."""

MAX_CONTROL_SHARE = 0.01
"""Share of control characters above which bytes in no known encoding are called binary; random
bytes have .11."""

MIN_COHERENCE = 0.4
MAX_CHAOS = 0.1
"""Floors for charset-normalizer's matches. Tried on sentences in seven languages and encodings: right
ones have a coherence of .43 or more, texts of a few words 0 with whatever encoding comes first."""

_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_ODD_SYMBOLS = "¹²³¼½¾¿¡¤¦¨¯±´¸¬×÷ˆ˜‰≥≤≠≈∞∂∑∏π∫Ω∆◊√ˇ˘˙˚˝˛⁄ﬁﬂ"
_ODD_PLACE = re.compile(
    r"[a-z][À-ÖØ-ÞŠŽŸŒ]"  # a capital inside a word: Mac OS Roman read as Windows-1252 gives "ItÕs"
    rf"|[^\W\d_][{_ODD_SYMBOLS}ª§¶†‡][^\W\d_]"
    rf"|[a-z][{_ODD_SYMBOLS}]"
    r"|[\x00-\x08\x0e-\x1f\x7f-\x9f\u2500-\u259f\ufffd]"
)
"""Characters where prose has none: the sign that a text was read in a wrong encoding."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of ``data``, line ends untouched, and the name of its encoding.

    ``declared`` is the encoding that the document names. A byte order mark belongs to the encoding and
    is no part of the text. Raises DocumentFault: NOT_TEXT for binary data, ENCODING for a text whose
    encoding cannot be told.

    >>> decode("“So,” he said.".encode("cp1252"))
    ('“So,” he said.', 'cp1252')
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding), encoding
    refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error)
    for encoding in _likely_encodings(data, declared):
        return data.decode(encoding), encoding
    if len(_CONTROL_BYTES.findall(data)) > MAX_CONTROL_SHARE * len(data):
        raise DocumentFault(ProblemCode.NOT_TEXT, "It is not text: it holds many control characters.")
    raise DocumentFault(
        ProblemCode.ENCODING, "It is not UTF-8, and its encoding can neither be read from it nor told."
    )


def refuse_binary(data: bytes) -> None:
    """Raise DocumentFault NOT_TEXT if ``data`` begins like a known binary format or holds a NUL byte."""
    refuse_signature(data)
    at = data.find(b"\0")
    if at >= 0:
        raise DocumentFault(ProblemCode.NOT_TEXT, f"It is not text: byte {at} is NUL.")


def refuse_signature(data: bytes) -> None:
    """Raise DocumentFault NOT_TEXT if ``data`` begins like a known binary format."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentFault(ProblemCode.NOT_TEXT, f"It is {what}, not text.")


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentFault(
            ProblemCode.ENCODING,
            f"Its byte order mark says {encoding}, but byte {error.start} after the mark is none.",
        ) from error


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """Refuse a text that is UTF-8 but for some bytes; as Windows-1252 it would be garbled."""
    lenient = data.decode("utf-8", "replace")
    right = sum(not char.isascii() for char in lenient) - lenient.count("\ufffd")
    if right > lenient.count("\ufffd"):
        raise DocumentFault(
            ProblemCode.ENCODING, f"It is UTF-8, but damaged at byte {error.start}."
        ) from error


def _likely_encodings(data: bytes, declared: str | None) -> Iterator[str]:
    """Yield the encodings that ``data`` can be read in, the most trusted first."""
    if declared and _DECLARABLE.fullmatch(declared):
        encoding = "cp1252" if _LATIN_1.fullmatch(declared) else declared.lower()
        if _decodes(data, encoding):
            yield encoding
    for western in ("cp1252", "mac_roman"):
        if _decodes(data, western) and _reads_like_latin(data.decode(western)):
            yield western
    yield from _detected(data)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _reads_like_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    foreign = sum(not char.isascii() for char in letters)
    return foreign <= MAX_FOREIGN_SHARE * len(letters) and not _ODD_PLACE.search(text)


def _detected(data: bytes) -> Iterator[str]:
    # 40 ms to import, and one file in a thousand needs it
    from charset_normalizer import from_bytes

    # of two that read as well the Macintosh's is the rarer one
    for match in sorted(from_bytes(data), key=lambda match: match.encoding.startswith("mac")):
        if match.coherence >= MIN_COHERENCE and match.chaos <= MAX_CHAOS:
            for encoding in (match.encoding, *(other.encoding for other in match.submatch)):
                if _decodes(data, encoding) and not _ODD_PLACE.search(data.decode(encoding)):
                    yield encoding
