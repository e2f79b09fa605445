"""What the desk decided of names and figures, and what later imports make of it, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import Article, bring
from sqlalchemy import Engine

from factcheck.errors import DecisionError
from factcheck.model.decision import PairVerdict
from factcheck.model.finding import Discrepancy, Outcome, Status, Verdict
from factcheck.services.authority import desk_names
from factcheck.services.reporting import everything_of, report
from factcheck.services.review import decide
from factcheck.store.engine import reading, writing

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)
SLIP: Article = {
    "id": "slip",
    "outlet": "Holm Courier",
    "published": "2021-03-02",
    "text": (
        "Harbor master Brenna Tollesen closed the pier at Holm on Tuesday after the storm.\n\n"
        "“The planks are loose,” Brenna Tollessen said. Brenna Tollesen wants new ones by summer.\n"
    ),
}
LATER: Article = {
    "id": "later",
    "outlet": "Vik Post",
    "published": "2023-06-20",
    "text": (
        "The council of Vik gave its yearly prize to a swimmer on Sunday.\n\n"
        "Brenna Tollessen, who swam the sound in nine hours, said she was glad of it.\n"
    ),
}
BOTH: Article = {
    "id": "both",
    "outlet": "Lund Mail",
    "published": "2025-08-01",
    "text": (
        "A boat club in Lund opened its doors on Sunday.\n\n"
        "Its first guest was Brenna Tollessen. Members cheered Brenna Tollesen for an hour, and then\n"
        "Brenna Tollessen sang.\n"
    ),
}


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
