"""Claims of a text: figures, dates, lists and identifiers, each with what it takes to compare it."""

from __future__ import annotations

from factcheck.extract.claims.find import find_claims

__all__ = ["find_claims"]
