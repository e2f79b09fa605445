"""How often each way of finding a speaker is right: what ``confidence`` should say.

    python bench/confidence.py CORPUS

CORPUS is as for bench/quality.py: the more labelled articles the better. Prints, for each row of the table
in factcheck/extract/confidence.py, how many stretches it has, the share whose last name is the labelled
one in either half of the articles and in both, and what the table says. An editor takes the share of both
halves where they agree.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from labelled import Labelled, LabelledArticle, read_labelled
from quality import KINDS
from scoring import Share, speaker_pairs

from factcheck.extract import extract_article
from factcheck.extract.confidence import SHARES, row_of
from factcheck.model.quote import SpeakerMethod

Rows = dict[str, Share]


def judged(labels: LabelledArticle) -> Iterator[tuple[str, bool]]:
    """Yield the row and the verdict of every speaker found in one article whose stretch is labelled."""
    rows: list[str] = []

    def numbered(method: SpeakerMethod, form: str, rule: str, named: bool) -> float:
        rows.append(row_of(method, form, rule, named))
        return float(len(rows))

    with patch("factcheck.extract.stretches.confidence", numbered):
        extraction = extract_article(labels.article)
    for found, right in speaker_pairs(labels, extraction.quotes, frozenset(KINDS)):
        yield rows[round(found.confidence) - 1], right


def measure(articles: Sequence[LabelledArticle]) -> Rows:
    """Return the share right of each row."""
    shares: Rows = {}
    for labels in articles:
        for row, right in judged(labels):
            shares.setdefault(row, Share()).add(right)
    return shares


def show(corpus: Labelled) -> Iterator[str]:
    """Yield the lines of the table."""
    middle = len(corpus.articles) // 2
    halves = measure(corpus.articles[:middle]), measure(corpus.articles[middle:])
    yield f"{'row':28} {'n':>5} {'first':>6} {'second':>6} {'both':>6} {'table':>6}"
    for row, share in SHARES.items():
        first, second = (half.get(row, Share()) for half in halves)
        both = Share(first.right + second.right, first.all + second.all)
        yield f"{row:28} {both.all:5} {first.rate:6.2f} {second.rate:6.2f} {both.rate:6.2f} {share:6.2f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of a corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    for line in show(read_labelled(parser.parse_args(arguments).corpus)):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
