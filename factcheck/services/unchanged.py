"""What an import passes over: articles that the store has just so, and texts that a later one outdates.

In: chunks of articles as they were read. Out: the same, with :class:`Unchanged` in the place of what is not
to be extracted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Engine

from factcheck.model.article import ArticleKey, ArticleKind, RawArticle
from factcheck.model.problem import Problem
from factcheck.services.pipeline import Unchanged
from factcheck.services.storing import is_stored
from factcheck.store.articles import CurrentVersion, current_versions, earlier_texts, text_hash
from factcheck.store.engine import reading

Marked = RawArticle | Problem | Unchanged


class Passing:
    """Marks what an import passes over, in the order of its input."""

    def __init__(self, engine: Engine, extractor: str, *, keeps_kind: bool = True) -> None:
        """Take the store, and the version of the extractor whose finds count.

        With ``keeps_kind`` a text that does not say what it is stays what the store has it as.
        """
        self._engine = engine
        self._extractor = extractor
        self._keeps_kind = keeps_kind
        self._changed: set[int] = set()
        self._changed_back: dict[ArticleKey, RawArticle] = {}

    def marked(self, chunks: Iterable[Sequence[RawArticle | Problem]]) -> Iterator[list[Marked]]:
        """Yield each chunk marked, and last the articles whose text is one that they had before.

        Of an article that comes twice the later one counts. A text that was once the article's, and is
        so no more, may be the earlier of two in the same source, as it was at the import before: it waits
        for the end, and if another text with its key comes, it has changed nothing. Without another it
        was changed back, and makes a version.
        """
        for chunk in chunks:
            yield self._mark(chunk)
        if self._changed_back:
            yield list(self._changed_back.values())

    def _mark(self, chunk: Sequence[RawArticle | Problem]) -> list[Marked]:
        with reading(self._engine) as session:
            stored = current_versions(session, [one.key for one in chunk if isinstance(one, RawArticle)])
            earlier = earlier_texts(
                session, [known.article_id for known in stored.values() if known.ordinal > 1]
            )
        marked: list[Marked] = []
        for read in chunk:
            if isinstance(read, Problem):
                marked.append(read)
                continue
            known = stored.get(read.key)
            one = self._of_known_kind(read, known)
            if hash(one.key) in self._changed:
                marked.append(one)
                continue
            if self._changed_back.pop(one.key, None) is not None:
                marked.append(Unchanged(one.key))
            if is_stored(one, known, self._extractor):
                marked.append(Unchanged(one.key))
            elif known is not None and text_hash(one.text) in earlier.get(known.article_id, ()):
                self._changed_back[one.key] = one
            else:
                # It is on its way to the store: what comes after it is not what the store has now.
                self._changed.add(hash(one.key))
                marked.append(one)
        return marked

    def _of_known_kind(self, one: RawArticle, known: CurrentVersion | None) -> RawArticle:
        unsaid = self._keeps_kind and one.kind is ArticleKind.ARTICLE
        return replace(one, kind=known.kind) if unsaid and known is not None else one
