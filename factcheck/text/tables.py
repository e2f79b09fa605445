"""Word lists that an editor can extend: tab-separated text files beside the code that reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"


def read_rows(package: str, name: str) -> list[tuple[str, ...]]:
    """Read the rows of ``data/name`` in ``package``, in order, each as its tab-separated cells.

    Empty lines and lines that begin with ``#`` are skipped; cells lose their outer blanks. Raises
    ``FileNotFoundError`` when the package carries no such file.
    """
    text = files(package).joinpath("data", name).read_text(encoding="utf-8")
    return [
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    ]


def read_forms(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """Read a file of ``key<TAB>...<TAB>form, form`` rows as a map from form to the row's other cells.

    The last cell of a row lists the forms, parted by commas. A form that stands in two rows belongs to
    the first.
    """
    forms: dict[str, tuple[str, ...]] = {}
    for *cells, listed in read_rows(package, name):
        for form in listed.split(","):
            if form.strip():
                forms.setdefault(form.strip(), tuple(cells))
    return forms


def alternatives(forms: list[str]) -> str:
    r"""Return a regular-expression alternation of ``forms``, longest first, blanks as any white space.

    >>> print(alternatives(["per cent", "percent"]))
    per\s+cent|percent
    """
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(r"\s+".join(re.escape(part) for part in form.split()) for form in ordered)


def words_pattern(forms: Iterable[str]) -> str:
    """Return a regular expression for any of ``forms``, with or without a capital, as one tree of letters.

    Much faster to search for than an alternation under ``re.IGNORECASE``, since a letter is compared
    once for all the forms that share it. Blanks stand for any white space. The longest form wins; put
    the word boundaries around the result.

    >>> words_pattern(["three", "thirty", "two"])
    '[Tt](?:h(?:irty|ree)|wo)'
    """
    tree: _Tree = {}
    for form in forms:
        node = tree
        for letter in " ".join(form.split()):
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree, first=True)


def word_start(forms: Iterable[str]) -> str:
    r"""Return a regular expression for where one of ``forms`` may begin, by its first letter alone.

    Put before :func:`words_pattern` it spares most words of a text the walk through all branches.

    >>> word_start(["three", "thirty", "ten", "one"])
    '\\b(?=[OTot])'
    """
    firsts = {letter for form in forms for letter in (form[0], form[0].upper())}
    return rf"\b(?=[{''.join(sorted(firsts))}])"


def _branches(node: _Tree, *, first: bool = False) -> str:
    ends = "" in node
    parts = []
    for letter in sorted(key for key in node if key):
        lead = r"\s+" if letter == " " else re.escape(letter)
        if first and letter.isalpha() and letter != letter.upper():
            lead = f"[{letter.upper()}{letter}]"
        parts.append(lead + _branches(node[letter]))
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{joined}?" if ends else joined
