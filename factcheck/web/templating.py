"""What the desk's templates can call, and the files that its pages load.

In: things of the model. Out: words for them; HTML comes of the environment that the report has too.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from jinja2 import Environment

from factcheck.model.article import ArticleRef
from factcheck.model.ids import IdKind, public_id
from factcheck.report.passages import passage_link
from factcheck.report.templating import page_environment, shared_part
from factcheck.web.links import article_link, citation

STATIC_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@cache
def static_files() -> dict[str, bytes]:
    """Return every file that pages load, by name: there is no path to go astray on."""
    own = {
        one.name: one.read_bytes()
        for one in files("factcheck.web").joinpath("static").iterdir()
        if one.name.endswith(tuple(STATIC_TYPES))
    }
    return own | {"report.css": shared_part("report.css").encode()}


@cache
def static_link(name: str) -> str:
    """Return the address of a file; it changes with the content, so that browsers may keep the file."""
    return f"/static/{name}?v={blake2b(static_files()[name], digest_size=6).hexdigest()}"


def day(ref: ArticleRef) -> str:
    """Return when an article came out, to the minute as its source says it, else ``undated``."""
    if ref.published is None:
        return "undated"
    date, _, clock = ref.published.text.partition("T")
    return f"{date} {clock[:5]}".rstrip()


def where(ref: ArticleRef) -> str:
    """Return the outlet of an article, or where its source names none its id, and its day."""
    return f"{ref.outlet or ref.id}, {day(ref)}"


def minute(moment: datetime) -> str:
    """Return a time to the minute, in UTC."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun.

    >>> plural(1, "article"), plural(2, "story", "stories")
    ('1 article', '2 stories')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@cache
def environment() -> Environment:
    """Return the environment of all templates."""
    made = page_environment(
        "factcheck.web",
        (day, where, plural, article_link, citation, passage_link, static_link, minute),
    )
    made.filters["public_id"] = lambda key, kind: public_id(IdKind[kind], key)
    return made
