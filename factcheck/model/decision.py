"""What a decision can be about, and what it can say of a pair."""

from __future__ import annotations

from enum import StrEnum


class SubjectKind(StrEnum):
    """What a decision is attached to: a discrepancy by its fingerprint, a pair by its two keys."""

    DISCREPANCY = "discrepancy"
    QUOTE_PAIR = "quote_pair"
    NAME_PAIR = "name_pair"
    CLAIM_PAIR = "claim_pair"


class PairVerdict(StrEnum):
    """What a person can say of a pair; linking obeys, whatever the score."""

    SAME = "same"
    DIFFERENT = "different"
