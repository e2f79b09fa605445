"""Evidence packs: all that bears on a thing, the same bytes each time, and nothing changed unnoticed."""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from desk_samples import altered, article, bring
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from factcheck.errors import UnknownIdError
from factcheck.model.finding import Verdict
from factcheck.report.pack_checks import pack_faults
from factcheck.report.packs import EVIDENCE, MANIFEST, PAGE, manifest, pack_bytes, sha256, zipped
from factcheck.services.packing import pack_of
from factcheck.services.reporting import everything_of, report
from factcheck.services.review import decide
from factcheck.store.engine import reading, writing

SEEN = datetime(2021, 3, 9, 8, 30, tzinfo=UTC)


def packed(engine: Engine, identity: str) -> bytes:
    """Return the pack of a thing."""
    with reading(engine) as session:
        return pack_bytes(pack_of(session, identity), "factcheck 1")


def opened(data: bytes) -> dict[str, bytes]:
    """Return the files of a pack, read by the standard library."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def evidence(data: bytes) -> Any:
    """Return the evidence of a pack."""
    return json.loads(opened(data)[EVIDENCE])


def test_a_pack_of_each_kind_is_sound(library: Engine) -> None:
    """A discrepancy, its story and its article: each holds the whole of the one before and verifies."""
    one = altered(library)
    assert one.story is not None
    held = {}
    for kind, identity in (("discrepancy", one.id), ("article", "beacon"), ("story", one.story.id)):
        data = packed(library, identity)
        assert [] == pack_faults(data)
        assert {MANIFEST, EVIDENCE, PAGE} < opened(data).keys()
        assert (kind, identity) == (evidence(data)["about"]["kind"], evidence(data)["about"]["id"])
        held[kind] = {found["id"] for found in evidence(data)["discrepancies"]}
    assert {one.id} == held["discrepancy"]
    assert one.id in held["article"] & held["story"]
    with reading(library) as session:
        everything = [found for found in report(session, everything_of()) if found.story == one.story]
    assert {found.id for found in everything} == held["story"]


def test_only_what_can_be_packed_is(library: Engine) -> None:
    """A person or nothing at all is refused with a sentence."""
    with reading(library) as session:
        for identity, said in (
            ("Ana Ruiz", "only these can be packed"),
            ("d00000000", "Nothing has the id"),
        ):
            with pytest.raises(UnknownIdError, match=said):
                pack_of(session, identity)


def test_the_texts_are_there_to_the_character(library: Engine) -> None:
    """Each source is the stored text in UTF-8; each place of the evidence stands in the file it names."""
    one = altered(library)
    files = opened(packed(library, one.id))
    said = json.loads(files[EVIDENCE])
    for told in said["articles"]:
        (version,) = told["versions"]
        assert str(article(told["article"])["text"]) == files[version["file"]].decode("utf-8")
        assert sha256(files[version["file"]]) == version["sha256"]
    (found,) = said["discrepancies"]
    for place, view in zip(found["evidence"], one.evidence, strict=True):
        assert view.evidence.text == files[place["file"]].decode("utf-8")[place["start"] : place["end"]]
        assert [[mark.start, mark.end] for mark in view.evidence.marks] == place["differing"]


def test_the_same_database_gives_the_same_bytes(desk: Engine) -> None:
    """Nothing of the clock, the machine or the folder is in a pack."""
    one = altered(desk)
    data = packed(desk, one.id)
    assert data == packed(desk, one.id)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in archive.infolist()}
        assert sorted(archive.namelist()) == archive.namelist()


def test_decisions_and_versions_are_in_it(desk: Engine, tmp_path: Path) -> None:
    """After a correction the pack has both versions, the places in the old one, and every decision."""
    one = altered(desk)
    for verdict, note, reason in ((Verdict.UNSURE, "call", None), (Verdict.CONFIRMED, None, "heard")):
        with writing(desk) as session:
            decide(session, one.id, verdict, actor="Kim", now=SEEN, note=note, reason=reason)
    text = article("beacon")["text"].replace("We will sell", "We will not sell")
    bring(desk, tmp_path, [article("beacon", text=text)])
    for identity in (one.id, "beacon", one.story.id if one.story else ""):
        data = packed(desk, identity)
        assert [] == pack_faults(data)
        said = evidence(data)
        (beacon,) = [told for told in said["articles"] if told["article"] == "beacon"]
        assert [(1, False), (2, True)] == [
            (told["version"], told["current"]) for told in beacon["versions"]
        ]
        (found,) = [told for told in said["discrepancies"] if told["id"] == one.id]
        assert found["closed"]
        assert ["unsure", "confirmed"] == [told["verdict"] for told in found["decisions"]]
        (place,) = [told for told in found["evidence"] if told["article"] == "beacon"]
        assert (1, beacon["versions"][0]["file"]) == (place["version"], place["file"])
        assert b"Confirmed: heard" in opened(data)[PAGE]


def test_the_page_asks_for_nothing_from_elsewhere(library: Engine) -> None:
    """Its links lead into the pack or to publishers, its policy lets nothing load, it has no script."""
    files = opened(packed(library, altered(library).id))
    page = files[PAGE].decode("utf-8")
    links = set(re.findall(r'href="([^"#][^"]*)"', page))
    assert {link for link in links if not link.startswith("http")} <= files.keys()
    assert not re.search(r"<(?:script|img|link|iframe)\b|\bsrc=", page)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def changed(data: bytes, **files: bytes | None) -> bytes:
    """Return a pack with other files in it and the manifest as it was; ``None`` takes a file out."""
    held = opened(data) | {name: content for name, content in files.items() if content is not None}
    return zipped({name: content for name, content in held.items() if files.get(name, b"") is not None})


def codes(data: bytes) -> set[tuple[str, str]]:
    """Return what is wrong with a pack: codes and places."""
    return {(fault.code, fault.where) for fault in pack_faults(data)}


def test_what_is_wrong_is_said(library: Engine) -> None:
    """A changed, a missing and a further file are told by their names."""
    data = packed(library, altered(library).id)
    source = next(name for name in opened(data) if "beacon" in name)
    assert {("damaged", PAGE)} == codes(changed(data, **{PAGE: b"<p>nothing differs</p>"}))
    assert {("missing", PAGE)} == codes(changed(data, **{PAGE: None}))
    assert {("missing", MANIFEST)} == codes(changed(data, **{MANIFEST: None}))
    assert {("damaged", MANIFEST)} == codes(changed(data, **{MANIFEST: b"[]"}))
    assert {("extra", "notes.txt")} == codes(changed(data, **{"notes.txt": b"x"}))
    assert {("damaged", source), ("text", source)} <= codes(changed(data, **{source: b"We agree."}))
    assert {("missing", source)} <= codes(changed(data, **{source: None}))


def test_a_place_that_its_text_does_not_bear_out_is_told(library: Engine) -> None:
    """Who changes the evidence and the manifest alike is found by the texts."""
    one = altered(library)
    data = packed(library, one.id)
    said = evidence(data)
    said["discrepancies"][0]["evidence"][0]["text"] = "We will never sell"
    said["articles"][0]["claims"] = [{"start": 0, "end": 3, "text": "???"}]
    said["discrepancies"][0]["evidence"][1]["differing"] = [[0, 99_999]]
    files = opened(data) | {EVIDENCE: json.dumps(said).encode()}
    del files[MANIFEST]
    forged = zipped(files | {MANIFEST: manifest(files)})
    assert {("span", one.id), ("span", said["articles"][0]["article"])} == codes(forged)
    assert len(pack_faults(forged)) == 3


@pytest.mark.parametrize(
    "said", [[], {}, {"articles": [{}]}, {"articles": [], "discrepancies": [1]}, 7, "x"]
)
def test_evidence_of_any_shape_is_no_crash(library: Engine, said: object) -> None:
    """What is not laid out as evidence is told as damaged."""
    files = opened(packed(library, "beacon")) | {EVIDENCE: json.dumps(said).encode()}
    del files[MANIFEST]
    assert ("damaged", EVIDENCE) in codes(zipped(files | {MANIFEST: manifest(files)}))


def test_strange_zips_are_refused(library: Engine) -> None:
    """No zip, a compressed one, one with a name twice, and bytes put in between or behind."""
    data = packed(library, "beacon")
    compressed, twice = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(compressed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in opened(data).items():
            archive.writestr(name, content)
    with zipfile.ZipFile(twice, "w") as archive:
        archive.writestr(PAGE, b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(PAGE, b"2")
    for strange in (b"", b"PK", b"x" * 100, compressed.getvalue(), twice.getvalue()):
        assert {("damaged", "pack")} == codes(strange)
    endless, last = bytearray(data), data.rindex(b"PK\x01\x02")
    (size,) = struct.unpack_from("<I", data, last + 20)
    size += len(data) - data.index(b"PK\x01\x02") + 10
    struct.pack_into("<II", endless, last + 20, size, size)
    assert {("damaged", "pack")} == codes(bytes(endless))
    commented = io.BytesIO(data)
    with zipfile.ZipFile(commented, "a") as archive:
        archive.comment = b"seen"
    for strange in (commented.getvalue(), b"before" + data):
        assert {("damaged", "pack")} == codes(strange)


@pytest.fixture(scope="session")
def pack(library: Engine) -> bytes:
    """Return the pack of an article."""
    return packed(library, "beacon")


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_byte_can_be_changed_unnoticed(pack: bytes, data: st.DataObject) -> None:
    """Whichever byte is another, is lost or is put in, something is wrong."""
    at = data.draw(st.integers(0, len(pack) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != pack[at]))
    assert pack_faults(pack[:at] + bytes([other]) + pack[at + 1 :])
    assert pack_faults(pack[:at] + pack[at + 1 :])
    assert pack_faults(pack[:at] + bytes([other]) + pack[at:])


def test_the_commands_pack_and_verify(newsroom: Path, run: Callable[..., Result]) -> None:
    """A sound pack ends with 0, a changed one with 1 and its place, none with 2, without any database."""
    identity = json.loads(run("report", "--nl").stdout.splitlines()[0])["id"]
    assert run("export", "pack", identity, "--output", "evidence.zip").exit_code == 0
    data = (newsroom / "evidence.zip").read_bytes()
    (newsroom / "factcheck.db").unlink()
    sound = run("verify", "evidence.zip")
    assert (0, f"evidence.zip: SHA-256 {sha256(data)}\n") == (sound.exit_code, sound.stderr)
    assert sound.stdout.startswith("Sound: every file is as it was packed")
    (newsroom / "other.zip").write_bytes(changed(data, **{PAGE: b"x"}))
    result = run("verify", "evidence.zip", "other.zip", "--nl")
    assert (1, "damaged", f"other.zip: {PAGE}") == (
        result.exit_code,
        json.loads(result.stdout)["code"],
        json.loads(result.stdout)["where"],
    )
    assert (2, "Error: none.zip cannot be read: No such file or directory.\n") == (
        run("verify", "none.zip").exit_code,
        run("verify", "none.zip").stderr,
    )
