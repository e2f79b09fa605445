"""How well quotations, speakers, claims and discrepancies are found, on labelled articles.

    python bench/quality.py [CORPUS ...] [--kinds direct mixed] [--examples N] [--gate | --update]

CORPUS is a folder with labels.jsonl, or a file of JSON Lines with ``id``, ``text`` and ``quotes``;
articles/ unless told. Of a folder without labels.jsonl, whose folders each hold the articles about one
event, it tells what is reported a group. docs/quality.md says how to label articles of one's own and what
each number means. Floors that ``--gate`` holds stand in bench/floors.json, with the digest of the corpus
that they were measured on.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claim_scores import ClaimScore, score_claims
from differences import Verdict, judge
from labelled import LABELS, Labelled, digest, read_labelled
from scoring import Rates, Score, Share, score_article
from unlabelled import lines_of_groups, read_groups

from factcheck.checks import CHECKS
from factcheck.extract import extract_article
from factcheck.services.comparing import compare_paths

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "articles"
FLOORS = ROOT / "bench" / "floors.json"

ROUNDING = 0.0005
"""Half a unit of the last digit that floors are written with."""

KINDS = ("direct", "mixed")
"""Kinds of quotation that are scored unless told: those within marks."""

Measures = dict[str, float]


def measure(corpus: Labelled, kinds: Sequence[str] = KINDS) -> tuple[Score, float]:
    """Extract every article and score it; return the score and the seconds that extraction took."""
    score, seconds = Score(), 0.0
    for labels in corpus.articles:
        start = time.perf_counter()
        extraction = extract_article(labels.article)
        seconds += time.perf_counter() - start
        score_article(score, labels, extraction.quotes, frozenset(kinds))
    return score, seconds


def compare(path: Path, corpus: Labelled) -> Verdict:
    """Compare the corpus's articles with each other and judge what is reported."""
    found = compare_paths([str(path)])
    return judge(found.discrepancies, corpus.discrepancies, corpus.look_alikes)


def claims_of(corpus: Labelled) -> ClaimScore | None:
    """Find the claims of a corpus and set them against the labelled ones, if there are any."""
    if not corpus.claims:
        return None
    found = {labels.article.id: extract_article(labels.article).claims for labels in corpus.articles}
    return score_claims(corpus.claims, found)


def measures(score: Score, verdict: Verdict | None, of_claims: ClaimScore | None = None) -> Measures:
    """Return the numbers that floors are set for: shares in 0 to 1, rounded, larger is better."""
    found = {
        "spans exact F1": score.spans_exact.f1,
        "spans overlap F1": score.spans_overlap.f1,
        "speaker last name": score.last.rate,
        "speaker full name": score.full.rate,
        "right span and last name F1": score.end_to_end.f1,
    }
    if score.others.all:
        found["terms and titles left alone"] = score.others.rate
    if verdict is not None:
        reported = len(verdict.found) + len(verdict.false)
        labelled = len(verdict.found) + len(verdict.missed)
        found["discrepancies recall"] = len(verdict.found) / labelled if labelled else 1.0
        found["discrepancies precision"] = len(verdict.found) / reported if reported else 1.0
    if of_claims is not None:
        found["claims found"] = of_claims.found.rate
        found["claims value"] = of_claims.value.rate
    return {name: round(value, 3) for name, value in found.items()}


def below_floors(name: str, corpus_digest: str, found: Measures, floors: Mapping[str, object]) -> list[str]:
    """Return one sentence for each number that is below its floor, or one that the corpus is another."""
    known = floors.get(name)
    if not isinstance(known, dict):
        return [f"{name} has no floors: run bench/quality.py --update."]
    if known["digest"] != corpus_digest:
        return [
            f"{name} is not the corpus that the floors were measured on: run bench/quality.py --update."
        ]
    return [
        f"{name}: {measure} is {found.get(measure, 0.0):.3f}, below its floor of {floor:.3f}."
        for measure, floor in known["floors"].items()
        if found.get(measure, 0.0) < floor - ROUNDING
    ]


def read_floors(path: Path = FLOORS) -> dict[str, object]:
    """Return the floors by corpus; none if there is no file yet."""
    if not path.exists():
        return {}
    floors: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def update_floors(
    name: str, corpus_digest: str, found: Measures, *, lower: bool, path: Path = FLOORS
) -> list[str]:
    """Write what was measured as floors; refuse to lower one of the same corpus unless ``lower``.

    Return the refusals; then nothing is written. A corpus that changed begins with new floors.
    """
    floors = read_floors(path)
    known = floors.get(name)
    if not lower and isinstance(known, dict) and known["digest"] == corpus_digest:
        falls = below_floors(name, corpus_digest, found, floors)
        if falls:
            return falls
    floors[name] = {"digest": corpus_digest, "floors": found}
    path.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    return []


