"""An article's text cut where something begins or ends, so that a page can mark what was found in place.

In: a text and the places of its quotations, names, claims and discrepancies, which may overlap. Out:
paragraphs of pieces; joined, with the line breaks between, they are the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView
from factcheck.model.span import Span

MOST_SHOWN = 400_000
"""Code points of a text that a page shows; a browser is slow to lay out more."""

_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text and what it is part of.

    ``quotation`` is the number of its quotation in the text, ``opens`` whether that begins here; ``name``
    is the full name of a mention; ``finding`` the id of a discrepancy; ``target`` whether it is the
    passage that was asked for, ``anchor`` whether that begins here.
    """

    text: str
    quotation: int | None = None
    opens: bool = False
    name: str | None = None
    claim: str | None = None
    finding: str | None = None
    target: bool = False
    anchor: bool = False

    @property
    def classes(self) -> str:
        """Return the classes of the piece's element, empty for plain text."""
        held = {
            "q": self.quotation is not None,
            "n": self.name is not None,
            "c": self.claim is not None,
            "f": self.finding is not None,
            "target": self.target,
        }
        return " ".join(name for name, is_held in held.items() if is_held)


@dataclass(slots=True)
class _Layers:
    """What begins and ends at each offset."""

    starts: dict[int, list[tuple[str, str, int]]] = field(default_factory=lambda: defaultdict(list))
    cuts: list[int] = field(default_factory=list)

    def add(self, layer: str, value: str, span: Span, end: int) -> None:
        if span.start < end:
            self.starts[span.start].append((layer, value, min(span.end, end)))
            self.cuts += (span.start, min(span.end, end))


def paragraphs(
    view: ArticleView, findings: Iterable[Discrepancy] = (), target: Span | None = None
) -> list[list[Piece]]:
    """Return the text of an article, at most its first :data:`MOST_SHOWN` characters, as marked pieces."""
    end = min(len(view.text), MOST_SHOWN)
    layers = _layers(view, findings, target, end)
    open_: dict[str, tuple[str, int]] = {}
    seen: set[str] = set()
    return [list(_pieces(view.text, block, layers, open_, seen)) for block in blocks(view.text[:end])]


def blocks(text: str) -> list[Span]:
    r"""Return the paragraphs of a text: parted by blank lines, or by lines where there are none.

    >>> [one.of("A b.\n\nC\nd.") for one in blocks("A b.\n\nC\nd.")]
    ['A b.', 'C\nd.']
    """
    parting = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else re.compile(r"\n\s*")
    found, at = [], 0
    for gap in [*parting.finditer(text), None]:
        start, stop = at, gap.start() if gap else len(text)
        if text[start:stop].strip():
            found.append(Span(start, stop))
        at = gap.end() if gap else stop
    return found


def _layers(view: ArticleView, findings: Iterable[Discrepancy], target: Span | None, end: int) -> _Layers:
    layers = _Layers()
    for stretch in view.quotes:
        if stretch.said:
            layers.add("quotation", str(stretch.quotation), stretch.span, end)
    for name in view.names:
        layers.add("name", name.entity, name.span, end)
    for claim in view.claims:
        layers.add("claim", claim.kind.value, claim.span, end)
    for one in findings:
        for shown in one.evidence:
            if shown.evidence.article.key == view.ref.key:
                for span in shown.evidence.marks or (shown.evidence.span,):
                    layers.add("finding", one.id, span, end)
    if target is not None:
        layers.add("target", "", target, end)
    layers.cuts = sorted(set(layers.cuts))
    return layers


def _pieces(
    text: str, block: Span, layers: _Layers, open_: dict[str, tuple[str, int]], seen: set[str]
) -> Iterator[Piece]:
    """Yield the pieces of one paragraph.

    ``open_`` has what began and where it ends, ``seen`` the quotations that began; both are kept so.
    """
    inside = layers.cuts[bisect_right(layers.cuts, block.start) : bisect_left(layers.cuts, block.end)]
    for start, end in pairwise([block.start, *inside, block.end]):
        begun = set()
        for layer, value, until in layers.starts.get(start, ()):
            if layer not in open_ or open_[layer][1] <= start:
                open_[layer] = (value, until)
                begun.add(layer)
        held = {layer: value for layer, (value, until) in open_.items() if until > start}
        opens = "quotation" in begun and held["quotation"] not in seen
        seen |= {held["quotation"]} if opens else set()
        yield Piece(
            text=text[start:end],
            quotation=int(held["quotation"]) if "quotation" in held else None,
            opens=opens,
            name=held.get("name"),
            claim=held.get("claim"),
            finding=held.get("finding"),
            target="target" in held,
            anchor="target" in begun,
        )
