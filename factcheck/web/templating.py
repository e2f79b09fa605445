"""Pages from templates: everything escaped, and what could not be seen written out.

In: a template's name and its values. Out: HTML. The one way around the escape would be ``Markup``, which
no page makes of a text of an article.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from factcheck.model.article import ArticleRef
from factcheck.model.ids import IdKind, public_id
from factcheck.report.arrange import segments
from factcheck.report.values import verdict_words
from factcheck.report.visible import visible
from factcheck.web.links import article_link, citation, is_web, passage_link

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
    shared = files("factcheck.report").joinpath("templates", "report.css").read_bytes()
    return own | {"report.css": shared}


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


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def _load(name: str) -> str:
    return files("factcheck.web").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Return the environment of all templates."""
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        loader=FunctionLoader(_load),
    )
    functions = (
        day,
        where,
        segments,
        article_link,
        citation,
        is_web,
        passage_link,
        static_link,
        minute,
        verdict_words,
    )
    made.globals.update({one.__name__: one for one in functions}, plural=plural)
    made.filters["public_id"] = lambda key, kind: public_id(IdKind[kind], key)
    return made
