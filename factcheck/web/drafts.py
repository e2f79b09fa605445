"""Drafts that are sent to the desk: read, checked, and forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from factcheck.model.article import RawArticle
from factcheck.model.draft import CheckedDraft
from factcheck.model.group import ArticleView
from factcheck.model.problem import Problem
from factcheck.readers.drafts import sent_draft
from factcheck.services.drafts import CheckOptions, check_draft, draft_key
from factcheck.services.prepared import ref_of
from factcheck.services.uploads import read_upload
from factcheck.store.engine import reading
from factcheck.web.desk import Desk, RefusedError

FILE = "draft"
"""What a draft without a file is called."""


@dataclass(frozen=True, slots=True)
class CheckedText:
    """What came of a draft, and its text as pages mark it."""

    result: CheckedDraft
    view: ArticleView


def checked_fields(desk: Desk, fields: Mapping[str, object], as_of: date | None) -> CheckedDraft:
    """Check a draft that is given by the keys of a line of JSONL; places are those in its text or page.

    Raises :class:`RefusedError` for one that cannot be read.
    """
    article = sent_article(f"{FILE}.jsonl", json.dumps(dict(fields)).encode("ascii"))
    written = article.text if "text" in fields else str(fields["html"])
    return _checked(desk, article, FILE, written, as_of)


def sent_article(name: str, data: bytes) -> RawArticle:
    """Return the one article of a file; raises :class:`RefusedError` for none, several or a bad one."""
    found = read_upload(name, data)
    if len(found) != 1:
        raise RefusedError(400, "Send one draft at a time.")
    (article,) = found
    if isinstance(article, Problem):
        raise RefusedError(400, article.message)
    return article


def checked_article(desk: Desk, article: RawArticle, name: str, as_of: date | None) -> CheckedText:
    """Check a draft that is called ``name``; places are those in its text."""
    result = _checked(desk, article, name, article.text, as_of)
    ref = replace(ref_of(article), key=draft_key(article))
    return CheckedText(result, ArticleView(ref=ref, text=article.text, quotes=(), names=()))


def _checked(desk: Desk, article: RawArticle, file: str, written: str, as_of: date | None) -> CheckedDraft:
    options = CheckOptions(
        as_of=as_of, least_speaker=desk.options.least_speaker, profile=desk.options.profile
    )
    with reading(desk.engine) as session:
        result = check_draft(session, sent_draft(article, file, written), options)
    if isinstance(result, Problem):
        raise RefusedError(400, result.message)
    return result
