"""All claims of a text: order, dates, furniture, quotations, and laws that hold for any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from claim_texts import claims_in
from extracted import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.claims import find_claims
from factcheck.model.claim import ClaimKind
from factcheck.model.quote import QuoteKind, QuoteRole, Stretch
from factcheck.model.span import Span


def test_a_date_has_its_event_and_its_owner() -> None:
    """A date hangs on the subject and on what happened."""
    [claim] = claims_in("Rosa Lind was arrested on Tuesday night.", "Rosa Lind")
    assert (ClaimKind.DATE, "Rosa Lind", "arrested") == (claim.kind, claim.entity, claim.measure)
    assert ("tue T18:00/T29:00", "T18:00/T29:00") == (claim.value, claim.time)
    assert (Decimal(18030), Decimal(18030)) == (claim.low, claim.high)


def test_undated_articles_resolve_nothing() -> None:
    """Without a day of publication a weekday has no bounds."""
    [claim] = claims_in("Rosa Lind was arrested on Tuesday.", "Rosa Lind", published=None)
    assert ("tue", None, None) == (claim.value, claim.low, claim.high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost £48 million in May.", "2019-05"),
        ("It will cost £48 million, the council said on Tuesday.", None),
        ("He joined for £28 million, on a contract until June 2025.", None),
    ],
)
def test_the_time_of_a_figure(text: str, expected: str | None) -> None:
    """The day on which a thing was said, and the end of a term, are not the time of the figure."""
    [figure] = [claim for claim in claims_in(text) if claim.kind is ClaimKind.FIGURE]
    assert expected == figure.time


def test_furniture_yields_nothing() -> None:
    """Nothing is read inside the skipped places."""
    text = "Twelve boats sank.\nShare 40 times."
    assert ["12"] == [claim.value for claim in claims_in(text, skip=[Span(19, len(text))])]


def test_a_quotation_speaks_for_its_figures() -> None:
    """A figure inside quotation marks is asserted by the speaker of the quotation."""
    text = "“We lost 12 boats,” she said."
    stretch = Stretch(
        span=Span(1, 18), kind=QuoteKind.DIRECT, role=QuoteRole.ATTRIBUTED, quotation=0, speaker="Rosa Lind"
    )
    assert ["Rosa Lind"] == [claim.speaker for claim in claims_in(text, quotes=[stretch])]


def test_the_innermost_statement_asserts_a_claim() -> None:
    """Of two statements, one in the other, the inner one's speaker asserts; outside them nobody."""
    text = "Lind said police told her 12 people were hurt. She left at 5 a.m."
    outer, inner = (
        Stretch(
            span=Span(text.index(words), text.index(". She")),
            kind=QuoteKind.INDIRECT,
            role=QuoteRole.ATTRIBUTED,
            quotation=number,
            speaker=who,
        )
        for number, (words, who) in enumerate((("police told", "Rosa Lind"), ("12 people", "police")))
    )
    assert ["police", None] == [claim.speaker for claim in claims_in(text, quotes=[outer, inner])]


def test_identifiers_hide_their_numbers() -> None:
    """The number of a bill is no figure."""
    claims = claims_in("Senate Bill 41 passed with 30 votes.")
    expected = [(ClaimKind.IDENTIFIER, "SB 41"), (ClaimKind.FIGURE, "30")]
    assert expected == [(claim.kind, claim.value) for claim in claims]


def test_spans_carry_modifier_and_noun() -> None:
    """A claim's span holds the bound, the figure and its noun."""
    text = "Officials named at least 50 small towns yesterday."
    assert "at least 50 small towns" == claims_in(text)[0].span.of(text)


WORDS = st.sampled_from(
    (
        *(
            "twelve",
            "12",
            "$5",
            "£7.8m",
            "people",
            "were",
            "killed",
            ",",
            ".",
            ";",
            ":",
            "and",
            "or",
            "to",
            "1-1",
        ),
        *(
            "8 U.S.C. 1373",
            "Rosa Lind",
            "aged",
            "in his 20s",
            "on Tuesday at 9 p.m.",
            "half of the",
            "dozens",
        ),
        *(
            "(19)",
            "“",
            "”",
            "\n",
            "v. Bexley",
            "Senate Bill 41",
            "a third",
            "3.5 %",
            "in 2017",
            "ages",
            "about",
        ),
    )
)


@given(st.lists(WORDS, max_size=40))
def test_laws_of_claims(words: list[str]) -> None:
    """Whatever the text: claims in order, spans within it, low never above high."""
    text = " ".join(words)
    claims = claims_in(text, "Rosa Lind")
    assert [claim.span.start for claim in claims] == sorted(claim.span.start for claim in claims)
    for claim in claims:
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert claim.value


@pytest.mark.parametrize(
    "unit",
    ["one ", "1-", "1,", "a; ", "twenty-", "ages 5, ", "5 $ ", "12:", "(", ": \n5", "A v. ", "and 5 "],
)
def test_no_text_takes_long(unit: str) -> None:
    """Texts made to make patterns backtrack cost about what their length costs."""

    def read(text: str) -> None:
        find_claims(text, [Span(0, len(text))], published=None, names=(), quotes=())

    assert growth(read, unit, 5_000) < LINEAR
