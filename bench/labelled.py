"""Labelled articles: what a careful reader marked, ready to be set against what the program finds.

In: a folder with ``labels.jsonl`` beside or above its articles, as articles/README.md describes it, or
a file of JSON Lines whose records hold ``id``, ``text`` and ``quotes``. Out: articles with their
labels; offsets are code points, half-open, into the article's text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from corpus import read_articles

from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.quote import STATEMENTS
from factcheck.model.span import Span

LABELS = "labels.jsonl"


@dataclass(frozen=True)
class LabelledQuote:
    """A statement as labelled: ``speakers`` holds the names that are right, none if nobody is named."""

    span: Span
    kind: str
    form: str
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class LabelledArticle:
    """An article, its statements, and the stretches within marks that are nobody's statement."""

    article: RawArticle
    quotes: tuple[LabelledQuote, ...]
    others: tuple[Span, ...]


@dataclass(frozen=True)
class Place:
    """A stretch of an article known by its id."""

    article: str
    span: Span


@dataclass(frozen=True)
class LabelledPair:
    """Places that differ: as a discrepancy of ``check``, or lawfully, for the reason in ``note``."""

    check: str | None
    places: tuple[Place, ...]
    note: str


@dataclass(frozen=True)
class LabelledClaim:
    """A claim as labelled; a figure has ``low`` and ``high`` (``None``: open), the others a ``value``."""

    article: str
    span: Span
    text: str
    kind: str
    value: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    modifier: str | None = None


@dataclass(frozen=True)
class Labelled:
    """A corpus: its articles, its discrepancies and the pairs that only look like some."""

    name: str
    articles: tuple[LabelledArticle, ...]
    discrepancies: tuple[LabelledPair, ...] = ()
    look_alikes: tuple[LabelledPair, ...] = ()
    claims: tuple[LabelledClaim, ...] = ()


def read_labelled(path: Path) -> Labelled:
    """Read a folder or a file of labelled articles.

    Raise ``ValueError`` with the line for a label whose text does not stand where it says.
    """
    if path.is_dir():
        return _read_folder(path)
    with path.open(encoding="utf-8") as lines:
        return Labelled(path.name, tuple(_article(json.loads(line)) for line in lines if line.strip()))


def digest(path: Path) -> str:
    """Return blake2b-128 over names and bytes of a file, or of a folder's files but hidden ones."""
    found = hashlib.blake2b(digest_size=16)
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and not file.name.startswith("."):
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            content = file.read_bytes()
            found.update(f"{name}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()


def _read_folder(path: Path) -> Labelled:
    articles = {article.id: article for article in read_articles([str(path)])}
    with (path / LABELS).open(encoding="utf-8") as lines:
        labels: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    quotes: dict[str, list[LabelledQuote]] = {key: [] for key in articles}
    others: dict[str, list[Span]] = {key: [] for key in articles}
    for label in labels:
        if label["type"] == "quote" and label["role"] in STATEMENTS:
            quotes[label["article"]].append(_quote(label, _place(label, articles).span))
        elif label["type"] in ("quote", "not_quote"):
            others[label["article"]].append(_place(label, articles).span)
    return Labelled(
        path.name,
        tuple(
            LabelledArticle(one, tuple(quotes[key]), tuple(others[key])) for key, one in articles.items()
        ),
        tuple(_pairs(labels, "discrepancy", articles)),
        tuple(_pairs(labels, "look-alike", articles)),
        tuple(_claim(label, articles) for label in labels if label["type"] == "claim"),
    )


def _article(record: Mapping[str, Any]) -> LabelledArticle:
    name, text = str(record["id"]), str(record["text"])
    article = RawArticle(key=ArticleKey(f"id:{name}"), id=name, source=name, text=text, reader="labelled")
    quotes, others = [], []
    for quote in record["quotes"]:
        span = Span(quote["start"], quote["end"])
        if (quote.get("role") or "attributed") in STATEMENTS:
            quotes.append(_quote(quote, span))
        else:
            others.append(span)
    return LabelledArticle(article, tuple(quotes), tuple(others))


def _quote(label: Mapping[str, Any], span: Span) -> LabelledQuote:
    speakers = (label.get("speaker"), label.get("speaker_full"))
    return LabelledQuote(
        span=span,
        kind=label.get("kind") or "direct",
        form=label.get("form") or "unknown",
        speakers=tuple(name for name in speakers if name),
    )


def _claim(label: Mapping[str, Any], articles: Mapping[str, RawArticle]) -> LabelledClaim:
    bounds = [None if label.get(key) is None else float(label[key]) for key in ("low", "high")]
    return LabelledClaim(
        article=label["article"],
        span=_place(label, articles).span,
        text=label["text"],
        kind=label["kind"],
        value=None if label.get("value") is None else str(label["value"]),
        low=bounds[0],
        high=bounds[1],
        unit=label.get("unit"),
        modifier=label.get("modifier"),
    )


def _pairs(
    labels: Sequence[Mapping[str, Any]], kind: str, articles: Mapping[str, RawArticle]
) -> Iterator[LabelledPair]:
    for label in labels:
        if label["type"] == kind:
            yield LabelledPair(
                check=label.get("check"),
                places=tuple(_place(value, articles) for value in label["values"]),
                note=label.get("note") or label["why"],
            )


def _place(label: Mapping[str, Any], articles: Mapping[str, RawArticle]) -> Place:
    text, words = articles[label["article"]].text, label["text"]
    if "start" in label:
        start = int(label["start"])
    else:
        found = list(islice(_starts(text, words), label["nth"]))
        start = found[-1] if len(found) == label["nth"] else -1
    if start < 0 or text[start : start + len(words)] != words:
        raise ValueError(f"{label['article']}: {words!r} does not stand where its label says.")
    return Place(label["article"], Span(start, start + len(words)))


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
