"""What sources say in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model.article import RawArticle
from factcheck.readers import Format, Source, read
from factcheck.readers.untaken import Untaken, untaken


def _untaken(line: str) -> list[Untaken]:
    (article,) = read(Source("-", "", Format.JSONL, line.encode()))
    assert isinstance(article, RawArticle)
    return list(untaken(article))


def test_words_that_are_no_date() -> None:
    """A date in another language is told; no date at all is nothing to tell."""
    expected = [Untaken("published", "published", "24. Januar 2018", "-#1")]
    assert expected == _untaken('{"text": "It is.", "date": "24. Januar 2018"}')
    assert [] == _untaken('{"text": "It is."}')


def test_a_key_that_may_name_the_outlet() -> None:
    """A source is told where there is no outlet, and only there."""
    assert [Untaken("outlet", "source", "AP", "-#1")] == _untaken('{"text": "It is.", "source": "AP"}')
    assert [] == _untaken('{"text": "It is.", "source": "AP", "outlet": "Echo"}')


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("---\ntitle: Bridge\n\nIt is mended.\n", "title: Bridge"),
        ('+++\ntitle = "Bridge"\n+++\nIt is mended.\n', 'title = "Bridge"'),
        ("\n---\r\ntitle: Bridge\r\n---\r\nIt is mended.\n", "title: Bridge"),
        ("---\nIt is mended: at last.\n", None),
        ("---\ntitle: Bridge\n---\nIt is mended.\n", None),
    ],
)
def test_front_matter_that_was_read_as_text(tmp_path: Path, text: str, first: str | None) -> None:
    """What has no end, stands below the first line or is TOML is told; a rule above a text is not."""
    path = tmp_path / "a.md"
    path.write_text(text)
    (article,) = read(Source(str(path), str(tmp_path), Format.MARKDOWN))
    assert isinstance(article, RawArticle)
    assert ([first] if first else []) == [one.words for one in untaken(article)]
