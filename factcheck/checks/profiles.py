"""House profiles: how grave each type of edit of a quotation is, by the rules of a stylebook.

In: findings that bear types of edits. Out: the same with the severity that the profile gives them; those of
which every edit is allowed are left out. The rules stand in data/profiles.txt, each with its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from factcheck.checks.weight import graver
from factcheck.errors import SettingsError
from factcheck.model.edit import EditType
from factcheck.model.finding import Finding, Severity
from factcheck.model.profile import Profile, Ruling
from factcheck.text.tables import read_rows

ALLOWED = "allowed"


@cache
def profiles() -> dict[str, Profile]:
    """Return the profiles by name, in the order of the file.

    >>> list(profiles())
    ['ap', 'reuters', 'strict']
    """
    found: dict[str, dict[EditType, Ruling]] = {}
    for name, edit, judgement, rule in read_rows("factcheck.checks", "profiles.txt"):
        severity = None if judgement == ALLOWED else Severity(judgement)
        found.setdefault(name, {})[EditType(edit)] = Ruling(severity, rule)
    return {name: Profile(name, rulings) for name, rulings in found.items()}


def profile_named(name: str) -> Profile | None:
    """Return the profile called ``name``, ``None`` for an empty name.

    Raises :class:`SettingsError`, which lists the profiles there are, for another.
    """
    if name and name not in profiles():
        raise SettingsError(f"There is no profile {name!r}; known are {', '.join(profiles())}.")
    return profiles().get(name)


def judged(findings: Iterable[Finding], profile: Profile | None) -> Iterator[Finding]:
    """Yield the findings as ``profile`` judges them; without one, and without edits, as they are.

    What departs from a primary source is one step graver than the profile says.
    """
    for finding in findings:
        if profile is None or not finding.edits:
            yield finding
            continue
        severity = profile.severity(finding.edits)
        if severity is not None:
            held = finding.evidence[0].article.kind.primary
            types = ", ".join(edit.value for edit in finding.edits)
            yield replace(
                finding,
                severity=graver(severity) if held else severity,
                message=f"{finding.message} By the profile {profile.name}: {types}.",
            )
