"""Keys of articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.readers.identity import article_key, canonical_address, text_place


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/news/bridge",
        "http://example.org/news/bridge",
        "https://www.example.org/news/bridge/",
        "HTTPS://EXAMPLE.ORG:443/news/bridge#comments",
        "http://example.org:80//news/bridge?utm_source=mail&utm_medium=x&fbclid=1&gclid=2",
        "https://example.org./news/%62ridge",
        "  https://example.org/news/bridge?  ",
    ],
)
def test_addresses_of_one_page_are_equal(url: str) -> None:
    """Scheme, www, port, case of the host, slash, fragment and tracking make no difference."""
    assert canonical_address(url) == "https://example.org/news/bridge"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/?p=1", "https://example.org/?p=2"),
        ("https://example.org/a", "https://news.example.org/a"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ],
)
def test_addresses_of_two_pages_differ(one: str, other: str) -> None:
    """Path, its case, query, subdomain, port and an escaped slash tell pages apart."""
    assert canonical_address(one) != canonical_address(other)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "bridge",
        "/news/bridge",
        "ftp://example.org/a",
        "https://",
        "https://example.org/",
        "http://[::1",
        "https://exa mple.org/a",
        "https://example.org:port/a",
        "mailto:a@example.org",
        "https://localhost",
    ],
)
def test_what_is_no_address_of_a_page_identifies_nothing(url: str) -> None:
    """Relative, broken and front-page addresses give no identity."""
    assert canonical_address(url) is None


def test_the_key_takes_the_best_that_is_known() -> None:
    """Address before id before place; the outlet parts equal ids."""
    url = "https://example.org/a"
    assert "url:https://example.org/a" == article_key(url=url, own_id="1", outlet="X", place="p.txt")
    assert "id:the-echo/1" == article_key(url=None, own_id="1", outlet="The Echo", place="p.txt")
    assert "id:1" == article_key(url="https://example.org", own_id="1", outlet=None, place="p.txt")
    assert "id:1" == article_key(url=None, own_id="1", outlet="—", place="p.txt")
    assert "file:a/p.txt" == article_key(url=None, own_id=None, outlet="The Echo", place="a/p.txt")


def test_a_line_is_known_by_its_text() -> None:
    """Equal texts of a file have one place, different ones two."""
    assert text_place("a.jsonl", "x") == text_place("a.jsonl", "x")
    assert text_place("a.jsonl", "x") != text_place("a.jsonl", "y")


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(path: str) -> None:
    """The canonical form of a canonical address is itself, and no address raises."""
    once = canonical_address("https://example.org/" + path)
    assert once is None or once == canonical_address(once)
