"""Edits of every type planted in quotations, and the share that is typed right.

    python bench/edit_types.py [PATH ...] [--edits N] [--seed S] [--missed]

PATH is what ``factcheck import`` takes, articles/ unless told; its quotations of eight words and more are
the sources. An edit is typed right if nothing but its type is found between the source and what was made.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from factcheck.extract import extract_article
from factcheck.model.article import RawArticle
from factcheck.model.edit import EditType
from factcheck.model.span import Span
from factcheck.readers import read, sources
from factcheck.readers.source import Source
from factcheck.text.comparable import Unit, read_row
from factcheck.text.edits import typed_edits
from factcheck.text.quotations import join_stretches, quotation_text
from factcheck.text.sentences import sentences
from factcheck.text.tables import read_rows

ARTICLES = Path(__file__).parents[1] / "articles"

LEAST_WORDS = 8
TRIES = 200

_AUXILIARY = re.compile(
    r"\b(?:am|are|is|was|were|can|could|may|might|must|shall|should|will|would|did|do|does|had|has|have)\b"
    r"(?! not|n['’]t)",
)
_NEGATION = re.compile(r" (?:not|never)\b")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "nine", "eleven", "twelve", "twenty", "forty")
_INSERTED = ("[the mayor]", "[last year]", "[sic]", "[and the board]", "[his]", "(in 2016)")
_GAPS = (" … ", " ... ", " . . . ", " […] ", "… ")


@dataclass(frozen=True, slots=True)
class Planted:
    """A quotation with one edit of a type."""

    type: EditType
    source: str
    quotation: str


def quotations(paths: Sequence[str]) -> list[str]:
    """Return the distinct quotations of eight words and more, in the order of the articles."""
    found: dict[str, None] = {}
    for one in sources(paths):
        for article in read(one) if isinstance(one, Source) else ():
            if isinstance(article, RawArticle):
                quotes = [quote for quote in extract_article(article).quotes if quote.said]
                for group in join_stretches(quotes):
                    found[" ".join(quotation_text(article.text, group).split())] = None
    return [text for text in found if _is_plain(text)]


def _is_plain(text: str) -> bool:
    """Tell whether a quotation is long enough, and bears no marks of its own that a new one could meet."""
    return len(read_row(text).units) >= LEAST_WORDS and not read_row(text).marks


def plants(texts: Sequence[str], count: int, seed: int) -> list[Planted]:
    """Return ``count`` edits, the types in turn, in quotations drawn by ``seed``."""
    chance = Random(seed)
    types = list(_PLANTERS)
    found = []
    for at in range(count):
        planted = _plant(types[at % len(types)], texts, chance)
        if planted is not None:
            found.append(planted)
    return found


def _plant(kind: EditType, texts: Sequence[str], chance: Random) -> Planted | None:
    for _ in range(TRIES):
        source = chance.choice(texts)
        edited = _PLANTERS[kind](source, chance, texts)
        if edited is not None and edited != source:
            return Planted(kind, source, " ".join(edited.split()))
    return None


def types_found(planted: Planted) -> set[EditType]:
    """Return the types of the edits between the source and the quotation."""
    return {edit.type for edit in typed_edits(planted.source, planted.quotation)}


def _put(text: str, span: Span, new: str) -> str:
    return text[: span.start] + new + text[span.end :]


def _inner(text: str) -> list[Unit]:
    """Return the units with two or more on each side."""
    return list(read_row(text).units[2:-2])


def _is_word(unit: Unit) -> bool:
    plain = not (unit.small or unit.negates or unit.counts or unit.namelike)
    return plain and unit.source.isalpha() and unit.source.islower()


def _some(found: Sequence[Unit], chance: Random) -> Unit | None:
    return chance.choice(found) if found else None


def _typographic(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    changes = [
        ("’", "'"),
        ("—", " -- "),
        (" – ", "—"),
        ("-", " "),
        (", ", " "),
        ("“", '"'),
        *((f" {row[0]} ", f" {row[1]} ") for row in read_rows("factcheck.text", "spellings.txt")),
        *((f" {word} ", f" {number} ") for word, number in (("three", "3"), ("nine", "9"), ("four", "4"))),
    ]
    held = [change for change in changes if change[0] in text]
    return text.replace(*chance.choice(held)) if held else None


def _case(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    word = chance.choice([unit for unit in read_row(text).units if unit.source.isalpha()])
    made = chance.choice((word.source.upper(), word.source.swapcase(), word.source.capitalize()))
    return _put(text, word.span, made)


def _run(text: str, least: int, most: int, chance: Random) -> tuple[int, int] | None:
    """Draw a run of units with two or more on each side."""
    size = chance.randint(least, most)
    count = len(read_row(text).units)
    if count < size + 4:
        return None
    start = chance.randint(2, count - size - 2)
    return start, start + size


def _elided(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    run = _run(text, 1, 7, chance)
    if run is None:
        return None
    units = read_row(text).units
    whole = Span(units[run[0] - 1].span.end, units[run[1]].span.start)
    return _put(text, whole, chance.choice(_GAPS))


def _bracketed(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    units = _inner(text)
    word = chance.choice(units)
    if chance.random() < 0.3 and word.source.isalpha():
        letter = word.source[0]
        return _put(text, word.span, f"[{letter.swapcase()}]{word.source[1:]}")
    new = chance.choice(_INSERTED)
    kept = new == "[sic]" or chance.random() < 0.5
    return _put(text, word.span, f"{word.source} {new}" if kept else new)


def _one_sentence(text: str, span: Span) -> bool:
    """Tell whether a stretch lies within a sentence, neither at its beginning nor at its end."""
    return any(one.start < span.start and span.end < one.end - 1 for one in sentences(text))


def _dropped(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    run = _run(text, 1, 3, chance)
    if run is None:
        return None
    units = read_row(text).units[slice(*run)]
    span = Span(units[0].span.start, units[-1].span.end)
    heavy = any(unit.negates or unit.counts or unit.form == "one" for unit in units)
    return _put(text, span, "") if not heavy and _one_sentence(text, span) else None


def _added(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    at = chance.choice(_inner(text)).span.end
    words = [unit.source for unit in read_row(chance.choice(texts)).units if _is_word(unit)]
    held = {unit.form for unit in read_row(text).units}
    new = [word for word in words if word not in held][: chance.randint(1, 2)]
    return f"{text[:at]} {' '.join(new)}{text[at:]}" if new else None


def _substituted(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    word = _some([unit for unit in _inner(text) if _is_word(unit)], chance)
    held = {unit.form for unit in read_row(text).units}
    others = [
        unit for unit in read_row(chance.choice(texts)).units if _is_word(unit) and unit.form not in held
    ]
    other = _some(others, chance)
    return _put(text, word.span, other.source) if word and other else None


def _negated(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    lost = [(Span(*one.span()), "") for one in _NEGATION.finditer(text)]
    put = [
        (Span(one.end(), one.end() + 1), f" not{text[one.end()]}") for one in _AUXILIARY.finditer(text[:-8])
    ]
    changes = lost + put
    return _put(text, *chance.choice(changes)) if changes else None


def _number(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    word = _some([unit for unit in read_row(text).units if unit.counts], chance)
    if word is None:
        return None
    if word.source.isdigit():
        return _put(text, word.span, str(int(word.source) + chance.choice((1, 10, 100))))
    if word.source.isalpha():
        other = chance.choice(_NUMBERS)
        return _put(text, word.span, other) if other != word.source.casefold() else None
    return None


def _name(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    names = [unit for unit in read_row(text).units if unit.namelike and not unit.negates]
    word = _some([unit for unit in names if unit.source.isalpha()], chance)
    if word is None or len(word.source) < 4:
        return None
    if chance.random() < 0.5:
        at = chance.randint(1, len(word.source) - 2)
        return _put(text, word.span, word.source[:at] + word.source[at + 1 :])
    return _put(text, word.span, chance.choice(("Whitlock", "Oduya", "Marchetti", "Denney", "Tarrow")))


def _moved(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    run = _run(text, 1, 4, chance)
    if run is None:
        return None
    units = read_row(text).units
    taken = units[slice(*run)]
    if all(unit.small for unit in taken):
        return None
    phrase = text[taken[0].span.start : taken[-1].span.end]
    far = [at for at in range(1, len(units)) if at < run[0] - 1 or at > run[1] + 1]
    if not far or not _one_sentence(text, Span(taken[0].span.start, taken[-1].span.end)):
        return None
    at = units[chance.choice(far)].span.start
    rest = _put(text, Span(taken[0].span.start, taken[-1].span.end), "\0" * len(phrase))
    return (rest[:at] + phrase + " " + rest[at:]).replace("\0", "")


def _stitched(text: str, chance: Random, texts: Sequence[str]) -> str | None:
    parts = [one.of(text) for one in sentences(text)]
    if len(parts) < 2:
        return None
    first = chance.randrange(len(parts) - 1)
    if chance.random() < 0.5 and first + 2 < len(parts):
        return " ".join([*parts[: first + 1], *parts[first + 2 :]])
    one, other = parts[first].split(), parts[first + 1].split()
    if len(one) < 6 or len(other) < 6:
        return None
    joined = " ".join(
        [*one[: chance.randint(4, len(one) - 1)], *other[chance.randint(1, len(other) - 4) :]]
    )
    return " ".join([*parts[:first], joined, *parts[first + 2 :]])


_Planter = Callable[[str, Random, Sequence[str]], str | None]
_PLANTERS: dict[EditType, _Planter] = {
    EditType.TYPOGRAPHIC: _typographic,
    EditType.CASE: _case,
    EditType.MARKED_ELISION: _elided,
    EditType.BRACKET: _bracketed,
    EditType.DROPPED: _dropped,
    EditType.ADDED: _added,
    EditType.SUBSTITUTED: _substituted,
    EditType.NEGATED: _negated,
    EditType.NUMBER: _number,
    EditType.NAME: _name,
    EditType.MOVED: _moved,
    EditType.STITCHED: _stitched,
}


def table(planted: Sequence[Planted]) -> Iterator[str]:
    """Yield a line for each type: how many were planted, and how many typed right."""
    count = Counter(one.type for one in planted)
    right = Counter(one.type for one in planted if types_found(one) == {one.type})
    for kind in EditType:
        yield f"{kind.value:<16}{right[kind]:>4} of {count[kind]:>3}"
    share = right.total() / max(1, count.total())
    yield f"{'all':<16}{right.total():>4} of {count.total():>3}  {share:.3f}"


def main() -> None:
    """Print the table, and what was typed otherwise if asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[str(ARTICLES)])
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--missed", action="store_true")
    asked = parser.parse_args()
    planted = plants(quotations(asked.paths), asked.edits, asked.seed)
    print("\n".join(table(planted)))
    for one in planted if asked.missed else ():
        found = types_found(one)
        if found != {one.type}:
            print(f"\n{one.type.value}: {', '.join(sorted(found))}\n  {one.source}\n  {one.quotation}")


if __name__ == "__main__":
    main()
