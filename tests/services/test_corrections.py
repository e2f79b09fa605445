"""Corrections: everything that carries another value, and the version that mends each."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_samples import article, bring
from sqlalchemy import Engine, event

from factcheck.errors import DecisionError, UnknownIdError
from factcheck.model.correction import Correction
from factcheck.model.finding import Discrepancy, Verdict
from factcheck.services.corrections import correction, corrections
from factcheck.services.reporting import report
from factcheck.services.review import decide
from factcheck.store.engine import reading, writing

SOLD = article("beacon")["text"]
KEPT = SOLD.replace("We will sell", "We will not sell")


def about(engine: Engine, check: str, words: str) -> Discrepancy:
    """Return the discrepancy of a check that has these words in its message."""
    with reading(engine) as session:
        return next(one for one in report(session) if one.check == check and words in one.message)


def say(engine: Engine, found: Discrepancy, right: str) -> Correction:
    """Say which value is right, and return what is to be corrected."""
    with writing(engine) as session:
        decide(session, found.id, Verdict.CONFIRMED, actor="kim", right=right)
        return correction(session, found.fingerprint)


def read_again(engine: Engine, found: Discrepancy) -> Correction:
    """Return what is to be corrected now."""
    with reading(engine) as session:
        return correction(session, found.fingerprint)


def states(found: Correction) -> dict[str, int | None]:
    """Return each article and the version that mended it."""
    return {one.article.id: one.mended_by for one in found.articles}


def test_what_carries_another_value_is_listed(desk: Engine) -> None:
    """The article with the wrong words, the place, and a note; not those that have the right ones."""
    found = say(desk, about(desk, "quote-altered", "“will sell”"), "will not sell")
    assert (found.right, found.is_open, states(found)) == ("will not sell", True, {"beacon": None})
    (place,) = found.articles[0].places
    assert place.span is not None
    assert place.span.of(SOLD) == place.text == "We will sell the three"
    assert (place.version, place.is_current) == (1, True)
    assert found.articles[0].note == (
        "An earlier version of this article misquoted Ana Ruiz. "
        "The words were “will not sell”, not “will sell”."
    )


def test_a_correction_is_open_until_a_version_mends_it(desk: Engine, tmp_path: Path) -> None:
    """Another edit mends nothing; the right words do, and the version is named from then on."""
    asked = about(desk, "quote-altered", "“will sell”")
    say(desk, asked, "will not sell")
    bring(desk, tmp_path, [article("beacon", text=SOLD + "\nMore soon.\n")])
    assert states(read_again(desk, asked)) == {"beacon": None}
    note = "\nCorrection: An earlier version left a word out of “We will sell the three boats.”\n"
    bring(desk, tmp_path, [article("beacon", text=KEPT + note)])
    mended = read_again(desk, asked)
    assert (states(mended), mended.is_open) == ({"beacon": 3}, False)
    assert [place.version for place in mended.articles[0].places] == [1, 2]
    assert all(place.link is None for place in mended.articles[0].places)
    bring(desk, tmp_path, [article("beacon", text=KEPT + note + "\nMore soon.\n")])
    assert states(read_again(desk, asked)) == {"beacon": 3}
    with reading(desk) as session:
        assert corrections(session) == []
        assert [one.discrepancy.id for one in corrections(session, mended=True)] == [asked.id]


def test_a_later_article_that_repeats_it_is_found(desk: Engine, tmp_path: Path) -> None:
    """What is printed after the decision is watched as well, and so is what falls back."""
    asked = about(desk, "quote-altered", "“will sell”")
    say(desk, asked, "will not sell")
    bring(desk, tmp_path, [article("beacon", text=KEPT)])
    copy = article("beacon", id="copy", outlet="Holm Today", published="2021-03-04")
    bring(desk, tmp_path, [copy])
    assert states(read_again(desk, asked)) == {"copy": None, "beacon": 2}
    bring(desk, tmp_path, [article("beacon", text=SOLD)])
    assert states(read_again(desk, asked)) == {"beacon": None, "copy": None}


def test_past_versions_and_headlines_carry_it_too(engine: Engine, tmp_path: Path) -> None:
    """A version from before the decision is listed as mended, a headline with the name as to be mended."""
    lind = article("evening")["text"].replace("Thomas Lindt of the harbour office", "Clara Vance")
    lindt = article("weekly")["text"].replace("Lind", "Lindt")
    bring(engine, tmp_path, [article("weekly"), article("evening", text=lind.replace("Lind", "Lindt"))])
    bring(engine, tmp_path, [article("evening", text=lind)])
    bring(engine, tmp_path, [article("weekly", id="third", title="Lindt says no", text=lindt)])
    found = say(engine, about(engine, "name-spelling-differs", "Lindt"), "Lind")
    assert states(found) == {"third": None, "evening": 2}
    third = found.articles[0]
    assert [(place.span is None, place.text) for place in third.places] == [
        (True, "Lindt says no"),
        (False, "Lindt"),
        (False, "Lindt"),
    ]


def test_words_given_to_the_wrong_speaker(desk: Engine, tmp_path: Path) -> None:
    """The place is the words with that speaker; the same words with the right one are none."""
    asked = about(desk, "speaker-differs", "Clara Vance")
    found = say(desk, asked, "Tomas Lind")
    assert states(found) == {"evening": None}
    text = article("evening")["text"].replace("said Clara Vance, who inspects ships", "said Tomas Lind")
    bring(desk, tmp_path, [article("evening", text=text)])
    assert states(read_again(desk, asked)) == {"evening": 2}


def test_only_what_was_said_to_be_right_is_watched(desk: Engine) -> None:
    """A verdict without a value, and one taken back, leave nothing to correct."""
    asked = about(desk, "quote-altered", "“will sell”")
    with pytest.raises(UnknownIdError, match="Nobody has said"):
        read_again(desk, asked)
    say(desk, asked, "will not sell")
    with writing(desk) as session:
        decide(session, asked.id, Verdict.WITHDRAWN, actor="kim")
        assert corrections(session, mended=True) == []


def test_a_value_that_nobody_has(desk: Engine) -> None:
    """A third value is taken only if it is said to be one; then every place is to be mended."""
    asked = about(desk, "quote-altered", "“will sell”")
    with writing(desk) as session:
        with pytest.raises(DecisionError, match="none of the values"):
            decide(session, asked.id, Verdict.CONFIRMED, actor="kim", right="may sell")
        decide(session, asked.id, Verdict.CONFIRMED, actor="kim", new_right="may sell")
        found = correction(session, asked.fingerprint)
    assert found.right == "may sell"
    assert {"beacon", "courier", "weekly"} <= states(found).keys()


def test_texts_are_read_once_for_all_verdicts(desk: Engine) -> None:
    """However many verdicts there are, the versions that may carry a wrong value are read by one query."""
    say(desk, about(desk, "quote-altered", "“will sell”"), "will not sell")
    say(desk, about(desk, "quote-altered", "“this town has”"), "this island has")
    asked: list[str] = []
    event.listen(desk, "before_cursor_execute", lambda *told: asked.append(told[2]))
    with reading(desk) as session:
        assert len(corrections(session)) == 2
    assert 1 == sum("article_version.text," in one and "started_at" in one for one in asked)
