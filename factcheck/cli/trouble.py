"""Discrepancies as an answer, and whether they make the exit code 1."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cli.output import colored, screen_width, write_answer
from factcheck.model.finding import LEAST_CONFIDENCE, Discrepancy, Severity, Unshown


def write_discrepancies(
    found: Sequence[Discrepancy],
    form: str | None,
    output: str | None,
    *,
    least_confidence: float = LEAST_CONFIDENCE,
    unshown: Unshown | None = None,
) -> None:
    """Write discrepancies in the format asked for, or the report for people.

    ``unshown`` is what the report leaves out; ``least_confidence`` tells the discrepancies from those that
    are less sure.
    """
    from factcheck.report.records import discrepancy_record
    from factcheck.report.terminal import report_text

    color, width = colored(output), screen_width(output)
    write_answer(
        output,
        form,
        (discrepancy_record(one) for one in found),
        lambda: report_text(
            found, least_confidence=least_confidence, unshown=unshown, color=color, width=width
        ),
    )


def ends_in_trouble(
    found: Sequence[Discrepancy], fail_on: str | None, least_confidence: float = LEAST_CONFIDENCE
) -> bool:
    """Tell whether any discrepancy is as severe as ``fail_on`` or worse; ``None`` is never trouble.

    What is dismissed, less sure, or no discrepancy is no trouble, though it is shown.
    """
    if fail_on is None:
        return False
    grave = list(Severity)[: list(Severity).index(Severity(fail_on)) + 1]
    return any(one.severity in grave for one in found if one.counts(least_confidence))
