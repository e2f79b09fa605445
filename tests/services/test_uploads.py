"""Uploads: read as import would, known by their words, and stored only when somebody says so."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from desk_samples import article, bring
from sqlalchemy import Engine

from factcheck.model.article import RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.services.ingest import import_articles
from factcheck.services.storing import Fate
from factcheck.services.uploads import Preview, preview, read_pasted, read_upload
from factcheck.store.engine import reading

TEXT = "“We will not sell the three boats,” Ana Ruiz said on the pier.\n"


def only(found: list[RawArticle | Problem]) -> RawArticle:
    """Return the one article."""
    (one,) = found
    assert isinstance(one, RawArticle)
    return one


def shown(engine: Engine, one: RawArticle) -> Preview:
    """Return the preview of an article."""
    with reading(engine) as session:
        return preview(session, one)


@pytest.mark.parametrize(
    "name", ["draft.txt", "C:\\desk\\draft.txt", "../../etc/draft.txt", "/draft.txt", "a/\u202edraft.txt"]
)
def test_a_file_keeps_its_name_and_no_path(name: str) -> None:
    """The folder in an upload's name, and what cannot be seen in it, is left out."""
    one = only(read_upload(name, TEXT.encode()))
    assert (one.text, one.id, one.source) == (TEXT, "draft", "draft.txt")
    assert one.key.startswith("file:upload#")


def test_two_texts_of_one_name_are_two_articles() -> None:
    """The words tell uploads apart that say nothing of their identity; equal words are one article."""
    keys = [only(read_upload("draft.txt", text.encode())).key for text in (TEXT, TEXT + "More.\n", TEXT)]
    assert keys[0] == keys[2] != keys[1]


def test_an_upload_that_knows_its_address_keeps_it() -> None:
    """An address or an id in the file is the article's identity, as in an import."""
    line = json.dumps({"id": "17", "outlet": "The Beacon", "text": TEXT})
    assert only(read_upload("day.jsonl", line.encode())).key == "id:the-beacon/17"
    page = "---\nurl: https://beacon.example/boats\n---\n" + TEXT
    assert only(read_upload("boats.md", page.encode())).key == "url:https://beacon.example/boats"


def test_a_packed_folder_gives_its_articles() -> None:
    """What import reads of a packed folder, an upload reads too."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("one.txt", TEXT)
        folder.writestr("two.txt", TEXT + "More.\n")
    found = read_upload("day.zip", packed.getvalue())
    assert [one.id for one in found if isinstance(one, RawArticle)] == ["one", "two"]
    assert [one.source for one in found] == ["day.zip/one.txt", "day.zip/two.txt"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("report.docx", b"PK", ProblemCode.UNKNOWN_FORMAT),
        ("..", b"words", ProblemCode.UNKNOWN_FORMAT),
        ("", b"words", ProblemCode.UNKNOWN_FORMAT),
        ("empty.txt", b"", ProblemCode.EMPTY),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), ProblemCode.NOT_TEXT),
    ],
)
def test_what_cannot_be_read_is_a_problem(name: str, data: bytes, code: ProblemCode) -> None:
    """A bad file costs only itself and says why."""
    (one,) = read_upload(name, data)
    assert isinstance(one, Problem)
    assert one.code is code


def test_a_pasted_text_has_the_facts_that_were_typed() -> None:
    """Title, outlet, day and kind are those of the form; blanks are not given."""
    fields = {"title": " Boats ", "outlet": "", "published": "2021-03-03", "url": "", "kind": "transcript"}
    one = only(read_pasted(TEXT, fields))
    assert (one.title, one.outlet, one.kind.value, one.source) == (
        "Boats",
        None,
        "transcript",
        "pasted text",
    )
    assert one.published is not None
    assert one.published.text == "2021-03-03"
    assert one.id.startswith("pasted-")


def test_a_preview_tells_what_would_become_of_an_article(engine: Engine, tmp_path: Path) -> None:
    """New, another version, refreshed and unchanged are told before anything is stored."""
    bring(engine, tmp_path, [article("beacon")])
    sample = dict(article("beacon"))
    texts = {
        Fate.UNCHANGED: sample,
        Fate.REFRESHED: sample | {"title": "Boats for sale"},
        Fate.CHANGED: sample | {"text": sample["text"] + "More.\n"},
        Fate.NEW: sample | {"id": "another"},
    }
    for fate, line in texts.items():
        one = only(read_upload("day.jsonl", json.dumps(line).encode()))
        assert fate is shown(engine, one).fate


def test_a_preview_names_quotes_that_are_known(library: Engine) -> None:
    """A quotation that the store has word for word is shown with its speaker and its articles."""
    text = "“A boat that nobody mends is a boat that nobody should board,” somebody said.\n"
    found = shown(library, only(read_upload("draft.txt", text.encode())))
    (known,) = found.known
    assert (known.articles, known.speaker is not None) == (2, True)


def test_storing_an_upload_is_an_import(engine: Engine) -> None:
    """What was read is stored, linked and counted; the same again changes nothing."""
    found = read_upload("draft.txt", TEXT.encode())
    assert import_articles(engine, found, command="import in the browser").new == 1
    assert import_articles(engine, found, command="import in the browser").unchanged == 1
    assert shown(engine, only(found)).fate is Fate.UNCHANGED
