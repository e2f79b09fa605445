"""What find and show print of quotes: the verdict, the wordings with their differences, the carriers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article, group, ref

from factcheck.model.answer import Answer, Match, QuoteHit
from factcheck.model.group import ArticleView
from factcheck.model.ids import IdKind, public_id
from factcheck.report.quotes import CARRIERS, answer_text, quote_list, quote_text, verdict_line

COURIER = article(
    "“[[We will not sell the boats|quote|Ana Ruiz|cue]],” she said.",
    ref("courier", outlet="Harbor Courier", day="2021-03-02"),
)
GAZETTE = article(
    "“[[We will sell|quote|Ana Ruiz|cue]],” she said, “[[the boats|more]].”",
    ref("gazette", outlet="North Gazette", day="2021-03-01"),
)
NOTE = article("“[[we will not sell the boats|quote]]”", ref("note"))


def hit(*views: ArticleView, match: Match = Match.VERBATIM, score: float = 1.0) -> Answer:
    """Return an answer with one quote that these articles carry."""
    return Answer(match=match, hits=(QuoteHit(score=score, group=group(views)),))


@pytest.mark.parametrize(
    ("match", "said"),
    [
        (Match.NOTHING, "Nothing near: no quote in this database has most of these words."),
        (Match.TOO_SHORT, "Too short to say: give at least three words of the quote."),
        (Match.OTHER_CARRIER, "Near, but not in the outlet or the days asked for"),
    ],
)
def test_a_miss_is_one_sentence(match: Match, said: str) -> None:
    """An answer without quotes is its verdict alone."""
    answer = Answer(match=match, hits=())
    assert verdict_line(answer).startswith(said)
    assert answer_text(answer) == verdict_line(answer) + "\n"


def test_another_speaker_is_named() -> None:
    """The verdict names who is given the words, or says that nobody is."""
    answer = Answer(match=Match.OTHER_SPEAKER, hits=(), speakers=("Ana Ruiz", "Paul Dorn"))
    assert verdict_line(answer, "Kim Lee") == (
        "Near, but not by Kim Lee: the nearest quotes are by Ana Ruiz, Paul Dorn."
    )
    unnamed = replace(answer, speakers=())
    assert verdict_line(unnamed, "Kim Lee").endswith("by nobody who is named.")


def test_the_verdict_tells_speaker_count_and_first_carrier() -> None:
    """The earliest dated article is the first one, wherever it stands among the members."""
    assert verdict_line(hit(COURIER, GAZETTE, NOTE)) == (
        "Found word for word: Ana Ruiz, in 3 articles, first in North Gazette, 2021-03-01."
    )
    near = verdict_line(hit(NOTE, match=Match.NEAR))
    assert near == "Near: a speaker who is not named, in 1 article."


def test_wordings_are_shown_by_their_differences() -> None:
    """The canonical wording stands in full; another one shows what it lacks and has, joins excused."""
    found = group([COURIER, GAZETTE, NOTE])
    answer = Answer(match=Match.NEAR, hits=(QuoteHit(score=0.876, group=found),))
    verdict, blank, *lines = answer_text(answer).splitlines()
    text = "\n".join(lines)
    assert (verdict_line(answer), "") == (verdict, blank)
    assert lines[0] == f"{public_id(IdKind.QUOTE, found.key)}  Ana Ruiz  (score 0.88)"
    assert lines[1] == "  “We will not sell the boats”"
    assert lines[2] == "    also as: “We will [-not-] sell the boats”"
    assert lines[3] == "  Carried by:"
    assert len(lines) == 7
    assert "North Gazette, 2021-03-01  gazette [1:13, 27:36]  Ana Ruiz (cue, 0.95)" in lines[-1]
    assert "speaker not named" in text


def test_many_carriers_are_counted() -> None:
    """Find names twenty carriers and counts the rest; show names all."""
    views = [article("“[[So it goes on|quote|Ana Ruiz]]”", ref(f"a{number:02}")) for number in range(25)]
    found = group(views)
    shown = answer_text(Answer(match=Match.VERBATIM, hits=(QuoteHit(score=1.0, group=found),)))
    assert shown.count("[1:14]") == CARRIERS
    assert shown.endswith("    and 5 more\n")
    assert quote_text(found).count("[1:14]") == 25


def test_a_list_has_one_line_a_quote() -> None:
    """Long quotes are cut, line breaks and control characters are shown as one line."""
    long = article(f"“[[{'boats and ' * 30}\nships\x1b[31m|quote]]”", ref("a"))
    (line,) = quote_list([group([long])])
    assert line.endswith("…” (1 article)")
    assert "not named: “boats and boats" in line
    assert "\x1b" not in line
    assert quote_list([]) == []


def test_hostile_texts_stay_on_their_line() -> None:
    """Nothing that an article holds can colour or move a terminal's text."""
    evil = article(
        "“[[We will\x1b[2J not\nsell \u202ethe boats|quote|Ana Ruiz]]”", ref("e\x07vil", outlet="P\x1bost")
    )
    text = quote_text(group([evil]))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert len(text.splitlines()) == 4
