"""All tables of the database; docs/data-model.md tells what they are for."""

from __future__ import annotations

from factcheck.store.schema.articles import (
    ArticleRow,
    ArticleVersionRow,
    ImportProblemRow,
    OutletRow,
    RunRow,
)
from factcheck.store.schema.authority import AuthorityNameRow, AuthorityWordRow
from factcheck.store.schema.base import Base, is_compared
from factcheck.store.schema.claims import ClaimItemRow, ClaimMemberRow, ClaimOccurrenceRow, ClaimRow
from factcheck.store.schema.names import EntityMemberRow, EntityNameRow, EntityRow, NameOccurrenceRow
from factcheck.store.schema.quotes import (
    QuoteEdgeRow,
    QuoteFpRow,
    QuoteMemberRow,
    QuoteOccurrenceRow,
    QuoteRow,
    QuoteSpanRow,
    QuoteWordingRow,
    TermDfRow,
)
from factcheck.store.schema.review import (
    AssignmentRow,
    CorrectionPlaceRow,
    DecisionRow,
    DiscrepancyEvidenceRow,
    DiscrepancyRow,
    DiscrepancySubjectRow,
    RulingKeyRow,
    RulingRow,
)
from factcheck.store.schema.stories import StoryClueRow, StoryMemberRow, StoryRow

__all__ = [
    "ArticleRow",
    "ArticleVersionRow",
    "AssignmentRow",
    "AuthorityNameRow",
    "AuthorityWordRow",
    "Base",
    "ClaimItemRow",
    "ClaimMemberRow",
    "ClaimOccurrenceRow",
    "ClaimRow",
    "CorrectionPlaceRow",
    "DecisionRow",
    "DiscrepancyEvidenceRow",
    "DiscrepancyRow",
    "DiscrepancySubjectRow",
    "EntityMemberRow",
    "EntityNameRow",
    "EntityRow",
    "ImportProblemRow",
    "NameOccurrenceRow",
    "OutletRow",
    "QuoteEdgeRow",
    "QuoteFpRow",
    "QuoteMemberRow",
    "QuoteOccurrenceRow",
    "QuoteRow",
    "QuoteSpanRow",
    "QuoteWordingRow",
    "RulingKeyRow",
    "RulingRow",
    "RunRow",
    "StoryClueRow",
    "StoryMemberRow",
    "StoryRow",
    "TermDfRow",
    "is_compared",
]
