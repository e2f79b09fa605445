"""The word lists of extraction, read once from ``data/``.

Each file says its source in its first lines, which begin with ``#``; an editor may add to them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files("factcheck.extract").joinpath(f"data/{name}").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def word_set(name: str) -> frozenset[str]:
    """Return all words of the file ``name`` as written."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def line_set(name: str) -> frozenset[str]:
    """Return the lines of the file ``name`` as written."""
    return frozenset(_lines(name))


@cache
def tagged(name: str) -> dict[str, str]:
    """Return word to tag for a file of lines ``TAG WORD``."""
    return {word: tag for tag, word in (line.split(maxsplit=1) for line in _lines(name))}


@cache
def phrases(name: str) -> dict[str, tuple[str, ...]]:
    """Return tag to phrases, in file order, for a file of lines ``TAG PHRASE``."""
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        tag, phrase = line.split(maxsplit=1)
        found.setdefault(tag, []).append(phrase)
    return {tag: tuple(items) for tag, items in found.items()}


@cache
def person_nouns() -> frozenset[str]:
    """Return the singular nouns for one person, without those for bodies."""
    return frozenset(noun for tag, nouns in phrases("nominals.txt").items() if tag != "o" for noun in nouns)


@cache
def body_nouns() -> frozenset[str]:
    """Return the singular nouns for bodies, their documents and several persons."""
    return frozenset(phrases("nominals.txt")["o"])


@cache
def named_set(name: str) -> frozenset[str]:
    """Return the words of one small set of ``sets.txt``."""
    return frozenset(word for line in phrases("sets.txt")[name] for word in line.split())


def _regular(base: str) -> tuple[str, str, str]:
    vowels = "aeiou"
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in vowels:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    if base.endswith(("s", "sh", "ch", "x")):
        return base + "es", base + "ed", base + "ing"
    doubled = base[-1] in "bgpmntr" and base[-2] in vowels and base[-3] not in vowels
    if doubled and (len(base) <= 4 or base in ("admit", "refer", "rebut")):
        return base + "s", base + base[-1] + "ed", base + base[-1] + "ing"
    return base + "s", base + "ed", base + "ing"


@cache
def cue_bases() -> frozenset[str]:
    """Return the bare forms of the reporting verbs, many of which are nouns too."""
    return frozenset(line.split()[1] for line in _lines("cues.txt"))


@cache
def cue_verbs() -> dict[str, str]:
    """Return every inflected form of the reporting verbs, with its class; the first class named wins."""
    forms: dict[str, str] = {}
    for line in _lines("cues.txt"):
        kind, base, *past = line.split()
        third, regular, present = _regular(base)
        for form in (base, third, present, *(past or [regular])):
            forms.setdefault(form, kind)
        if base[-1] == "l" and base[-2] in "aeiou" and not past:
            forms.setdefault(base + "led", kind)
            forms.setdefault(base + "ling", kind)
    return forms
