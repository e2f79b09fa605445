"""ClaimReview: valid by schema.org's list of properties and by what search engines ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import jsonschema
import pytest
import report_samples
from schema_org import faults

from factcheck.model.article import Published
from factcheck.model.finding import Discrepancy, Status
from factcheck.report.claim_reviews import Reviewer, claim_reviews

SEEN = datetime(2021, 3, 5, 7, 30, tzinfo=UTC)
DESK = Reviewer(name="The Desk", url="https://desk.example", page="https://desk.example/checks/{id}")

ASKED_FOR = {
    "$comment": "Google Search Central, Fact Check (ClaimReview) structured data: required properties.",
    "type": "object",
    "required": ["@context", "@type", "claimReviewed", "reviewRating", "url"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "url": {"type": "string", "format": "uri", "pattern": "^https?://"},
        "datePublished": {"type": "string", "format": "date"},
        "author": {"type": "object", "required": ["@type", "name"]},
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {"alternateName": {"type": "string", "minLength": 1}},
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "appearance"],
            "properties": {"@type": {"const": "Claim"}, "appearance": {"type": "array", "minItems": 1}},
        },
    },
}


def altered(**changes: Any) -> Discrepancy:
    """Return the sample's altered quote, confirmed."""
    found = next(one for one in report_samples.discrepancies() if one.check == "quote-altered")
    return replace(found, status=Status.CONFIRMED, **changes)


def reviews(discrepancy: Discrepancy, reviewer: Reviewer = DESK) -> list[Any]:
    """Return the reviews of a discrepancy."""
    return list(claim_reviews(discrepancy, SEEN, reviewer))


@pytest.mark.parametrize("discrepancy", report_samples.discrepancies(), ids=lambda one: one.id)
def test_reviews_are_valid(discrepancy: Discrepancy) -> None:
    """Each property belongs to its type in schema.org; nothing asked for is missing."""
    found = reviews(replace(discrepancy, status=Status.CONFIRMED))
    assert len({view.evidence.value for view in discrepancy.evidence}) == len(found)
    for one in found:
        assert [] == list(faults(one))
        jsonschema.validate(one, ASKED_FOR, format_checker=jsonschema.FormatChecker())


def test_the_vocabulary_refuses_what_it_does_not_know() -> None:
    """The validator of these tests sees a foreign property, a wrong type and a wrong value."""
    node = {
        "@type": "ClaimReview",
        "verdict": "false",
        "reviewRating": {"@type": "Claim"},
        "claimReviewed": 7,
    }
    expected = [
        "/ClaimReview.verdict is no property of it",
        "/ClaimReview.reviewRating is not to be a Claim",
        "/ClaimReview.claimReviewed is not to be 7",
    ]
    assert expected == list(faults(node))


def test_the_rating_is_the_decision_in_its_words() -> None:
    """It says what the editor said of the discrepancy, and no number."""
    right = altered().evidence[0].evidence.value
    found = reviews(altered(right=right, reason="the recording"))
    said = {one["reviewRating"]["alternateName"] for one in found}
    (words,) = said
    assert "Discrepancy confirmed: “will not sell” is right; the recording" == words
    assert all("ratingValue" not in one["reviewRating"] for one in found)
    assert {"Discrepancy unsure"} == {
        one["reviewRating"]["alternateName"] for one in reviews(replace(altered(), status=Status.UNSURE))
    }


def test_the_claim_is_the_sentence_as_it_is_printed() -> None:
    """Authors are those who print it; where it appeared first is said only if every place has a date."""
    first, second = reviews(altered())
    expected = "We will not sell the three boats that this island has left."
    assert expected == first["claimReviewed"]
    claim = first["itemReviewed"]
    authors = [one["name"] for one in claim["author"]]
    assert ["Town Hall", "Harbor Courier", report_samples.HOSTILE.outlet] == authors
    assert ["CreativeWork", "NewsArticle", "NewsArticle"] == [one["@type"] for one in claim["appearance"]]
    assert "firstAppearance" not in claim
    assert "datePublished" not in claim
    assert "gazette-12" == second["itemReviewed"]["firstAppearance"]["identifier"]
    assert "2021-03-03" == second["itemReviewed"]["datePublished"]


def test_what_is_not_known_is_left_out() -> None:
    """Without settings there is no address; an article without one has none, nor has a strange one."""
    (one, *_) = reviews(altered(), Reviewer(name="Desk"))
    assert {"@type": "Organization", "name": "Desk"} == one["author"]
    assert "url" not in one
    found = altered()
    view = found.evidence[0]
    for url, told in (
        ("javascript:alert(1)", None),
        ("https://courier.example/7", "https://courier.example/7"),
    ):
        linked = replace(view.evidence, article=replace(view.evidence.article, url=url, published=None))
        places = (replace(view, evidence=linked), *found.evidence[1:])
        (work, *_) = reviews(replace(found, evidence=places))[0]["itemReviewed"]["appearance"]
        assert (told, None) == (work.get("url"), work.get("datePublished"))


def test_a_date_stays_as_far_as_it_is_known() -> None:
    """A month is printed as a month."""
    found = altered()
    view = found.evidence[0]
    month = Published(text="2021-03", earliest=SEEN, latest=SEEN)
    dated = replace(view.evidence, article=replace(view.evidence.article, published=month))
    places = (replace(view, evidence=dated), *found.evidence[1:])
    (work, *_) = reviews(replace(found, evidence=places))[0]["itemReviewed"]["appearance"]
    assert "2021-03" == work["datePublished"]
