"""Zip and tar files: what lies in them is read as if it lay in a folder, whatever is wrong with a part."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import Format, Source, read, sources

NOTE = "The ferry will sail on Sunday, the harbour master said.\n"


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write a tar file, packed if its name says so."""
    with tarfile.open(path, "w:gz" if path.suffix in (".gz", ".tgz") else "w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def packed(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write an archive of the kind that the path says."""
    return zipped(path, files) if path.suffix == ".zip" else tarred(path, files)


def bytes_of(kind: str, files: Mapping[str, bytes], folder: Path) -> bytes:
    """Return an archive's bytes."""
    path = packed(folder / f"inner-{len(files)}{kind}", files)
    data = path.read_bytes()
    path.unlink()
    return data


def found_in(path: Path) -> list[RawArticle | Problem]:
    """Read everything below a path."""
    return [
        one
        for source in sources([str(path)])
        for one in ([source] if isinstance(source, Problem) else read(source))
    ]


def articles_in(path: Path) -> list[RawArticle]:
    """Read everything below a path, which must be without fault."""
    found = found_in(path)
    assert [] == [one for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, RawArticle)]


def told(path: Path) -> list[tuple[str, ProblemCode]]:
    """Return where something is wrong below a path, and what."""
    below = f"{path.parent}/"
    return [
        (one.source.removeprefix(below), one.code) for one in found_in(path) if isinstance(one, Problem)
    ]


KINDS = (".zip", ".tar", ".tar.gz", ".tgz")
FILES = {
    "day/a.txt": NOTE.encode(),
    "day/b.md": b"---\nid: 007\n---\nA note of the day.",
    "day/c.html": b"<html><body><article><p>The bridge is closed.</p></article></body></html>",
    "day/d.jsonl": b'{"text": "One."}\n\n{"text": "Two.", "id": "two"}\n',
    "day/e.jsonl.gz": gzip.compress(b'{"text": "Three."}\n'),
    "day/f.rss": b'<rss version="2.0"><channel><title>Echo</title><item><title>T</title>'
    b"<description>The council met.</description></item></channel></rss>",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_is_read_from_an_archive(tmp_path: Path, kind: str) -> None:
    """Ids are the stems of names inside, sources are paths through the archive."""
    path = packed(tmp_path / f"week{kind}", FILES)
    found = articles_in(path)
    assert ["a", "007", "c", "d-1", "two", "e-1", "f-1"] == [one.id for one in found]
    place = f"{path}/day/"
    names = ["a.txt", "b.md", "c.html", "d.jsonl#1", "d.jsonl#3", "e.jsonl.gz#1", "f.rss#1"]
    assert [place + name for name in names] == [one.source for one in found]
    assert NOTE == found[0].text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("top", ["", "week/"])
def test_a_packed_folder_counts_as_the_folder(tmp_path: Path, kind: str, top: str) -> None:
    """Keys are the folder's, packed with or without its own name, and wherever the archive lies."""
    (tmp_path / "week" / "day").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    for name in ("day/a.txt", "day/c.html", "day/d.jsonl"):
        (tmp_path / "week" / name).write_bytes(FILES[name])
    expected = [one.key for one in articles_in(tmp_path / "week")]
    kept = {f"{top}{name}": FILES[name] for name in ("day/a.txt", "day/c.html", "day/d.jsonl")}
    path = packed(tmp_path / "elsewhere" / f"week{kind}", kept)
    assert expected == [one.key for one in articles_in(path)]
    assert expected == [one.key for one in articles_in(tmp_path / "elsewhere")]


def test_what_is_no_document_is_passed_over_as_in_a_folder(tmp_path: Path) -> None:
    """Pictures, hidden files, forks of a Mac, XML that is no feed, folders and READMEs are silent."""
    files = dict.fromkeys(("a.png", ".x.txt", ".git/a.txt", "__MACOSX/._a.txt", "README.md", "d/"), b"x")
    path = zipped(tmp_path / "a.zip", {**files, "site.xml": b"<urlset/>", "a.docx": b"x"})
    assert [("a.zip/a.docx", ProblemCode.UNKNOWN_FORMAT)] == told(path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_packed_folder_says_what_is_not_to_be_read(tmp_path: Path, kind: str) -> None:
    """``.factcheckignore`` holds for its folder and below, wherever it stands in the archive."""
    names = ("a/x.txt", "a/old/y.txt", "old/z.txt", "labels.jsonl", "a/b/n.md")
    files = {
        **dict.fromkeys(names, b"So."),
        ".factcheckignore": b"labels.jsonl",
        "a/.factcheckignore": b"old/",
    }
    path = packed(tmp_path / f"w{kind}", files)
    assert ["x", "z", "n"] == [one.id for one in articles_in(path)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "..\\a.txt", "C:\\a.txt"])
def test_no_name_leads_out_of_the_archive(tmp_path: Path, kind: str, name: str) -> None:
    """A file whose name points outside is told of and not read, and nothing is written anywhere."""
    path = packed(tmp_path / f"a{kind}", {name: b"Out.", "in.txt": b"In."})
    found = found_in(path)
    assert ["In."] == [one.text for one in found if isinstance(one, RawArticle)]
    assert [ProblemCode.MALFORMED] == [one.code for one in found if isinstance(one, Problem)]
    assert [path] == list(tmp_path.iterdir())


def test_links_in_a_tar_file_are_not_followed(tmp_path: Path) -> None:
    """A link gives nothing, wherever it points; an archive of links has no file."""
    (tmp_path / "secret.txt").write_text("Secret.")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE):
            entry = tarfile.TarInfo("link.txt")
            entry.type, entry.linkname = kind, str(tmp_path / "secret.txt")
            archive.addfile(entry)
    assert [("a.tar", ProblemCode.EMPTY)] == told(tmp_path / "a.tar")


