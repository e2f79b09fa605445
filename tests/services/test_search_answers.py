"""Search: a quotation as people remember it; both databases give one answer."""

from __future__ import annotations

import pytest
from desk_samples import ARTICLES, FERRY, bring
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from factcheck.model.answer import Answer, Match
from factcheck.report.quotes import verdict_line
from factcheck.services import search
from factcheck.services.database import upgrade
from factcheck.services.search import ANY, Filters, find
from factcheck.store.engine import database_url, open_engine, reading

WORDS = FERRY.replace(",", "").split()
WHOLE = {"courier", "gazette", "beacon", "undated-note", "weekly", "minutes", "late"}


def ask(engine: Engine, words: str, filters: Filters = ANY, limit: int = 10) -> Answer:
    """Search in a session of its own."""
    with reading(engine) as session:
        return find(session, words, filters=filters, limit=limit)


def carriers(answer: Answer) -> set[str]:
    """Return the ids of the articles that carry the best quote."""
    return {one.occurrence.article.id for one in answer.hits[0].group.members}


@pytest.mark.parametrize("start", [0, 5, len(WORDS) - 8])
def test_any_eight_words_find_every_carrier(library: Engine, start: int) -> None:
    """Part of a statement finds all articles that carry any of it, elided, altered and cut ones as well."""
    answer = ask(library, " ".join(WORDS[start : start + 8]))
    assert answer.match is Match.VERBATIM
    assert carriers(answer) >= WHOLE


@pytest.mark.parametrize(
    "words",
    [
        "“We will not sell the three boats that this island has left”",
        '"we will not sell the three boats that this island has left"',
        "''We will NOT sell — the three boats that this island has left''",
        "we will not sell the three boats\nthat this island has left...",
    ],
)
def test_marks_and_case_make_no_difference(library: Engine, words: str) -> None:
    """Curly or straight marks, dashes, line ends and capitals are all one."""
    answer = ask(library, words)
    assert (answer.match, answer.hits[0].score) == (Match.VERBATIM, 1.0)
    assert carriers(answer) >= WHOLE


def test_who_has_other_words_is_not_counted_with_who_has_these(library: Engine) -> None:
    """The words of an altered quotation are those of the one that altered it, not of all that carry it."""
    words = "we will sell the three boats that this island has left"
    assert verdict_line(ask(library, words)) == (
        "Found word for word: Ana M. Ruiz, in 1 article, first in The Beacon, 2021-03-03; "
        "without these words in 6 articles, first in Harbor Courier, 2021-03-02; "
        "the transcript (minutes, undated) has other words."
    )
    assert Match.NEAR is ask(library, words, Filters(outlet="Harbor Courier")).match


@pytest.mark.parametrize(
    "words",
    [
        "we would not sell our three boats that this island has",
        "never sell the three boats that the island has left because",
        "thre boats that this iland has left because nobody here can",
    ],
)
def test_two_of_ten_words_may_be_wrong(library: Engine, words: str) -> None:
    """Misremembered words and slips of typing do not hide a quote."""
    answer = ask(library, words)
    assert answer.match is Match.NEAR
    assert carriers(answer) >= WHOLE


@pytest.mark.parametrize("speaker", ["Ana Ruiz", "ruiz", "Anna Ruis", "A. Ruiz", "RUIZ", "Ana M. Ruiz"])
def test_a_speaker_may_be_misspelt(library: Engine, speaker: str) -> None:
    """A surname, an initial or a slip in the name keeps the quote."""
    answer = ask(library, "three boats that this island has left", Filters(speaker=speaker))
    assert answer.match is Match.VERBATIM


@pytest.mark.parametrize("speaker", ["Tomas Lind", "Clara Vance"])
def test_the_verdict_names_the_speaker_asked_for(library: Engine, speaker: str) -> None:
    """Where one sentence is given to two, the answer speaks of the one that was asked for."""
    answer = ask(library, "a boat that nobody mends is a boat", Filters(speaker=speaker))
    assert speaker == answer.hits[0].group.speaker
    assert f"word for word: {speaker}" in verdict_line(answer, speaker)


