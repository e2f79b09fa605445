"""Reviews of others in the store: their claims are found, and what this desk exports can be imported."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from desk_samples import ARTICLES, bring
from sqlalchemy import Engine

from factcheck.model.finding import Status, Verdict
from factcheck.report.claim_reviews import Reviewer
from factcheck.services.claim_search import find_claims
from factcheck.services.ingest import import_paths
from factcheck.services.publishing import every_review
from factcheck.services.reporting import report
from factcheck.services.review import decide
from factcheck.store.engine import reading, writing

SEEN = datetime(2021, 3, 9, 8, 30, tzinfo=UTC)


def test_a_reviewed_claim_is_found_with_its_source(new_store: Callable[[], Engine], tmp_path: Path) -> None:
    """The figure is a claim of the reviewer's article; the same file again writes nothing."""
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "The council of Holm spent $3 million on the new bridge.",
        "author": {"name": "The Checkers"},
        "reviewRating": {"alternateName": "Half of it"},
    }
    path = tmp_path / "reviews.json"
    path.write_text(json.dumps([review]), "utf-8")
    engine = new_store()
    assert 1 == import_paths(engine, [str(path)], jobs=1).new
    assert 0 == import_paths(engine, [str(path)], jobs=1).new
    with reading(engine) as session:
        (hit,) = find_claims(session, "council of Holm 3 million bridge")
    assert ("$3 million", "The Checkers") == (hit.text, hit.article.outlet)


def test_exported_reviews_can_be_imported(new_store: Callable[[], Engine], tmp_path: Path) -> None:
    """Each review of this desk becomes an article of another."""
    desk, other = new_store(), new_store()
    bring(desk, tmp_path, ARTICLES)
    with writing(desk) as session:
        one = next(one for one in report(session) if one.check == "quote-altered")
        decide(session, one.id, Verdict.CONFIRMED, actor="Kim", now=SEEN)
    with reading(desk) as session:
        reviews = list(every_review(session, Reviewer(name="The Desk"), {Status.CONFIRMED}))
    path = tmp_path / "reviews.json"
    path.write_text(json.dumps(reviews), "utf-8")
    assert len({str(review["claimReviewed"]) for review in reviews}) == (
        import_paths(other, [str(path)], jobs=1).new
    )
