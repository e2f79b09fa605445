"""The selftest's result for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.model.selftest import SelfTest
from factcheck.report.records import Record
from factcheck.report.visible import one_line

_WIDTHS = (24, 24)


def selftest_records(result: SelfTest) -> Iterator[Record]:
    """Yield a row for each sort of error, then one for each check with alarms, whose ``error`` is ``none``.

    In the latter ``planted`` counts the unchanged copies and ``told`` the false alarms.
    """
    for sort, score in sorted(result.scores.items(), key=lambda one: (one[0].check, one[0])):
        yield {"check": sort.check, "error": sort.value, "planted": score.planted, "told": score.told}
    for check, count in sorted(result.alarms.items()):
        yield {"check": check, "error": "none", "planted": result.copies, "told": count}


def selftest_text(result: SelfTest, *, missed: bool = False) -> str:
    """Return the table with its sum, the false alarms, and with ``missed`` what was not told."""
    lines = [_row("check", "error", "planted", "told")]
    for sort, score in sorted(result.scores.items(), key=lambda one: (one[0].check, one[0])):
        lines.append(_row(sort.check, sort.value, str(score.planted), str(score.told)))
    planted = sum(one.planted for one in result.scores.values())
    told = sum(one.told for one in result.scores.values())
    lines.append(_row("all", "", str(planted), str(told)))
    lines.append("")
    if planted:
        share = f"{told:,} of {planted:,} planted errors ({100 * told / planted:.0f} %)"
        lines.append(f"{share} were told at their line and column.")
    lines.append(f"False alarms on {result.copies} unchanged copies: {_counts(result.alarms)}.")
    lines.append(f"Told at another line of changed copies: {_counts(result.stray)}.")
    if missed:
        lines += [
            f"missed: {one.plant.value} in {one_line(one.article)}: {one_line(one.around)}"
            for one in result.missed
        ]
    return "\n".join(lines) + "\n"


def _row(check: str, error: str, planted: str, told: str) -> str:
    return f"{check:{_WIDTHS[0]}}{error:{_WIDTHS[1]}}{planted:>8}{told:>8}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{check} {count}" for check, count in sorted(counts.items())) or "none"
