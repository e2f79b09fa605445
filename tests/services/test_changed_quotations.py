"""Quotations whose words change from one imported version to the next, on both databases."""

from __future__ import annotations

from pathlib import Path

from desk_samples import article, bring
from sqlalchemy import Engine

from factcheck.model.finding import Discrepancy, Outcome
from factcheck.services.reporting import ended, everything_of, report
from factcheck.store.engine import reading

CHECK = "quote-changed-between-versions"
FIRST = article("beacon")["text"]
OTHER = FIRST.replace("three boats", "two boats")


def brought(engine: Engine, folder: Path, *texts: str) -> list[Discrepancy]:
    """Import an article with these texts, one after the other; return what the check says of it."""
    for text in texts:
        bring(engine, folder, [article("beacon", text=text)])
    with reading(engine) as session:
        return [one for one in report(session, everything_of()) if one.check == CHECK]


def test_a_silent_change_rests_on_both_versions(engine: Engine, tmp_path: Path) -> None:
    """Each place is where its version has it; a first import says nothing."""
    assert brought(engine, tmp_path, FIRST) == []
    (found,) = brought(engine, tmp_path, "Breaking.\n\n" + OTHER)
    places = [view.evidence for view in found.evidence]
    assert [place.version for place in places] == [None, 1]
    for place, text in zip(places, ("Breaking.\n\n" + OTHER, FIRST), strict=True):
        assert place.span.of(text) == place.text
    assert "version 2 has “the two boats”, version 1 has “the three boats”" in found.message


def test_it_stands_over_versions_that_leave_it_so(engine: Engine, tmp_path: Path) -> None:
    """Another version that changes something else keeps the discrepancy, its id and its words."""
    (before,) = brought(engine, tmp_path, FIRST, OTHER)
    (after,) = brought(engine, tmp_path, OTHER + "\nMore soon.\n")
    assert before.id == after.id
    assert [view.evidence.version for view in after.evidence] == [None, 1]


def test_a_note_explains_it(engine: Engine, tmp_path: Path) -> None:
    """The same change is corrected once a version says so."""
    (before,) = brought(engine, tmp_path, FIRST, OTHER)
    note = "\nCorrection: An earlier version of this article misquoted the mayor.\n"
    (after,) = brought(engine, tmp_path, OTHER + note)
    assert (before.outcome, after.outcome) == (Outcome.DIFFERS, Outcome.CORRECTED)
    assert before.id == after.id


def test_the_first_words_end_it(engine: Engine, tmp_path: Path) -> None:
    """A version that has the first words again ends the discrepancy, and is named."""
    brought(engine, tmp_path, FIRST, OTHER)
    assert brought(engine, tmp_path, FIRST + "\nMore soon.\n") == []
    with reading(engine) as session:
        (found,) = (one for one in ended(session) if one.check == CHECK)
    assert found.ended is not None
    assert found.ended.version == 3
