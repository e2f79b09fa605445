"""What a check is: a name, the view it takes, and a pure function from view to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Finding, Severity
from factcheck.model.group import ArticleView, QuoteGroup, RevisionView, StoryView

View = ArticleView | QuoteGroup | StoryView | RevisionView
"""What a check may take; a new kind of view joins here."""

V = TypeVar("V", ArticleView, QuoteGroup, StoryView, RevisionView)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Generic[V]):
    """One kind of discrepancy.

    ``name`` is the slug: module, flag, database value and docs anchor (underscores in the module's
    name). ``takes`` is the class of view that ``find`` is given, one at a time; of quotes only those of
    which some member has other words or another speaker, since nothing else can differ in a quote.
    ``severity`` is what most of its findings bear; a finding may be milder or graver.
    ``identity_version`` rises when the meaning of ``Finding.identity`` changes, so that old decisions are
    not applied to another question. ``doc`` is the module's docstring, the page that ``factcheck explain``
    prints. ``find_in_story`` is what a check of another kind of view finds besides when it sees a whole
    story. ``remembers`` is what a decision can say of its values for texts to come, beside which is right.
    """

    name: str
    takes: type[V]
    find: Callable[[V], Iterator[Finding]]
    severity: Severity
    identity_version: int
    doc: str
    find_in_story: Callable[[StoryView], Iterator[Finding]] | None = None
    remembers: tuple[PairVerdict, ...] = ()

    def run(self, view: View) -> Iterator[Finding]:
        """Yield what ``find`` says of ``view``; nothing if the check takes another kind of view."""
        find = self.taking(type(view))
        return find(view) if find else iter(())

    def taking(self, kind: type[View]) -> Callable[[Any], Iterator[Finding]] | None:
        """Return what the check does with a view of a kind, ``None`` if it takes another."""
        if issubclass(kind, self.takes):
            return self.find
        return self.find_in_story if issubclass(kind, StoryView) else None
