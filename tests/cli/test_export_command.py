"""What ``factcheck export`` refuses, and whom it lets sign."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("arguments", [("quotes", "--nl"), ("claims",), ("log",), ("log", "--json")])
def test_a_byte_order_mark_is_for_tables_only(newsroom: Path, run: Run, arguments: tuple[str, ...]) -> None:
    """JSON with one would be no JSON; nothing is written."""
    result = run("export", *arguments, "--bom")
    assert (2, "") == (result.exit_code, result.stdout)
    assert "--bom goes with --csv and --tsv only" in result.stderr


def test_a_review_is_signed(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the flag, else the variable, else the file; without any of them there is no review."""
    identity = json.loads(run("report", "--nl").stdout.splitlines()[0])["id"]
    assert run("decide", identity, "confirmed", "--by", "Kim", "--reason", "</script>").exit_code == 0
    refused = run("export", "claimreview")
    assert (2, "Error: A review needs its reviewer") == (refused.exit_code, refused.stderr[:34])
    settings = 'organisation = "The File"\norganisation_url = "https://file.example"\n'
    (newsroom / "factcheck.toml").write_text(settings + 'review_page = "https://file.example/{id}"\n')
    (one, *_) = json.loads(run("export", "claimreview").stdout)
    author = {"@type": "Organization", "name": "The File", "url": "https://file.example"}
    assert (author, f"https://file.example/{identity}") == (one["author"], one["url"])
    monkeypatch.setenv("FACTCHECK_ORGANISATION", "The Variable")
    assert '"name": "The Variable"' in run("export", "claimreview").stdout
    printed = run("export", "claimreview", "--organisation", "The Flag").stdout
    assert '"name": "The Flag"' in printed
    assert "<" not in printed
    assert "</script>" in json.loads(printed)[0]["reviewRating"]["alternateName"]
