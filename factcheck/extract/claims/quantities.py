"""Figures of a sentence: numbers with their currency, unit, bounds and ranges.

In: a sentence and the places in it that are taken (dates, identifiers). Out: :class:`Quantity` values in
order. Numbers that are no figures are left out; whose figures they are and what they count is not known
here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.extract.claims.modifiers import modifier_after, modifier_before
from factcheck.extract.claims.not_figures import Range, is_bare_year, is_name
from factcheck.extract.claims.nouns import joined_part
from factcheck.model.span import Span
from factcheck.text.numbers import Number, bounds
from factcheck.text.units import Unit, currency_before, rate_after, unit_after

ROUNDED_FAMILIES = frozenset(
    {
        *("share", "points", "length", "area", "mass", "speed", "volume", "power", "celsius", "fahrenheit"),
        "magnitude",
    }
)
"""Measured quantities: an exact one is taken to be rounded to its last digit."""

_ONE = Decimal(1)


@dataclass(slots=True)
class Quantity:
    """One figure of a sentence.

    ``start`` and ``end`` bound the figure with sign and unit; ``lead`` is where its modifier begins.
    ``attached`` tells that it stands before its noun with a hyphen (*16-year term*). ``value`` is the
    figure as said, without its bounds: ``1800000``, ``10..15``, ``2/3``.
    """

    start: int
    end: int
    lead: int
    number: Number
    unit: Unit | None
    rate: str | None
    upper: Number | None = None
    modifier: str = "exact"
    attached: bool = False
    reach: int = 0
    is_score: bool = False

    @property
    def unit_name(self) -> str | None:
        """The canonical unit with its rate: ``usd``, ``usd/month``, ``percent``."""
        if self.number.part is not None and self.unit is None:
            return "percent"
        if self.unit is None:
            return None
        return f"{self.unit.name}/{self.rate}" if self.rate else self.unit.name

    def _scaled(self, number: Number) -> Decimal:
        money = self.unit is not None and self.unit.family == "money"
        return number.value * self.unit.factor if money and self.unit else number.value

    @property
    def value(self) -> str:
        """The figure as said, in plain digits."""
        if self.number.part is not None:
            return f"{self.number.part.numerator}/{self.number.part.denominator}"
        first = plain(self._scaled(self.number))
        if self.upper is not None:
            return f"{first}..{plain(self._scaled(self.upper))}"
        return first if self.number.top is None else f"{first}..{plain(self.number.top)}"

    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """Return the lowest and the highest value meant, ``None`` for open."""
        if self.upper is not None:
            ends = sorted((self._scaled(self.number), self._scaled(self.upper)))
            return ends[0], ends[1]
        low, high = bounds(self.number, self.modifier)
        if (
            self.modifier == "exact"
            and not self.number.rounded
            and self.unit
            and self.unit.family in ROUNDED_FAMILIES
        ):
            half = min(self.number.grain, _ONE) / 2
            low, high = self.number.value - half, self.number.value + half
        factor = self.unit.factor if self.unit is not None and self.unit.family == "money" else _ONE
        if self.number.part is not None and self.unit_name == "percent":
            factor = Decimal(100)
        tidy = _tidy(low, factor)
        return tidy, tidy if low is high else _tidy(high, factor)


_PLACES = Decimal("0.0001")
"""Bounds are kept to four places: a third has no end."""


def _tidy(bound: Decimal | None, factor: Decimal) -> Decimal | None:
    if bound is None:
        return None
    if factor == _ONE:
        return bound if bound.same_quantum(_ONE) else Decimal(plain(bound))
    scaled = bound * factor
    rounded = scaled.quantize(_PLACES)
    return Decimal(plain(scaled if scaled == rounded else rounded))


def plain(value: Decimal) -> str:
    """Write ``value`` in digits, without exponent and without trailing zeros behind the point.

    >>> plain(Decimal("1.80E+6")), plain(Decimal("2.50"))
    ('1800000', '2.5')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_WEIGHED = re.compile(
    r"\b(?:weigh\w*|weight|heavier|lighter|lbs)\b|\bpounds\s+of\s+(?!sterling|income|debt)[a-z]"
)
_POUND = Unit("pound", "mass", Decimal("0.45359237"))
"""A pound is money unless the sentence weighs something."""
_SCORE_GAP = re.compile(r"[-–]")
_GAP = re.compile(
    r"\s*(?P<word>to|through|and|or|[-–—‐])\s*(?:about|around|nearly|perhaps|as\s+many\s+as)?\s*",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|between|of|at|ranging|range|ranges)\s+(?:the\s+ages\s+of\s+|ages\s+)?$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+ages\s+of\s+|ages\s+|about\s+)?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:rose|fell|up|down|climbed|dropped|slid|gained|lost|added|jumped|increased|decreased|grew)\s+(?:by\s+)?$"
)
_NOUN_NEXT = re.compile(
    r"[ \u00a0-]?(?:(?!(?:at|against|over|to|with|from|after|before|on|by|as)\b)[a-z%]|[A-Z]{1,3}\b)"
)
"""What a range stands before; a preposition follows a score (*their 2-21 at Nore Park*)."""
_OF = re.compile(r"\s+of(?=\s)")
_AN = re.compile(r"\s+an?(?=\s)")
_MAGNITUDE = re.compile(r"\b[Mm]agnitude(?:\s+of|,)?\s+(?:about\s+)?$")
_MAGNITUDE_UNIT = Unit("magnitude", "magnitude")
"""Told by the word before the number alone, nothing is written behind it."""
_US_BEHIND = re.compile(r"\s+(?:US|U\.S\.)(?=\s+(?:a|per|an)\b|[.,;]|\s*$)")


