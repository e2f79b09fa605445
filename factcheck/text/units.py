"""Units and currencies after and before a number, in canonical form.

In: the text around a number. Out: the canonical unit (``usd``, ``percent``, ``year``) and how far it
reaches. Nothing is converted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from factcheck.text.tables import alternatives, read_rows


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit: its name, what it measures, and the factor to the family's base unit."""

    name: str
    family: str
    factor: Decimal = Decimal(1)


def _load() -> tuple[dict[str, Unit], dict[str, Unit], dict[str, Unit], dict[str, str]]:
    after: dict[str, Unit] = {}
    attached: dict[str, Unit] = {}
    by_name: dict[str, Unit] = {}
    signs: dict[str, str] = {}
    for name, family, factor, forms in read_rows("factcheck.text", "units.txt"):
        unit = by_name.setdefault(name, Unit(name, family, Decimal(factor)))
        for form in forms.split(","):
            if form.strip().startswith("~"):
                attached[form.strip()[1:]] = unit
            else:
                after.setdefault(form.strip().lower(), unit)
    for code, kind, forms in read_rows("factcheck.text", "currencies.txt"):
        unit = by_name.setdefault(code, Unit(code, "money"))
        if kind == "hundredth":
            unit = Unit(code, "money", Decimal("0.01"))
        for form in forms.split(","):
            if kind == "sign":
                signs[form.strip()] = code
            elif form.strip().startswith("~"):
                attached[form.strip()[1:]] = unit
            else:
                after.setdefault(form.strip().lower(), unit)
    return after, attached, by_name, signs


_AFTER, _ATTACHED, _BY_NAME, _SIGNS = _load()
_SIGN_BEFORE = re.compile(rf"(?:(?<![\w$])|(?<=\d))(?:{alternatives(list(_SIGNS))})[ \u00a0]?$")
_SIGN_ENDS = frozenset(sign[-1] for sign in _SIGNS)
_SIGN_LONGEST = max(map(len, _SIGNS)) + 1
_RUN = re.compile(
    r"[ \u00a0\n]?[-‐]?((?:[A-Za-z°²]+\d?\.?|[%\"″′¢€])(?:(?:[ \u00a0/-]|\. )[A-Za-z°²]+){0,3})"
)
_PARTS = re.compile(r"[ \u00a0/-]|\. ")
_FIRST_WORDS = frozenset(_PARTS.split(form)[0] for form in _AFTER)
"""With which units begin: no unit stands behind most numbers, which their next word tells."""
_PER = re.compile(
    r"(?:[ \u00a0]+(?:per|an?|each|every)[ \u00a0]+|/)"
    r"(second|minute|hour|day|night|week|month|year|annum|head|person|share|barrel|ounce|pound|kilogram|kg"
    r"|gram|tonne|ton|gallon|litre|liter|mile|kilometre|kilometer|square (?:foot|metre|meter)|student|pupil"
    r"|household)\b"
)
_PER_FORMS = {
    "annum": "year",
    "head": "person",
    "kg": "kilogram",
    "liter": "litre",
    "kilometer": "kilometre",
}


def family_of(unit: str) -> str | None:
    """Return what a canonical unit measures, ``None`` if there is no such unit.

    >>> family_of("acre"), family_of("beard")
    ('area', None)
    """
    known = _BY_NAME.get(unit)
    return known.family if known is not None else None


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the currency whose sign ends at ``at``, and where the sign begins.

    >>> currency_before("HK $216", 4)
    ('hkd', 0)
    """
    last = text[at - 1 : at]
    if (text[at - 2 : at - 1] if last in (" ", "\u00a0") else last) not in _SIGN_ENDS:
        return None
    match = _SIGN_BEFORE.search(text, max(0, at - _SIGN_LONGEST), at)
    if match is None or (match[0][0].isalpha() and len(match[0].rstrip()) == 1 < len(match[0])):
        return None  # *Type R 15* is no sum
    return _SIGNS[" ".join(match[0].split())], match.start()


def unit_after(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at ``at``, right behind a number, and where it ends.

    >>> unit_after("about 5 square feet wide", 7)
    (Unit(name='square-foot', family='area', factor=Decimal('0.09290304')), 19)
    """
    if text[at : at + 1] == " ":
        stop = text.find(" ", at + 1)
        word = text[at + 1 : stop if stop > 0 else len(text)]
        if word.isalpha() and word.isascii() and word.lower() not in _FIRST_WORDS:
            return None
    match = _RUN.match(text, at)
    if not match:
        return None
    start, run = match.start(1), match[1]
    ends = [part.start() for part in _PARTS.finditer(run)] + [len(run)]
    for end in reversed(ends):
        form = run[:end]
        unit = _AFTER.get(form.lower()) or _AFTER.get(form.rstrip(".").lower())
        if unit is None and start == at:
            unit = _ATTACHED.get(form) or _ATTACHED.get(form.rstrip("."))
        if unit is not None:
            kept = form if form.lower() in _AFTER or form in _ATTACHED else form.rstrip(".")
            return unit, start + len(kept)
    return None


def rate_after(text: str, at: int) -> tuple[str, int] | None:
    """Return what a *per* or *a* behind the unit divides by, and where it ends.

    >>> rate_after("$800 a month", 4)
    ('month', 12)
    """
    match = _PER.match(text, at)
    if not match:
        return None
    return _PER_FORMS.get(match[1], match[1]).replace(" ", "-"), match.end()


def is_currency(unit: str | None) -> bool:
    """Tell whether a canonical unit is a currency; a rate (*usd/month*) is none.

    >>> is_currency("usd"), is_currency("mile"), is_currency(None)
    (True, False, False)
    """
    known = _BY_NAME.get(unit or "")
    return known is not None and known.family == "money"
