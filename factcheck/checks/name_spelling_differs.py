"""One name, two spellings, in one article.

What it finds
-------------
Mentions of one person, place or body whose name is spelled in two or more ways. One finding for each bearer
of a name, with every spelling, who carries it and how often.

Why it matters
--------------
A misspelt name is the commonest error of fact in print, and the one that the person named will see.
Both spellings stand in the desk's own text, so the question can be settled before it is sent.

Example
-------
"Mayor Jim Kenny signed the order. Kenney said it would stand." One finding: `kenney` and `kenny`. The
check does not say which is right.

Known false alarms
------------------
Two relatives whose names differ by a letter or two are two persons; where the text does not say so, they
may be taken for one. Initials, middle names, titles, Jr. and Sr., short forms (Jim for James), case,
accents, hyphens, possessives and the shape of quotation marks make no difference and are never reported.

Options
-------
None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from factcheck.checks.base import Check
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.group import ArticleView
from factcheck.model.name import NameForm, NameKind, NameOccurrence
from factcheck.model.span import Span
from factcheck.text.fold import fold_text

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_MOST_EDITS = 3
"""A token further than this from every token of the full name is another name, not a spelling."""

Slot = int
"""Which token of the bearer's full name, counted from 0."""


def _tokens(text: str) -> list[tuple[str, Span]]:
    found = []
    for match in _TOKEN.finditer(text):
        bare = _POSSESSIVE.sub("", match[0])
        token = fold_text(bare).replace("'", "")
        if len(token) > 1:
            found.append((token, Span(match.start(), match.start() + len(bare))))
    return found


def _slots(full: Sequence[str], tokens: Sequence[str]) -> dict[Slot, int]:
    """Map each token of the full name to the mention's token that stands for it, spelled as it may be."""
    slots: dict[Slot, int] = {}
    rest = []
    for at, token in enumerate(tokens):
        same = [slot for slot, other in enumerate(full) if other == token and slot not in slots]
        if same:
            slots[same[-1]] = at
        else:
            rest.append(at)
    for at in rest:
        near = [
            (OSA.distance(tokens[at], other), -slot) for slot, other in enumerate(full) if slot not in slots
        ]
        if near and min(near)[0] <= min(_MOST_EDITS, len(tokens[at]) // 2):
            slots[-min(near)[1]] = at
    return slots


class _Bearer:
    """One bearer of a name, with the tokens of its full name that are spelled in two ways."""

    def __init__(self, view: ArticleView, names: Sequence[NameOccurrence]) -> None:
        self.view = view
        self.entity = names[0].entity
        self.kind = names[0].kind
        self.full = [token for token, _ in _tokens(self.entity)]
        self.mentions: list[tuple[NameOccurrence, dict[Slot, tuple[str, Span]]]] = []
        for name in names:
            tokens = _tokens(name.span.of(view.text))
            slots = _slots(self.full, [token for token, _ in tokens])
            self.mentions.append((name, {slot: tokens[at] for slot, at in slots.items()}))
        self.differing = sorted(
            {
                slot
                for name, slots in self.mentions
                if name.form is not NameForm.SHORT
                for slot, (token, _) in slots.items()
                if token != self.full[slot]
            }
        )

    def evidence(self) -> Iterator[Evidence]:
        """Yield every mention that shows at least one differing token, in the order of the text."""
        for name, slots in self.mentions:
            shown = [slot for slot in self.differing if slot in slots]
            if not shown:
                continue
            spelled = [slots[slot][0] if slot in slots else self.full[slot] for slot in self.differing]
            yield Evidence(
                article=self.view.ref,
                span=name.span,
                text=name.span.of(self.view.text),
                value=" ".join(spelled),
                marks=tuple(
                    Span(name.span.start + slots[slot][1].start, name.span.start + slots[slot][1].end)
                    for slot in shown
                ),
            )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _message(entity: str, ranked: Sequence[tuple[str, int]], shown: dict[str, str]) -> str:
    counts = ", ".join(f"“{shown[value]}” {_times(count)}" for value, count in ranked)
    return f"The name of {entity} is spelled in {len(ranked)} ways: {counts}."


def _spelling(view: ArticleView, evidence: Evidence) -> str:
    return " ".join(mark.of(view.text) for mark in evidence.marks)


def find(view: ArticleView) -> Iterator[Finding]:
    """Yield one finding for each bearer with two spellings, in the order of their first mentions.

    The spelling that stands most often comes first; of equally frequent ones, that which stands first.
    """
    bearers: dict[tuple[NameKind, str], list[NameOccurrence]] = {}
    for name in sorted(view.names, key=lambda name: name.span):
        bearers.setdefault((name.kind, name.entity), []).append(name)
    for names in bearers.values():
        if all(name.form is not NameForm.VARIANT for name in names):
            continue
        places = list(_Bearer(view, names).evidence())
        counts = Counter(place.value for place in places)
        if len(counts) < 2:
            continue
        ranked = counts.most_common()
        first = {value: next(place for place in places if place.value == value) for value, _ in ranked}
        further = [place for place in places if place is not first[place.value]]
        yield Finding(
            check=CHECK.name,
            severity=CHECK.severity if names[0].kind is NameKind.PERSON else Severity.WARNING,
            confidence=0.9,
            subject=names[0].entity,
            message=_message(
                names[0].entity, ranked, {value: _spelling(view, place) for value, place in first.items()}
            ),
            identity=(view.ref.key, *sorted(counts)),
            evidence=(*first.values(), *further),
        )


CHECK = Check(
    name="name-spelling-differs",
    takes=ArticleView,
    find=find,
    severity=Severity.ERROR,
    identity_version=1,
    doc=__doc__ or "",
)
