"""Figures as claims: what they count, what is said of them, and what bounds them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from claim_texts import claims_in, figures_in

from factcheck.model.claim import ClaimStatus


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three sailors were killed in the storm.", [("3", "killed", "people/soldier")]),
        (
            "Two women died and five others were hurt.",
            [("2", "killed", "people/woman"), ("5", "injured", "people")],
        ),
        ("The ferry fire left four crew members dead.", [("4", "killed", "people/member")]),
        ("Police arrested nine people.", [("9", "arrested", "people")]),
        ("Nine people, among them a nurse, were killed.", [("9", "killed", "people")]),
        (
            "Nine people, including two nurses, drowned.",
            [("9", "killed", "people"), ("2", None, "people/doctor")],
        ),
        (
            "The blaze killed three men and two women.",
            [("3", "killed", "people/man"), ("2", "killed", "people/woman")],
        ),
        (
            "A landslide left three men and two women dead.",
            [("3", "killed", "people/man"), ("2", "killed", "people/woman")],
        ),
        ("The agency sent letters to 12 cities and counties.", [("12", "sent", "jurisdiction")]),
        ("One officer was killed.", [("1", "killed", "people/officer")]),
        ("It was the town's 31st homicide of the year.", [("31", None, "death")]),
        ("The council voted 7-2 to close it.", [("7", "for", "vote"), ("2", "against", "vote")]),
        ("Six banks paid a fine.", [("6", "paid", "organisation")]),
        ("They won before a crowd of 21,480 in the rain.", [("21480", "attended", "people")]),
        ("Clonmoyle won by 2-21 to 1-19 on Sunday.", []),
        ("He hit three of their 2-21 at Nore Park.", [("3", "hit", None)]),
        ("They live in a four-storey house.", [("4", None, "storey")]),
        ("A two-story mill with a 12-page plan.", [("2", None, "storey"), ("12", None, "page")]),
        ("He drove a four-wheel car.", []),
        ("The coach left the road, injuring 71.", [("71", "injured", "people")]),
        (
            "The storm hit the coast, killing 4 and injuring 30.",
            [("4", "killed", "people"), ("30", "injured", "people")],
        ),
        ("The storm came to the coast, killing 4 cows.", [("4", "killed", "cow")]),
    ],
)
def test_counts(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    """A count has its value, the measure of its own clause and the kind of its noun."""
    assert expected == [(claim.value, claim.measure, claim.item) for claim in figures_in(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure"),
    [
        ("The regulator fined the bank £217m.", "217000000", "gbp", "fined"),
        ("She filed a $1.5 million discrimination lawsuit.", "1500000", "usd", "sued-for"),
        ("Her annual salary was about $95,000.", "95000", "usd", "salary"),
        ("Rents rose by 3.5 percent.", "3.5", "percent", "rose"),
        ("They pay $800 a month in rent.", "800", "usd/month", "paid"),
        ("He faces up to 20 years in prison.", "20", "year", "sentence"),
        ("A bail of $50,000 was set.", "50000", "usd", "bail"),
        ("The hall cost N250 million.", "250000000", "ngn", "priced"),
        ("They were fined R1,500.", "1500", "zar", "fined"),
        ("They were fined Sh5m.", "5000000", "kes", "fined"),
        ("He was jailed for six years.", "6", "year", "sentence"),
        ("He was sentenced to six years.", "6", "year", "sentence"),
        ("They camped at 2,590m.", "2590", "metre", None),
        ("The bear weighs 400 pounds.", "400", "pound", None),
        ("The bear cost 400 pounds.", "400", "gbp", "priced"),
        ("A magnitude 5.8 earthquake was felt.", "5.8", "magnitude", None),
        ("The quake had a magnitude of 5.8.", "5.8", "magnitude", None),
        ("The road takes 620 million cedis.", "620000000", "ghs", None),
        ("Dean Margaret Fell put it at $8,500.", "8500", "usd", None),
        ("Shares Fell 3 Percent After Storm", "3", "percent", "fell"),
    ],
)
def test_amounts(text: str, value: str, unit: str, measure: str | None) -> None:
    """A sum, a share or a length has its canonical unit and the word that ties it."""
    assert [(value, unit, measure)] == [
        (claim.value, claim.unit, claim.measure) for claim in figures_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("About 40 boats sank.", "about", "35", "45"),
        ("At least 12 boats sank.", "at_least", "12", None),
        ("More than 1,000 boats sank.", "more_than", "1000", None),
        ("As many as 30 boats sank.", "at_most", "0", "30"),
        ("Fewer than 30 boats sank.", "less_than", "0", "30"),
        ("Between 10 and 15 boats sank.", "range", "10", "15"),
        ("Dozens of boats sank.", "vague", "24", "99"),
        ("Nearly two-thirds of the fleet sank.", "about", "60", "66.6667"),
        ("A fleet worth $1.8 million sank.", "exact", "1750000", "1850000"),
        ("Only 12 boats sank.", "exact", "12", "12"),
        ("Some 50 boats or more sank.", "about", "45", "55"),
    ],
)
def test_bounds_of_claims(text: str, modifier: str, low: str, high: str | None) -> None:
    """The words around a figure and its rounding bound it."""
    [claim] = figures_in(text)
    assert (modifier, Decimal(low), None if high is None else Decimal(high)) == (
        claim.modifier,
        claim.low,
        claim.high,
    )


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The 22 other towns agreed.", ("other",)),
        ("Four more people were hurt.", ("more",)),
        ("Another 12 people were hurt.", ("another",)),
        ("Nine of the 23 towns were in Kent.", ("in kent", "of the")),
        ("All 23 of the towns agreed.", ()),
        ("A total of 30 people were hurt.", ("total",)),
        ("Two other towns in Kent agreed.", ("in kent", "other")),
        ("The remaining 40 passengers were rescued.", ("remaining",)),
    ],
)
def test_scope(text: str, scope: tuple[str, ...]) -> None:
    """Words that restrict what is counted are kept, sorted."""
    assert scope == figures_in(text)[0].scope


@pytest.mark.parametrize(
    "text",
    [
        "Call the tip line at 202-555-0143.",
        "He lives at 1420 Maple Avenue.",
        "It stands in the 2400 block of Elm Street.",
        "Arsenal won the game 3-1.",
        "The iPhone 14 is out.",
        "Image 3 of 11",
        "1. Wash the rice.",
        "See Chapter 11 for that.",
        "Someone dialled 911.",
        "He carried a .45-caliber pistol.",
        "One of the neighbours waved.",
        "In 2017 the mill closed.",
        "The Big 12 met again.",
        "She earns six figures.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    """Telephone and street numbers, scores, models, counters, sections and years are no figures."""
    assert [] == figures_in(text)


def test_a_conversion_is_marked() -> None:
    """The same sum in another currency is not a second claim."""
    claims = figures_in("The deal cost £3m, or about $4.9 million.")
    assert [("gbp", ()), ("usd", ("converted",))] == [(claim.unit, claim.scope) for claim in claims]


def test_measures_stay_in_their_clause() -> None:
    """What the second clause says is not said of the first one's figure."""
    claims = figures_in("The crash injured one driver and left another dead, while 12 people watched.")
    assert [("1", "injured"), ("12", None)] == [(claim.value, claim.measure) for claim in claims]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Twelve people were hurt.", ClaimStatus.ASSERTED),
        ("Twelve people are expected to attend.", ClaimStatus.EXPECTED),
        ("Twelve people may attend.", ClaimStatus.EXPECTED),
        ("Twelve people were fined on May 3.", ClaimStatus.ASSERTED),
        ("She allegedly took 12 letters.", ClaimStatus.ALLEGED),
        ("An earlier version gave 12 letters.", ClaimStatus.CORRECTED),
        ("He denied taking 12 letters.", ClaimStatus.DENIED),
        ("He rejected the figure of 12 letters.", ClaimStatus.DENIED),
        ("He rejected an offer of 12 letters.", ClaimStatus.ASSERTED),
        ("He was not heard and the case was put off for 12 letters.", ClaimStatus.ASSERTED),
    ],
)
def test_status(text: str, status: ClaimStatus) -> None:
    """Cue words of the clause tell how the text stands to the claim."""
    assert [status] == [claim.status for claim in figures_in(text)]


