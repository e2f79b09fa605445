"""How a comparison is told in one sentence: each value, who carries it, and how many days apart.

In: carriers grouped by value. Out: English phrases, the same for every order of the articles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.checks.comparing.carriers import Carrier

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """Write a small count in words.

    >>> number(3), number(12)
    ('three', '12')
    """
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def plural(count: int, noun: str) -> str:
    """Write a count with its noun.

    >>> plural(1, "day"), plural(2, "day")
    ('one day', 'two days')
    """
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def sources(places: Sequence[Carrier]) -> str:
    """Say who carries a value: the outlet when it is one, else how many independent ones.

    Near-copies of one text count once.
    """
    origins = {place.origin for place in places}
    outlets = {place.view.ref.outlet for place in places}
    if len(origins) == 1 or outlets == {None}:
        only = outlets.pop()
        named = only if only and not outlets else None
        return named or plural(len(origins), "article")
    if len(outlets) == 1:
        return f"{plural(len(origins), 'article')} of {outlets.pop()}"
    return plural(len(origins), "outlet" if None not in outlets else "article")


def apart(groups: Mapping[str, Sequence[Carrier]]) -> str:
    """Say how many days lie between the first carriers of the values, empty if a day is unknown."""
    firsts = []
    for places in groups.values():
        days = [place.day for place in places if place.day is not None]
        if not days:
            return ""
        firsts.append(min(days))
    between = (max(firsts) - min(firsts)).days
    if not between:
        return ", the same day"
    if between < 60:
        return f", {plural(between, 'day')} apart"
    return f", {plural(round(between / 30.44), 'month')} apart"


def sides(shown: Mapping[str, str], groups: Mapping[str, Sequence[Carrier]]) -> str:
    """Say every value and who carries it: ``19 in one outlet, 20 in two outlets, two days apart``."""
    if len({place.view.ref.key for places in groups.values() for place in places}) == 1:
        where = sources(next(iter(groups.values())))
        listed = [shown[value] for value in groups]
        return f"{', '.join(listed[:-1])} and {listed[-1]} in {where}"
    told = [f"{shown[value]} in {sources(places)}" for value, places in groups.items()]
    return ", ".join(told) + apart(groups)
