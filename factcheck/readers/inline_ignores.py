"""Comments in a draft by which its writer passes over a finding.

``<!-- factcheck: ignore CHECK REASON -->`` speaks for the line it stands on; alone on its line, or on its
lines, for the next line that is not blank. The reason is required: who reads the draft next wants it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.model.span import Span
from factcheck.text.lines import line_starts, place_in

_COMMENT = re.compile(r"<!--\s*factcheck:(?P<words>.*?)-->", re.DOTALL)
_IGNORE = re.compile(r"\s*ignore\s+(?P<check>[\w-]+)\s+(?P<reason>\S.*?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class InlineIgnore:
    """A comment: where it stands, the line that it speaks for, from 1, and what it says.

    ``check`` and ``reason`` are ``None`` where it does not say both.
    """

    span: Span
    line: int
    check: str | None
    reason: str | None


def find_ignores(text: str) -> list[InlineIgnore]:
    r"""Return the comments of a text, in their order.

    >>> text = "He won.\n<!-- factcheck: ignore figure-differs recount of May -->\n\nBy 12 votes.\n"
    >>> [(one.line, one.check, one.reason) for one in find_ignores(text)]
    [(4, 'figure-differs', 'recount of May')]
    """
    starts = line_starts(text)
    found: list[InlineIgnore] = []
    for match in _COMMENT.finditer(text):
        said = _IGNORE.fullmatch(match["words"])
        found.append(
            InlineIgnore(
                span=Span(match.start(), match.end()),
                line=_line_meant(text, match, starts),
                check=said["check"] if said else None,
                reason=" ".join(said["reason"].split()) if said else None,
            )
        )
    return found


def blanked(text: str) -> str:
    """Return the text with spaces in the place of such comments: every other character keeps its offset."""
    return _COMMENT.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)


def _line_meant(text: str, match: re.Match[str], starts: list[int]) -> int:
    first, last = (place_in(starts, at)[0] for at in (match.start(), match.end() - 1))
    bounds = [*starts, len(text)]
    before = text[starts[first - 1] : match.start()]
    behind = text[match.end() : bounds[last]]
    if _COMMENT.sub("", before).strip():
        return first
    if _COMMENT.sub("", behind).strip():
        return last
    for line in range(last + 1, len(starts) + 1):
        words = _COMMENT.sub("", text[bounds[line - 1] : bounds[line]])
        if words.strip():
            return line
    return last
