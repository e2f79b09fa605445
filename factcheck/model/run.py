"""How a run of the program ended."""

from __future__ import annotations

from enum import StrEnum


class RunStatus(StrEnum):
    """``running`` until the end is written; a run that stays so was killed."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
