"""Uploads: files and pasted texts that come without a folder, read, shown, and then stored or not.

In: a name and bytes, or a text and what is known of it. Out: articles and problems as import would read
them. A text that says nothing of its identity is known by its words, so that two files called draft.txt
are never taken for two versions of one article.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from factcheck.extract import extract_article
from factcheck.link.wording import wording_of
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.ids import IdKind, public_id
from factcheck.model.problem import Problem
from factcheck.model.quote import LEAST_SPEAKER, QuoteKind
from factcheck.readers import FORMATS, Source, read, sources
from factcheck.readers.identity import text_place
from factcheck.readers.source import suffix_of, unknown_format, without_suffix
from factcheck.services.storing import Fate, is_stored
from factcheck.store.articles import current_versions, text_hash
from factcheck.store.groups import quote_groups
from factcheck.store.lookup import quotes_beginning
from factcheck.text.quotations import quotation_texts

PASTED = "pasted text"
_STEM = "upload"

KNOWN_QUOTES = 100
"""Quotations of one upload that are looked up in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownQuote:
    """A quotation of an upload that the store has word for word: its id, and in how many articles."""

    text: str
    id: str
    speaker: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An article as it would be stored: what was found in it, what it would be, what of it is known."""

    extraction: Extraction
    fate: Fate
    known: tuple[KnownQuote, ...]


def read_upload(name: str, data: bytes) -> list[RawArticle | Problem]:
    """Return the articles of an uploaded file; the folder in its name, if any, is left out."""
    plain = "".join(char for char in PurePosixPath(name.replace("\\", "/")).name if char.isprintable())
    shown = plain[-200:] or "upload"
    suffix = suffix_of(shown)
    if suffix not in FORMATS:
        return [unknown_format(shown).at(shown)]
    with TemporaryDirectory(prefix="factcheck-") as folder:
        path = Path(folder, _STEM + suffix)
        path.write_bytes(data)
        found = [one for source in sources([str(path)]) for one in _read(source)]
    return [_as_upload(one, str(path), shown) for one in found]


def _read(source: Source | Problem) -> Iterable[RawArticle | Problem]:
    return [source] if isinstance(source, Problem) else read(source)


def read_pasted(text: str, fields: Mapping[str, str]) -> list[RawArticle | Problem]:
    """Return the article of a pasted text; ``fields`` are keys of a JSONL line, blanks left out."""
    line = {key: value.strip() for key, value in fields.items() if value.strip()} | {"text": text}
    found = read_upload(f"{PASTED}.jsonl", json.dumps(line).encode("ascii"))
    return [_as_pasted(one) for one in found]


def _as_pasted(found: RawArticle | Problem) -> RawArticle | Problem:
    if isinstance(found, Problem):
        return replace(found, source=PASTED)
    digest = text_place("", found.text).removeprefix("#")
    return replace(found, source=PASTED, id=f"pasted-{digest[:8]}")


def preview(session: Session, article: RawArticle, least_speaker: float = LEAST_SPEAKER) -> Preview:
    """Return what is found in an article and what would become of it; nothing is stored."""
    extraction = extract_article(article, least_speaker)
    return Preview(
        extraction=extraction, fate=_fate(session, extraction), known=tuple(_known(session, extraction))
    )


def _as_upload(found: RawArticle | Problem, path: str, shown: str) -> RawArticle | Problem:
    """Return what was read of the file at ``path`` under the name that the editor gave it."""
    source = found.source.replace(path, shown, 1) if found.source.startswith(path) else found.source
    if isinstance(found, Problem):
        return replace(found, source=source)
    return replace(found, key=_key(found), id=_own_id(found.id, without_suffix(shown)), source=source)


def _key(found: RawArticle) -> ArticleKey:
    return (
        ArticleKey(f"file:{text_place('upload', found.text)}")
        if found.key.startswith("file:")
        else found.key
    )


def _own_id(given: str, stem: str) -> str:
    """Return an id with the file's name in the place of the one that it was read under."""
    if given == _STEM or given.startswith(f"{_STEM}-"):
        return stem + given.removeprefix(_STEM)
    return given


def _fate(session: Session, extraction: Extraction) -> Fate:
    article = extraction.article
    known = current_versions(session, [article.key]).get(article.key)
    if known is None:
        return Fate.NEW
    if is_stored(article, known, extraction.extractor):
        return Fate.UNCHANGED
    return Fate.REFRESHED if known.text_hash == text_hash(article.text) else Fate.CHANGED


def _known(session: Session, extraction: Extraction) -> Iterable[KnownQuote]:
    said = (text for text, kind in quotation_texts(extraction) if kind is not QuoteKind.INDIRECT)
    for text in list(dict.fromkeys(said))[:KNOWN_QUOTES]:
        wording = wording_of(text)
        numbers = quotes_beginning(session, wording.key) if wording.words else []
        for group in quote_groups(session, numbers[:1], per_wording=KNOWN_QUOTES).values():
            articles = {member.occurrence.article.key for member in group.members}
            yield KnownQuote(
                text=text,
                id=public_id(IdKind.QUOTE, group.key),
                speaker=group.speaker,
                articles=len(articles),
            )
