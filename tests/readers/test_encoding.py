"""From bytes to text."""

from __future__ import annotations

import codecs

import pytest

from factcheck.model.problem import ProblemCode
from factcheck.readers.encoding import decode
from factcheck.readers.fault import DocumentFault

_CURLY = "“We’ve waited long enough,” said Zoë Marsh — the café’s owner.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_CURLY.encode(), "utf-8"),
        (codecs.BOM_UTF8 + _CURLY.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + _CURLY.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + _CURLY.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + _CURLY.encode("utf-32-le"), "utf-32-le"),
        (_CURLY.encode("cp1252"), "cp1252"),
        (_CURLY.encode("mac_roman"), "mac_roman"),
    ],
)
def test_the_text_is_the_same_in_every_western_encoding(data: bytes, encoding: str) -> None:
    """Marks, accents and line ends come through; the byte order mark is no text."""
    assert (_CURLY, encoding) == decode(data)


def test_a_few_curly_marks_in_a_long_ascii_text_are_read_rightly() -> None:
    """Detection alone takes such a text for a DOS encoding and garbles its marks."""
    text = "The council voted to mend the bridge after years of delay. " * 30 + _CURLY
    assert (text, "cp1252") == decode(text.encode("cp1252"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Мэр города сказал, что мост будет отремонтирован весной, и это будет дорого.", "cp1251"),
        (
            "Burmistrz powiedział, że most zostanie naprawiony wiosną, a koszt wyniesie trzy miliony.",
            "cp1250",
        ),
    ],
)
def test_other_scripts_are_detected(text: str, encoding: str) -> None:
    """Where the Western encodings read badly, detection decides."""
    assert (text, encoding) == decode(text.encode(encoding))


def test_the_declared_encoding_is_believed() -> None:
    """A page that says what it is needs no detection; latin-1 means Windows-1252, as in browsers."""
    assert ("市長は述べた", "shift_jis") == decode("市長は述べた".encode("shift_jis"), "Shift_JIS")
    assert ("“So”", "cp1252") == decode("“So”".encode("cp1252"), "ISO-8859-1")


def test_a_dangerous_or_false_declaration_is_not_believed() -> None:
    """Names outside the list, and names that do not fit the bytes, are passed over."""
    assert ("“So”", "cp1252") == decode("“So”".encode("cp1252"), "unicode_escape")
    assert ("“So”", "cp1252") == decode("“So”".encode("cp1252"), "shift_jis")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_CURLY.encode()[:40] + b"\xff" + _CURLY.encode()[40:], ProblemCode.ENCODING),
        (_CURLY.encode()[:-20] + "é".encode()[:1], ProblemCode.ENCODING),
        (b"\xed\xa0\x80", ProblemCode.ENCODING),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", ProblemCode.ENCODING),
        ("市長は述べた".encode("shift_jis"), ProblemCode.ENCODING),
        (b"so\0so", ProblemCode.NOT_TEXT),
        (b"%PDF-1.7 and so on", ProblemCode.NOT_TEXT),
        (b"PK\x03\x04 and so on", ProblemCode.NOT_TEXT),
        (bytes(range(1, 256)), ProblemCode.NOT_TEXT),
    ],
)
def test_what_cannot_be_told_is_a_fault(data: bytes, code: ProblemCode) -> None:
    """Damaged UTF-8 is never read as something else, binary data never as text."""
    with pytest.raises(DocumentFault) as caught:
        decode(data)
    assert code == caught.value.code
