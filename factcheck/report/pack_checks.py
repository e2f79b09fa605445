"""Whether an evidence pack is as it was made: every file, every hash, every place, every byte.

In: the bytes of a pack that came from anywhere. Out: one :class:`~factcheck.model.fault.Fault` for each
thing that is not as it must be. A pack is not signed: who changes a file and the manifest alike makes
another pack, which only its SHA-256, noted elsewhere, tells from the first.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from factcheck.model.fault import Fault
from factcheck.report.packs import EVIDENCE, FORMAT, MANIFEST, PAGE, SOURCES, sha256, zipped

_UNREADABLE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error)
"""What zipfile raises for bytes that are no zip: found by changing bytes of packs at random."""


def pack_faults(data: bytes) -> list[Fault]:
    """Return all that is wrong with a pack, file by file; nothing if it is sound."""
    try:
        files = _files(data)
    except _UNREADABLE as error:
        message = f"It cannot be read as a pack: {_sentence(error)}"
        return [Fault(code="damaged", where="pack", message=message)]
    found = [*_listed(files), *_evidence_faults(files)]
    if not found and zipped(files) != data:
        message = "The files are sound, but what lies between them is not as packed."
        found.append(Fault(code="damaged", where="pack", message=message))
    return found


def _files(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip that is laid out as a pack; raise ``ValueError`` for any other."""
    files: dict[str, bytes] = {}
    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > len(data):
            raise ValueError("its files claim more bytes than it has")
        for entry in archive.infolist():
            if entry.compress_type != ZIP_STORED:
                raise ValueError(f"{entry.filename} is compressed")
            if entry.filename in files:
                raise ValueError(f"{entry.filename} is there twice")
            files[entry.filename] = archive.read(entry)
    return files


def _sentence(error: Exception) -> str:
    words = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return words + "."


def _listed(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield what differs from the manifest."""
    try:
        said = json.loads(files[MANIFEST])
        listed = {str(one["file"]): (one["bytes"], one["sha256"]) for one in said["files"]}
        known = said["format"]
    except KeyError as error:
        missing = error.args[0] == MANIFEST
        yield Fault(
            code="missing" if missing else "damaged",
            where=MANIFEST,
            message="It is not there." if missing else f"It says nothing of {error.args[0]}.",
        )
        return
    except (ValueError, TypeError, RecursionError):
        yield Fault(code="damaged", where=MANIFEST, message="It is not laid out as a manifest.")
        return
    if known != FORMAT:
        yield Fault(code="damaged", where=MANIFEST, message=f"Its format is {known}, not {FORMAT}.")
    for name in sorted({*listed, EVIDENCE, PAGE} - files.keys()):
        yield Fault(code="missing", where=name, message="It is not there.")
    for name in sorted(files.keys() - listed.keys() - {MANIFEST}):
        yield Fault(code="extra", where=name, message="The manifest does not name it.")
    for name in sorted(files.keys() & listed.keys()):
        size, digest = listed[name]
        if sha256(files[name]) != digest or len(files[name]) != size:
            yield Fault(
                code="damaged", where=name, message=f"Its SHA-256 is {sha256(files[name])}, not {digest}."
            )


def _evidence_faults(files: Mapping[str, bytes]) -> list[Fault]:
    """Return what the evidence says of texts and places that they do not bear out."""
    if EVIDENCE not in files:
        return []
    try:
        said = json.loads(files[EVIDENCE])
        return [*_text_faults(said, files), *_place_faults(said, files)]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return [Fault(code="damaged", where=EVIDENCE, message="It is not laid out as evidence.")]


def _text_faults(said: Any, files: Mapping[str, bytes]) -> Iterator[Fault]:
    versions = {one["file"]: one for article in said["articles"] for one in article["versions"]}
    for name in sorted(versions.keys() - files.keys()):
        yield Fault(code="missing", where=name, message="The evidence names it, and it is not there.")
    sources = {name for name in files if name.startswith(SOURCES)}
    for name in sorted(sources - versions.keys()):
        yield Fault(code="extra", where=name, message="The evidence does not name it.")
    for name in sorted(sources & versions.keys()):
        data, version = files[name], versions[name]
        told = (version["sha256"], version["blake2b-128"], version["characters"])
        held = (sha256(data), hashlib.blake2b(data, digest_size=16).hexdigest(), len(_text(data)))
        if told != held:
            yield Fault(code="text", where=name, message="The text is not the one that the evidence names.")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _place_faults(said: Any, files: Mapping[str, bytes]) -> Iterator[Fault]:
    for article in said["articles"]:
        (current,) = [one["file"] for one in article["versions"] if one["current"]]
        text = _text(files.get(current, b""))
        for place in (*article["quotes"], *article["claims"]):
            yield from _span_faults(place, text, f"{article['article']}")
    for one in said["discrepancies"]:
        for place in one["evidence"]:
            text = _text(files.get(place["file"], b""))
            yield from _span_faults(place, text, one["id"])
            for start, end in place["differing"]:
                if not place["start"] <= start < end <= place["end"]:
                    message = f"A difference at {start}..{end} lies outside its place in {place['file']}."
                    yield Fault(code="span", where=one["id"], message=message)
            if place["context"] not in text:
                message = f"The words around {place['start']}..{place['end']} are not in {place['file']}."
                yield Fault(code="span", where=one["id"], message=message)


def _span_faults(place: Any, text: str, where: str) -> Iterator[Fault]:
    start, end = int(place["start"]), int(place["end"])
    if not 0 <= start < end or text[start:end] != place["text"]:
        message = (
            f"The place {start}..{end} says {place['text']!r}, its text {text[max(0, start) : end]!r}."
        )
        yield Fault(code="span", where=where, message=message)
