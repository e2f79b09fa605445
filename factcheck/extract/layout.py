"""Where the sentences, quotations and names of one article stand.

In: an article's text, names, sentences and marks. Out: answers by offset, for all that ask who is meant
where. Names within quotations are somebody's words and tell nothing of whom the paper speaks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.extract.registry import Mention, Registry
from factcheck.model.span import Span
from factcheck.text.marks import Marked


class Layout:
    """What stands where in one article; ``starts`` are those of its ``sentences``."""

    def __init__(
        self, text: str, registry: Registry, sentences: Sequence[Span], marked: Sequence[Marked]
    ) -> None:
        """Take the article's names, its sentences and its marked stretches, each in order."""
        self.text = text
        self.registry = registry
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]
        self._quoted = [mark.outer for mark in marked]
        self._quoted_starts = [span.start for span in self._quoted]
        self._persons = [m for m in registry.mentions if m.entity.is_person and not self.is_quoted(m.start)]
        self._person_starts = [mention.start for mention in self._persons]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the last sentence that begins by ``offset``, -1 where none does."""
        return bisect_right(self.starts, offset) - 1

    def sentences_of(self, paragraph: Span) -> Sequence[Span]:
        """Return the sentences that begin in ``paragraph``, in order."""
        first = bisect_left(self.starts, paragraph.start)
        return self.sentences[first : bisect_left(self.starts, paragraph.end)]

    def is_quoted(self, offset: int) -> bool:
        """Tell whether ``offset`` is within a quoted stretch."""
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self._quoted[at].end

    def holds_quote(self, sentence: Span) -> bool:
        """Tell whether a quoted stretch begins in ``sentence``."""
        at = bisect_left(self._quoted_starts, sentence.start)
        return at < len(self._quoted_starts) and self._quoted_starts[at] < sentence.end

    def persons(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of persons that begin between two offsets outside quotations, in order."""
        first = bisect_left(self._person_starts, start)
        return self._persons[first : bisect_left(self._person_starts, end, first)]
