"""Import in the browser: files or a pasted text, shown first, and stored when the editor says so."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import HTMLResponse

from factcheck.checks.profiles import profile_named
from factcheck.model.article import ArticleKind, RawArticle
from factcheck.model.group import ArticleView
from factcheck.model.problem import Problem
from factcheck.readers import FORMATS
from factcheck.services.ingest import import_articles
from factcheck.services.prepared import ref_of, view_of
from factcheck.services.untaken import untaken_lines
from factcheck.services.uploads import Preview, preview, read_pasted, read_upload
from factcheck.store.engine import reading
from factcheck.web.desk import Reader, RefusedError, TheDesk, Writer, page
from factcheck.web.marking import paragraphs

router = APIRouter(include_in_schema=False)

SHOWN = 12
"""Articles of an upload whose finds are shown; the others are counted."""

KINDS = [kind.value for kind in ArticleKind]


@router.get("/import")
def ask(request: Request, desk: TheDesk, viewer: Reader) -> HTMLResponse:
    """Show the form."""
    return page(request, "import.html", kinds=KINDS, formats=list(FORMATS), notice="")


@router.post("/import/read")
def read_files(
    request: Request,
    desk: TheDesk,
    viewer: Writer,
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006 - FastAPI reads the default only
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form(max_length=2_000)] = "",
    outlet: Annotated[str, Form(max_length=400)] = "",
    published: Annotated[str, Form(max_length=100)] = "",
    url: Annotated[str, Form(max_length=4_000)] = "",
    kind: Annotated[str, Form(max_length=20)] = "",
) -> HTMLResponse:
    """Show what stands in the files and the text; store nothing."""
    found: list[RawArticle | Problem] = []
    for file in files:
        if file.filename:
            found += read_upload(file.filename, file.file.read())
    if text.strip():
        fields = {"title": title, "outlet": outlet, "published": published, "url": url, "kind": kind}
        found += read_pasted(text.replace("\r\n", "\n"), fields)
    articles = [one for one in found if isinstance(one, RawArticle)]
    if not found:
        return page(
            request,
            "import.html",
            status_code=400,
            kinds=KINDS,
            formats=list(FORMATS),
            notice="Choose a file, or paste a text.",
        )
    with reading(desk.engine) as session:
        previews = [preview(session, one, desk.options.least_speaker) for one in articles[:SHOWN]]
    held = desk.held.put(viewer.name or "", found) if articles else ""
    return page(
        request,
        "preview.html",
        held=held,
        previews=[(one, _view(one), paragraphs(_view(one))) for one in previews],
        total=len(articles),
        problems=[one for one in found if isinstance(one, Problem)],
    )


@router.post("/import/store")
def store(
    request: Request, desk: TheDesk, viewer: Writer, held: Annotated[str, Form(max_length=100)]
) -> HTMLResponse:
    """Store what was shown."""
    found = desk.held.take(viewer.name or "", held)
    if found is None:
        raise RefusedError(409, "That upload waits no longer, or is stored already: send it again.")
    summary = import_articles(
        desk.engine,
        found,
        command=f"import in the browser by {viewer.name}",
        least_speaker=desk.options.least_speaker,
        profile=profile_named(desk.options.profile),
    )
    keys = [one for one in found if isinstance(one, RawArticle)]
    return page(
        request,
        "imported.html",
        summary=summary,
        untaken=list(untaken_lines(summary)),
        articles=keys[:200],
    )


def _view(one: Preview) -> ArticleView:
    return view_of(one.extraction, ref_of(one.extraction.article))
