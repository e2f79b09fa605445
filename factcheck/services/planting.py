"""Known errors planted in copies of articles, to measure what finds them.

In: an article as checks see it, and a source of chance. Out: its text with one change, where that stands,
and which check ought to see it. The changes are those that newsrooms correct most: a word inside quotation
marks changed, dropped, added or negated, a figure, a name, the wrong speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from factcheck.model.claim import ClaimKind
from factcheck.model.group import ArticleView
from factcheck.model.name import NameForm, NameKind
from factcheck.model.quote import Stretch
from factcheck.model.selftest import Plant
from factcheck.model.span import Span
from factcheck.text.differences import DifferenceKind, differences
from factcheck.text.fold import fold_text

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL = re.compile(r"[a-zß-ÿ]{3,}")
_DIGITS = re.compile(r"\d(?:[\d,.]*\d)?")
_NEGATION = re.compile(r" (?:not|never)\b")
_AUXILIARY = re.compile(
    r"\b(?:am|are|is|was|were|can|could|may|might|must|shall|should|will|would|did|do|does|had|has|have)\b"
    r"(?! not)"
)
_LEAST_LETTERS = 4
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one error, and the stretch of it at which the error ought to be told.

    For a word that was dropped that is the seam and its neighbours, for a speaker the quotation and the
    name.
    """

    plant: Plant
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Edit:
    """Put ``new`` in the place of ``start .. end``; the error stands at ``told`` in the changed text."""

    start: int
    end: int
    new: str
    told: Span


def plant(view: ArticleView, sort: Plant, chance: Random) -> Planted | None:
    """Return the article with one error of a sort, drawn by ``chance``; ``None`` if it has no room."""
    edits = _EDITS[sort](view, chance)
    for _ in range(_TRIES):
        edit = edits()
        if edit is not None:
            text = view.text[: edit.start] + edit.new + view.text[edit.end :]
            return Planted(sort, text, edit.told)
    return None


_Draw = Callable[[], _Edit | None]


def _quoted(view: ArticleView) -> list[Stretch]:
    return [stretch for stretch in view.quotes if stretch.said]


def _in_quotation(
    find: Callable[[ArticleView, Span, Random], _Edit | None],
) -> Callable[[ArticleView, Random], _Draw]:
    """Return what draws a quotation, then a change within it."""

    def edits(view: ArticleView, chance: Random) -> _Draw:
        held = _quoted(view)
        return lambda: find(view, chance.choice(held).span, chance) if held else None

    return edits


def _words(text: str, span: Span) -> list[Span]:
    return [Span(one.start(), one.end()) for one in _WORD.finditer(text, span.start, span.end)]


def _alters(text: str, span: Span, edit: _Edit) -> bool:
    """Tell whether a reader would call it another wording: *well-known* for *well known* is none."""
    before = span.of(text)
    after = text[span.start : edit.start] + edit.new + text[edit.end : span.end]
    same = (DifferenceKind.EQUAL, DifferenceKind.TYPOGRAPHIC)
    return any(one.kind not in same for one in differences(before, after))


def _changed(view: ArticleView, span: Span, chance: Random) -> _Edit | None:
    words = _words(view.text, span)
    if not words:
        return None
    word = chance.choice(words)
    new = _another(view.text, word.of(view.text), chance)
    edit = _Edit(word.start, word.end, new, Span(word.start, word.start + len(new)))
    return edit if _alters(view.text, span, edit) else None


def _another(text: str, word: str, chance: Random) -> str:
    """Return another word of the article, with a capital where ``word`` has one."""
    new: str = chance.choice(sorted(set(_SMALL.findall(text))) or ["other"])
    return new.capitalize() if word[0].isupper() else new


def _dropped(view: ArticleView, span: Span, chance: Random) -> _Edit | None:
    words = _words(view.text, span)
    if len(words) < 2:
        return None
    word = chance.choice(words)
    start, end = word.start, word.end
    if view.text[end : end + 1] == " " and end < span.end:
        end += 1
    elif start > span.start and view.text[start - 1] == " ":
        start -= 1
    size = len(span.of(view.text)) - (end - start)
    before = max((one.start for one in words if one.end <= start), default=start)
    after = min((one.end for one in words if one.start >= end), default=end) - (end - start)
    edit = _Edit(start, end, "", Span(before, max(after, start) + 1))
    return edit if size > 0 and _alters(view.text, span, edit) else None


def _added(view: ArticleView, span: Span, chance: Random) -> _Edit | None:
    words = _words(view.text, span)
    if not words:
        return None
    at = chance.choice(words).end
    new = f" {_another(view.text, 'x', chance)}"
    edit = _Edit(at, at, new, Span(at, at + len(new)))
    return edit if _alters(view.text, span, edit) else None


