"""Drafts at the desk and under /api: the same findings as on the command line, and nothing stored."""

from __future__ import annotations

import pytest
from browsing import Browser, Seen
from desk_samples import FERRY, row_counts
from sqlalchemy import Engine

from factcheck.web.api import checked
from factcheck.web.api.models import Evidence

ALTERED = f"“{FERRY.replace('three', 'four')},” Mayor Ana Ruiz said."


def test_the_interface_tells_what_differs(browser: Browser) -> None:
    """The record has the keys that are described, and the place of the differing word in the text."""
    answer = browser.client.post("/api/check", json={"text": f"In March.\n\n{ALTERED}", "title": "Ferries"})
    assert answer.status_code == 200
    found = answer.json()
    assert list(checked.Checked.model_fields) == list(found)
    (altered,) = [one for one in found["findings"] if "“the four boats”" in one["message"]]
    assert list(checked.Finding.model_fields) == list(altered)
    assert list(Evidence.model_fields) == list(altered["evidence"][0])
    assert ("quote-altered", 3, 23) == (altered["check"], altered["line"], altered["column"])
    assert list(checked.Quote.model_fields) == list(found["quotes"][0])
    assert list(checked.Counted.model_fields) == list(found["counted"]["names"])
    assert "Ferries" == found["title"]


def test_a_page_of_html_is_read_in_its_source(browser: Browser) -> None:
    """Places are those in the page that was sent."""
    first = "It was a long day for all who came to the pier of Holm."
    page = f"<article>\n<p>{first}</p>\n<p>{ALTERED}</p></article>"
    findings = browser.client.post("/api/check", json={"html": page}).json()["findings"]
    (altered,) = [one for one in findings if "“the four boats”" in one["message"]]
    assert (3, page.splitlines()[2].index("four") + 1) == (altered["line"], altered["column"])


def test_as_of_hides_what_came_later(browser: Browser) -> None:
    """Before the first article there is nothing to differ from."""
    answer = browser.client.post("/api/check", params={"as_of": "2021-03-01"}, json={"text": ALTERED})
    assert [] == answer.json()["findings"]
    assert ["first-use"] == [one["standing"] for one in answer.json()["quotes"]]


@pytest.mark.parametrize(("body", "status"), [({"text": " "}, 400), ({}, 400), ({"text": 7}, 422)])
def test_what_is_no_draft_is_refused(browser: Browser, body: dict[str, object], status: int) -> None:
    """In one sentence, as every error of the interface."""
    answer = browser.client.post("/api/check", json=body)
    assert (status, True) == (answer.status_code, bool(answer.json()["detail"]))


def test_a_pasted_draft_is_shown_with_its_findings(browser: Browser, library: Engine) -> None:
    """The differing word is a link to what is said of it; nothing of the draft is stored."""
    before = row_counts(library)
    answer = browser.post("/check", text=ALTERED)
    assert answer.status_code == 200
    assert "the four boats" in Seen(answer.text).text
    assert '">four</a>' in answer.text
    assert "draft: checked 1 quote" in Seen(answer.text).text
    assert before == row_counts(library)


def test_a_dropped_file_is_a_draft(browser: Browser) -> None:
    """Markdown is read with its front matter."""
    files = {"file": ("draft.md", f"---\ntitle: Ferries\n---\n{ALTERED}\n".encode())}
    answer = browser.client.post("/check", files=files)
    assert "the four boats" in Seen(answer.text).text
    assert "draft.md: checked 1 quote" in Seen(answer.text).text


@pytest.mark.parametrize("fields", [{}, {"text": "So it goes.", "as_of": "soon"}])
def test_a_form_without_a_draft_is_refused(browser: Browser, fields: dict[str, str]) -> None:
    """With a page that says why."""
    assert 400 == browser.post("/check", **fields).status_code


def test_no_draft_becomes_markup(browser: Browser) -> None:
    """Whatever is pasted is shown as it was written."""
    answer = browser.post("/check", text=f"<script>alert(1)</script> {ALTERED}")
    assert "<script>alert" not in answer.text
