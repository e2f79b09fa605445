"""An explanation for people, as an outline, and for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from factcheck.model.why import Step, Why
from factcheck.report.blocks import WIDTH
from factcheck.report.visible import one_line

INDENT = 2


def why_text(why: Why, *, width: int = WIDTH) -> str:
    """Return the verdict and then the steps, each indented by its depth."""
    lines = [*_wrapped(one_line(why.verdict), 0, width), *_outline(why.steps, INDENT, width)]
    return "\n".join(lines) + "\n"


def _outline(steps: Iterable[Step], indent: int, width: int) -> Iterator[str]:
    for step in steps:
        yield from _wrapped(f"{step.name}: {one_line(step.said)}", indent, width)
        yield from _outline(step.steps, indent + INDENT, width)


def _wrapped(text: str, indent: int, width: int) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, 2 * indent + 20),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + INDENT),
        break_long_words=False,
        break_on_hyphens=False,
    )


def why_record(why: Why) -> dict[str, object]:
    """Return an explanation as one JSON object; ``steps`` nest."""
    return {"asked": why.asked, "verdict": why.verdict, "steps": [_record(step) for step in why.steps]}


def _record(step: Step) -> dict[str, object]:
    return {"step": step.name, "said": step.said, "steps": [_record(one) for one in step.steps]}