def test_a_cue_is_a_whole_word() -> None:
    """Where the window of cues ends within *maybe*, its beginning is no *may*."""
    text = "Ten people walked to the old market of the town on foot, maybe by bus."
    assert text.index("maybe") + len("may") == len("Ten people") + 50
    assert [ClaimStatus.ASSERTED] == [claim.status for claim in figures_in(text)]


def test_time_and_owner_of_a_sum() -> None:
    """A sum hangs on the subject of its clause and on the date beside it."""
    [claim, _] = claims_in("Norland received $1.8 million in fiscal year 2017.", places=["Norland"])
    assert ("Norland", "received", "2017") == (claim.entity, claim.measure, claim.time)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He resigned on Tuesday over 14 dinners.", "exact"),
        ("There was a row over 14 dinners.", "exact"),
        ("She gave over 14 dinners.", "more_than"),
        ("Well over 14 dinners were served on Tuesday.", "more_than"),
    ],
)
def test_over_says_how_many_or_what_for(text: str, expected: str) -> None:
    """After a quarrel, a charge or a day *over* tells the matter; elsewhere it bounds the figure."""
    assert [expected] == [claim.modifier for claim in figures_in(text) if claim.value == "14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Born in Holm in 1931, she built 37 schools.", None),
        ("In 1931, she built 37 schools.", "1931"),
        ("She built 37 schools and the hall at Holm, which opened in 1974.", None),
        ("She built 37 schools in 1974.", "1974"),
    ],
)
def test_dates_of_other_things_date_no_figure(text: str, expected: str | None) -> None:
    """A birth told ahead and the opening of the last thing named are not the time of what is counted."""
    assert [expected] == [claim.time for claim in figures_in(text) if claim.value == "37"]
