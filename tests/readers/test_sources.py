"""From paths to inputs."""

from __future__ import annotations

import io
import os
import pickle
from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import FORMATS, Format, Source, sources


def _names(found: list[Source | Problem]) -> list[str]:
    return [item.name for item in found if isinstance(item, Source)]


def _codes(found: list[Source | Problem]) -> list[ProblemCode]:
    return [item.code for item in found if isinstance(item, Problem)]


def test_a_folder_gives_its_articles_by_path(tmp_path: Path) -> None:
    """Files of a folder come sorted, nested ones by their path below it, hidden ones not at all."""
    (tmp_path / "b" / ".git").mkdir(parents=True)
    for name in ("c.TXT", "a.md", "b/z.html", "b/a.jsonl.gz", ".hidden.txt", "b/.git/x.txt"):
        (tmp_path / name).write_text("x")
    found = list(sources([str(tmp_path)]))
    assert ["a.md", "b/a.jsonl.gz", "b/z.html", "c.TXT"] == _names(found)
    assert ["a", "a", "z", "c"] == [item.stem for item in found if isinstance(item, Source)]


def test_a_folder_and_its_file_name_the_same_place(tmp_path: Path) -> None:
    """A file has one name, whether it or its folder was given."""
    (tmp_path / "a.txt").write_text("x")
    assert ["a.txt", "a.txt"] == _names(list(sources([str(tmp_path), str(tmp_path / "a.txt")])))


def test_the_path_is_kept_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person typed is what problems and reports print."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    paths = [item.path for item in sources(["news", "./news/a.txt"]) if isinstance(item, Source)]
    assert [os.path.join("news", "a.txt"), "./news/a.txt"] == paths  # noqa: PTH118 - as typed


def test_a_folder_passes_over_what_is_no_article_and_tells_of_unread_documents(tmp_path: Path) -> None:
    """Pictures and a folder's README are silent, a document without a reader is a problem."""
    for name in (
        "photo.jpg",
        "README.md",
        "LICENSE",
        "LICENSE.txt",
        "table.csv",
        "meta.json",
        "letter.docx",
        "a.txt",
    ):
        (tmp_path / name).write_text("x")
    found = list(sources([str(tmp_path)]))
    assert ["a.txt"] == _names(found)
    assert [(str(tmp_path / "letter.docx"), ProblemCode.UNKNOWN_FORMAT)] == [
        (item.source, item.code) for item in found if isinstance(item, Problem)
    ]


def test_a_named_file_is_read_whatever_its_name_or_is_a_problem(tmp_path: Path) -> None:
    """A README named on the command line is an article; an unknown suffix is a problem."""
    for name in ("README.md", "photo.jpg", "nosuffix"):
        (tmp_path / name).write_text("x")
    found = list(sources([str(tmp_path / name) for name in ("README.md", "photo.jpg", "nosuffix")]))
    assert ["README.md"] == _names(found)
    assert [ProblemCode.UNKNOWN_FORMAT] * 2 == _codes(found)


def test_a_word_processors_document_is_told_what_to_do_with_it(tmp_path: Path) -> None:
    """Whose morning lies in a folder of .docx files wants a way on, not the list of all readers."""
    (tmp_path / "letter.docx").write_text("x")
    (found,) = sources([str(tmp_path)])
    assert isinstance(found, Problem)
    assert "There is no reader for .docx: save it as text or as a web page." == found.message


def test_a_path_that_names_nothing_is_bad_use_at_once(tmp_path: Path) -> None:
    """The error comes before anything is read."""
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputError, match="There is no file or folder"):
        sources([str(tmp_path / "a.txt"), str(tmp_path / "missing.txt")])


