"""What can be read from an article alone, made by the worker that extracted it.

In: an article. Out: its extraction with the keys, wordings and clues that storing and linking ask for. The
one process that writes is what an import waits for, so it is spared all that workers can do.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from factcheck.checks import run_checks
from factcheck.extract import extract_article
from factcheck.link.clues import COPY_LETTERS, ClueKind, read_clues
from factcheck.link.copies import read_marks
from factcheck.link.fingerprints import fingerprints
from factcheck.link.wording import Wording, wording_of
from factcheck.model.article import ArticleRef, RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.finding import Finding
from factcheck.model.group import ArticleView
from factcheck.model.quote import LEAST_SPEAKER, QuoteKind
from factcheck.text.claim_keys import claim_keys
from factcheck.text.quotations import quotation_texts, quote_keys_of

KEPT = 1_024
"""Texts whose wordings are kept: what one article quotes others often quote, too."""


@dataclass(frozen=True, slots=True)
class ReadWording:
    """A wording with its fingerprints."""

    wording: Wording
    fingerprints: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An extraction and what follows from it.

    ``quote_keys`` and ``claim_keys`` are those of quotations and claims in their order. ``wordings`` are
    those of what stands within marks, by joined text; ``clues`` tell which event the article is about,
    ``told`` what in it is the reporter's own, ``findings`` what does not agree within the article.
    """

    extraction: Extraction
    quote_keys: tuple[str, ...]
    claim_keys: tuple[str, ...]
    wordings: Mapping[str, ReadWording]
    clues: Mapping[int, ClueKind]
    told: Collection[int]
    findings: tuple[Finding, ...]


def prepare_article(article: RawArticle, least_speaker: float = LEAST_SPEAKER) -> Prepared:
    """Extract an article, and read from it what storing and linking ask for."""
    extraction = extract_article(article, least_speaker)
    view = view_of(extraction, ref_of(article))
    texts = quotation_texts(extraction)
    marks = read_marks(view, COPY_LETTERS)
    return Prepared(
        extraction=extraction,
        quote_keys=tuple(quote_keys_of(article.key, texts)),
        claim_keys=tuple(claim_keys(article.key, article.text, extraction.claims)),
        wordings={text: read_wording(text) for text, kind in texts if kind is not QuoteKind.INDIRECT},
        clues=read_clues(view, marks),
        told=array("Q", marks.own),
        findings=tuple(run_checks([view])),
    )


@lru_cache(maxsize=KEPT)
def read_wording(text: str) -> ReadWording:
    """Return the wording of a quotation's joined text, with its fingerprints."""
    wording = wording_of(text)
    return ReadWording(wording, fingerprints(wording) if wording.words else ())


def ref_of(article: RawArticle) -> ArticleRef:
    """Return what an article is known by until the store knows it."""
    return ArticleRef(
        key=article.key,
        id=article.id,
        source=article.source,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        kind=article.kind,
        url=article.url,
    )


def view_of(extraction: Extraction, ref: ArticleRef) -> ArticleView:
    """Return what checks see of an article, known as the store has it."""
    return ArticleView(
        ref=ref,
        text=extraction.article.text,
        quotes=extraction.quotes,
        names=extraction.names,
        claims=extraction.claims,
    )
