"""Articles and their versions: rows in, model facts out. Written by ingest.

A text that changes makes a new version, also when it changes back to what it once was. A source that
says something new beside the same text (a date, a title, an outlet) changes the current version in
place: what people decided about the text stays attached, and no version is made that differs in no word.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.extraction import Extraction
from factcheck.store.engine import batched, insert_or_ignore, insert_rows, reserve_ids, table_of
from factcheck.store.occurrences import Bucket, drop_occurrences, write_occurrences
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
    )
    .join(_VERSION, _VERSION.c.article_id == _ARTICLE.c.id)
    .where(_VERSION.c.is_current, _ARTICLE.c.key.in_(bindparam("keys", expanding=True)))
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
        )
        for some in batched(keys)
        for row in session.connection().execute(_CURRENT, {"keys": some})
    }


def add_version(session: Session, extraction: Extraction, run_id: int, bucket: Bucket) -> int:
    """Store an article's text as its current version, with all that was found in it; return its row id.

    The article is made if its key is new; its id stays the one it was first imported under. The
    version that was current is kept and is so no more.
    """
    article = extraction.article
    stored = current_versions(session, [article.key]).get(article.key)
    outlet_id = _outlet_id(session, article.outlet)
    if stored is None:
        article_id, ordinal = reserve_ids(session, ArticleRow, 1)[0], 1
        names = {"id": article_id, "key": article.key, "source_id": article.id}
        insert_rows(session, ArticleRow, [names | _article_values(article, outlet_id)])
    else:
        article_id, ordinal = stored.article_id, stored.ordinal + 1
        _update_article(session, article_id, article, outlet_id)
        session.execute(update(_VERSION).where(_VERSION.c.id == stored.version_id).values(is_current=False))
    version_id = reserve_ids(session, ArticleVersionRow, 1)[0]
    state = {
        "id": version_id,
        "article_id": article_id,
        "ordinal": ordinal,
        "text_hash": text_hash(article.text),
        "text": article.text,
        "reader": article.reader,
        "source": article.source,
        "extractor": extraction.extractor,
        "run_id": run_id,
        "is_current": True,
    }
    insert_rows(session, ArticleVersionRow, [state | _fact_values(article)])
    write_occurrences(session, version_id, extraction, bucket)
    return version_id


def update_facts(session: Session, stored: CurrentVersion, article: RawArticle) -> None:
    """Store what the source now says beside the same text, in the current version."""
    _update_article(session, stored.article_id, article, _outlet_id(session, article.outlet))
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
    write_occurrences(session, stored.version_id, extraction, bucket)


def outlet_key(name: str) -> str:
    """Return what one outlet is known by, however its name is written.

    >>> outlet_key("The Harbour Post"), outlet_key("www.Harbour-Post.example")
    ('the-harbour-post', 'harbour-post-example')
    """
    return re.sub(r"[\W_]+", "-", fold_text(name).removeprefix("www.")).strip("-") or fold_text(name)


_OUTLET_ID = select(_OUTLET.c.id).where(_OUTLET.c.key == bindparam("wanted"))


def _outlet_id(session: Session, name: str | None) -> int | None:
    if name is None or not name.strip():
        return None
    key = outlet_key(name)
    connection = session.connection()
    known: int | None = connection.execute(_OUTLET_ID, {"wanted": key}).scalar()
    if known is None:
        insert_or_ignore(session, OutletRow, [{"key": key, "name": name.strip()}])
        known = connection.execute(_OUTLET_ID, {"wanted": key}).scalar_one()
    return known


def _update_article(session: Session, article_id: int, article: RawArticle, outlet_id: int | None) -> None:
    session.execute(
        update(_ARTICLE).where(_ARTICLE.c.id == article_id).values(**_article_values(article, outlet_id))
    )


def _article_values(article: RawArticle, outlet_id: int | None) -> dict[str, object]:
    return {"outlet_id": outlet_id, "url": article.url, "kind": article.kind}


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
