"""Reviews of claims by others: an article each, from JSON, JSON Lines and pages, and nothing made up."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.article import ArticleKind, RawArticle
from factcheck.model.problem import Problem, ProblemCode
from factcheck.readers import read, sources

CLAIM = "The council spent $3 million on a bridge that 22 people use."
REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checkers.example/bridge",
    "identifier": "r-17",
    "claimReviewed": CLAIM,
    "datePublished": "2021-03-05",
    "author": {"@type": "Organization", "name": "The Checkers"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ana Ruiz"},
        "datePublished": "2021-03-01",
        "appearance": [{"@type": "NewsArticle", "url": "https://courier.example/7"}],
    },
    "reviewRating": {"@type": "Rating", "alternateName": "Half of it"},
}
PAGE = """<html lang="en"><head><title>Did it?</title>
<link rel="canonical" href="https://checkers.example/bridge">
<script type="application/ld+json">{json}</script></head><body><article><h1>Did it?</h1>
<p>We asked the council what the bridge over the Holm cost, and who crosses it on a working day.</p>
<p>The council sent us the bill, and a clerk counted with us from morning to night for a week.</p>
</article></body></html>"""


def found(path: Path) -> list[RawArticle | Problem]:
    """Return what a path gives."""
    return [
        one
        for source in sources([str(path)])
        for one in ([source] if isinstance(source, Problem) else read(source))
    ]


def wrote(path: Path, value: object) -> Path:
    """Write a value as JSON; return the path."""
    path.write_text(json.dumps(value), "utf-8")
    return path


def only(path: Path) -> RawArticle:
    """Return the one article that a path gives."""
    (one,) = found(path)
    assert isinstance(one, RawArticle), one
    return one


def review(**changes: object) -> Mapping[str, object]:
    """Return the sample with other properties; ``None`` takes one out."""
    return {name: value for name, value in (REVIEW | changes).items() if value is not None}


def test_the_claim_is_the_text_and_the_reviewer_the_outlet(tmp_path: Path) -> None:
    """What else the review says is metadata; it is no primary source."""
    one = only(wrote(tmp_path / "reviews.json", REVIEW))
    assert (CLAIM, ArticleKind.ARTICLE, "The Checkers") == (one.text, one.kind, one.outlet)
    assert one.published is not None
    assert ("2021-03-05", "https://checkers.example/bridge") == (one.published.text, one.url)
    assert one.key.startswith("id:the-checkers/claimreview-")
    assert {
        "rating": "Half of it",
        "claim_author": "Ana Ruiz",
        "claim_published": "2021-03-01",
        "claim_appearance": '["https://courier.example/7"]',
        "review_id": "r-17",
    } == dict(one.metadata)


@pytest.mark.parametrize(
    "holder",
    [
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": ["Thing"], "review": REVIEW | {"@type": ["Review", "https://schema.org/ClaimReview"]}},
    ],
)
def test_reviews_are_found_wherever_they_stand(tmp_path: Path, holder: object) -> None:
    """A list, a graph, a data feed, a property."""
    assert CLAIM == only(wrote(tmp_path / "reviews.json", holder)).text


def test_a_line_may_be_a_review(tmp_path: Path) -> None:
    """Among the articles of a JSONL file; the same review has the same key wherever it comes from."""
    path = tmp_path / "day.jsonl"
    path.write_text(json.dumps({"text": "Rain fell."}) + "\n" + json.dumps(REVIEW) + "\n", "utf-8")
    first, second = found(path)
    assert isinstance(first, RawArticle)
    assert isinstance(second, RawArticle)
    assert ("Rain fell.", CLAIM) == (first.text, second.text)
    assert only(wrote(tmp_path / "reviews.json", [REVIEW])).key == second.key


def test_a_page_gives_its_article_and_its_reviews(tmp_path: Path) -> None:
    """The address is the page's; the review keeps it as metadata and never takes the page's place."""
    path = tmp_path / "page.html"
    path.write_text(PAGE.replace("{json}", json.dumps({"@graph": [REVIEW]})), "utf-8")
    page, one = found(path)
    assert isinstance(page, RawArticle)
    assert isinstance(one, RawArticle)
    assert ("url:https://checkers.example/bridge", "Did it?") == (page.key, page.title)
    assert "a clerk counted with us" in page.text
    assert (CLAIM, None) == (one.text, one.url)
    assert ("review_url", "https://checkers.example/bridge") in one.metadata
    assert f"{path}#1" == one.source


def test_two_claims_of_one_review_are_two_articles(tmp_path: Path) -> None:
    """One address and one identifier, two claims: neither is a version of the other."""
    one, other = found(wrote(tmp_path / "a.json", [REVIEW, review(claimReviewed="It leads nowhere.")]))
    assert isinstance(one, RawArticle)
    assert isinstance(other, RawArticle)
    assert one.key != other.key


def test_what_is_missing_stays_empty(tmp_path: Path) -> None:
    """A review of nothing but a claim; the claim may stand in what is reviewed."""
    bare = only(wrote(tmp_path / "a.json", {"@type": "ClaimReview", "claimReviewed": "Rain &amp; snow."}))
    assert ("Rain & snow.", None, None, None, ()) == (
        bare.text,
        bare.outlet,
        bare.published,
        bare.url,
        bare.metadata,
    )
    item = {"@type": "Claim", "text": "It rained."}
    assert (
        "It rained." == only(wrote(tmp_path / "b.json", review(claimReviewed=None, itemReviewed=item))).text
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([review(claimReviewed=None, itemReviewed=7)], ProblemCode.EMPTY),
        ([review(claimReviewed="a\0b")], ProblemCode.NOT_TEXT),
        ([review(claimReviewed="a\ud800b")], ProblemCode.ENCODING),
        ([review(author={"name": "a\ud800b"})], ProblemCode.ENCODING),
        ({"@type": "NewsArticle"}, ProblemCode.EMPTY),
    ],
)
def test_what_cannot_be_taken_is_a_problem(tmp_path: Path, value: object, code: ProblemCode) -> None:
    """A review without a claim, words that no text can hold, and JSON without any review."""
    (problem,) = found(wrote(tmp_path / "a.json", value))
    assert isinstance(problem, Problem)
    assert code is problem.code


def test_bad_json_is_a_problem(tmp_path: Path) -> None:
    """Broken, or nested without end."""
    for text in ('{"@type": "ClaimReview"', "[" * 100_000):
        (tmp_path / "a.json").write_text(text, "utf-8")
        (problem,) = found(tmp_path / "a.json")
        assert isinstance(problem, Problem)
        assert ProblemCode.MALFORMED is problem.code


def test_a_folder_and_an_archive_give_reviews_only(tmp_path: Path) -> None:
    """Other JSON there is data of some program and passed over."""
    folder = tmp_path / "in"
    folder.mkdir()
    wrote(folder / "reviews.json", [REVIEW])
    wrote(folder / "settings.json", {"tabs": 4})
    assert CLAIM == only(folder).text
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    assert CLAIM == only(tmp_path / "in.zip").text
