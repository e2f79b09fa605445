"""Uploads: files and pasted texts that come without a folder, read, shown, and then stored or not.

In: a name and bytes, or a text and what is known of it. Out: articles and problems as import would read
them. A text that says nothing of its identity is known by its words, so that two files called draft.txt
are never taken for two versions of one article.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sqlalchemy.orm import Session

from factcheck.extract import extract_article
from factcheck.link.wording import wording_of
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.ids import IdKind, public_id
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import FORMATS, Format, Source, read
from factcheck.services.storing import Fate, is_stored
from factcheck.store.articles import current_versions, text_hash
from factcheck.store.groups import quote_groups
from factcheck.store.lookup import quotes_by_key
from factcheck.text.quotations import quotation_texts

PASTED = "pasted text"
_NAMELESS = "stdin"
"""What a reader calls an input that has no file."""

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
    path = plain[-200:] or "upload.txt"
    suffix = next(
        (one for one in sorted(FORMATS, key=len, reverse=True) if path.lower().endswith(one)), None
    )
    if suffix is None:
        message = f"There is no reader for it; there are readers for {' '.join(FORMATS)}."
        return [Problem(source=path, code=ProblemCode.UNKNOWN_FORMAT, message=message)]
    found = read(Source(path, "", FORMATS[suffix], data))
    return [_known_by_words(one, path[: -len(suffix)]) for one in found]


def read_pasted(text: str, fields: Mapping[str, str]) -> list[RawArticle | Problem]:
    """Return the article of a pasted text; ``fields`` are keys of a JSONL line, blanks left out."""
    line = {key: value.strip() for key, value in fields.items() if value.strip()} | {"text": text}
    data = json.dumps(line).encode("ascii")
    stem = "pasted-" + hashlib.blake2b(data, digest_size=4).hexdigest()
    found = [_known_by_words(one, stem) for one in read(Source(PASTED, "", Format.JSONL, data))]
    return [
        one if isinstance(one, Problem) else replace(one, source=PASTED, id=one.id.removesuffix("-1"))
        for one in found
    ]


def preview(session: Session, article: RawArticle) -> Preview:
    """Return what is found in an article and what would become of it; nothing is stored."""
    extraction = extract_article(article)
    return Preview(
        extraction=extraction, fate=_fate(session, article), known=tuple(_known(session, extraction))
    )


def _known_by_words(found: RawArticle | Problem, stem: str) -> RawArticle | Problem:
    if isinstance(found, Problem):
        return found
    key = found.key
    if key.startswith(f"file:{_NAMELESS}"):
        key = ArticleKey("file:upload" + key.removeprefix(f"file:{_NAMELESS}"))
    own = found.id
    if own == _NAMELESS or own.startswith(f"{_NAMELESS}-"):
        own = stem + own.removeprefix(_NAMELESS)
    return replace(found, key=key, id=own)


def _fate(session: Session, article: RawArticle) -> Fate:
    known = current_versions(session, [article.key]).get(article.key)
    if known is None:
        return Fate.NEW
    if is_stored(article, known):
        return Fate.UNCHANGED
    return Fate.REFRESHED if known.text_hash == text_hash(article.text) else Fate.CHANGED


def _known(session: Session, extraction: Extraction) -> Iterable[KnownQuote]:
    for text in list(dict.fromkeys(quotation_texts(extraction)))[:KNOWN_QUOTES]:
        wording = wording_of(text)
        numbers = quotes_by_key(session, wording.key) if wording.words else []
        for group in quote_groups(session, numbers[:1], per_wording=KNOWN_QUOTES).values():
            articles = {member.occurrence.article.key for member in group.members}
            yield KnownQuote(
                text=text,
                id=public_id(IdKind.QUOTE, group.key),
                speaker=group.speaker,
                articles=len(articles),
            )
