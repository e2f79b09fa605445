"""Export: everything of one kind that the store holds, in little memory whatever its size."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from factcheck.model.group import QuoteGroup
from factcheck.store.groups import quote_groups
from factcheck.store.quotes import quotes_after

TOGETHER = 500
"""Quotes that are read with their carriers at once."""


def every_quote(session: Session) -> Iterator[QuoteGroup]:
    """Yield every quote of the store with all its carriers, in the order of keys.

    The order, as all that is yielded, is the same for the same articles, however they were imported.
    """
    last = ""
    while numbers := quotes_after(session, last, TOGETHER):
        groups = quote_groups(session, numbers)
        for number in numbers:
            yield groups[number]
        last = groups[numbers[-1]].key
