"""Templates of every page: values escaped, and what could not be seen written out.

In: where templates lie. Out: their environment. The one way around the escape would be ``Markup``, which no
page makes of a text of an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from factcheck.report.arrange import segments
from factcheck.report.lines import ended_line
from factcheck.report.values import value_words, verdict_words
from factcheck.report.visible import visible

SHARED = "factcheck.report"
"""The package whose templates and style all pages share."""

_TURNED_DAY = re.compile("(?<=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])(?=, [0-9]{4})")
"""Where the date after an outlet would be drawn into the letters before it (Unicode Annex 9, W2 and N1)."""


def page_environment(package: str, functions: Sequence[Callable[..., object]]) -> Environment:
    """Return the environment of the templates in a package, and of those that all pages share.

    ``functions`` can be called in templates by their names.
    """

    def load(name: str) -> str | None:
        for place in (package, SHARED):
            template = files(place).joinpath("templates", name)
            if template.is_file():
                return template.read_text(encoding="utf-8")
        return None

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
        loader=FunctionLoader(load),
    )
    made.filters["sentence"] = sentence
    made.globals.update(
        {
            one.__name__: one
            for one in (segments, value_words, verdict_words, ended_line, is_web, *functions)
        }
    )
    return made


def shared_part(name: str) -> str:
    """Return a style or script that pages share."""
    return files(SHARED).joinpath("templates", name).read_text(encoding="utf-8")


def sentence(text: str) -> Markup:
    """Return a sentence of ours for a page, each date after an outlet, in whatever letters, left as it is.

    >>> sentence("It is <b>, 2018")
    Markup('It is &lt;b&gt;, 2018')
    """
    return Markup(_TURNED_DAY.sub("&lrm;", str(escape(visible(text)))))


def is_web(url: str | None) -> bool:
    """Tell whether ``url`` may be linked: an address of the web, not a script or a file."""
    return url is not None and url.startswith(("https://", "http://")) and url.isprintable()


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value