def _negated(view: ArticleView, span: Span, chance: Random) -> _Edit | None:
    lost = [(one.start(), one.end(), "") for one in _NEGATION.finditer(view.text, span.start, span.end)]
    put = [(one.end(), one.end(), " not") for one in _AUXILIARY.finditer(view.text, span.start, span.end)]
    if not lost and not put:
        return None
    start, end, new = chance.choice([*lost, *put])
    words = _words(view.text, span)
    before = max((one.start for one in words if one.end <= start), default=start)
    return _Edit(start, end, new, Span(before, start + max(len(new), 2)))


def _figure(view: ArticleView, span: Span, chance: Random) -> _Edit | None:
    found = list(_DIGITS.finditer(view.text, span.start, span.end))
    if not found:
        return None
    digits = chance.choice(found)
    at = chance.choice([at for at in range(digits.start(), digits.end()) if view.text[at].isdigit()])
    new = str((int(view.text[at]) + chance.randint(1, 8) - 1) % 9 + 1)
    if new == view.text[at]:
        return None
    return _Edit(at, at + 1, new, Span(digits.start(), digits.end()))


def _quoted_name(view: ArticleView, span: Span, chance: Random) -> _Edit | None:
    held = [name.span for name in view.names if span.contains(name.span)]
    return _misspelt(view.text, chance.choice(held), chance) if held else None


def _misspelt(text: str, span: Span, chance: Random) -> _Edit | None:
    """Return a name with two letters of one word swapped, or one letter left out."""
    words = [word for word in _words(text, span) if word.end - word.start >= _LEAST_LETTERS]
    if not words:
        return None
    word = chance.choice(words)
    at = chance.randrange(word.start + 1, word.end - 1)
    pair = text[at : at + 2]
    new = pair[1] + pair[0] if chance.random() < 0.5 else pair[0]
    if fold_text(new) == fold_text(pair):
        return None
    told = Span(word.start, word.end - 2 + len(new))
    return _Edit(at, at + 2, new, told)


def _names(view: ArticleView, chance: Random) -> _Draw:
    quoted = [stretch.span for stretch in view.quotes if stretch.quoted]
    held = [
        name.span
        for name in view.names
        if name.kind is NameKind.PERSON
        and name.form is NameForm.FULL
        and not any(span.overlaps(name.span) for span in quoted)
    ]
    return lambda: _misspelt(view.text, chance.choice(held), chance) if held else None


def _figures(view: ArticleView, chance: Random) -> _Draw:
    quoted = [stretch.span for stretch in view.quotes if stretch.quoted]
    held = [
        claim.span
        for claim in view.claims
        if claim.kind is ClaimKind.FIGURE and not any(span.overlaps(claim.span) for span in quoted)
    ]
    return lambda: _figure(view, chance.choice(held), chance) if held else None


def _speakers(view: ArticleView, chance: Random) -> _Draw:
    persons = sorted(
        {name.entity for name in view.names if name.kind is NameKind.PERSON and " " in name.entity}
    )
    held = list(_attributions(view, persons))

    def draw() -> _Edit | None:
        if not held or len(persons) < 2:
            return None
        stretch, mention = chance.choice(held)
        new = chance.choice([name for name in persons if name != stretch.speaker])
        if new.split()[-1] == (stretch.speaker or "").split()[-1]:
            return None
        moved = len(new) - (mention.end - mention.start) if mention.start < stretch.span.start else 0
        start = min(stretch.span.start + moved, mention.start)
        told = Span(start, max(stretch.span.end + moved, mention.start + len(new)))
        return _Edit(mention.start, mention.end, new, told)

    return draw


def _attributions(view: ArticleView, persons: Sequence[str]) -> Iterator[tuple[Stretch, Span]]:
    """Yield the quotations whose speaker is named right beside them, with the place of the name."""
    for stretch in _quoted(view):
        if stretch.mention is None or stretch.speaker not in persons:
            continue
        for name in view.names:
            if name.entity == stretch.speaker and name.span.overlaps(stretch.mention):
                yield stretch, name.span


_EDITS: dict[Plant, Callable[[ArticleView, Random], _Draw]] = {
    Plant.WORD_CHANGED: _in_quotation(_changed),
    Plant.WORD_DROPPED: _in_quotation(_dropped),
    Plant.WORD_ADDED: _in_quotation(_added),
    Plant.NEGATED: _in_quotation(_negated),
    Plant.QUOTED_FIGURE: _in_quotation(_figure),
    Plant.QUOTED_NAME: _in_quotation(_quoted_name),
    Plant.SPEAKER: _speakers,
    Plant.NAME: _names,
    Plant.FIGURE: _figures,
}
