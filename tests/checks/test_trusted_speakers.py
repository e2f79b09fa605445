"""Which speakers may stand against each other: those found in a way that is nearly always right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import article, occurrences

from factcheck.checks.speakers import SURE_CONFIDENCE, is_trusted
from factcheck.extract import extract_article
from factcheck.extract.confidence import confidence
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.group import QuoteOccurrence
from factcheck.model.quote import SpeakerMethod
from factcheck.services.comparing import compare_paths

WORDS = "The engines are old but the crews know every bolt of them"


@pytest.mark.parametrize(
    ("method", "form", "rule", "named", "trusted"),
    [
        (SpeakerMethod.CUE, "name", "right", True, True),
        (SpeakerMethod.CUE, "name", "tight", True, True),
        (SpeakerMethod.CUE, "name", "left", True, True),
        (SpeakerMethod.SAME_PARAGRAPH, "none", "", True, True),
        (SpeakerMethod.CUE, "name", "later", True, False),
        (SpeakerMethod.CUE, "name", "colon", True, False),
        (SpeakerMethod.CUE, "name", "noun", True, False),
        (SpeakerMethod.CUE, "name", "clause", True, False),
        (SpeakerMethod.CUE, "noun", "right", False, False),
        (SpeakerMethod.CUE, "noun", "right", True, False),
        (SpeakerMethod.SAME_PARAGRAPH, "none", "", False, False),
        (SpeakerMethod.PRONOUN, "pronoun", "right", True, False),
        (SpeakerMethod.CARRY, "none", "", True, False),
        (SpeakerMethod.INTRO, "name", "intro", True, False),
        (SpeakerMethod.HEADLINE, "none", "", True, False),
    ],
)
def test_trust_goes_by_the_measured_share(
    method: SpeakerMethod, form: str, rule: str, named: bool, trusted: bool
) -> None:
    """What a way is called does not count; the share that the labelled articles gave it does."""
    share = confidence(method, form, rule, named)
    assert trusted == (share > SURE_CONFIDENCE)
    [plain] = occurrences(article(f"“[[{WORDS}|quote|Ana Ruiz|cue]],” said [[Ana Ruiz|person]]."))
    assert trusted == is_trusted(replace_trust(plain, method, share))


def replace_trust(plain: QuoteOccurrence, method: SpeakerMethod, share: float) -> QuoteOccurrence:
    """Return the occurrence as if its speaker had been found by ``method``."""
    return replace(plain, method=method, confidence=share)


def checks_of(folder: Path, *texts: str) -> set[str]:
    """Compare articles with these texts; return the names of the checks that find something."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return {one.check for one in compare_paths([str(folder)]).discrepancies}


def test_two_speakers_by_name_differ(tmp_path: Path) -> None:
    """Both named beside the words: a finding."""
    both = [f"“{WORDS},” said {who} on Tuesday.\n" for who in ("Ana Ruiz", "Paul Dorn")]
    assert "speaker-differs" in checks_of(tmp_path, *both)


def test_a_speaker_before_a_colon_is_too_unsure(tmp_path: Path) -> None:
    """The person of a clause that ends in a colon is right three times in four: nothing is said."""
    sure = f"“{WORDS},” said Ana Ruiz on Tuesday.\n"
    unsure = f"Paul Dorn walked to the pier on Monday and looked at the ferries: “{WORDS}.”\n"
    raw = RawArticle(key=ArticleKey("id:a"), id="a", source="a.txt", text=unsure, reader="test")
    [stretch] = extract_article(raw).quotes
    assert ("Paul Dorn", True) == (stretch.speaker, stretch.confidence < SURE_CONFIDENCE)
    assert "speaker-differs" not in checks_of(tmp_path, sure, unsure)