def test_links_that_lead_round_are_loops(tmp_path: Path) -> None:
    """A file that links to itself and a folder that links to its parent are problems."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("x")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = list(sources([str(tmp_path)]))
    assert ["sub/a.txt"] == _names(found)
    assert [ProblemCode.LOOP] * 2 == _codes(found)
    assert [ProblemCode.LOOP] == _codes(list(sources([str(tmp_path / "self.txt")])))


def test_a_linked_folder_is_read_once(tmp_path: Path) -> None:
    """Links within the folder are passed over, links out of it are followed once."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "real").mkdir(parents=True)
    outside.mkdir()
    (inside / "real" / "a.txt").write_text("x")
    (outside / "b.txt").write_text("x")
    (inside / "again").symlink_to(inside / "real")
    (inside / "x1").symlink_to(outside)
    (inside / "x2").symlink_to(outside)
    found = list(sources([str(inside)]))
    assert ["real/a.txt", "x1/b.txt"] == _names(found)
    assert [] == _codes(found)


def test_a_link_to_nothing_is_a_problem(tmp_path: Path) -> None:
    """A broken link says that it cannot be read, in a folder and by name."""
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [ProblemCode.UNREADABLE] == _codes(list(sources([str(tmp_path)])))
    assert [ProblemCode.UNREADABLE] == _codes(list(sources([str(tmp_path / "gone.txt")])))


def test_what_an_ignore_file_names_is_passed_over(tmp_path: Path) -> None:
    """Names and patterns count for the folder and all below it, not for files named outright."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "day" / "drafts").mkdir(parents=True)
    for name in (
        "labels.jsonl",
        "a.txt",
        "b.old.txt",
        "drafts/c.txt",
        "day/d.txt",
        "day/b.old.txt",
        "day/drafts/e.txt",
    ):
        (tmp_path / name).write_text("x")
    (tmp_path / ".factcheckignore").write_text("# no articles\nlabels.jsonl\n\n*.old.*\ndrafts/\n")
    assert ["a.txt", "day/d.txt"] == _names(list(sources([str(tmp_path)])))
    assert ["labels.jsonl"] == _names(list(sources([str(tmp_path / "labels.jsonl")])))


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A named pipe would block for ever; it is a problem when named and passed over in a folder."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert [ProblemCode.UNREADABLE] == _codes(list(sources([str(tmp_path / "pipe.txt")])))
    assert [] == list(sources([str(tmp_path)]))


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    """Names from older systems keep their bytes as escapes, for a lone surrogate cannot be stored."""
    path = os.fsdecode(os.fsencode(str(tmp_path)) + b"/caf\xe9.txt")
    Path(path).write_text("x")
    (source,) = sources([str(tmp_path)])
    assert isinstance(source, Source)
    assert ("caf\\xe9.txt", path) == (source.name, source.path)


def test_a_source_travels_to_another_process(tmp_path: Path) -> None:
    """Sources survive pickling."""
    (tmp_path / "a.txt").write_text("x")
    (source,) = sources([str(tmp_path)])
    assert source == pickle.loads(pickle.dumps(source))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'\n {"text": "x"}', Format.JSONL),
        (b"\xef\xbb\xbf<!doctype html><p>x", Format.HTML),
        (b"  <p>x</p>", Format.HTML),
        (b"<3 is less than three", Format.TEXT),
        (b"So it goes.", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_standard_input_is_known_by_its_beginning(data: bytes, expected: Format) -> None:
    """A brace begins JSONL, a tag a page, anything else a text."""
    (source,) = sources(["-"], stdin=io.BytesIO(data))
    assert isinstance(source, Source)
    assert ("-", expected, "stdin") == (source.path, source.format, source.stem)


def test_jsonl_on_standard_input_comes_in_blocks_of_whole_lines() -> None:
    """Each block knows the number of its first line, and no line is lost."""
    line = b'{"text": "' + b"x" * 300_000 + b'"}'
    found = list(sources(["-"], stdin=io.BytesIO(b"\n".join([line] * 10))))
    blocks = [item for item in found if isinstance(item, Source)]
    assert [1, 5, 9] == [block.line for block in blocks]
    assert [line] * 10 == [part for block in blocks for part in (block.data or b"").split(b"\n")]


def test_formats_name_every_suffix() -> None:
    """The suffixes are those that the documentation lists."""
    documents = [
        ".txt",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".jsonl",
        ".jsonl.gz",
        ".rss",
        ".atom",
        ".xml",
        ".json",
    ]
    archives = [".zip", ".tar", ".tar.gz", ".tgz", ".warc", ".warc.gz"]
    assert [*documents, *archives] == list(FORMATS)