@pytest.mark.parametrize("inner", KINDS)
@pytest.mark.parametrize("outer", KINDS)
def test_an_archive_in_an_archive_is_read(tmp_path: Path, outer: str, inner: str) -> None:
    """Paths go on through the inner archive."""
    name = f"in{inner}"
    path = packed(tmp_path / f"out{outer}", {name: bytes_of(inner, {"a.txt": NOTE.encode()}, tmp_path)})
    (found,) = articles_in(path)
    assert (f"{path}/{name}/a.txt", f"file:out/{name}/a.txt") == (found.source, found.key)


@pytest.mark.parametrize("kind", KINDS)
def test_archives_are_opened_to_a_depth(tmp_path: Path, kind: str) -> None:
    """Three within each other are read; the fourth is told of."""
    data = bytes_of(kind, {"a.txt": b"Deep."}, tmp_path)
    for level in (2, 3):
        data = bytes_of(kind, {f"l{level}{kind}": data}, tmp_path)
    path = packed(tmp_path / f"l4{kind}", {f"l4{kind}": data, "b.txt": b"Shallow."})
    found = found_in(path)
    assert ["Shallow."] == [one.text for one in found if isinstance(one, RawArticle)]
    assert [ProblemCode.TOO_LARGE] == [one.code for one in found if isinstance(one, Problem)]
    (tmp_path / f"l3{kind}").write_bytes(data)
    assert ["Deep."] == [one.text for one in articles_in(tmp_path / f"l3{kind}")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_bomb_is_put_out(tmp_path: Path, kind: str) -> None:
    """An archive that grows a thousand times is not read to its end, and costs no memory."""
    bomb = packed(tmp_path / f"bomb{kind}", {f"{n}.txt": bytes(15_000_000) for n in range(6)})
    if kind == ".tar":  # it does not pack; its packer would be a zip file around it
        bomb = zipped(tmp_path / "bomb.zip", {"bomb.tar": bomb.read_bytes()})
    tracemalloc.start()
    codes = [code for _, code in told(bomb)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ProblemCode.TOO_LARGE == codes[-1]
    assert codes.count(ProblemCode.NOT_TEXT) < 6
    assert peak < 70_000_000


def test_a_nested_bomb_is_put_out(tmp_path: Path) -> None:
    """What inner archives give counts against the outermost file."""
    inner = bytes_of(".zip", {"a.jsonl": bytes(40_000_000)}, tmp_path)
    path = zipped(tmp_path / "bomb.zip", {f"{number}.zip": inner for number in range(9)})
    assert ("bomb.zip", ProblemCode.TOO_LARGE) == told(path)[-1]
    assert len(told(path)) < 9


def test_a_large_file_in_an_archive_is_streamed(tmp_path: Path) -> None:
    """A JSONL file inside is handed on in blocks, with the numbers of its lines, in little memory."""
    line = json.dumps({"text": " ".join(str(number) for number in range(2_000))}).encode() + b"\n"
    path = zipped(tmp_path / "a.zip", {"a.jsonl": line * 3_000 + b"{}\n"})
    tracemalloc.start()
    lines = problems = 0
    for source in sources([str(path)]):
        assert isinstance(source, Source)
        assert Format.JSONL is source.format
        assert source.data is not None
        lines += source.data.count(b"\n") + 1
        problems += source.line == 1
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (3_001, 1) == (lines, problems)
    assert peak < 10_000_000
    assert [f"{path}/a.jsonl#3001"] == [one.source for one in found_in(path) if isinstance(one, Problem)]


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    """A wrong checksum, a password, and an unknown packing are told of one by one."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("broken", "locked", "odd", "fine"):
            archive.writestr(f"{name}.txt", f"The {name} note.")
    data = bytearray(path.read_bytes())
    data[data.index(b"The broken")] ^= 1
    directory = data.index(b"PK\1\2")
    for name, offset, value in (("locked", 8, 1), ("odd", 10, 77)):
        for signature, shift in ((b"PK\1\2", 0), (b"PK\3\4", -2)):
            start = directory if signature == b"PK\1\2" else 0
            at = data.rindex(signature, 0, data.index(name.encode(), start))
            data[at + offset + shift] = value
    path.write_bytes(data)
    assert [
        ("a.zip/broken.txt", ProblemCode.MALFORMED),
        ("a.zip/locked.txt", ProblemCode.UNREADABLE),
        ("a.zip/odd.txt", ProblemCode.UNKNOWN_FORMAT),
    ] == told(path)
    assert ["The fine note."] == [one.text for one in found_in(path) if isinstance(one, RawArticle)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_archive_gives_what_it_has_and_says_so(tmp_path: Path, kind: str) -> None:
    """What stands before the end is taken; a zip file without its directory gives nothing."""
    texts = {f"{number}.txt": bytes(str(number), "ascii") * 20_000 for number in range(8)}
    path = packed(tmp_path / f"a{kind}", texts)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found = found_in(path)
    assert (kind != ".zip") == any(isinstance(one, RawArticle) for one in found)
    assert ProblemCode.MALFORMED in [one.code for one in found if isinstance(one, Problem)]
    assert all(isinstance(one, Problem) or len(one.text) == 20_000 for one in found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "data", [b"", b"no archive at all " * 99, b"\x1f\x8b\x08\x00zz", b"PK\3\4" + bytes(99)]
)
def test_what_is_no_archive_is_a_problem(tmp_path: Path, kind: str, data: bytes) -> None:
    """Whatever the bytes are, nothing is raised and one problem says so."""
    path = tmp_path / f"a{kind}"
    path.write_bytes(data)
    assert 1 == len(told(path))


def test_a_damaged_header_does_not_end_a_tar_file_in_silence(tmp_path: Path) -> None:
    """Files after a broken header are lost, and that is said."""
    path = tarred(tmp_path / "a.tar", {f"{number}.txt": b"Here." for number in range(3)})
    data = bytearray(path.read_bytes())
    data[1024:1030] = b"xxxxxx"
    path.write_bytes(data)
    assert [("a.tar", ProblemCode.MALFORMED)] == told(path)
    assert 1 == sum(isinstance(one, RawArticle) for one in found_in(path))


def test_names_in_utf8_are_read_where_the_archive_does_not_say_so(tmp_path: Path) -> None:
    """Many programs write UTF-8 names without the flag for it."""
    path = zipped(tmp_path / "a.zip", {"cafXX.txt": b"So."})
    path.write_bytes(path.read_bytes().replace(b"cafXX", "café".encode()))
    assert ["café"] == [one.id for one in articles_in(path)]
