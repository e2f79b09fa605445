"""Markdown with or without front matter.

In: a file. Out: an article whose text is all that follows the front matter, its marks as they stand, and
whose offsets count from there. The front matter is YAML between two lines ``---``, the first of them the
file's first line. Its values are taken as they are written: YAML 1.1 would make a date of ``2018-01-24``,
a number of the id ``007`` and ``false`` of the outlet ``No``.
"""

from __future__ import annotations

import re
from contextlib import suppress

from factcheck.model.article import RawArticle
from factcheck.model.problem import ProblemCode
from factcheck.readers.encoding import decode
from factcheck.readers.fault import DocumentFault
from factcheck.readers.fields import ALIASES, KEYS, Fields, Place, make_article, metadata_value
from factcheck.readers.limits import MAX_FRONT_MATTER

READER = "markdown/1"

_FENCE = re.compile(r"---[ \t]*\r?\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_TITLE = re.compile(r"\s*+#[ \t]++([^\r\n]++)")
_COLON_IN_VALUE = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]*:[ \t]+)(?P<value>[^\s'\"&*!|>\[{#%@`-][^\r\n]*:[ \t][^\r\n]*)",
    re.MULTILINE,
)
"""A value that YAML refuses for the colon in it, as headlines have."""

_BLANKS = " \t"
_NULLS = frozenset(("", "~", "null"))


def read_markdown(data: bytes, place: Place) -> RawArticle:
    """Return the article that the bytes of a Markdown file hold.

    Without a key ``title``, a first line ``# ...`` is the title; it stays in the text.
    """
    whole, encoding = decode(data)
    matter, text = split_front_matter(whole)
    said = _known_names(matter)
    heading = _TITLE.match(text)
    if heading and not said.get("title"):
        said["title"] = heading[1].rstrip(_BLANKS).rstrip("#").rstrip(_BLANKS)
    fields = Fields(
        **{key: said.pop(key) for key in KEYS if key in said},
        metadata=said,
    )
    return make_article(text, fields, place, reader=READER, encoding=encoding)


def split_front_matter(whole: str) -> tuple[dict[str, object], str]:
    r"""Return the front matter's keys and values, and the text after it.

    A file whose first lines only look like front matter (no second ``---``, or no keys between the two)
    is all text. Raises DocumentFault for front matter that is no YAML.

    >>> split_front_matter("---\nid: 007\n---\nIt began.\n")
    ({'id': '007'}, 'It began.\n')
    """
    start = _FENCE.match(whole)
    end = _END.search(whole, start.end(), start.end() + MAX_FRONT_MATTER) if start else None
    if not start or not end:
        return {}, whole
    loaded = _load(whole[start.end() : end.start()])
    if not isinstance(loaded, dict):
        return {}, whole
    return {str(key): value for key, value in loaded.items()}, whole[end.end() :]


def _load(matter: str) -> object:
    """Return what YAML makes of the matter; of ``title: Fire: a history`` what the line plainly says."""
    # 15 ms to import, for Markdown only
    import yaml

    try:
        return yaml.load(matter, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        with suppress(yaml.YAMLError):
            return yaml.load(_COLON_IN_VALUE.sub(_quoted, matter), Loader=yaml.BaseLoader)
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}" if mark else "some line"
        what = getattr(error, "problem", None) or type(error).__name__
        raise DocumentFault(
            ProblemCode.MALFORMED, f"The front matter is no YAML at {where}: {what}."
        ) from error
    except (RecursionError, ValueError) as error:
        raise DocumentFault(ProblemCode.MALFORMED, "The front matter is no usable YAML.") from error


def _quoted(line: re.Match[str]) -> str:
    value = line["value"].rstrip().replace("'", "''")
    return f"{line['key']}'{value}'"


def _known_names(matter: dict[str, object]) -> dict[str, str]:
    """Return the values as words, under our names; a name given twice keeps the first, ours first."""
    said: dict[str, str] = {}
    for key, value in sorted(matter.items(), key=lambda pair: pair[0].lower() in ALIASES):
        name = key.lower() if key.lower() in KEYS else ALIASES.get(key.lower(), key)
        if name in said:
            name = key
        words = _words(name, value)
        if words.strip().lower() not in _NULLS:
            said[name] = words
    return said


def _words(name: str, value: object) -> str:
    if name in KEYS and not isinstance(value, str):
        if name == "byline" and isinstance(value, list) and all(isinstance(part, str) for part in value):
            return ", ".join(value)
        raise DocumentFault(ProblemCode.MALFORMED, f"The key {name} of the front matter must be words.")
    return metadata_value(value)
