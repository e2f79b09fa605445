"""House profiles: what the table says, and what becomes of a finding under each."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import article, group, ref

from factcheck.checks import run_checks
from factcheck.checks.profiles import profile_named, profiles
from factcheck.errors import SettingsError
from factcheck.model.article import ArticleKind
from factcheck.model.edit import EditType
from factcheck.model.finding import Finding, Severity

ROOT = Path(__file__).parents[2]
SAID = "We will not sell the three boats that this island has left to anybody"


def found(quotation: str, profile: str, kind: ArticleKind = ArticleKind.ARTICLE) -> list[Finding]:
    """Return what the checks say of a quotation beside :data:`SAID` in a text of a kind."""
    views = [
        article(f"“[[{SAID}|quote|Ana Ruiz]],” she said.", ref("a", kind=kind)),
        article(f"“[[{quotation}|quote|Ana Ruiz]],” she said.", ref("b")),
    ]
    return list(run_checks([group(views)], profile_named(profile)))


def test_every_profile_rules_on_every_type() -> None:
    """Twelve rulings each; typography, capitals and marked changes are allowed everywhere."""
    lawful = {EditType.TYPOGRAPHIC, EditType.CASE, EditType.MARKED_ELISION, EditType.BRACKET}
    for profile in profiles().values():
        assert set(EditType) == set(profile.rulings)
        assert lawful == {edit for edit, ruling in profile.rulings.items() if ruling.severity is None}


@pytest.mark.parametrize(
    ("profile", "severity"),
    [
        ("", Severity.NOTE),
        ("ap", Severity.ERROR),
        ("reuters", Severity.WARNING),
        ("strict", Severity.ERROR),
    ],
)
def test_a_small_word_dropped_is_judged_by_the_house(profile: str, severity: Severity) -> None:
    """Without a profile an article is a note; AP lets nothing go but at an ellipsis."""
    (one,) = found(SAID.replace("sell the", "sell"), profile)
    assert (severity, (EditType.DROPPED,)) == (one.severity, one.edits)
    assert one.message.endswith(f" By the profile {profile}: dropped.") is bool(profile)


def test_a_departure_from_a_primary_source_is_one_step_graver() -> None:
    """A warning of Reuters' is an error against a transcript."""
    (one,) = found(SAID.replace("sell the", "sell"), "reuters", ArticleKind.TRANSCRIPT)
    assert Severity.ERROR is one.severity


@pytest.mark.parametrize("profile", profiles())
def test_the_worst_edit_decides(profile: str) -> None:
    """A lost negation is an error in every house."""
    (one,) = found(SAID.replace("will not sell the", "will sell"), profile)
    assert Severity.ERROR is one.severity
    assert EditType.NEGATED in one.edits


def test_an_unknown_profile_is_refused() -> None:
    """With the names of those there are."""
    with pytest.raises(SettingsError, match="'upi'; known are ap, reuters, strict"):
        profile_named("upi")