def _unit_of(sentence: str, number: Number) -> tuple[Unit, int] | None:
    """Return the unit behind *half a mile* and *millions of dollars*."""
    link = _AN if number.part is not None else _OF if number.top is not None else None
    gap = link.match(sentence, number.span.end) if link else None
    return unit_after(sentence, gap.end()) if gap else None


def _dress(sentence: str, number: Number) -> Quantity:
    """Put the currency or unit and the rate to ``number``."""
    start, end = number.span.start, number.span.end
    unit: Unit | None = None
    sign = currency_before(sentence, start)
    if sign:
        unit, start = Unit(sign[0], "money"), sign[1]
        behind = _US_BEHIND.match(sentence, end)
        end = behind.end() if behind else end
    elif found := unit_after(sentence, end) or _unit_of(sentence, number):
        unit, end = found
        if unit.name == "gbp" and sign is None and _WEIGHED.search(sentence):
            unit = _POUND
    elif "agnitude" in sentence and _MAGNITUDE.search(sentence, max(0, start - 20), start):
        unit = _MAGNITUDE_UNIT
    rate = rate_after(sentence, end)
    attached = sentence[number.span.end : number.span.end + 1] in ("-", "‐")
    return Quantity(
        start, rate[1] if rate else end, start, number, unit, rate[0] if rate else None, attached=attached
    )


def _ranged(sentence: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether two neighbours are the ends of one range."""
    gap = _GAP.fullmatch(sentence, first.end, second.start)
    if not gap or first.upper is not None or (first.number.part is not None and second.number.part is None):
        return False
    if first.unit is not None and (second.unit is None or first.unit.name != second.unit.name):
        return False
    word = gap["word"].lower()
    low, high = first.number.value, second.number.value
    before = sentence[max(0, first.start - 24) : first.start]
    if word == "and":
        return _BETWEEN.search(before) is not None
    if word == "or":
        return first.number.worded and first.unit is None and 0 < high - low <= 3 and low > 0
    if word in ("to", "through"):
        if _FROM.search(before):
            return True
        return not (first.unit and _MOVED.search(before)) and (
            low < high or second.number.scale > first.number.scale
        )
    named = second.unit is not None or _NOUN_NEXT.match(sentence, second.end) is not None
    return named and (low < high or second.number.scale > first.number.scale)


def _merge(sentence: str, first: Quantity, second: Quantity) -> Quantity:
    low, high = first.number, second.number
    if low.scale == 1 and high.scale > 1 and low.value * high.scale < high.value and not low.rounded:
        low = Number(low.span, low.value * high.scale, Decimal(high.scale), True, high.scale)
    elif low.scale == 1 and high.scale >= 1000 and low.value < high.value / high.scale:
        low = Number(low.span, low.value * high.scale, low.grain * high.scale, True, high.scale)
    return Quantity(
        first.start, second.end, first.lead, low, second.unit, second.rate, high, "range", second.attached
    )


def _bounded(sentence: str, quantity: Quantity) -> None:
    """Read the modifier on either side of ``quantity`` into it."""
    if found := modifier_before(sentence, quantity.start):
        modifier, quantity.lead = found
        if quantity.upper is None and quantity.number.top is None:
            quantity.modifier = modifier
    if quantity.number.top is not None:
        quantity.modifier = "vague"
    elif (
        quantity.modifier == "exact"
        and quantity.upper is None
        and (found := modifier_after(sentence, quantity.end))
    ):
        quantity.modifier, quantity.reach = found


def _is_figure(sentence: str, quantity: Quantity) -> bool:
    number = quantity.number
    if quantity.upper is not None:
        return True
    bounded = quantity.lead < quantity.start
    if is_name(sentence, number, bare=quantity.unit is None or quantity.unit is _MAGNITUDE_UNIT):
        return False
    if quantity.unit is None and is_bare_year(
        sentence, number, bounded=bounded and quantity.modifier != "exact"
    ):
        return False
    if not quantity.attached or quantity.unit is not None or number.part is not None:
        return True
    return quantity.modifier != "exact" or joined_part(sentence, quantity.end) is not None


def _holds(places: Sequence[Range], span: Span) -> bool:
    return any(low < span.end and span.start < high for low, high in places)


def read_quantities(sentence: str, numbers: Sequence[Number], taken: Sequence[Range]) -> list[Quantity]:
    """Return the ``numbers`` of ``sentence`` outside ``taken`` with their units, ends of a range as one."""
    quantities: list[Quantity] = []
    for number in numbers:
        if number.ordinal or (taken and _holds(taken, number.span)):
            continue
        quantity = _dress(sentence, number)
        if quantities and _ranged(sentence, quantities[-1], quantity):
            quantities[-1] = _merge(sentence, quantities[-1], quantity)
            continue
        if quantities and _SCORE_GAP.fullmatch(sentence, quantities[-1].end, quantity.start):
            quantities[-1].is_score = quantity.is_score = True
        quantities.append(quantity)
    return quantities


def bounded_figures(sentence: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return those of ``quantities`` that are figures, in order, and read into them what bounds them.

    The word *one* comes out as a figure when it has a unit, a bound or a fraction; otherwise it is left to
    the caller, marked by ``number.worded`` and its value.

    >>> from factcheck.text.numbers import find_numbers
    >>> text = "Nearly £7.8m and 10 to 15 miles."
    >>> found = bounded_figures(text, read_quantities(text, find_numbers(text), ()))
    >>> [(quantity.value, quantity.unit_name, quantity.modifier) for quantity in found]
    [('7800000', 'gbp', 'nearly'), ('10..15', 'mile', 'range')]
    """
    kept = []
    for quantity in quantities:
        if quantity.is_score:
            continue
        _bounded(sentence, quantity)
        if _is_figure(sentence, quantity):
            kept.append(quantity)
    return kept
