"""Extractions made by hand, for tests of the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from factcheck.model.article import ArticleKey, Published, RawArticle
from factcheck.model.claim import ClaimKind, ClaimOccurrence, ClaimStatus
from factcheck.model.extraction import Extraction
from factcheck.model.name import NameForm, NameKind, NameOccurrence
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.span import Span

EXTRACTOR = "rules/1"

TEXT = (
    "“The bridge stays open,” Ana Ruiz said, “for 12 more weeks.”\n\n"
    "Ruiz, the harbour master, said: “No.” And again: “No.”\n\n"
    "The bridge carries 4,100 cars a day to Holm, Lund and Vik."
)

DAY = datetime(2024, 3, 5, tzinfo=UTC)
PUBLISHED = Published(text="2024-03-05", earliest=DAY, latest=DAY + timedelta(days=1))


def place(words: str, nth: int = 0) -> Span:
    """Return where ``words`` stand in the sample's text, for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def raw(text: str = TEXT, **facts: Any) -> RawArticle:
    """Return the sample article, with other text or other facts."""
    sample = RawArticle(
        key=ArticleKey("id:bridge"),
        id="bridge",
        source="news.jsonl#4",
        text=text,
        title="Bridge stays open",
        outlet="The Harbour Post",
        byline="Jo Lind",
        url="https://harbour.example/bridge",
        published=PUBLISHED,
        language="en",
        metadata=(("desk", "city"), ("words", "41")),
        reader="jsonl/1",
    )
    return replace(sample, **facts)


def stretch(span: Span, quotation: int, mention: Span, cue: Span, confidence: float) -> Stretch:
    """Return a stretch that Ana Ruiz says."""
    return Stretch(
        span=span,
        kind=QuoteKind.DIRECT,
        role=QuoteRole.ATTRIBUTED,
        quotation=quotation,
        speaker="Ana Ruiz",
        mention=mention,
        cue=cue,
        method=SpeakerMethod.CUE,
        confidence=confidence,
    )


def quotes() -> tuple[Stretch, ...]:
    """Return the sample's four stretches: one quotation in two, and two of equal words."""
    said = place("said")
    return (
        stretch(place("The bridge stays open,"), 0, place("Ana Ruiz"), said, 0.9),
        stretch(place("for 12 more weeks."), 0, place("Ana Ruiz"), said, 0.8),
        stretch(place("No."), 1, place("Ruiz", 1), place("said", 1), 0.9),
        Stretch(
            span=place("No.", 1),
            kind=QuoteKind.MIXED,
            role=QuoteRole.TERM,
            quotation=2,
            unclosed=True,
        ),
    )


def names() -> tuple[NameOccurrence, ...]:
    """Return the sample's names: a person twice and a place."""
    person, town = NameKind.PERSON, NameKind.PLACE
    return (
        NameOccurrence(span=place("Ana Ruiz"), kind=person, entity="Ana Ruiz", form=NameForm.FULL),
        NameOccurrence(span=place("Ruiz", 1), kind=person, entity="Ana Ruiz", form=NameForm.SHORT),
        NameOccurrence(span=place("Holm"), kind=town, entity="Holm", form=NameForm.FULL),
    )


def claims() -> tuple[ClaimOccurrence, ...]:
    """Return the sample's claims: a figure and a list."""
    return (
        ClaimOccurrence(
            span=place("4,100 cars a day"),
            kind=ClaimKind.FIGURE,
            low=Decimal("4100"),
            high=Decimal("4100.5"),
            unit="car",
            modifier="exact",
            entity="bridge",
            measure="traffic",
            item="car",
            scope=("daily", "north bound"),
            time="2024",
        ),
        ClaimOccurrence(
            span=place("Holm, Lund and Vik"),
            kind=ClaimKind.LIST,
            status=ClaimStatus.ALLEGED,
            speaker="Ana Ruiz",
            items=(place("Holm"), place("Lund"), place("Vik")),
        ),
    )


def extraction(**facts: Any) -> Extraction:
    """Return all that the sample article holds."""
    return Extraction(
        article=raw(**facts), quotes=quotes(), claims=claims(), names=names(), extractor=EXTRACTOR
    )


def empty(text: str, **facts: Any) -> Extraction:
    """Return an article in whose text nothing was found."""
    return Extraction(article=raw(text, **facts), quotes=(), claims=(), names=(), extractor=EXTRACTOR)


def bucket(name: str, kind: NameKind) -> str:
    """Return the last word, in small letters: enough of a bucket for tests."""
    return name.split()[-1].lower()
