"""Drafts: every character of the article leads back to the file, in each format."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.model.draft import FilePlace
from factcheck.model.problem import Problem, ProblemCode
from factcheck.model.span import Span
from factcheck.readers.drafts import Draft, read_drafts

SAID = "The pier was “closed for good,” she said."


def only(path: Path) -> Draft:
    """Read the one draft of a file."""
    (draft,) = read_drafts([str(path)])
    assert isinstance(draft, Draft)
    return draft


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file as its characters are, line ends too."""
    path = folder / name
    path.write_bytes(text.encode())
    return path


def place_of(draft: Draft, words: str) -> FilePlace:
    """Return where words of the article stand in the file."""
    start = draft.article.text.index(words)
    return draft.place(Span(start, start + len(words)))


def test_a_text_counts_lines_and_code_points(tmp_path: Path) -> None:
    """Lines end with LF, CR LF or CR; a character beyond the first plane is one column."""
    draft = only(write(tmp_path, "a.txt", f"One.\r\nTwo.\rThree.\n🚢 {SAID}\n"))
    assert FilePlace(4, 17, 4, 23) == place_of(draft, "closed")
    assert FilePlace(2, 1, 3, 7) == place_of(draft, "Two.\rThree.")


def test_a_byte_order_mark_is_no_column(tmp_path: Path) -> None:
    """The first character of a file with a mark stands in column 1."""
    path = tmp_path / "a.txt"
    path.write_bytes(SAID.encode("utf-8-sig"))
    assert FilePlace(1, 1, 1, 4) == place_of(only(path), "The")


def test_front_matter_counts_for_lines(tmp_path: Path) -> None:
    """The text of a Markdown file begins after the front matter, its lines do not."""
    draft = only(write(tmp_path, "a.md", f"---\ntitle: Pier\n---\n{SAID}\n"))
    assert SAID + "\n" == draft.article.text
    assert FilePlace(4, 15, 4, 21) == place_of(draft, "closed")


def test_a_page_is_aligned_with_its_source(tmp_path: Path) -> None:
    """Marks, references and what stands beside the main text are counted as the editor shows them."""
    page = (
        "<html><head><title>Pier closed</title></head><body><nav><a>Pier closed</a></nav>\n<article>\n"
        "<p>The <b>pier</b> &amp; its caf&eacute; were &ldquo;closed for good,&rdquo; she said, and nobody"
        " who lives there was told before it came about.</p>\n"
        "<p>It was built in 1903, when the island had twice as many people as it has now, all told.</p>\n"
        "</article></body></html>\n"
    )
    draft = only(write(tmp_path, "a.html", page))
    lines = page.split("\n")
    for words, written in (
        ("closed for", "closed for"),
        ("café were", "caf&eacute; were"),
        ("1903", "1903"),
    ):
        found = place_of(draft, words)
        assert lines[found.line - 1].index(written) + 1 == found.column
    assert 3 == place_of(draft, "closed for").line


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_line_of_jsonl_is_read_through_its_escapes(tmp_path: Path, ascii_only: bool) -> None:
    """Every escape is one character of the text; the line is that of the file."""
    records = [{"id": "x", "text": "First."}, {"text": f'A "ship" 🚢.\n\n{SAID}', "id": "y"}]
    lines = [json.dumps(one, ensure_ascii=ascii_only) for one in records]
    _, draft = read_drafts([str(write(tmp_path, "a.jsonl", "\n".join(lines) + "\n"))])
    assert isinstance(draft, Draft)
    found = place_of(draft, "closed for good")
    assert (2, lines[1].index("closed for good") + 1) == (found.line, found.column)
    assert found.end_column - found.column == len("closed for good")


def test_a_page_within_jsonl_is_read_through_both(tmp_path: Path) -> None:
    """The place in the page, then that in the line."""
    page = f"<article><p>{SAID}</p>\n<p>It had stood there for a hundred years, people said.</p></article>"
    line = json.dumps({"html": page})
    draft = only(write(tmp_path, "a.jsonl", line + "\n"))
    assert line.index("closed for") + 1 == place_of(draft, "closed for").column


def test_standard_input_is_a_draft() -> None:
    """The file is then called as it was named: a dash."""
    (draft,) = read_drafts(["-"], stdin=BytesIO(SAID.encode()))
    assert isinstance(draft, Draft)
    assert ("-", FilePlace(1, 15, 1, 21)) == (draft.file, place_of(draft, "closed"))


def test_comments_are_blank_in_the_article(tmp_path: Path) -> None:
    """What a comment says is no text; every other character stays where it is."""
    comment = "<!-- factcheck: ignore quote-altered\n she corrected herself -->"
    draft = only(write(tmp_path, "a.md", f"One.\n{comment}\n\n{SAID}\n"))
    assert "corrected" not in draft.article.text
    assert FilePlace(5, 15, 5, 21) == place_of(draft, "closed")
    (ignore,) = draft.ignores
    assert ("quote-altered", "she corrected herself", 5) == (ignore.check, ignore.reason, ignore.line)
    assert FilePlace(2, 1, 3, 27) == draft.place_of(ignore)


def test_comments_of_a_page_are_read_from_its_source(tmp_path: Path) -> None:
    """A reader of pages drops comments; they count in the source all the same."""
    page = (
        f"<article>\n<p>{SAID}</p> <!-- factcheck: ignore quote-altered so told -->\n"
        "<p>It had stood there for a hundred years, people said.</p>\n</article>"
    )
    draft = only(write(tmp_path, "a.html", page))
    (ignore,) = draft.ignores
    assert ignore.line == draft.written_line(draft.article.text.index("closed")) == 2


def test_what_is_no_draft_is_a_problem(tmp_path: Path) -> None:
    """A feed, an unknown format and an empty file cost only themselves."""
    paths = [
        str(write(tmp_path, name, text))
        for name, text in (("a.rss", "<rss/>"), ("b.docx", "x"), ("c.txt", " "), ("d.txt", SAID))
    ]
    found = list(read_drafts(paths))
    assert [ProblemCode.UNKNOWN_FORMAT, ProblemCode.UNKNOWN_FORMAT, ProblemCode.EMPTY] == [
        one.code for one in found if isinstance(one, Problem)
    ]
    assert isinstance(found[-1], Draft)
    with pytest.raises(InputError):
        read_drafts(["gone.md"])
