"""Bills, statutes and cases."""

from __future__ import annotations

import pytest

from factcheck.extract.claims.identifiers import find_identifiers


@pytest.mark.parametrize(
    ("text", "value", "item"),
    [
        ("8 U.S.C. 1373", "8 USC 1373", "statute"),
        ("8 U.S.C. § 1373", "8 USC 1373", "statute"),
        ("8 USC Section 1373", "8 USC 1373", "statute"),
        ("Section 1373 of Title 8", "8 USC 1373", "statute"),
        ("40 C.F.R. Part 60", "40 CFR 60", "statute"),
        ("Senate Bill 41", "SB 41", "bill"),
        ("S.B. 41", "SB 41", "bill"),
        ("SB 41", "SB 41", "bill"),
        ("House Resolution 7", "HRES 7", "bill"),
        ("H.R. 7", "HR 7", "bill"),
        ("Bill C-21", "BILL C-21", "bill"),
        ("Executive Order 13768", "EO 13768", "order"),
        ("Public Law 107-56", "PL 107-56", "statute"),
        ("Regulation (EU) 2016/679", "EU 2016/679", "statute"),
        ("Case No. 17-cv-5720", "NO 17-cv-5720", "case"),
        ("410 U.S. 113", "410 US 113", "case"),
        ("[2018] UKSC 12", "2018 UKSC 12", "case"),
    ],
)
def test_normal_forms(text: str, value: str, item: str) -> None:
    """However it is written, one law has one normal form."""
    assert [(value, item)] == [
        (one.value, one.item) for one in find_identifiers(f"They cited {text}, among others.")
    ]


def test_cases() -> None:
    """A case is read by its parties, without the words around them."""
    text = "In Holt v. City of Bexley, the court agreed."
    [case] = find_identifiers(text)
    assert ("Holt v City of Bexley", "Holt v. City of Bexley") == (case.value, text[case.start : case.end])


@pytest.mark.parametrize(
    "text", ["Albury vs. Bexley ended late", "Bill 22 said so", "the Law 5", "page 8 of the code"]
)
def test_what_is_no_identifier(text: str) -> None:
    """Games and people called Bill are no identifiers."""
    assert [] == find_identifiers(text)
