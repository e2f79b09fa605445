"""Web pages: their text and what they say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem
from factcheck.readers import Format, Source, read

_BODY = """
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge to be mended</h1>
<p>The council of Harrow Ferry voted on <time datetime="2018-01-23">Tuesday</time> to mend the old
bridge, after   years of delay and a debate that lasted until midnight.</p>
<p>“The <b>bridge</b> is the <a href="/town">town’s</a> spine,” said Mayor Ruth Vance. <q>We waited.</q></p>
<ul><li>The work begins in May.</li><li>It ends in June.</li></ul>
<p>Nobody spoke against the plan, which will cost $3 million &mdash; twice the first estimate.</p>
</article>
<div class="comments"><p>First!</p></div><footer>Copyright 2019 Harrow Echo</footer>
"""
_TEXT = (
    "Bridge to be mended\n\n"
    "The council of Harrow Ferry voted on Tuesday to mend the old bridge, after years of delay and a "
    "debate that lasted until midnight.\n\n"
    "“The bridge is the town’s spine,” said Mayor Ruth Vance. “We waited.”\n\n"
    "The work begins in May.\nIt ends in June.\n\n"
    "Nobody spoke against the plan, which will cost $3 million — twice the first estimate."
)


def _read_page(head: str, body: str = _BODY, encoding: str = "utf-8") -> RawArticle | Problem:
    page = f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    (found,) = read(Source("-", "", Format.HTML, page.encode(encoding)))
    return found


def _article(head: str, body: str = _BODY, encoding: str = "utf-8") -> RawArticle:
    found = _read_page(head, body, encoding)
    assert isinstance(found, RawArticle)
    return found


def _published(head: str, body: str = _BODY) -> str | None:
    published = _article(head, body).published
    return published.text if published else None


def test_the_text_is_the_article_without_the_page() -> None:
    """Paragraphs are parted by blank lines, list items by line feeds; marks of q and times are kept."""
    article = _article("")
    assert _TEXT == article.text
    assert ("Bridge to be mended", "en-GB", "html/1") == (article.title, article.language, article.reader)


def test_a_page_that_says_nothing_of_itself_has_nothing_made_up() -> None:
    """No date from the text, a copyright line or an event; no outlet from the footer."""
    article = _article("<meta name='last-modified' content='2019-05-05'>")
    assert (None, None, None, None) == (article.published, article.outlet, article.byline, article.url)


def test_what_linked_data_says() -> None:
    """JSON-LD of the article gives headline, authors, publisher and date, entities resolved."""
    article = _article(
        '<link rel="canonical" href="https://echo.example.org/bridge?utm_source=x">'
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": ['
        '{"@type": "WebSite", "name": "Not this"}, {"@type": ["NewsArticle"],'
        ' "headline": "Bridge &amp; town",'
        ' "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ray"}, "https://example.org/c"],'
        ' "publisher": {"name": "Harrow Echo"}, "datePublished": "2018-01-24T09:00:00-05:00",'
        ' "dateModified": "2018-02-01"}]}</script>'
    )
    assert ("Bridge & town", "Ann Lee, Bo Ray", "Harrow Echo") == (
        article.title,
        article.byline,
        article.outlet,
    )
    assert article.published is not None
    assert "2018-01-24T09:00:00-05:00" == article.published.text
    assert "url:https://echo.example.org/bridge" == article.key


def test_what_meta_elements_say() -> None:
    """Open Graph and common names give the same, where there is no JSON-LD."""
    article = _article(
        '<base href="https://echo.example.org/"><link rel="canonical" href="/bridge">'
        '<meta property="og:title" content="Bridge &amp;amp; town">'
        '<meta name="author" content="By Ann Lee">'
        '<meta property="og:site_name" content="harrow echo"><title>Bridge - Echo</title>'
        '<meta property="article:published_time" content="2018-01-24">'
    )
    assert ("Bridge & town", "Ann Lee", "harrow echo", "https://echo.example.org/bridge") == (
        article.title,
        article.byline,
        article.outlet,
        article.url,
    )
    assert article.published is not None
    assert "2018-01-24" == article.published.text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2018-01-24">', "2018-01-24"),
        ('<meta itemprop="datePublished" content="2018-01-24T10:00Z">', "2018-01-24T10:00+00:00"),
        (
            '<meta name="pubdate" content="Wednesday"><meta name="date" content="Jan 24, 2018">',
            "2018-01-24",
        ),
        ('<meta name="date" content="01/02/2018">', None),
        ('<meta name="date" content="2018-01-24"><meta name="date" content="2018-01-25">', None),
        ('<meta property="article:modified_time" content="2018-01-24">', None),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', None),
        (
            '<script type="application/ld+json">{"@type": "Event", "datePublished": "2018-01-24"}</script>',
            None,
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', None),
    ],
)
def test_only_an_explicit_and_single_date_counts(head: str, expected: str | None) -> None:
    """A date is taken from marks that mean publication, and only if they say one thing."""
    assert expected == _published(head)


def test_a_marked_time_is_a_date() -> None:
    """A time element counts if it is marked as that of publication, not otherwise."""
    marked = '<p><time pubdate datetime="2018-01-24">Wednesday</time></p>' + _BODY
    assert "2018-01-24" == _published("", marked)
    assert _published("", '<p><time datetime="2018-01-24">Wednesday</time></p>' + _BODY) is None


def test_of_several_described_articles_only_the_pages_own_counts() -> None:
    """A page that describes other articles too takes the one with its own address, or none."""
    described = (
        '<script type="application/ld+json">[{"@type": "NewsArticle", "url": "https://e.example.org/a",'
        ' "datePublished": "2018-01-01"}, {"@type": "NewsArticle", "mainEntityOfPage":'
        ' {"@id": "https://e.example.org/bridge"}, "datePublished": "2018-01-24"}]</script>'
    )
    own = '<link rel="canonical" href="https://e.example.org/bridge">'
    assert "2018-01-24" == _published(own + described)
    assert _published(described) is None


def test_the_front_page_is_no_articles_address() -> None:
    """A site that calls every page its front page does not merge them."""
    article = _article('<link rel="canonical" href="https://echo.example.org/">')
    assert (None, True) == (article.url, article.key.startswith("file:"))


def test_the_byline_that_is_shown() -> None:
    """An element marked as byline or author is read, less the word By."""
    assert "Ann Lee" == _article("", '<p class="byline">By Ann Lee</p>' + _BODY).byline
    assert "Ann Lee" == _article("", '<p>By <a rel="author" href="/lee">Ann Lee</a></p>' + _BODY).byline


def test_a_declared_encoding_is_read() -> None:
    """A page in Windows-1252 says so as latin-1, as most do."""
    article = _article('<meta charset="iso-8859-1">', encoding="cp1252")
    assert (_TEXT, (("encoding", "cp1252"),)) == (article.text, article.metadata)


def test_a_brief_keeps_its_paragraphs() -> None:
    """Pages of a few words are not run together."""
    brief = "<article><p>It is <i>done</i>, said Lee.</p><p>“No,” said <b>Vance</b>.</p></article>"
    assert "It is done, said Lee.\n\n“No,” said Vance." == _article("", brief).text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>let a = 1</script>",
        "<!-- nothing -->",
        "<div>" * 100_000,
        "<frameset><frame src='a'></frameset>",
    ],
)
def test_a_page_without_an_article_is_a_problem(body: str) -> None:
    """Nothing found, or nested without end: one problem."""
    assert isinstance(_read_page("", body), Problem)


def test_control_characters_do_not_cost_the_page() -> None:
    """What no tree can hold is left out."""
    assert _TEXT == _article("", _BODY.replace("council", "cou\x07ncil")).text


def test_a_page_in_a_file(tmp_path: Path) -> None:
    """A file of one page is known by its path below the root."""
    path = tmp_path / "2018" / "bridge.html"
    path.parent.mkdir()
    path.write_text(f"<html><body>{_BODY}</body></html>")
    (article,) = read(Source(str(path), str(tmp_path), Format.HTML))
    assert isinstance(article, RawArticle)
    assert (f"file:{tmp_path.name}/2018/bridge.html", "bridge", _TEXT) == (
        article.key,
        article.id,
        article.text,
    )
