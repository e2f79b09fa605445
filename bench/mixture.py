"""Articles from three sources for the law of order: a store must not tell in which order they came.

In: the sample stories, and files of one's own. Out: records of the JSON Lines format, none with the key of
another. A third are told anew by bench/corpus.py, a third the sample's own with errors such as newsrooms
make, so that many articles carry one statement in many wordings; a third are those given, if there are any,
as often as it takes, with errors from the second time on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from itertools import count as counting

from corpus import recombined, sample_of

from factcheck.extract import extract_article
from factcheck.model.article import RawArticle
from factcheck.model.selftest import Plant
from factcheck.services.planting import plant
from factcheck.services.prepared import ref_of, view_of

ERRORS = 2
"""Errors in an altered article, as far as it has room."""

SPREAD = 400
"""Days over which altered articles are spread: stories come together within weeks."""

Record = dict[str, str]


def mixture(
    sample: Sequence[RawArticle], given: Sequence[RawArticle], count: int, seed: int
) -> Iterator[Record]:
    """Yield ``count`` records, the sources in turn."""
    sources = [
        recombined(sample_of(sample), count, seed=seed),
        altered(sample, "altered", seed),
        *([chain(as_given(given), altered(given, "given", seed))] if given else []),
    ]
    for number in range(count):
        yield next(sources[number % len(sources)])


def as_given(articles: Sequence[RawArticle]) -> Iterator[Record]:
    """Yield the articles as they are, in an order of their own, each under another key."""
    for number, article in enumerate(articles):
        yield _record(article, f"given-{number}", article.published.text if article.published else "")


def altered(articles: Sequence[RawArticle], name: str, seed: int) -> Iterator[Record]:
    """Yield the articles again and again, without end, each with a few errors and a date of its own."""
    for number in counting():
        chance = random.Random(f"{name}/{seed}/{number}")
        article = articles[number % len(articles)]
        for sort in chance.sample(list(Plant), ERRORS):
            planted = plant(view_of(extract_article(article), ref_of(article)), sort, chance)
            article = replace(article, text=planted.text) if planted else article
        day = date(2023, 1, 1) + timedelta(days=chance.randrange(SPREAD))
        yield _record(article, f"{name}-{seed}-{number}", day.isoformat())


def shuffled(records: Sequence[Record], seed: int) -> list[Record]:
    """Return the records in another order."""
    return random.Random(seed).sample(records, len(records))


def _record(article: RawArticle, id_: str, published: str) -> Record:
    facts = {"id": id_, "kind": article.kind.value, "text": article.text, "published": published}
    facts |= {"title": article.title or "", "outlet": article.outlet or ""}
    return {name: value for name, value in facts.items() if value}
