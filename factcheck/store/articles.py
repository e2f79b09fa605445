"""Articles and their versions: rows in, model facts out. Written by ingest.

A text that changes makes a new version, also when it changes back to what it once was. A source that
says something new beside the same text (a date, a title, an outlet) changes the current version in
place: what people decided about the text stays attached, and no version is made that differs in no word.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey, ArticleKind, RawArticle
from factcheck.model.extraction import Extraction
from factcheck.store.among import among, among_given
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import batched, insert_or_ignore, table_of
from factcheck.store.ids import reserve_all
from factcheck.store.occurrences import Bucket, KeyedText, drop_occurrences, write_occurrences
from factcheck.store.schema import ArticleRow, ArticleVersionRow, OutletRow
from factcheck.text.fold import fold_text

_ARTICLE, _VERSION, _OUTLET = table_of(ArticleRow), table_of(ArticleVersionRow), table_of(OutletRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentVersion:
    """What is stored of an article now: enough to tell whether a source says anything new.

    ``ordinal`` counts versions from 1; ``extractor`` is the one whose finds are stored.
    """

    article_id: int
    version_id: int
    ordinal: int
    text_hash: str
    facts_hash: str
    extractor: str
    kind: ArticleKind


def text_hash(text: str) -> str:
    """Return 32 hexadecimal digits: blake2b-128 of ``text`` in UTF-8."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def facts_hash(article: RawArticle) -> str:
    """Return 32 hexadecimal digits over what the source says beside the text.

    The id and the place it was read from do not count: the same article in another folder is not news.
    """
    published = article.published.text if article.published else None
    facts = [
        article.kind.value,
        article.title,
        article.outlet,
        article.byline,
        article.url,
        published,
        article.language,
        article.metadata,
    ]
    return hashlib.blake2b(json.dumps(facts).encode(), digest_size=16).hexdigest()


_CURRENT = (
    select(
        _ARTICLE.c.key,
        _ARTICLE.c.id.label("article_id"),
        _VERSION.c.id.label("version_id"),
        _VERSION.c.ordinal,
        _VERSION.c.text_hash,
        _VERSION.c.facts_hash,
        _VERSION.c.extractor,
        _ARTICLE.c.kind,
    )
    .join(_VERSION, _VERSION.c.article_id == _ARTICLE.c.id)
    .where(_VERSION.c.is_current, among_given(_ARTICLE.c.key, "keys"))
)


def current_versions(session: Session, keys: Iterable[ArticleKey]) -> dict[ArticleKey, CurrentVersion]:
    """Return the current version of each article that the store has; others are left out."""
    return {
        ArticleKey(row.key): CurrentVersion(
            article_id=row.article_id,
            version_id=row.version_id,
            ordinal=row.ordinal,
            text_hash=row.text_hash,
            facts_hash=row.facts_hash,
            extractor=row.extractor,
            kind=row.kind,
        )
        for some in batched(keys)
        for row in session.connection().execute(_CURRENT, {"keys": some})
    }


def earlier_texts(session: Session, article_ids: Iterable[int]) -> dict[int, set[str]]:
    """Return the hashes of the texts that articles had before the current one, by the article's row id."""
    found: dict[int, set[str]] = {}
    for some in batched(article_ids):
        rows = session.execute(
            select(_VERSION.c.article_id, _VERSION.c.text_hash).where(
                _VERSION.c.article_id.in_(some), ~_VERSION.c.is_current
            )
        )
        for article, digest in rows:
            found.setdefault(article, set()).add(digest)
    return found


def add_versions(
    session: Session,
    found: Sequence[KeyedText],
    stored: Mapping[ArticleKey, CurrentVersion],
    run_id: int,
    bucket: Bucket,
) -> list[int]:
    """Store texts as the current versions of their articles, each another; return the versions' row ids.

    With each goes all that was found in it. The article is made unless ``stored`` has what is current of
    it now; its id stays the one it was first imported under. The version that was current is kept and is
    so no more.
    """
    articles = [one.extraction.article for one in found]
    outlets = _outlet_ids(session, articles)
    made = [article for article in articles if article.key not in stored]
    reserved = reserve_all(session, {ArticleRow: len(made), ArticleVersionRow: len(found)})
    ids = dict(zip((one.key for one in made), reserved[ArticleRow], strict=True))
    insert_rows(
        session,
        ArticleRow,
        [
            {"id": ids[one.key], "key": one.key, "source_id": one.id, **_article_values(one, outlets)}
            for one in made
        ],
    )
    for article in articles:
        if article.key in stored:
            _update_article(session, stored[article.key].article_id, article, outlets)
    _retire(session, [stored[one.key].version_id for one in articles if one.key in stored])
    version_ids = list(reserved[ArticleVersionRow])
    insert_rows(
        session,
        ArticleVersionRow,
        [
            {
                "id": number,
                "article_id": known.article_id if known else ids[article.key],
                "ordinal": known.ordinal + 1 if known else 1,
                "extractor": one.extraction.extractor,
                "run_id": run_id,
                "is_current": True,
                **_text_values(article),
            }
            for number, one, article in zip(version_ids, found, articles, strict=True)
            for known in [stored.get(article.key)]
        ],
    )
    write_occurrences(session, dict(zip(version_ids, found, strict=True)), bucket)
    return version_ids


