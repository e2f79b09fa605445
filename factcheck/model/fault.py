"""What verification finds wrong: in a database, or in an evidence pack."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as it must be.

    ``code`` is one of damaged, missing, extra, reference, text, span, key, orphan, outdated; ``where``
    names an article by its id, a row by table and id, or a file of a pack; ``message`` is one sentence.
    """

    code: str
    where: str
    message: str
