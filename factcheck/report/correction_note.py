"""The sentence with which an article says that it was corrected, in the form that newsrooms print.

In: what differs, the right value and the other one in words. Out: one or two plain sentences. A note says
what was wrong, and what is right: a reader who never saw the mistake must understand it.
"""

from __future__ import annotations

import re

from factcheck.model.finding import Discrepancy
from factcheck.text.runs import runs

_SPOKEN = re.compile(r"^(“.*”) \((.+)\)$", re.DOTALL)
_BESIDE = re.compile(r"^(Figure|Date) beside\b")


def correction_note(found: Discrepancy, right: str, wrong: str, *, headline: bool = False) -> str:
    """Return the note for an article that carries ``wrong``; ``headline`` if only its headline does.

    The values are words as the report prints them, see :func:`factcheck.report.values.value_words`.
    """
    where = "An earlier headline of this article" if headline else "An earlier version of this article"
    if found.check == "name-spelling-differs":
        name = _respelled(found.subject, right, wrong)
        return f"{where} misspelled the name of {name}. It is {right}, not {wrong}."
    if found.check == "speaker-differs":
        words = found.subject if found.subject.startswith("“") else "a quotation"
        words = match[1] if (match := _SPOKEN.match(words)) else words
        return f"{where} misattributed {words}. The speaker was {right}, not {wrong}."
    if found.check.startswith("quote-"):
        spoken = _SPOKEN.match(found.subject)
        whom = spoken[2] if spoken else "a speaker"
        return f"{where} misquoted {whom}. The words were “{right}”, not “{wrong}”."
    return f"{where} misstated {_thing(found)}. It is {right}, not {wrong}."


def _respelled(name: str, right: str, wrong: str) -> str:
    for span in reversed(runs(name, wrong)):
        name = name[: span.start] + right + name[span.end :]
    return name


def _thing(found: Discrepancy) -> str:
    if found.check in ("figure-differs", "date-differs") and not _BESIDE.match(found.subject):
        return f"the {found.subject[:1].lower()}{found.subject[1:]}"
    return {"date-differs": "a date", "weekday-mismatch": "a date", "doubled-word": "a phrase"}.get(
        found.check, "a figure"
    )
