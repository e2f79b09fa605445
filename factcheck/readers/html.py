"""Web pages: the article's text without the page around it, and what the page says of itself.

In: a page. Out: an article whose text is the main text as trafilatura (Barbaresi 2021, ACL demo) finds
it, paragraphs parted by a blank line, rows of a list or table by a line feed. What the page says of itself
is read by :mod:`factcheck.readers.page`, from explicit marks only.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from factcheck.model.article import RawArticle
from factcheck.model.problem import ProblemCode
from factcheck.readers.encoding import decode
from factcheck.readers.fault import DocumentFault
from factcheck.readers.fields import Fields, Place, make_article
from factcheck.readers.page import linked_scripts, page_fields

if TYPE_CHECKING:
    from lxml.html import HtmlElement

READER = "html/1"

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
"""Bytes in which the encoding is looked for; the HTML standard (13.2.3.2) wants it in the first 1024."""

_PARAGRAPHS = frozenset(("body", "div", "head", "list", "p", "quote", "table", "code", "ab", "fw"))
_ENDS = {"item": "\n", "row": "\n", "lb": "\n", "cell": "\t"}
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
"""What a tree cannot hold: one such character would cost the whole page."""

_FORMATTING = (
    "b",
    "i",
    "em",
    "strong",
    "u",
    "small",
    "big",
    "mark",
    "font",
    "tt",
    "cite",
    "abbr",
    "acronym",
)
_PROSE = ("p", "li", "blockquote", "td", "h2", "h3")
_Q_MARKS = (("“", "”"), ("‘", "’"))

_BRIEF = 600
_NEARLY = 0.8
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_html(data: bytes, place: Place, charset: str | None = None) -> RawArticle:
    """Return the article that the bytes of a page hold.

    ``charset`` is what the server said of them, which comes before what the page says (HTML, 13.2.3.2).
    """
    page, encoding = decode_page(data, charset)
    text, said = take_page(page)
    return make_article(text, said, place, reader=READER, encoding=encoding)


def page_scripts(data: bytes, charset: str | None = None) -> tuple[list[str], str]:
    """Return the JSON-LD scripts of a page, and the encoding that it was in; raise DocumentFault."""
    page, encoding = decode_page(data, charset)
    return linked_scripts(_parse(page)), encoding


def decode_page(data: bytes, charset: str | None = None) -> tuple[str, str]:
    """Return the characters of a page, and the encoding that they were in."""
    declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    name = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    return decode(data, charset or name)


def take_page(page: str) -> tuple[str, Fields]:
    """Return the main text of ``page``, and what it says of itself.

    Raises DocumentFault EMPTY if no text is found, NOT_TEXT if it holds NUL, MALFORMED for a page that
    cannot be taken apart.
    """
    if "\0" in page:
        raise DocumentFault(ProblemCode.NOT_TEXT, "It is not text: it holds NUL.")
    if not page or page.isspace():
        raise DocumentFault(ProblemCode.EMPTY, "It holds no text.")
    tree = _parse(page)
    said = page_fields(tree)
    _show_inline_marks(tree)
    text = _main_text(tree)
    if not text:
        raise DocumentFault(ProblemCode.EMPTY, "No article was found in the page.")
    return text, said


def _parse(page: str) -> HtmlElement:
    # imported for pages only: 30 ms
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(_CONTROLS.sub("", page).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise DocumentFault(ProblemCode.EMPTY, "No article was found in the page.") from error


def _show_inline_marks(tree: HtmlElement) -> None:
    """Put into characters what trafilatura would lose: marks of ``q``, times in prose, unbroken words.

    It drops every ``time`` with its words, makes a block of its own of each ``q``, and puts spaces round
    formatting in short pages; each would change a quotation.
    """
    from lxml.etree import strip_tags

    for quotation in list(tree.iter("q")):
        opening, closing = _Q_MARKS[sum(1 for _ in quotation.iterancestors("q")) % 2]
        quotation.text = opening + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + closing
        else:
            quotation.text += closing
    for time in list(tree.iter("time")):
        if next(time.iterancestors(*_PROSE), None) is not None:
            time.drop_tag()
    strip_tags(tree, "q", *_FORMATTING)


def _main_text(tree: HtmlElement) -> str:
    """Return the main text; a brief keeps its paragraphs.

    Below 250 characters trafilatura takes the text of the whole article element without its paragraphs,
    if that is longer. What it finds without this rescue is better if it is nearly as much.
    """
    from copy import deepcopy

    text = _extract(deepcopy(tree), rescue=True)
    if len(text) < _BRIEF and "\n\n" not in text:
        brief = _extract(tree, rescue=False)
        if len(brief) >= _NEARLY * len(text):
            return brief
    return text


def _extract(tree: HtmlElement, *, rescue: bool) -> str:
    # imported for pages only: with lxml it takes 0.3 s
    import trafilatura
    from trafilatura.settings import Document, Extractor

    # what it has to say of a page is said by the problem
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    options = Extractor(comments=False)
    if not rescue:
        options.min_extracted_size = 1
    try:
        found = trafilatura.bare_extraction(tree, options=options)
    except Exception as error:
        # a heuristic over pages that nobody controls: whatever fails in it is a fault of this page
        name = type(error).__name__
        raise DocumentFault(ProblemCode.MALFORMED, f"The page cannot be taken apart ({name}).") from error
    return _paragraphs(found.body) if isinstance(found, Document) else ""


def _paragraphs(body: HtmlElement) -> str:
    """Return the text of trafilatura's tree, white space as a browser shows it."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        pieces.append(
            "\n\n" if element.tag in _PARAGRAPHS else _ENDS.get(element.tag, "") * (event == "end")
        )
        pieces.append(_SPACE.sub(" ", (element.text if event == "start" else element.tail) or ""))
    return _tidy("".join(pieces))


def _tidy(text: str) -> str:
    lines = (line.strip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