def test_another_speaker_is_said_to_be_another(library: Engine) -> None:
    """If the words are near but not by the one asked for, the answer names who is given them."""
    answer = ask(library, "three boats that this island has left", Filters(speaker="Paul Dorn"))
    assert (answer.match, answer.hits, answer.speakers) == (Match.OTHER_SPEAKER, (), ("Ana M. Ruiz",))
    assert "not by Paul Dorn" in verdict_line(answer, "Paul Dorn")
    assert "Ana M. Ruiz" in verdict_line(answer, "Paul Dorn")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(outlet="harbor"), {"courier"}),
        (Filters(outlet="NORTH gazette"), {"gazette"}),
        (Filters(since="2021-03-07"), {"weekly", "late"}),
        (Filters(until="2021-03-02"), {"courier"}),
        (Filters(since="2021-03-03", until="2021-03-03"), {"gazette", "beacon"}),
        (Filters(outlet="beacon", speaker="ruiz", since="2021-01-01"), {"beacon"}),
    ],
)
def test_filters_choose_carriers(library: Engine, filters: Filters, expected: set[str]) -> None:
    """Outlet and days choose among the carriers; undated ones are in no span of days."""
    assert expected == WHOLE & carriers(ask(library, "three boats that this island has left", filters))


@pytest.mark.parametrize(
    "filters",
    [Filters(outlet="Nowhere Post"), Filters(since="2022-01-01"), Filters(speaker="Ruiz", until="2020")],
)
def test_filters_that_fit_nothing_are_named(library: Engine, filters: Filters) -> None:
    """A quote that is there, but not in the articles asked for, is not called missing."""
    answer = ask(library, "three boats that this island has left", filters)
    assert (answer.match, answer.hits) == (Match.OTHER_CARRIER, ())
    assert verdict_line(answer).startswith("Near, but not in the outlet or the days")


@pytest.mark.parametrize(
    ("words", "match"),
    [
        ("the pool will open again on the first warm day of spring", Match.NOTHING),
        ("xqzt", Match.TOO_SHORT),
        ("“…”", Match.TOO_SHORT),
        ("", Match.TOO_SHORT),
        ("' OR 1=1 --", Match.NOTHING),
        ('NEAR("boats" AND *)', Match.NOTHING),
    ],
)
def test_a_miss_says_why(library: Engine, words: str, match: Match) -> None:
    """Nothing near and too short to say are two answers; a database's own marks are words or nothing."""
    answer = ask(library, words)
    assert (match, ()) == (answer.match, answer.hits)
    assert verdict_line(answer).endswith(".")


def test_the_best_stands_first_and_the_limit_holds(library: Engine) -> None:
    """Scores fall, and a limit keeps the best."""
    words = "the engines are old but the crews know the three boats that this island has left"
    answer = ask(library, words)
    scores = [hit.score for hit in answer.hits]
    assert len(scores) > 1
    assert sorted(scores, reverse=True) == scores
    assert ask(library, words, limit=1).hits == answer.hits[:1]


@pytest.fixture(scope="module")
def in_memory(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return a store in memory with the sample articles, in another order."""
    engine = open_engine(database_url(":memory:"))
    upgrade(engine)
    bring(engine, tmp_path_factory.mktemp("reversed"), reversed(ARTICLES))
    return engine


VOCABULARY = sorted({word.strip("“”,.") for one in ARTICLES for word in one["text"].split()})


@settings(max_examples=15, deadline=None)
@given(words=st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12))
def test_both_databases_answer_alike(library: Engine, in_memory: Engine, words: list[str]) -> None:
    """The same quotes in the same order with the same scores, whichever database and order of import."""
    asked = " ".join(words)
    assert [
        (hit.score, hit.group.key, [one.occurrence.key for one in hit.group.members])
        for hit in ask(in_memory, asked).hits
    ] == [
        (hit.score, hit.group.key, [one.occurrence.key for one in hit.group.members])
        for hit in ask(library, asked).hits
    ]


def test_a_hostile_text_is_searched_as_words(library: Engine) -> None:
    """Long and odd input is an answer, not an error."""
    for words in ("\0\x1b[31m", "boats " * 5_000, "🚢" * 50, "%_" * 20, "\\"):
        assert isinstance(ask(library, words), Answer)


def test_what_shares_most_words_is_looked_at(library: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only one wording of all that were nominated may be aligned, it is the one asked for."""
    monkeypatch.setattr(search, "ALIGNED", 1)
    for words in ("the crews know every bolt of them", "wait for the vote of the council before we order"):
        answer = ask(library, words)
        assert (answer.match, len(answer.hits)) == (Match.VERBATIM, 1)
