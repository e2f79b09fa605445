"""The page of a quote: which discrepancies it shows."""

from __future__ import annotations

from sqlalchemy import Engine, select

from factcheck.model.ids import IdKind, public_id
from factcheck.services.pages import quote_page
from factcheck.services.reporting import report
from factcheck.store.engine import reading
from factcheck.store.schema import QuoteRow


def test_a_quote_shows_what_stands_where_it_is_carried(library: Engine) -> None:
    """Of the report, in its order, each quote has what rests on a place that a carrier overlaps."""
    with reading(library) as session:
        found = report(session)
        told = 0
        for key in session.execute(select(QuoteRow.key)).scalars().all():
            shown = quote_page(session, public_id(IdKind.QUOTE, key))
            carried = [
                (member.occurrence.article.key, span)
                for member in shown.group.members
                for span in member.occurrence.spans
            ]
            expected = [
                one
                for one in found
                if any(
                    view.evidence.article.key == place and view.evidence.span.overlaps(span)
                    for view in one.evidence
                    for place, span in carried
                )
            ]
            assert expected == list(shown.discrepancies)
            told += len(expected)
        assert 0 < told < len(found) * len(session.execute(select(QuoteRow.key)).all())
