"""A place in a text."""

from __future__ import annotations

from factcheck.model.value import value


@value(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points in a stored text: ``0 <= start < end``.

    >>> Span(4, 9).of("The mayor said")
    'mayor'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Hold the range from ``start`` up to ``end``; one call, for an article has hundreds of spans."""
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}..{end}")
        self.start = start  # type: ignore[misc]  # frozen for everybody else
        self.end = end  # type: ignore[misc]  # likewise

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end
