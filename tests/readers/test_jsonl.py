"""JSON Lines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.article import ArticleKind, RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import Format, Source, read
from factcheck.readers.jsonl import MAX_BAD_START
from factcheck.readers.limits import MAX_DOCUMENT

_STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
_GOOD = '{"id": "a", "text": "So it goes."}'


def _read_bytes(data: bytes) -> list[RawArticle | Problem]:
    return list(read(Source("-", "", Format.JSONL, data)))


def _read_line(line: str) -> RawArticle | Problem:
    (found,) = _read_bytes(line.encode())
    return found


def _codes(found: list[RawArticle | Problem]) -> list[ProblemCode | None]:
    return [item.code if isinstance(item, Problem) else None for item in found]


def test_a_line_with_every_key(tmp_path: Path) -> None:
    """Known keys find their fields, unknown ones are metadata, null is nothing."""
    record = {
        "id": 17,
        "text": " So\r\nit goes.\ufeff",
        "title": "Bridge",
        "url": "http://www.example.org/b/",
        "outlet": "The Echo",
        "published": "2018-01-24T10:00:00Z",
        "byline": "Ann Lee",
        "kind": "release",
        "language": "en",
        "section": {"b": 1, "a": ["é"]},
        "tags": None,
    }
    path = tmp_path / "day.jsonl"
    path.write_text("\n" + json.dumps(record) + "\n")
    (article,) = read(Source(str(path), str(tmp_path), Format.JSONL))
    assert isinstance(article, RawArticle)
    assert " So\r\nit goes.\ufeff" == article.text
    assert ("17", "url:https://example.org/b", f"{path}#2", "jsonl/1") == (
        article.id,
        article.key,
        article.source,
        article.reader,
    )
    assert ("Bridge", "The Echo", "Ann Lee", ArticleKind.RELEASE, "en", "http://www.example.org/b/") == (
        article.title,
        article.outlet,
        article.byline,
        article.kind,
        article.language,
        article.url,
    )
    assert article.published is not None
    assert ("2018-01-24T10:00:00+00:00", (("section", '{"a":["é"],"b":1}'),)) == (
        article.published.text,
        article.metadata,
    )


@given(_STORABLE.filter(lambda text: not text.isspace()), st.booleans())
def test_any_text_comes_back_the_same(text: str, ascii_only: bool) -> None:
    """Escaped or not, the text of a line is read back, code point for code point."""
    found = _read_line(json.dumps({"text": text}, ensure_ascii=ascii_only))
    assert isinstance(found, RawArticle)
    assert text == found.text


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever a line holds, it gives articles or problems."""
    assert all(isinstance(item, RawArticle | Problem) for item in _read_bytes(data))


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('{"text": "So it', ProblemCode.MALFORMED, "no JSON"),
        ('["So it goes."]', ProblemCode.MALFORMED, "an array"),
        ('{"text": 7}', ProblemCode.MALFORMED, "key text is a number"),
        ('{"text": "x", "title": ["x"]}', ProblemCode.MALFORMED, "key title is an array"),
        ('{"text": "x", "id": true}', ProblemCode.MALFORMED, "key id is true or false"),
        ('{"text": "x", "kind": "rumour"}', ProblemCode.MALFORMED, "kind"),
        ('{"body": "x", "headline": "y"}', ProblemCode.MALFORMED, "body, headline"),
        ('{"text": " \\n"}', ProblemCode.EMPTY, "no text"),
        ('{"text": "x\\ud800y"}', ProblemCode.ENCODING, "surrogate"),
        ('{"text": "x", "more": {"\\udfff": 1}}', ProblemCode.ENCODING, "surrogate"),
        ('{"text": "x\\u0000y"}', ProblemCode.NOT_TEXT, "NUL"),
        ('{"text": "x", "html\\u0000": 1}', ProblemCode.NOT_TEXT, "NUL"),
        ('{"text": "x\0y"}', ProblemCode.NOT_TEXT, "NUL"),
        ("[" * 100_000, ProblemCode.MALFORMED, "nested"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", ProblemCode.MALFORMED, "too long"),
        ('{"text": "x", "n": [' + "0," * 20_000 + "0]}", ProblemCode.MALFORMED, "10,000"),
        ('{"html": "<p> </p>"}', ProblemCode.EMPTY, "No article"),
    ],
)
def test_a_bad_line_is_one_problem(line: str, code: ProblemCode, words: str) -> None:
    """The problem names the line and what is wrong with it."""
    found = _read_line(line)
    assert isinstance(found, Problem)
    assert ("-#1", code) == (found.source, found.code)
    assert words in found.message


def test_reading_goes_on_after_bad_lines() -> None:
    """Half a line, a broken one and a binary one cost only themselves; blank lines are no lines."""
    lines = [_GOOD, '{"text": "ha', "", _GOOD, '{"text": "x', "\0\0", "  ", _GOOD]
    found = _read_bytes("\r\n".join(lines).encode())
    bad = ProblemCode.MALFORMED
    assert [None, bad, None, bad, ProblemCode.NOT_TEXT, None] == _codes(found)
    assert ["-#1", "-#2", "-#4", "-#5", "-#6", "-#8"] == [item.source for item in found]


def test_a_good_pair_of_surrogates_is_one_character() -> None:
    """Two escapes that make one character are text."""
    found = _read_line('{"text": "\\ud83d\\ude00"}')
    assert isinstance(found, RawArticle)
    assert "\U0001f600" == found.text


def test_not_a_number_is_nothing() -> None:
    """Exports of tables write NaN where a cell is empty."""
    found = _read_line('{"text": "x", "title": NaN, "other": -Infinity}')
    assert isinstance(found, RawArticle)
    assert (None, ()) == (found.title, found.metadata)


