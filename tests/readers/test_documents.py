"""Whole inputs, as the services read them: texts, Markdown and what is wrong with files."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.article import ArticleKind, RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import Format, Source, read, sources
from factcheck.readers import limits as reader_limits

_BOMB = "a: &a x\n" + "\n".join(
    f"{name}: &{name} [{','.join([f'*{inner}'] * 9)}]" for inner, name in pairwise("abcdefghi")
)
_STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def _read_file(path: Path, data: bytes) -> RawArticle | Problem:
    path.write_bytes(data)
    (source,) = sources([str(path)])
    assert isinstance(source, Source)
    (found,) = read(source)
    return found


def _article(path: Path, data: bytes) -> RawArticle:
    found = _read_file(path, data)
    assert isinstance(found, RawArticle)
    return found


def test_a_text_file_is_kept_character_for_character(tmp_path: Path) -> None:
    """Line ends, spaces and marks stay; nothing is read out of the text."""
    text = "  By Ann Lee, Jan. 24, 2018\r\n\r\n“So”\tit goes.\r \n"
    article = _article(tmp_path / "story.txt", text.encode())
    assert text == article.text
    assert (f"file:{tmp_path.name}/story.txt", "story", str(tmp_path / "story.txt"), "text/1") == (
        article.key,
        article.id,
        article.source,
        article.reader,
    )
    assert (None, None, None, ()) == (article.title, article.published, article.byline, article.metadata)


@given(_STORABLE.filter(lambda text: not text.isspace() and text.encode()[:4] not in (b"%PDF", b"PK\3\4")))
def test_any_text_comes_back_the_same(text: str) -> None:
    """Whatever is written as UTF-8 with a mark is read back, code point for code point."""
    (found,) = read(Source("-", "", Format.TEXT, text.encode("utf-8-sig")))
    assert isinstance(found, RawArticle)
    assert text == found.text


def test_an_old_encoding_is_noted(tmp_path: Path) -> None:
    """What is not UTF-8 says in which encoding it was read."""
    article = _article(tmp_path / "a.txt", "“So,” he said.".encode("cp1252"))
    assert ("“So,” he said.", (("encoding", "cp1252"),)) == (article.text, article.metadata)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ProblemCode.EMPTY),
        (b" \r\n\t ", ProblemCode.EMPTY),
        (b"\xef\xbb\xbf", ProblemCode.EMPTY),
        (b"a\0b", ProblemCode.NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n", ProblemCode.NOT_TEXT),
        ("“Zoë’s café”".encode() + b"\xe2\x80", ProblemCode.ENCODING),
    ],
)
def test_bad_files_are_one_problem(tmp_path: Path, suffix: str, data: bytes, code: ProblemCode) -> None:
    """Each bad file gives one problem that names it, in one line."""
    path = tmp_path / f"a{suffix}"
    found = _read_file(path, data)
    assert isinstance(found, Problem)
    assert (str(path), code) == (found.source, found.code)
    assert found.message
    assert "\n" not in found.message


def test_too_much_is_a_problem(tmp_path: Path) -> None:
    """A text beyond the limit and a file beyond its own are refused."""
    for size in (reader_limits.MAX_TEXT + 1, reader_limits.MAX_DOCUMENT + 1):
        found = _read_file(tmp_path / "a.txt", b"x" * size)
        assert isinstance(found, Problem)
        assert ProblemCode.TOO_LARGE == found.code


def test_a_file_that_went_away_is_a_problem(tmp_path: Path) -> None:
    """Between listing and reading, files may go."""
    (found,) = read(Source(str(tmp_path / "gone.txt"), str(tmp_path), Format.TEXT))
    assert isinstance(found, Problem)
    assert ProblemCode.UNREADABLE == found.code


def test_two_texts_on_standard_input_are_two_articles() -> None:
    """A piped text has no place, so its key comes from its words."""
    keys = set()
    for data in (b"One.", b"Two.", b"One."):
        (source,) = sources(["-"], stdin=io.BytesIO(data))
        assert isinstance(source, Source)
        (article,) = read(source)
        assert isinstance(article, RawArticle)
        assert ("stdin", "-") == (article.id, article.source)
        keys.add(article.key)
    assert 2 == len(keys)


def test_front_matter_is_taken_as_it_is_written(tmp_path: Path) -> None:
    """Known keys find their fields, others are metadata, and the text begins after the second line."""
    article = _article(
        tmp_path / "a.md",
        b"---\r\ntitle: Bridge mended\r\nOutlet: No\r\ndate: 2018-01-24\r\nauthor: [Ann Lee, Bo Ray]\r\n"
        b"id: 007\r\nkind: Transcript\r\nurl: https://example.org/b\r\ndesk: [city, 2]\r\nempty:\r\n---\r\n"
        b"\r\n# A heading\r\nIt *is* done.\r\n",
    )
    assert "\r\n# A heading\r\nIt *is* done.\r\n" == article.text
    assert ("Bridge mended", "No", "Ann Lee, Bo Ray") == (article.title, article.outlet, article.byline)
    assert ("007", "url:https://example.org/b", ArticleKind.TRANSCRIPT) == (
        article.id,
        article.key,
        article.kind,
    )
    assert article.published is not None
    assert ("2018-01-24", (("desk", '["city","2"]'),)) == (article.published.text, article.metadata)


def test_markdown_without_front_matter_is_all_text(tmp_path: Path) -> None:
    """Rules that only look like front matter stay in the text; a first heading is the title."""
    for text in (
        "# Bridge mended #\n\nIt is.\n",
        "---\nJust a rule.\n\n---\nIt is.\n",
        "---\nNever closed.\n",
    ):
        article = _article(tmp_path / "a.md", text.encode())
        assert text == article.text
    assert "Bridge mended" == _article(tmp_path / "a.md", b"\n# Bridge mended #\nIt is.\n").title


def test_long_heading_of_blanks_does_not_hang(tmp_path: Path) -> None:
    """A first line of a hundred thousand blanks is read once; a heading without words is none."""
    article = _article(tmp_path / "a.md", b"# Bridge " + b" " * 100_000 + b"mended #\nIt is.\n")
    assert article.title is not None
    assert ["Bridge", "mended"] == article.title.split()
    assert _article(tmp_path / "a.md", b"# ##\nIt is.\n").title is None


def test_a_date_that_is_none_is_kept_as_words(tmp_path: Path) -> None:
    """What cannot be read as a date or an address is metadata, and the fields stay empty."""
    article = _article(tmp_path / "a.md", b"---\npublished: Wednesday\nurl: see below\n---\nIt is.\n")
    assert (None, None) == (article.published, article.url)
    assert (("published", "Wednesday"), ("url", "see below")) == article.metadata


def test_a_value_with_a_colon_needs_no_quotation_marks(tmp_path: Path) -> None:
    """Where the whole is no YAML, each line that names a key is taken for itself; lists stay lists."""
    matter = (
        "title: The bridge: what it costs\noutlet: 'The Echo: Harrow'\nauthor:\n  - Ann Lee\n  - Bo Dunn\n"
    )
    found = _read_file(tmp_path / "a.md", f"---\n{matter}\ndate: 2018-01-24\n---\nIt is.\n".encode())
    assert isinstance(found, RawArticle)
    assert ("The bridge: what it costs", "The Echo: Harrow") == (found.title, found.outlet)
    assert ("Ann Lee, Bo Dunn", "2018-01-24") == (found.byline, found.published and found.published.text)


@pytest.mark.parametrize(
    "matter",
    [
        "title: [a, b]",
        "title: Kenney: a history\ntags: [a, b",
        "title: 'Kenney\noutlet: The Echo",
        "kind: rumour",
        "loop: &a [*a]",
        "deep: " + "[" * 5000,
        _BOMB,
    ],
)
def test_bad_front_matter_is_a_problem(tmp_path: Path, matter: str) -> None:
    """Broken YAML, wrong values and references without end cost only their file."""
    found = _read_file(tmp_path / "a.md", f"---\n{matter}\n---\nIt is.\n".encode())
    assert isinstance(found, Problem)
    assert ProblemCode.MALFORMED == found.code
