"""Web archives: the pages of a crawl, with their addresses and encodings."""

from __future__ import annotations

import gzip
import uuid
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import read, sources

SITE = "https://www.echo.example.org"
TEXT = "The bridge over the Harrow is closed, the mayor said. It will open again in the spring, he said."


def page(text: str = TEXT, head: str = "") -> bytes:
    """Return a page."""
    return f"<html><head>{head}</head><body><article><p>{text}</p></article></body></html>".encode()


class Crawl:
    """A web archive that is being written, byte by byte as ISO 28500 says."""

    def __init__(self, *, packed: bool) -> None:
        self.data = b""
        self.packed = packed

    def add(
        self,
        url: str,
        body: bytes,
        kind: str = "text/html",
        *,
        status: str = "200 OK",
        coding: str = "",
        record: str = "response",
        said: str = "",
    ) -> None:
        """Write one record, in a gzip member of its own if the archive is packed."""
        if record == "response":
            encoded = f"Content-Encoding: {coding}\r\n" if coding else ""
            http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{encoded}\r\n"
            body = http.encode() + body
            kind = "application/http; msgtype=response"
        head = (
            f"WARC/1.1\r\nWARC-Type: {record}\r\nWARC-Target-URI: {url}\r\n{said}"
            f"WARC-Date: 2018-01-24T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        written = head.encode() + body + b"\r\n\r\n"
        self.data += gzip.compress(written) if self.packed else written


def found_in(path: Path, data: bytes) -> list[RawArticle | Problem]:
    """Write a file and read it."""
    path.write_bytes(data)
    found: list[RawArticle | Problem] = []
    for source in sources([str(path)]):
        found += [source] if isinstance(source, Problem) else read(source)
    return found


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_crawl_are_read(tmp_path: Path, packed: bool) -> None:
    """Pages answered with 200 are articles by their address; the rest of a crawl is passed over."""
    crawl = Crawl(packed=packed)
    crawl.add(f"{SITE}/", page("The front page has no article of its own, only the tops of many."))
    crawl.add(f"{SITE}/bridge?utm_source=x", page(head="<title>Bridge</title>"))
    crawl.add(f"{SITE}/logo.png", b"\x89PNG", "image/png")
    crawl.add(f"{SITE}/gone", page(), status="404 Not Found")
    crawl.add(f"{SITE}/robots.txt", b"User-agent: *", "text/plain")
    crawl.add(f"{SITE}/kept", page("Kept by hand, the page says the same as ever."), record="resource")
    crawl.add(f"{SITE}/plain", b"A text that was taken out of a page.", "text/plain", record="conversion")
    name = "echo.warc.gz" if packed else "echo.warc"
    found = found_in(tmp_path / name, crawl.data)
    articles = [one for one in found if isinstance(one, RawArticle)]
    assert found == articles
    place = f"{tmp_path}/{name}"
    assert [
        ("url:https://echo.example.org/bridge", "echo-2", f"{place}#2", "Bridge"),
        ("url:https://echo.example.org/kept", "echo-6", f"{place}#6", None),
        ("url:https://echo.example.org/plain", "echo-7", f"{place}#7", None),
    ] == [(one.key, one.id, one.source, one.title) for one in articles]
    assert TEXT == articles[0].text


@pytest.mark.parametrize(
    ("canonical", "key"),
    [
        (f"{SITE}/bridge", "url:https://echo.example.org/bridge"),
        ("https://agency.example/bridge", "url:https://echo.example.org/2018/bridge"),
    ],
)
def test_a_page_names_its_address_on_its_own_site_only(tmp_path: Path, canonical: str, key: str) -> None:
    """A reprint that names the agency's page stays an article of its own."""
    crawl = Crawl(packed=False)
    crawl.add(f"{SITE}/2018/bridge", page(head=f'<link rel="canonical" href="{canonical}">'))
    (article,) = found_in(tmp_path / "a.warc", crawl.data)
    assert isinstance(article, RawArticle)
    assert key == article.key


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes), ("br", bytes)],
)
def test_content_codings_are_taken_off_or_named(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    """What servers pack is unpacked; what cannot be is a problem that names it."""
    crawl = Crawl(packed=True)
    crawl.add(f"{SITE}/a", pack(page()), coding=coding)
    (found,) = found_in(tmp_path / "a.warc.gz", crawl.data)
    if coding == "br":
        assert isinstance(found, Problem)
        assert "br" in found.message
    else:
        assert isinstance(found, RawArticle)
        assert TEXT == found.text


@pytest.mark.parametrize("kind", ["text/html; charset=windows-1252", "text/html; charset=ISO-8859-1"])
def test_the_encoding_that_the_server_declared_is_used(tmp_path: Path, kind: str) -> None:
    """Marks and accents come through where the page itself says nothing of its encoding."""
    text = "“Née à Zürich,” the mayor said of the bridge over the river, which is closed for now."
    crawl = Crawl(packed=True)
    crawl.add(f"{SITE}/a", page(text).decode().encode("windows-1252"), kind)
    (article,) = found_in(tmp_path / "a.warc.gz", crawl.data)
    assert isinstance(article, RawArticle)
    assert text == article.text


def test_a_page_that_was_cut_off_is_a_problem(tmp_path: Path) -> None:
    """Half a page is never taken for a whole one, and the others are read."""
    crawl = Crawl(packed=True)
    crawl.add(f"{SITE}/a", page(), said="WARC-Truncated: length\r\n")
    crawl.add(f"{SITE}/b", page())
    cut, whole = found_in(tmp_path / "a.warc.gz", crawl.data)
    assert isinstance(cut, Problem)
    assert (ProblemCode.MALFORMED, f"{tmp_path}/a.warc.gz#1") == (cut.code, cut.source)
    assert isinstance(whole, RawArticle)


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_ends_too_early_gives_what_it_has(tmp_path: Path, packed: bool) -> None:
    """The pages before the end are taken; the cut is told of."""
    crawl = Crawl(packed=packed)
    crawl.add(f"{SITE}/a", page())
    size = len(crawl.data)
    crawl.add(f"{SITE}/b", page())
    data = crawl.data[: (size + len(crawl.data)) // 2]
    found = found_in(tmp_path / ("a.warc.gz" if packed else "a.warc"), data)
    assert ["a-1"] == [one.id for one in found if isinstance(one, RawArticle)]
    assert ProblemCode.MALFORMED in {one.code for one in found if isinstance(one, Problem)}


@pytest.mark.parametrize("data", [b"", b"no archive at all", b"WARC/1.0\r\nWARC-Type", b"\x1f\x8b\x08zz"])
def test_what_is_no_web_archive_is_a_problem(tmp_path: Path, data: bytes) -> None:
    """Whatever the bytes are, nothing is raised and one problem says so."""
    (found,) = found_in(tmp_path / "a.warc", data)
    assert isinstance(found, Problem)


def test_a_page_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    """A page of many zeros costs a problem."""
    crawl = Crawl(packed=False)
    crawl.add(f"{SITE}/a", gzip.compress(bytes(30_000_000)), coding="gzip")
    (found,) = found_in(tmp_path / "a.warc", crawl.data)
    assert isinstance(found, Problem)
    assert ProblemCode.TOO_LARGE is found.code
