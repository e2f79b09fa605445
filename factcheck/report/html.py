"""The report as one page that an editor would forward.

In: discrepancies. Out: HTML with its style and its small script inside, nothing from elsewhere. The page
says all without the script, which only adds filters. A content policy that names both by their hash lets
nothing else run; texts are escaped, and characters that could not be seen are written out.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from factcheck.model.article import ArticleRef
from factcheck.model.finding import LEAST_CONFIDENCE, Discrepancy, EvidenceView, Outcome, Unshown
from factcheck.report.arrange import (
    Part,
    by_story,
    by_value,
    check_counts,
    counted,
    part_counts,
    severity_counts,
    status_counts,
)
from factcheck.report.lines import origin, unshown_line
from factcheck.report.templating import page_environment, shared_part

TITLE = "Discrepancies"

ARTICLES = 8
"""Articles of one story that stand under its title; the others are folded in."""


def html_report(
    discrepancies: Sequence[Discrepancy],
    *,
    made: datetime,
    title: str = TITLE,
    least_confidence: float = LEAST_CONFIDENCE,
    unshown: Unshown | None = None,
) -> str:
    """Return the page, ending in a line break.

    Discrepancies stand by story, worst first; what is dismissed, less sure, explained or agreed, if it is
    given, in folds after them. ``made`` is printed as it is given, with its zone; ``unshown`` is told.
    """
    script = shared_part("report.js")
    style, style_hash = style_and_hash()
    held = counted(discrepancies, least_confidence)
    groups = by_story(discrepancies, least_confidence)
    page = template("report.html").render(
        title=title,
        made=made,
        made_text=made.strftime("%Y-%m-%d %H:%M %Z").strip(),
        total=len(held),
        groups=groups,
        stories=sum(Part.DISCREPANCIES in group.parts for group in groups),
        severities={name.value: count for name, count in severity_counts(held).items()},
        checks=check_counts(held),
        all_severities=[name.value for name, count in severity_counts(discrepancies).items() if count],
        all_checks=list(check_counts(discrepancies)),
        parts=part_counts(discrepancies, least_confidence),
        unshown=unshown_line(unshown),
        statuses=[
            status.value
            for status in status_counts(one for one in discrepancies if one.outcome is Outcome.DIFFERS)
        ],
        style=style,
        style_hash=style_hash,
        script=Markup(script),
        script_hash=Markup(_hash(script)),
    )
    return page.rstrip("\n") + "\n"


def place(view: EvidenceView) -> str:
    """Return where a place stands: the characters, the source, and the id if the source has it not."""
    span, article = view.evidence.span, view.evidence.article
    known = "" if article.id in article.source else f" ({article.id})"
    return f"characters {span.start} to {span.end} of {article.source}{known}"


def label(article: ArticleRef) -> str:
    """Return the outlet, or where the source names none the article's id, and the date."""
    return origin(article) if article.outlet else f"{article.id}, {origin(article)}"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def style_and_hash() -> tuple[Markup, Markup]:
    """Return the style of pages, and the hash by which a content policy lets it be."""
    style = shared_part("report.css")
    return Markup(style), Markup(_hash(style))


@cache
def template(name: str) -> Template:
    """Return a template of this package: every value is escaped, and what could not be seen is shown."""
    environment = page_environment("factcheck.report", (by_value, place))
    environment.globals.update(Part=Part, shown_articles=ARTICLES)
    return environment.get_template(name)
