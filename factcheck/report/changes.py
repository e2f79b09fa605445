"""What ``diff`` prints of an article's versions: changes for people, and the records for programs.

In: changes in their order. Out: text for a terminal, in which words that only the older version has stand
in ``[- -]`` and those that only the newer has in ``{+ +}``; or one JSON object a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from factcheck.model.article import ArticleRef
from factcheck.model.change import Change, ChangeKind, Part, Side
from factcheck.report.blocks import WIDTH, Block, printed, styled
from factcheck.report.lines import article_line
from factcheck.report.records import Record
from factcheck.report.visible import one_line
from factcheck.text.word_pieces import Piece, PieceKind, word_pieces

TITLES = {
    Part.QUOTE: "Quotes",
    Part.CLAIM: "Figures, dates and lists",
    Part.NAME: "Names",
    Part.HEADLINE: "Headline",
    Part.PARAGRAPH: "Text",
}
"""What each part is called where its changes are listed."""

_ONE = {Part.QUOTE: "quote", Part.CLAIM: "claim", Part.NAME: "name", Part.HEADLINE: "headline"}
_TOLD = {
    ChangeKind.SPEAKER: "given to another speaker",
    ChangeKind.VALUE: "changed",
}


def changes_text(
    article: ArticleRef,
    versions: Sequence[tuple[int, datetime]],
    changes: Sequence[Change],
    *,
    color: bool = False,
    width: int = WIDTH,
) -> str:
    """Return an article's head, the versions compared (number and time of import), and what changed.

    With one version there is nothing to compare, and it says so.
    """
    blocks: list[Block] = [(0, styled((article_line(article), "bold underline")))]
    told = " to ".join(f"version {number} ({seen:%Y-%m-%d %H:%M})" for number, seen in versions)
    if len(versions) < 2:
        return printed([*blocks, (2, styled((f"{told}, the only one", "dim")))], color=color, width=width)
    blocks.append((2, styled((told, "dim"))))
    for part, held in groupby(changes, lambda one: one.part):
        blocks.append((0, styled((" ", ""))))
        blocks.append((2, styled((TITLES[part], "bold"))))
        blocks += [block for one in held for block in _blocks(one)]
    blocks += [(0, styled((" ", ""))), (0, styled((changes_line(changes), "bold")))]
    return printed(blocks, color=color, width=width)


def changes_by_part(
    changes: Sequence[Change], most: int = 60
) -> list[tuple[str, list[tuple[Change, list[Piece]]], int]]:
    """Return for each part its title, at most ``most`` of its changes word by word, and how many more."""
    found = []
    for part, group in groupby(changes, lambda one: one.part):
        held = list(group)
        shown = [(one, shown_pieces(one)) for one in held[:most]]
        found.append((TITLES[part], shown, len(held) - len(shown)))
    return found


def changes_line(changes: Iterable[Change]) -> str:
    """Return the counts by part and kind as one sentence.

    >>> name = Side(text="Ana Ruiz")
    >>> changes_line([Change(part=Part.NAME, kind=ChangeKind.ADDED, before=None, after=name)])
    '1 name added.'
    """
    counts: dict[tuple[Part, ChangeKind], int] = {}
    for one in changes:
        counts[one.part, one.kind] = counts.get((one.part, one.kind), 0) + 1
    told = [_counted(part, kind, count) for (part, kind), count in counts.items()]
    return f"{', '.join(told)}." if told else "The same, but for marks, capitals or white space."


def _counted(part: Part, kind: ChangeKind, count: int) -> str:
    thing = _ONE.get(part, "paragraph")
    return f"{count} {thing if count == 1 else thing + 's'} {_TOLD.get(kind, kind.value)}"


def _blocks(one: Change) -> Iterator[Block]:
    side = one.after or one.before
    assert side is not None
    head = [(one.kind.value, "bold")]
    if one.part is Part.QUOTE and one.kind is not ChangeKind.SPEAKER:
        head.append((f"  {one_line(side.speaker or 'speaker not named')}", ""))
    if side.span is not None:
        head.append((f"  [{side.span.start}:{side.span.end}]", "dim"))
    yield 4, styled(*head)
    if one.kind is ChangeKind.SPEAKER:
        yield 6, styled((f"“{one_line(side.text)}”", ""))
    yield 6, styled(*[part for piece in shown_pieces(one) for part in _styled(piece)])
    if one.kind is ChangeKind.VALUE and side.sentence:
        yield 6, styled((one_line(side.sentence), "dim"))


def shown_pieces(one: Change) -> list[Piece]:
    """Return a change word by word: speakers where they changed, values whole, else the words."""
    before, after = one.before, one.after
    if before is None or after is None:
        side = after or before
        assert side is not None
        return [Piece(PieceKind.NEW if after else PieceKind.GONE, side.text)]
    if one.kind is ChangeKind.SPEAKER:
        names = (before.speaker or "speaker not named", after.speaker or "speaker not named")
        return [Piece(PieceKind.GONE, names[0]), Piece(PieceKind.NEW, names[1])]
    if one.kind in (ChangeKind.VALUE, ChangeKind.RESPELLED):
        return [Piece(PieceKind.GONE, before.text), Piece(PieceKind.NEW, after.text)]
    if one.kind is ChangeKind.MOVED:
        return [Piece(PieceKind.EQUAL, after.text)]
    return word_pieces(before.text, after.text)


def _styled(piece: Piece) -> list[tuple[str, str]]:
    text = one_line(piece.text)
    if piece.kind is PieceKind.GONE:
        return [(f"[-{text}-]", "red strike"), (" ", "")]
    if piece.kind is PieceKind.NEW:
        return [(f"{{+{text}+}}", "bold green"), (" ", "")]
    return [(text, ""), (" ", "")]


def change_record(article: ArticleRef, older: int, newer: int, one: Change) -> Record:
    """Return what ``diff --nl`` prints of one change; ``words`` are its pieces, each a kind and a text."""
    return {
        "article": article.id,
        "from": older,
        "to": newer,
        "part": one.part.value,
        "change": one.kind.value,
        "before": _side(one.before),
        "after": _side(one.after),
        "words": [{"kind": piece.kind.value, "text": piece.text} for piece in shown_pieces(one)],
    }


def _side(side: Side | None) -> Record | None:
    if side is None:
        return None
    return {
        "start": side.span.start if side.span else None,
        "end": side.span.end if side.span else None,
        "text": side.text,
        "speaker": side.speaker,
    }
