"""Evidence packs: one zip file with a page, the same as JSON, the texts, and the hash of each file.

In: a :class:`~factcheck.model.pack.Pack`. Out: the bytes of a zip file. The same database gives the same
bytes: names are sorted, times are the earliest that zip knows, and nothing is compressed, for compressors
differ from one release to the next.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import cast
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from factcheck.model.article import ArticleKey
from factcheck.model.pack import Pack, PackedArticle, PackedDecision, PackedDiscrepancy, PackedVersion
from factcheck.report.html import label, style_and_hash, template
from factcheck.report.records import Record, claim_records, discrepancy_record, quotation_record
from factcheck.report.shown import article_head

FORMAT = "factcheck-evidence-pack/1"
MANIFEST = "MANIFEST.json"
EVIDENCE = "evidence.json"
PAGE = "index.html"
SOURCES = "sources/"

CONTENTS: Mapping[str, str] = {
    MANIFEST: "the length and SHA-256 of every other file",
    PAGE: "the whole for a browser, with nothing from elsewhere",
    EVIDENCE: "the same for programs: articles and their versions, every place, decision and difference",
    f"{SOURCES}NNN-ID-vN.txt": "the text of each version of each article, to the character, in UTF-8",
}
"""The files of a pack, each with what it holds."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FILE_MODE = 0o100644 << 16


def pack_bytes(pack: Pack, program: str) -> bytes:
    """Return the zip file; ``program`` names what made it, with its version."""
    names = _source_names(pack)
    files = {
        names[article.ref.key, version.number]: version.text.encode("utf-8")
        for article in pack.articles
        for version in article.versions
    }
    files[EVIDENCE] = spelled(_evidence(pack, program, names))
    files[PAGE] = _page(pack, program, names).encode("utf-8")
    return zipped({**files, MANIFEST: manifest(files)})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip file that depends on their names and contents only."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _FILE_MODE
            archive.writestr(entry, files[name])
    return stream.getvalue()


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of files, by name."""
    listed = [
        {"file": name, "bytes": len(files[name]), "sha256": sha256(files[name])} for name in sorted(files)
    ]
    return spelled({"format": FORMAT, "files": listed})


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def spelled(record: Record) -> bytes:
    """Return a record as the JSON of a pack: UTF-8, two blanks a level, keys as they come."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _source_names(pack: Pack) -> dict[tuple[ArticleKey, int], str]:
    return {
        (article.ref.key, version.number): (
            f"{SOURCES}{at:03}-{re.sub(r'[^A-Za-z0-9_-]+', '-', article.ref.id)[:60]}-v{version.number}.txt"
        )
        for at, article in enumerate(pack.articles, 1)
        for version in article.versions
    }


def _evidence(pack: Pack, program: str, names: Mapping[tuple[ArticleKey, int], str]) -> Record:
    return {
        "format": FORMAT,
        "program": program,
        "about": {"kind": pack.kind, "id": pack.id, "title": pack.title},
        "articles": [_article(article, names) for article in pack.articles],
        "discrepancies": [_discrepancy(one, names) for one in pack.discrepancies],
    }


def _article(article: PackedArticle, names: Mapping[tuple[ArticleKey, int], str]) -> Record:
    ref, view = article.ref, article.view
    return article_head(ref) | {
        "byline": article.byline,
        "language": article.language,
        "versions": [_version(one, names[ref.key, one.number]) for one in article.versions],
        "quotes": [quotation_record(one, view.text) for one in view.quotes],
        "claims": claim_records(ref.key, view.text, view.claims),
    }


def _version(version: PackedVersion, name: str) -> Record:
    return {
        "version": version.number,
        "current": version.is_current,
        "file": name,
        "characters": len(version.text),
        "sha256": sha256(version.text.encode("utf-8")),
        "blake2b-128": version.text_hash,
        "title": version.title,
        "source": version.source,
        "reader": version.reader,
        "extractor": version.extractor,
        "imported_at": _time(version.imported_at),
    }


def _discrepancy(one: PackedDiscrepancy, names: Mapping[tuple[ArticleKey, int], str]) -> Record:
    record = discrepancy_record(one.discrepancy)
    evidence = cast("list[Record]", record["evidence"])
    places = zip(evidence, one.discrepancy.evidence, one.versions, strict=True)
    return record | {
        "fingerprint": one.discrepancy.fingerprint,
        "closed": one.discrepancy.closed,
        "evidence": [
            place
            | {
                "version": version,
                "file": names[view.evidence.article.key, version],
                "differing": [[mark.start, mark.end] for mark in view.evidence.marks],
            }
            for place, view, version in places
        ],
        "decisions": [_decision(decision) for decision in one.decisions],
    }


def _decision(decision: PackedDecision) -> Record:
    return {
        "verdict": decision.verdict,
        "right": decision.right,
        "reason": decision.reason,
        "note": decision.note,
        "actor": decision.actor,
        "decided_at": _time(decision.decided_at),
    }


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _page(pack: Pack, program: str, names: Mapping[tuple[ArticleKey, int], str]) -> str:
    style, style_hash = style_and_hash()
    page = template("pack.html").render(
        pack=pack,
        program=program,
        names=names,
        sha256=lambda text: sha256(text.encode("utf-8")),
        label=label,
        style=style,
        style_hash=style_hash,
    )
    return page.rstrip("\n") + "\n"
