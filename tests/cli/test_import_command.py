"""What ``import`` says of what it did not understand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

SAID = ("24. Januar 2018", "24 janvier 2018", "yesterday", "01/02/2018")


@pytest.fixture
def odd_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with articles whose dates nobody understands, the working folder."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"text": f"Rain fell {said}.", "date": said, "outlet": "Echo"}) for said in SAID]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    return tmp_path


def test_dates_that_were_not_understood_are_told(run: Run, odd_dates: Path) -> None:
    """One line has their number and the first places; the exit code is that of an import that went well."""
    done = run("import", "a.jsonl")
    assert (0, "4 articles: 4 new.\n") == (done.exit_code, done.stdout)
    assert (
        "No date was understood for 4 articles (write it as 2018-01-24 and import again): "
        "a.jsonl#1 “24. Januar 2018”, a.jsonl#2 “24 janvier 2018”, a.jsonl#3 “yesterday” and 1 more.\n"
    ) == done.stderr
    assert "" == run("import", "a.jsonl").stderr


def test_a_page_whose_date_is_not_understood_is_told(run: Run, odd_dates: Path) -> None:
    """What a page marks as its date of publication is kept as it is said."""
    (odd_dates / "b.html").write_text(
        "<html><head><title>Bridge</title><meta property='og:site_name' content='Echo'>"
        "<meta name='date' content='24 de enero de 2018'></head><body><article><h1>Bridge</h1>"
        "<p>The bridge over the Harrow is mended, the town said on Monday after two years of work.</p>"
        "<p>Cars will go over it again from Friday on, and a feast is held.</p></article></body></html>"
    )
    assert "article (write it as 2018-01-24 and import again): b.html “24 de enero de 2018”." in (
        run("import", "b.html").stderr
    )


def test_what_may_be_an_outlet_is_told(run: Run, odd_dates: Path) -> None:
    """A key that may name the outlet is not taken for it, and that is said."""
    (odd_dates / "c.jsonl").write_text(json.dumps({"text": "Rain fell.", "source": "The Echo"}))
    assert (
        "No outlet was taken for 1 article (if this is the outlet, name its key outlet and import again): "
        "c.jsonl#1 “The Echo” under source.\n"
    ) == run("import", "c.jsonl").stderr
