"""What the desk decided of names and figures, and what later imports make of it, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import bring
from memory_samples import BOTH, LATER, SLIP, fire
from sqlalchemy import Engine

from factcheck.errors import DecisionError
from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Discrepancy, Outcome, Status, Verdict
from factcheck.services.authority import desk_names
from factcheck.services.reporting import everything_of, report
from factcheck.services.review import decide
from factcheck.store.engine import reading, writing

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)


def names(engine: Engine) -> list[Discrepancy]:
    """Return all that is said of the spelling of names, whatever came of it."""
    with reading(engine) as session:
        return [one for one in report(session, everything_of()) if one.check == "name-spelling-differs"]


def open_names(engine: Engine) -> list[str]:
    """Return the messages about names that somebody has yet to look at."""
    with reading(engine) as session:
        found = report(session)
    return [
        one.message for one in found if one.check == "name-spelling-differs" and one.status is Status.OPEN
    ]


def said(engine: Engine, verdict: Verdict | PairVerdict, right: str | None = None) -> Discrepancy:
    """Decide on one of the open spellings at noon."""
    found = next(one for one in names(engine) if one.status is Status.OPEN)
    with writing(engine) as session:
        return decide(session, found.id, verdict, actor="Kim", right=right, now=NOON)


def test_a_later_import_is_held_against_the_settled_spelling(engine: Engine, tmp_path: Path) -> None:
    """An article of another story that has only the wrong spelling is told, with the day."""
    bring(engine, tmp_path, [SLIP])
    said(engine, Verdict.CONFIRMED, right="Tollesen")
    bring(engine, tmp_path, [LATER])
    assert open_names(engine) == [
        "The desk settled “Brenna Tollesen” on 2021-03-09; here it is “Tollessen” once."
    ]
    with reading(engine) as session:
        (entry,) = desk_names(session)
    assert (entry.name, entry.wrong, entry.source) == (
        "Brenna Tollesen",
        ("Brenna Tollessen",),
        "decided by Kim on 2021-03-09",
    )


def test_what_was_imported_before_is_held_against_it_too(engine: Engine, tmp_path: Path) -> None:
    """A decision finds the stories that it concerns, wherever they are."""
    bring(engine, tmp_path, [SLIP])
    bring(engine, tmp_path, [LATER])
    assert len(names(engine)) == 1
    said(engine, Verdict.CONFIRMED, right="Tollesen")
    assert [one.split(";")[0] for one in open_names(engine)] == [
        "The desk settled “Brenna Tollesen” on 2021-03-09"
    ]


def test_all_may_be_wrong(engine: Engine, tmp_path: Path) -> None:
    """A spelling that no article has is settled as well, and every other one is told from then on."""
    bring(engine, tmp_path, [SLIP, LATER])
    found = next(one for one in names(engine) if one.status is Status.OPEN)
    with writing(engine) as session:
        decide(session, found.id, Verdict.CONFIRMED, actor="Kim", new_right="Tollisen", now=NOON)
    with reading(engine) as session:
        (entry,) = desk_names(session)
    assert (entry.name, sorted(entry.wrong)) == (
        "Brenna Tollisen",
        ["Brenna Tollesen", "Brenna Tollessen"],
    )
    assert open_names(engine) == [
        "The desk settled “Brenna Tollisen” on 2021-03-09; here it is “Tollessen” once."
    ]


def test_a_withdrawn_decision_is_forgotten(engine: Engine, tmp_path: Path) -> None:
    """Taking it back closes what rested on it, and empties the list."""
    bring(engine, tmp_path, [SLIP])
    before = names(engine)
    found = said(engine, Verdict.CONFIRMED, right="Tollesen")
    bring(engine, tmp_path, [LATER])
    with writing(engine) as session:
        decide(session, found.id, Verdict.WITHDRAWN, actor="Kim", now=NOON)
    assert names(engine) == before
    with reading(engine) as session:
        assert desk_names(session) == []


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [(PairVerdict.SAME, Outcome.AGREES), (PairVerdict.DIFFERENT, Outcome.OTHER_SCOPE)],
)
def test_two_right_spellings_are_never_raised_again(
    engine: Engine, tmp_path: Path, verdict: PairVerdict, outcome: Outcome
) -> None:
    """Whether of one person or of two: neither alone nor together, in this story or another."""
    bring(engine, tmp_path, [SLIP])
    said(engine, verdict)
    bring(engine, tmp_path, [LATER])
    bring(engine, tmp_path, [BOTH])
    assert open_names(engine) == []
    assert {(one.outcome, one.deciding) for one in names(engine)} == {(outcome, "decision")}
    (first,) = [one for one in names(engine) if one.status is Status.DISMISSED]
    with writing(engine) as session:
        decide(session, first.id, Verdict.WITHDRAWN, actor="Kim", now=NOON)
    assert len(open_names(engine)) == 2


def test_the_other_name_may_be_another_person(engine: Engine, tmp_path: Path) -> None:
    """A namesake of a settled name is told apart once, and is silent from then on."""
    bring(engine, tmp_path, [SLIP])
    said(engine, Verdict.CONFIRMED, right="Tollesen")
    bring(engine, tmp_path, [LATER])
    said(engine, PairVerdict.DIFFERENT)
    assert open_names(engine) == []
    bring(engine, tmp_path, [LATER | {"id": "next", "outlet": "Sound Weekly"}])
    assert open_names(engine) == []


def test_the_latest_decision_on_two_names_counts(engine: Engine, tmp_path: Path) -> None:
    """Whoever says later that the other one is right has the last word."""
    bring(engine, tmp_path, [SLIP])
    said(engine, Verdict.CONFIRMED, right="Tollesen")
    bring(engine, tmp_path, [LATER])
    said(engine, Verdict.CONFIRMED, right="Tollessen")
    with reading(engine) as session:
        assert [(one.name, one.wrong) for one in desk_names(session)] == [
            ("Brenna Tollessen", ("Brenna Tollesen",))
        ]


def test_nothing_is_remembered_of_what_has_no_forms(engine: Engine, tmp_path: Path) -> None:
    """A doubled word is neither two names nor two things."""
    bring(
        engine,
        tmp_path,
        [{"id": "a", "text": "The board brought no charge charge against the two drivers.\n"}],
    )
    with reading(engine) as session:
        (found,) = [one for one in report(session, everything_of()) if one.check == "doubled-word"]
    with writing(engine) as session, pytest.raises(DecisionError, match="Nothing can be remembered"):
        decide(session, found.id, PairVerdict.DIFFERENT, actor="Kim", now=NOON)


def injured(engine: Engine, *outcomes: Outcome) -> list[Discrepancy]:
    """Return what is said of how many were injured, and stands so."""
    with reading(engine) as session:
        found = report(session, everything_of())
    return [one for one in found if "injured" in one.subject and one.outcome in outcomes]


def test_two_figures_of_two_things_are_not_raised_again(engine: Engine, tmp_path: Path) -> None:
    """A later article with one of the two values raises nothing, one with a third does, until undone."""
    bring(engine, tmp_path, [fire("east", "five"), fire("west", "nine")])
    (found,) = injured(engine, Outcome.DIFFERS)
    with writing(engine) as session:
        decide(session, found.id, PairVerdict.DIFFERENT, actor="Kim", reason="two fires", now=NOON)
    bring(engine, tmp_path, [fire("north", "nine", "2021-10-14")])
    assert injured(engine, Outcome.DIFFERS) == []
    (explained,) = injured(engine, Outcome.OTHER_EVENT)
    assert (explained.deciding, explained.status, explained.reason) == (
        "decision",
        Status.DISMISSED,
        "two fires",
    )
    bring(engine, tmp_path, [fire("south", "twelve")])
    assert len(injured(engine, Outcome.DIFFERS)) == 1
    bring(engine, tmp_path, [fire("south", "nine")])
    assert injured(engine, Outcome.DIFFERS) == []
    with writing(engine) as session:
        decide(session, found.id, Verdict.WITHDRAWN, actor="Kim", now=NOON)
    assert [one.status for one in injured(engine, Outcome.DIFFERS)] == [Status.OPEN]


def test_what_is_told_apart_in_one_story_is_asked_in_another(engine: Engine, tmp_path: Path) -> None:
    """The same two numbers of another fire are another question."""
    bring(engine, tmp_path, [fire("east", "five"), fire("west", "nine")])
    (found,) = injured(engine, Outcome.DIFFERS)
    with writing(engine) as session:
        decide(session, found.id, PairVerdict.DIFFERENT, actor="Kim", now=NOON)
    later = [fire("north", "five", "2023-02-01"), fire("south", "nine", "2023-02-01")]
    for old, new in (
        ("Harlan", "Tolland"),
        ("Port Ashby", "Brookmere"),
        ("Dana Osei", "Ivo Lindqvist"),
        ("Perry Vaughan", "Ada Roe"),
    ):
        later = [one | {"text": one["text"].replace(old, new)} for one in later]
    bring(engine, tmp_path, later)
    assert len(injured(engine, Outcome.DIFFERS)) == 1
