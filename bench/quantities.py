"""How well figures are found in sentences, and how fast.

    python bench/quantities.py FILE.jsonl [--examples N]

FILE holds a sentence a line: ``{"id", "text", "quantities": [{"value", "low", "high", "modifier"}]}``,
a range with ``low`` and ``high`` in place of ``value``. Quantities are matched one to one without places.
Cents and pence count as hundredths or as whole ones, a share as a fraction or as percent: whichever the
labels use.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from scoring import Rates

from factcheck.extract.claims import find_claims
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.span import Span

ROUNDS = 4
"""Times that all sentences are read; the fastest counts."""

GROUPS = {
    "nearly": "about",
    "at_least": "lower",
    "more_than": "lower",
    "at_most": "upper",
    "less_than": "upper",
}
"""Bounds that labels seldom tell apart."""

_SAME = (1.0, 100.0)


@dataclass(frozen=True, slots=True)
class Quantity:
    """The lowest and the highest value told, equal unless it is a range, and the kind of its bound."""

    low: float
    high: float
    bound: str

    def equals(self, other: Quantity) -> bool:
        """Tell whether two quantities have one value, in whole ones or in hundredths."""
        return any(
            math.isclose(self.low * factor, other.low, rel_tol=1e-6)
            and math.isclose(self.high * factor, other.high, rel_tol=1e-6)
            for factor in _SAME
        )


Labels = tuple[str, tuple[Quantity, ...]]
"""A sentence and its quantities."""


def read_labels(path: Path) -> list[Labels]:
    """Return the sentences of a file with their quantities."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [(line["text"], tuple(map(_labelled, line["quantities"]))) for line in lines]


def _labelled(record: Mapping[str, float | str | None]) -> Quantity:
    low, high = record.get("low"), record.get("high")
    if low is None or high is None:
        low = high = record["value"] or 0.0
    bound = str(record.get("modifier") or "exact")
    return Quantity(float(low), float(high), GROUPS.get(bound, bound))


def claims_of(sentence: str) -> Sequence[ClaimOccurrence]:
    """Return the claims of a sentence that stands alone."""
    return find_claims(sentence, [Span(0, len(sentence))], published=None, names=(), quotes=())


def found_in(sentence: str) -> Iterator[Quantity]:
    """Yield the figures of a sentence."""
    for claim in claims_of(sentence):
        if claim.kind is ClaimKind.FIGURE and claim.value:
            low, _, high = claim.value.partition("..")
            bound = "range" if high else claim.modifier
            first = float(Fraction(low))
            yield Quantity(first, float(Fraction(high)) if high else first, GROUPS.get(bound, bound))


def _right(found: Sequence[Quantity], wanted: Sequence[Quantity], *, loose: bool, bounded: bool) -> int:
    """Return how many of the quantities ``wanted`` are among those found, each taken once."""
    left = list(wanted)
    for one in found:
        for other in left:
            same = one.equals(other) if loose else (one.low, one.high) == (other.low, other.high)
            if same and (not bounded or one.bound == other.bound):
                left.remove(other)
                break
    return len(wanted) - len(left)


def score(labels: Sequence[Labels], *, loose: bool = True, bounded: bool = False) -> Rates:
    """Return the share of figures found that are labelled, and of labelled ones that are found.

    ``loose`` lets cents stand for hundredths, ``bounded`` wants the bound right as well.
    """
    right = found = labelled = 0
    for sentence, wanted in labels:
        told = list(found_in(sentence))
        right += _right(told, wanted, loose=loose, bounded=bounded)
        found += len(told)
        labelled += len(wanted)
    return Rates(right / found if found else 0.0, right / labelled if labelled else 0.0)


def speed(sentences: Sequence[str]) -> float:
    """Return the sentences a second of one core's own time."""
    least = math.inf
    for _ in range(ROUNDS):
        start = time.process_time()
        for sentence in sentences:
            claims_of(sentence)
        least = min(least, time.process_time() - start)
    return len(sentences) / least


def lines_of_examples(labels: Sequence[Labels], most: int) -> Iterator[str]:
    """Yield up to ``most`` sentences whose figures are not those labelled."""
    for sentence, wanted in labels:
        told = list(found_in(sentence))
        if most and _right(told, wanted, loose=True, bounded=False) < max(len(told), len(wanted)):
            most -= 1
            yield f"  {sentence}"
            yield f"    labelled {_shown(wanted)}; found {_shown(told)}"


def _shown(quantities: Sequence[Quantity]) -> str:
    told = (f"{one.low:g}" if one.low == one.high else f"{one.low:g} to {one.high:g}" for one in quantities)
    return ", ".join(told) or "none"


def main() -> None:
    """Score a file and print the rates and the speed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="faults to show (0)")
    asked = parser.parse_args()
    labels = read_labels(asked.file)
    print(f"{'':<40}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name, rates in (
        ("value, written as labelled", score(labels, loose=False)),
        ("value, cents or hundredths", score(labels)),
        ("value and bound", score(labels, bounded=True)),
    ):
        print(f"{name:<40}{rates.precision:>10.3f}{rates.recall:>10.3f}{rates.f1:>10.3f}")
    print(f"{speed([sentence for sentence, _ in labels]):,.0f} sentences/s of one core")
    for line in lines_of_examples(labels, asked.examples):
        print(line)


if __name__ == "__main__":
    main()