def _retire(session: Session, version_ids: Iterable[int]) -> None:
    for some in batched(version_ids):
        session.execute(update(_VERSION).where(_VERSION.c.id.in_(some)).values(is_current=False))


def update_facts(session: Session, stored: CurrentVersion, article: RawArticle) -> None:
    """Store what the source now says beside the same text, in the current version."""
    _update_article(session, stored.article_id, article, _outlet_ids(session, [article]))
    session.execute(
        update(_VERSION).where(_VERSION.c.id == stored.version_id).values(**_fact_values(article))
    )


def replace_finds(session: Session, stored: CurrentVersion, extraction: Extraction, bucket: Bucket) -> None:
    """Put what an extractor finds now in the place of what is stored of the current version's text.

    What link made of the old finds goes with them: the version is to be linked again.
    """
    drop_occurrences(session, stored.version_id)
    session.execute(
        update(_VERSION)
        .where(_VERSION.c.id == stored.version_id)
        .values(extractor=extraction.extractor, reader=extraction.article.reader)
    )
    write_occurrences(session, {stored.version_id: KeyedText.of(extraction)}, bucket)


# An outlet has many articles.
@lru_cache(maxsize=1_024)
def outlet_key(name: str) -> str:
    """Return what one outlet is known by, however its name is written.

    >>> outlet_key("The Harbour Post"), outlet_key("www.Harbour-Post.example")
    ('the-harbour-post', 'harbour-post-example')
    """
    return re.sub(r"[\W_]+", "-", fold_text(name).removeprefix("www.")).strip("-") or fold_text(name)


def _outlet_ids(session: Session, articles: Sequence[RawArticle]) -> dict[str, int]:
    """Return the outlets of articles by row id, those that are not there made; a key of ours each."""
    names: dict[str, str] = {}
    for article in articles:
        if article.outlet is not None and article.outlet.strip():
            names.setdefault(outlet_key(article.outlet), article.outlet.strip())
    found = _stored_outlets(session, names)
    missing = [{"key": key, "name": name} for key, name in names.items() if key not in found]
    if missing:
        insert_or_ignore(session, OutletRow, missing)
        found = _stored_outlets(session, names)
    return found


def _stored_outlets(session: Session, keys: Iterable[str]) -> dict[str, int]:
    return {
        key: number
        for some in batched(keys)
        for key, number in session.execute(
            select(_OUTLET.c.key, _OUTLET.c.id).where(among(_OUTLET.c.key, some))
        )
    }


def _update_article(
    session: Session, article_id: int, article: RawArticle, outlets: Mapping[str, int]
) -> None:
    session.execute(
        update(_ARTICLE).where(_ARTICLE.c.id == article_id).values(**_article_values(article, outlets))
    )


def _article_values(article: RawArticle, outlets: Mapping[str, int]) -> dict[str, object]:
    outlet = outlets.get(outlet_key(article.outlet)) if article.outlet else None
    return {"outlet_id": outlet, "url": article.url, "kind": article.kind}


def _text_values(article: RawArticle) -> dict[str, object]:
    text = {"text_hash": text_hash(article.text), "text": article.text}
    return text | {"reader": article.reader, "source": article.source} | _fact_values(article)


def _fact_values(article: RawArticle) -> dict[str, object]:
    published = article.published
    return {
        "facts_hash": facts_hash(article),
        "title": article.title,
        "byline": article.byline,
        "published_text": published.text if published else None,
        "published_from": published.earliest if published else None,
        "published_to": published.latest if published else None,
        "language": article.language,
        "metadata": dict(article.metadata),
    }