def lines_of_quotes(score: Score, seconds: float) -> Iterator[str]:
    """Yield the table of spans and speakers."""
    yield (
        f"{score.articles} articles, {score.labelled} labelled stretches, {score.found} found, "
        f"{score.articles / seconds if seconds else 0.0:,.0f} articles/s"
    )
    yield ""
    yield f"{'':<30}{'precision':>10}{'recall':>10}{'F1':>10}"
    for name, rates in (
        ("spans, exact", score.spans_exact),
        ("spans, overlap", score.spans_overlap),
        ("right span and last name", score.end_to_end),
    ):
        yield _rates_line(name, rates)
    yield ""
    yield f"{'':<30}{'right':>10}{'of':>10}{'share':>10}"
    yield _share_line("speaker, last name", score.last)
    yield _share_line("speaker, full name", score.full)
    yield _share_line("last name, where one is given", score.answered)
    if score.others.all:
        yield _share_line("terms and titles left alone", score.others)
    for title, shares in (
        ("spans found, by kind", score.by_kind),
        ("last name, by form of mention", score.by_form),
    ):
        yield from ["", title, *(_share_line(f"  {name}", shares[name]) for name in sorted(shares))]
    yield from ["", "last name, by method" + "mean confidence".rjust(60 - len("last name, by method") + 18)]
    for method, share in sorted(score.by_method.items()):
        mean = score.confidence[method] / share.all
        yield f"{_share_line(f'  {method}', share)}{100 * mean:>17.1f}%"


def lines_of_claims(score: ClaimScore, most: int) -> Iterator[str]:
    """Yield the table of claims, and up to ``most`` that were not found or have another value."""
    yield f"{'claims':<30}{'right':>10}{'of':>10}{'share':>10}"
    yield _share_line("found", score.found)
    yield _share_line("value", score.value)
    yield _share_line("unit or noun, of those found", score.unit)
    yield _share_line("bound, of those found", score.modifier)
    yield from (_share_line(f"  value of {kind}", score.by_kind[kind]) for kind in sorted(score.by_kind))
    yield from (f"  missed: {one}" for one in score.missed[:most])


def lines_of_discrepancies(verdict: Verdict) -> Iterator[str]:
    """Yield what was found, missed and wrongly said, by check."""
    known = {check.name for check in CHECKS}
    yield f"{'discrepancies':<30}{'found':>10}{'missed':>10}{'false':>10}"
    labels = [*verdict.found, *verdict.missed]
    for check in sorted({label.check or "" for label in labels} | {one.check for one in verdict.false}):
        counts = [
            sum(label.check == check for label in verdict.found),
            sum(label.check == check for label in verdict.missed),
            sum(one.check == check for one in verdict.false),
        ]
        note = "" if check in known else "   (no such check yet)"
        yield f"  {check:<28}" + "".join(f"{count:>10}" for count in counts) + note
    yield f"look-alikes that were reported: {len(verdict.broken)}"
    yield from (
        f"  missed: {label.check}: {label.note}" for label in verdict.missed if label.check in known
    )
    yield from (f"  false: {one.check}: {one.subject}: {one.message}" for one in verdict.false)
    yield from (f"  reported: {one.message} ({label.note})" for label, one in verdict.broken)


def lines_of_examples(score: Score, most: int) -> Iterator[str]:
    """Yield up to ``most`` faults of each kind, those the program was surest of first."""
    for kind in ("speaker", "missed", "not labelled"):
        found = sorted((one for one in score.misses if one.kind == kind), key=lambda one: -one.weight)
        if found and most:
            yield f"\n{kind}: {len(found)}" + (f", the first {most}" if len(found) > most else "")
        for one in found[:most]:
            yield f"  {one.article}: {one.context}"
            yield f"    labelled {one.labelled or '-'}; found {one.found or '-'}"


def _rates_line(name: str, rates: Rates) -> str:
    values = (rates.precision, rates.recall, rates.f1)
    return f"{name:<30}" + "".join(f"{100 * value:>9.1f}%" for value in values)


def _share_line(name: str, share: Share) -> str:
    return f"{name:<30}{share.right:>10}{share.all:>10}{100 * share.rate:>9.1f}%"


def report(path: Path, asked: argparse.Namespace) -> list[str]:
    """Print the tables of one corpus; return the faults that ``--gate`` or ``--update`` ends with."""
    if path.is_dir() and not (path / LABELS).exists():
        print("\n".join(lines_of_groups(path.name, read_groups(path))))
        return []
    corpus = read_labelled(path)
    score, seconds = measure(corpus, asked.kinds)
    verdict = compare(path, corpus) if corpus.discrepancies or corpus.look_alikes else None
    of_claims = claims_of(corpus)
    print(f"== {corpus.name}")
    for line in lines_of_quotes(score, seconds):
        print(line)
    if of_claims is not None:
        print()
        for line in lines_of_claims(of_claims, asked.examples):
            print(line)
    if verdict is not None:
        print()
        for line in lines_of_discrepancies(verdict):
            print(line)
    for line in lines_of_examples(score, asked.examples):
        print(line)
    found = measures(score, verdict, of_claims)
    if asked.update:
        return update_floors(corpus.name, digest(path), found, lower=asked.allow_regression)
    if asked.gate:
        return below_floors(corpus.name, digest(path), found, read_floors())
    return []


def main() -> int:
    """Measure each corpus; return 1 if a floor does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", nargs="*", type=Path, default=[ARTICLES], metavar="CORPUS")
    parser.add_argument("--kinds", nargs="+", default=list(KINDS), choices=["direct", "mixed", "indirect"])
    parser.add_argument(
        "--examples", type=int, default=3, metavar="N", help="faults of each kind to show (3)"
    )
    parser.add_argument("--gate", action="store_true", help="fail if a number is below its floor")
    parser.add_argument(
        "--update", action="store_true", help="write the numbers as floors, never lower ones"
    )
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower floors")
    asked = parser.parse_args()
    faults = [fault for path in asked.corpora for fault in report(path, asked)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
