"""Which measures are compared at all, and how they are spoken of; from ``data/measures.txt``."""

from __future__ import annotations

from functools import cache

from factcheck.text.tables import read_rows

TOLL, ONE, OWN = "toll", "one", "own"


@cache
def _rows() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in read_rows("factcheck.checks.comparing", "measures.txt")}


def class_of(measure: str | None) -> str | None:
    """Return the class of a measure, ``None`` for one that is not compared.

    >>> class_of("killed"), class_of("ordered")
    ('toll', None)
    """
    found = _rows().get(measure or "")
    return found[0] if found else None


def said_as(measure: str) -> str:
    """Return how a measure is spoken of."""
    return _rows()[measure][1]


def group_of(item: str | None) -> str:
    """Return the plural of the people or things counted, for a message.

    >>> group_of("people/woman"), group_of("people"), group_of("people/child"), group_of("death")
    ('women', 'people', 'children', 'deaths')
    """
    noun = (item or "people").rpartition("/")[2]
    irregular = {"people": "people", "man": "men", "woman": "women", "child": "children"}
    if noun in irregular:
        return irregular[noun]
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
