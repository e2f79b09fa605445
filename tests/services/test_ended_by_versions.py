"""Which version ended a discrepancy, and what it says there now."""

from __future__ import annotations

from pathlib import Path

from desk_samples import article, bring
from sqlalchemy import Engine

from factcheck.model.finding import Discrepancy
from factcheck.report.lines import ended_line
from factcheck.report.records import discrepancy_record
from factcheck.services.reporting import discrepancy, ended, everything_of, report
from factcheck.store.engine import reading

SOLD = article("beacon")["text"]
KEPT = SOLD.replace("We will sell", "We will not sell")


def about(engine: Engine, words: str) -> Discrepancy:
    """Return the standing discrepancy that has these words in its message."""
    with reading(engine) as session:
        return next(one for one in report(session) if words in one.message)


def again(engine: Engine, found: Discrepancy) -> Discrepancy:
    """Return a discrepancy as it stands now."""
    with reading(engine) as session:
        return discrepancy(session, found.fingerprint)


def test_a_correction_ends_a_discrepancy(desk: Engine, tmp_path: Path) -> None:
    """The version is named with its article and its sentence; a discrepancy that stands names none."""
    asked = about(desk, "“will sell”")
    assert (asked.closed, asked.ended, ended_line(asked)) == (False, None, "")
    bring(desk, tmp_path, [article("beacon", text=SOLD + "\nMore soon.\n")])
    bring(desk, tmp_path, [article("beacon", text=KEPT)])
    found = again(desk, asked)
    assert found.ended is not None
    assert (found.ended.article.id, found.ended.version) == ("beacon", 3)
    sentence = KEPT.split(" Ana M.")[0]
    assert sentence == found.ended.says
    assert ended_line(found) == (
        "Ended by version 3 of beacon (The Beacon, 2021-03-03), imported "
        f"{found.ended.seen_at:%Y-%m-%d}, which now says: {sentence}"
    )
    record = discrepancy_record(found)["ended"]
    assert isinstance(record, dict)
    assert (record["article"], record["version"], record["says"]) == ("beacon", 3, sentence)


def test_a_passage_that_was_taken_out(desk: Engine, tmp_path: Path) -> None:
    """A version without the passage ended it, and says nothing there."""
    asked = about(desk, "“will sell”")
    bring(desk, tmp_path, [article("beacon", text="The council met on Friday and went home early.\n")])
    found = again(desk, asked)
    assert found.ended is not None
    assert found.ended.says is None
    assert ended_line(found).endswith("which no longer has the passage.")


def test_the_place_that_changed_is_told(engine: Engine, tmp_path: Path) -> None:
    """Of two spellings in one article that is the sentence with the one that was mended."""
    text = article("courier")["text"].replace("“The engines", "“These old engines", 1)
    text = text.replace("Dorn said.", "Dornn said.")
    bring(engine, tmp_path, [article("courier", text=text)])
    asked = about(engine, "Dornn")
    bring(engine, tmp_path, [article("courier", text=text.replace("Dornn", "Dorn"))])
    found = again(engine, asked)
    assert found.ended is not None
    assert found.ended.says is not None
    assert found.ended.says.endswith("bolt of them,” Dorn said.")


def test_what_comes_back_stands_again(desk: Engine, tmp_path: Path) -> None:
    """A mistake that a third version repeats is open, and ended by nothing."""
    asked = about(desk, "“will sell”")
    for text in (KEPT, SOLD):
        bring(desk, tmp_path, [article("beacon", text=text)])
    found = again(desk, asked)
    assert (found.closed, found.ended) == (False, None)


def test_ended_ones_are_listed_once(desk: Engine, tmp_path: Path) -> None:
    """What a version ended is in the list of those, not among what stands."""
    asked = about(desk, "“will sell”")
    bring(desk, tmp_path, [article("beacon", text=KEPT)])
    with reading(desk) as session:
        assert asked.id in {one.id for one in ended(session)}
        assert not {one.id for one in ended(session)} & {one.id for one in report(session, everything_of())}
        assert not any(one.counts(0.0) for one in ended(session))
