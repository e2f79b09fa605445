"""Claims come back from the store as they were found."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Engine
from store_samples import bucket, claims, extraction
from stored import add_version

from factcheck.store.engine import reading, writing
from factcheck.store.runs import start_run
from factcheck.store.views import article_views


def test_views_have_the_claims(engine: Engine) -> None:
    """Figures and lists are read back in the order of the text, with every field and item."""
    found = claims()
    found = (replace(found[0], value="4100"), *found[1:])
    with writing(engine) as session:
        run = start_run(session, "import")
        version = add_version(session, replace(extraction(), claims=found), run, bucket)
    with reading(engine) as session:
        (view,) = article_views(session, [version])
    assert found == view.claims
