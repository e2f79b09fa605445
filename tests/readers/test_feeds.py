"""RSS and Atom files: an article an entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import read, sources

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harrow Echo</title><link>https://echo.example.org/</link><language>en-gb</language>
<item><title>Bridge &amp; ferry</title><link>https://echo.example.org/bridge</link>
<guid isPermaLink="false">e-17</guid><dc:creator>Ann Lee</dc:creator>
<pubDate>Wed, 24 Jan 2018 15:30:00 GMT</pubDate><description>The bridge is closed.</description>
<content:encoded><![CDATA[<p>The bridge is closed. “It will <em>stay</em> closed,” she said.</p>
<p>The ferry sails.</p>]]></content:encoded></item>
<item><title>Teaser</title><link>https://echo.example.org/teaser</link>
<guid isPermaLink="false">e-18</guid>
<description>The council met on Monday &amp; voted.</description></item>
<item><title>Nothing</title><link>https://echo.example.org/nothing</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>
<entry><title type="html">A &lt;b&gt;vote&lt;/b&gt;</title><id>tag:gazette.example,2018:9</id>
<link rel="alternate" href="https://gazette.example.org/vote"/><published>2018-01-24T10:30:00-05:00</published>
<updated>2018-02-01T00:00:00Z</updated><author><name>Bo Rand</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nine voted for it.</p></div></content>
</entry></feed>"""


def found_in(path: Path, text: str | bytes) -> list[RawArticle | Problem]:
    """Write a file and read it."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found: list[RawArticle | Problem] = []
    for source in sources([str(path)]):
        found += [source] if isinstance(source, Problem) else read(source)
    return found


def test_an_rss_entry_becomes_an_article(tmp_path: Path) -> None:
    """The whole text comes before the description, and all that the feed says is kept."""
    article, teaser, nothing = found_in(tmp_path / "echo.rss", RSS)
    assert isinstance(article, RawArticle)
    assert "The bridge is closed. “It will stay closed,” she said.\n\nThe ferry sails." == article.text
    assert ("url:https://echo.example.org/bridge", "e-17", "Bridge & ferry", "The Harrow Echo") == (
        article.key,
        article.id,
        article.title,
        article.outlet,
    )
    assert ("Ann Lee", "en-gb", f"{tmp_path}/echo.rss#1") == (
        article.byline,
        article.language,
        article.source,
    )
    assert article.published is not None
    assert "2018-01-24T15:30:00+00:00" == article.published.text
    assert isinstance(teaser, RawArticle)
    assert isinstance(nothing, Problem)
    assert (f"{tmp_path}/echo.rss#3", ProblemCode.EMPTY) == (nothing.source, nothing.code)


def test_a_summary_never_takes_the_place_of_the_article(tmp_path: Path) -> None:
    """An entry with a description alone is known by its own id, and still says where the article is."""
    _, teaser, _ = found_in(tmp_path / "echo.rss", RSS)
    assert isinstance(teaser, RawArticle)
    assert ("id:the-harrow-echo/e-18", "https://echo.example.org/teaser") == (teaser.key, teaser.url)
    assert "The council met on Monday & voted." == teaser.text


def test_an_atom_entry_becomes_an_article(tmp_path: Path) -> None:
    """Content in XHTML, a title with markup; the date is that of publication, not of the last change."""
    (article,) = found_in(tmp_path / "gazette.atom", ATOM)
    assert isinstance(article, RawArticle)
    assert ("Nine voted for it.", "A vote", "Gazette", "Bo Rand") == (
        article.text,
        article.title,
        article.outlet,
        article.byline,
    )
    assert article.published is not None
    assert "2018-01-24T10:30:00-05:00" == article.published.text
    assert "url:https://gazette.example.org/vote" == article.key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "iso-8859-1", "utf-16"])
def test_a_feed_is_read_in_the_encoding_that_it_declares(tmp_path: Path, encoding: str) -> None:
    """Accents come through, whatever the declaration or the mark says."""
    declared = encoding.removesuffix("-sig")
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>Écho</title>'
        "<item><title>Café</title><description>Née à Zürich, she said so.</description></item>"
        "</channel></rss>"
    )
    (article,) = found_in(tmp_path / "a.xml", text.encode(encoding))
    assert isinstance(article, RawArticle)
    assert ("Née à Zürich, she said so.", "Café", "Écho") == (article.text, article.title, article.outlet)


def test_a_cut_feed_loses_its_last_entry_and_says_so(tmp_path: Path) -> None:
    """Half an entry is never taken for a whole one."""
    found = found_in(tmp_path / "a.rss", RSS[: RSS.index("voted.")])
    assert ["e-17"] == [one.id for one in found if isinstance(one, RawArticle)]
    assert [ProblemCode.MALFORMED] == [one.code for one in found if isinstance(one, Problem)]


def test_comments_behind_a_feed_do_not_hang_it(tmp_path: Path) -> None:
    """Comments may follow the root element, however many; anything else there is what was cut."""
    comments = "<!-- a --> " * 20_000
    assert all(isinstance(one, RawArticle) for one in found_in(tmp_path / "a.rss", ATOM + comments))
    codes = [
        one.code for one in found_in(tmp_path / "b.rss", RSS + comments + "x") if isinstance(one, Problem)
    ]
    assert ProblemCode.MALFORMED in codes


def test_title_full_of_open_brackets_does_not_hang_a_feed(tmp_path: Path) -> None:
    """Marks that begin tags and never end them are looked at once."""
    title = '<title type="html">' + "&lt;" * 200_000 + "</title>"
    (article,) = found_in(
        tmp_path / "a.rss", ATOM.replace('<title type="html">A &lt;b&gt;vote&lt;/b&gt;</title>', title)
    )
    assert isinstance(article, RawArticle)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<urlset><url>x</url></urlset>", ProblemCode.MALFORMED),
        ("no XML at all", ProblemCode.MALFORMED),
        ("", ProblemCode.MALFORMED),
        ("<rss><channel><title>x</title></channel></rss>", ProblemCode.EMPTY),
        ('<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>', ProblemCode.MALFORMED),
        ("<rss>" + "<channel>" * 5_000 + "</rss>", ProblemCode.MALFORMED),
        (b"%PDF-1.7", ProblemCode.NOT_TEXT),
    ],
)
def test_what_is_no_feed_is_a_problem(tmp_path: Path, text: str | bytes, code: ProblemCode) -> None:
    """Other XML, none at all, a feed without entries, and entities are one problem each."""
    (found,) = found_in(tmp_path / "a.xml", text)
    assert isinstance(found, Problem)
    assert code is found.code


def test_only_xml_that_is_a_feed_is_taken_from_a_folder(tmp_path: Path) -> None:
    """A site map in a folder is passed over in silence, a feed is read."""
    (tmp_path / "sitemap.xml").write_text("<urlset/>")
    (tmp_path / "feed.xml").write_text(ATOM)
    assert ["feed.xml"] == [one.name for one in sources([str(tmp_path)]) if not isinstance(one, Problem)]
