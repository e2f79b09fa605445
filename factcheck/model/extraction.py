"""What extraction finds in one text."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.article import RawArticle
from factcheck.model.claim import ClaimOccurrence
from factcheck.model.name import NameOccurrence
from factcheck.model.quote import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """An article with its quoted stretches, claims and names, each in the order of the text."""

    article: RawArticle
    quotes: tuple[Stretch, ...]
    claims: tuple[ClaimOccurrence, ...]
    names: tuple[NameOccurrence, ...]
    extractor: str