def test_a_line_without_id_is_known_by_its_text() -> None:
    """Its id tells where it stood, its key does not change when lines are put in above it."""
    (first,) = _read_bytes(b'{"text": "So it goes."}')
    (_, second) = _read_bytes(b'{"text": "New."}\n{"text": "So it goes."}')
    assert isinstance(first, RawArticle)
    assert isinstance(second, RawArticle)
    assert ("stdin-1", "stdin-2", first.key) == (first.id, second.id, second.key)


def test_html_in_a_line_goes_through_the_page_reader() -> None:
    """The line's own keys come before the page's."""
    page = (
        "<html><head><title>Of the page</title><meta property='og:site_name' content='The Echo'></head>"
        "<body><article><p>It is done, said the mayor of the town.</p><p>“So it goes.”</p></article></body>"
    )
    found = _read_line(json.dumps({"id": "a", "html": page, "title": "Of the line"}))
    assert isinstance(found, RawArticle)
    assert "It is done, said the mayor of the town.\n\n“So it goes.”" == found.text
    assert ("Of the line", "The Echo", "id:the-echo/a", "jsonl/1+html/1") == (
        found.title,
        found.outlet,
        found.key,
        found.reader,
    )


def test_a_line_that_is_too_long_is_passed_over() -> None:
    """The next line is read all the same."""
    long = b'{"text": "' + b"x" * MAX_DOCUMENT + b'"}'
    assert [ProblemCode.TOO_LARGE, None] == _codes(_read_bytes(long + b"\n" + _GOOD.encode()))


def test_a_file_of_no_articles_is_given_up() -> None:
    """A thousand bad lines and no good one: the rest of the file is not listed line by line."""
    found = _read_bytes(b"no json\n" * (MAX_BAD_START + 500))
    assert MAX_BAD_START + 1 == len(found)
    assert found[-1].source == "-"


def test_an_empty_file_is_empty() -> None:
    """No line at all is a problem of the file."""
    assert [ProblemCode.EMPTY] == _codes(_read_bytes(b"\n \n"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_of_lines(encoding: str) -> None:
    """Marks at the beginning count for the file, older encodings are told line by line."""
    lines = '{"text": "“So,” he said."}\n{"text": "It’s over."}\n'
    found = _read_bytes(lines.encode(encoding))
    assert ["“So,” he said.", "It’s over."] == [item.text for item in found if isinstance(item, RawArticle)]


def test_packed_lines(tmp_path: Path) -> None:
    """Gzip is known by its bytes, whatever the name says; several members are one stream."""
    packed = gzip.compress(_GOOD.encode() + b"\n") + gzip.compress(_GOOD.encode())
    for name in ("a.jsonl.gz", "a.jsonl"):
        path = tmp_path / name
        path.write_bytes(packed)
        found = list(read(Source(str(path), str(tmp_path), Format.JSONL)))
        assert [None, None] == _codes(found)


def test_a_packed_file_that_ends_too_early_gives_what_it_has() -> None:
    """The articles before the break are read, then one problem of the file."""
    lines = "\n".join(json.dumps({"id": str(n), "text": f"Text {n * n}."}) for n in range(20_000))
    packed = gzip.compress(lines.encode())
    found = _read_bytes(packed[: len(packed) // 2])
    assert len(found) > 1000
    assert [None] * (len(found) - 1) + [ProblemCode.MALFORMED] == _codes(found)
    assert "-" == found[-1].source


def test_a_damaged_packed_file_is_a_problem() -> None:
    """Bytes that are no gzip after its first two."""
    assert [ProblemCode.MALFORMED] == _codes(_read_bytes(b"\x1f\x8b\x08" + b"not gzip at all"))


def test_a_gzip_bomb_is_given_up() -> None:
    """A stream that grows a thousand times is left when that is clear, with nothing of it kept."""
    bomb = gzip.compress(b" " * 120_000_000)
    assert [ProblemCode.TOO_LARGE] == _codes(_read_bytes(bomb))


@pytest.mark.parametrize(
    "data",
    [
        '[\n {"text": "It is."}\n]',
        '[{\n"text": "It is."\n}]',
        '[{"text": "It is."},\n{"text": "It was."}]',
        '[ {"text": "It is."}\n, {"text": "It was."} ]',
    ],
)
def test_a_list_over_several_lines_is_one_problem(data: str) -> None:
    """A list as other programs print it is refused once, with what makes lines of it."""
    (problem,) = _read_bytes(data.encode())
    assert isinstance(problem, Problem)
    assert ("-", ProblemCode.MALFORMED) == (problem.source, problem.code)
    assert "jq -c '.[]'" in problem.message


def test_names_that_other_programs_give_to_keys() -> None:
    """The date, author, headline and language are taken under the usual names, persons as a list too."""
    line = (
        '{"text": "It is.", "date": "2018-01-24", "author": [{"name": "Ann Lee"}, "Bo Dunn"], '
        '"headline": "Bridge", "lang": "en", "source": "AP"}'
    )
    article = _read_line(line)
    assert isinstance(article, RawArticle)
    assert ("2018-01-24", "Ann Lee, Bo Dunn", "Bridge", "en") == (
        article.published and article.published.text,
        article.byline,
        article.title,
        article.language,
    )
    assert (None, (("source", "AP"),)) == (article.outlet, article.metadata)


def test_our_own_names_of_keys_come_first() -> None:
    """Another name for a key that is there, and one that holds no words, stay metadata."""
    article = _read_line(
        '{"text": "It is.", "title": "Bridge", "headline": "Bridge mended", "date": 20180124}'
    )
    assert isinstance(article, RawArticle)
    assert ("Bridge", None) == (article.title, article.published)
    assert (("date", "20180124"), ("headline", "Bridge mended")) == article.metadata
