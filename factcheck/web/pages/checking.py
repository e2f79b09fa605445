"""A draft checked in the browser: pasted or dropped, shown with what differs beside it, and forgotten."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import HTMLResponse

from factcheck.report.drafts.lines import summary_lines
from factcheck.web.desk import Reader, RefusedError, TheDesk, page
from factcheck.web.drafts import FILE, checked_article, sent_article
from factcheck.web.marking import paragraphs

router = APIRouter(include_in_schema=False)

FORMATS = (".txt", ".md", ".html")


@router.get("/check")
def ask(request: Request, viewer: Reader) -> HTMLResponse:
    """Show the form."""
    return page(request, "check.html", formats=FORMATS, found=None, text="", as_of="")


@router.post("/check")
def check(
    request: Request,
    desk: TheDesk,
    viewer: Reader,
    file: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form(max_length=20)] = "",
) -> HTMLResponse:
    """Show what differs in the draft, and what was verified; store nothing."""
    if file is not None and file.filename:
        name, article = file.filename, sent_article(file.filename, file.file.read())
    elif text.strip():
        line = json.dumps({"text": text.replace("\r\n", "\n")})
        name, article = FILE, sent_article(f"{FILE}.jsonl", line.encode("ascii"))
    else:
        raise RefusedError(400, "Choose a file, or paste a text.")
    found = checked_article(desk, article, name, _day(as_of))
    shown = [one.discrepancy for one in found.result.findings if one.discrepancy]
    return page(
        request,
        "check.html",
        formats=FORMATS,
        found=found.result,
        summary=list(summary_lines(found.result)),
        paragraphs=paragraphs(found.view, shown),
        text=article.text,
        as_of=as_of,
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words.strip()) if words.strip() else None
    except ValueError as error:
        raise RefusedError(400, f"{words!r} is no date like 2018-01-24.") from error
