"""Explanations: what the steps say of a finding, of pasted words, and of two ids."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from factcheck.errors import UnknownIdError
from factcheck.model.finding import Discrepancy, Verdict
from factcheck.model.ids import IdKind, public_id
from factcheck.model.why import Step, Why
from factcheck.services.reporting import everything_of, report
from factcheck.services.review import decide
from factcheck.services.search import find
from factcheck.services.why import why
from factcheck.store.engine import reading

NOON = datetime(2021, 3, 9, 12, tzinfo=UTC)


def explained(engine: Engine, *asked: str) -> Why:
    """Explain, nothing written."""
    with reading(engine) as session:
        return why(session, asked)


def said(found: Why, name: str) -> list[str]:
    """Return what all steps of a name say, in order."""
    return [step.said for step in _all(found.steps) if step.name == name]


def _all(steps: tuple[Step, ...]) -> Iterator[Step]:
    for step in steps:
        yield step
        yield from _all(step.steps)


def of_check(engine: Engine, check: str) -> list[Discrepancy]:
    """Return all comparisons of a check."""
    with reading(engine) as session:
        return [one for one in report(session, everything_of()) if one.check == check]


def test_a_discrepancy_is_explained_to_the_decision(library: Engine) -> None:
    """Places, values, why the two are one statement, how sure, and what was decided."""
    found = of_check(library, "quote-altered")[0]
    with reading(library) as session:
        decide(session, found.id, Verdict.CONFIRMED, actor="Kim", right="will not sell", now=NOON)
        told = why(session, [found.id])
        session.rollback()
    assert told.verdict == f"It differs: {found.severity.value}, confirmed. {found.message}"
    assert [value.split(":")[0] for value in said(told, "value")] == ["will not sell", "will sell"]
    assert len(said(told, "place")) == len(found.evidence)
    assert all("coverage" in one or "forms" in one for one in said(told, "linked"))
    assert said(told, "confidence") == [
        f"{found.confidence:.2f}, the least that is reported being 0.6: reported."
    ]
    assert said(told, "decision") == ["confirmed by Kim on 2021-03-09, “will not sell” is right."]


@pytest.mark.parametrize(
    "check", ["quote-altered", "speaker-differs", "name-spelling-differs", "figure-differs", "doubled-word"]
)
def test_every_comparison_is_found_again(library: Engine, check: str) -> None:
    """Whatever stands is explained by the check that found it."""
    for one in of_check(library, check):
        told = explained(library, one.id)
        assert "closed" not in told.verdict
        assert said(told, "identity")


def test_misremembered_words_are_followed_to_their_quote(library: Engine) -> None:
    """The fold, what was near, the figures beside the thresholds, and the quote."""
    words = "we will not sell the three old boats that this island has left because nobody can swim to work"
    told = explained(library, words)
    with reading(library) as session:
        quote = public_id(IdKind.QUOTE, find(session, words).hits[0].group.key)
    assert told.verdict.startswith(f"It belongs to {quote}, as variant with score ")
    assert said(told, "fold") == [f"“{words}”: 19 words; compared: three as 3."]
    assert any("Linked: coverage 0." in one for one in said(told, "candidate"))
    assert any(one.endswith("the words are enough.") for one in said(told, "tried"))
    assert said(told, "carrier")


def test_words_that_nobody_said_are_explained_too(library: Engine) -> None:
    """Nothing near is nothing near; a short phrase says what it lacks."""
    assert explained(library, "the moon is made of seven cheeses").verdict == (
        "It is nobody's quote yet: no wording of the database is near."
    )
    assert explained(library, "…").verdict == "There is no word to look up."
    short = explained(library, "swim to work")
    assert any("under 4 only equal words are linked" in one for one in said(short, "candidate"))


def test_a_speaker_is_context(library: Engine) -> None:
    """Few words are linked by whoever says them, and by nobody else."""
    words = "“Three boats that this island has left,” {} said."
    with_speaker = explained(library, words.format("Mayor Ana Ruiz"))
    assert "found by cue" in said(with_speaker, "speaker here")[0]
    assert any(one.endswith("the same speaker.") for one in said(with_speaker, "tried"))
    other = explained(library, words.format("Tomas Lind"))
    assert other.verdict == "It is nobody's quote yet: what is near needs a context that is not there."
    assert any(one.endswith("refused, the speakers are known and differ.") for one in said(other, "tried"))


def test_two_quotes_two_articles_and_nothing_else(library: Engine) -> None:
    """Pairs of one kind are explained; an id alone that is no discrepancy, or a mixed pair, is refused."""
    with reading(library) as session:
        ids = [
            public_id(IdKind.QUOTE, find(session, words).hits[0].group.key)
            for words in ("nobody here can swim to work", "the crews know every bolt of them")
        ]
    told = explained(library, *ids)
    assert told.verdict.startswith("They are two quotes: ")
    assert said(told, "decision") == ["None."]
    assert explained(library, ids[0], ids[0]).verdict == "They are one quote."
    articles = explained(library, "courier", "gazette")
    assert articles.verdict.startswith("They are in one story: Tied: ")
    for asked in ((ids[0],), (ids[0], "courier"), ("d00000000",)):
        with pytest.raises(UnknownIdError):
            explained(library, *asked)
