"""The desk's import page: what it says of articles that it has stored."""

from __future__ import annotations

import re
from collections.abc import Callable

from browsing import Browser, Seen
from sqlalchemy import Engine


def _stored(browser: Browser, **fields: str) -> str:
    """Paste a text, say yes to what is shown, and return what the last page says."""
    shown = browser.post("/import/read", text="The pier of Holm is closed.", **fields).text
    held = re.search(r'name="held" value="([^"]+)"', shown)
    assert held is not None
    return Seen(browser.post("/import/store", held=held[1]).text).text


def test_a_date_that_was_not_understood_is_told(
    engine: Engine, open_browser: Callable[..., Browser]
) -> None:
    """The page quotes the words and says how to write a date, as import does on the command line."""
    said = _stored(open_browser(engine), published="24. Januar 2018")
    assert (
        "No date was understood for 1 article (write it as 2018-01-24 and import again): "
        "pasted text “24. Januar 2018”." in said
    )


def test_nothing_is_told_where_all_was_understood(
    engine: Engine, open_browser: Callable[..., Browser]
) -> None:
    """A date that is understood is not spoken of."""
    said = _stored(open_browser(engine), published="2018-01-24")
    assert "1 article: 1 new" in said
    assert "No date" not in said
