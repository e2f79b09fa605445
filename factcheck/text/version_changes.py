"""What changed between two versions of an article: quotations and claims first, the text last.

In: two views of one article. Out: changes, by part in the order of
:class:`~factcheck.model.change.Part`, in each by kind, in the order of the texts. What differs in marks,
capitals or white space only is no change.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factcheck.model.change import Change, ChangeKind, Part, Side
from factcheck.model.group import ArticleView
from factcheck.model.name import NameKind
from factcheck.model.span import Span
from factcheck.text.align import alike_map, stretch_blocks
from factcheck.text.fold import fold_text
from factcheck.text.revised_claims import Claim, pair_claims
from factcheck.text.revised_quotes import Quotation, pair_quotations
from factcheck.text.sentences import paragraphs
from factcheck.text.word_pieces import same_words
from factcheck.text.words import read_words

MOST_PARAGRAPHS = 3_000
"""Paragraphs that are compared in their order; of those behind them it is told which are gone or new."""

LEAST_SHARED = 0.4
"""Least share of words that two paragraphs have in common if the one became the other."""


Words = tuple[str, ...]
"""The folded words of a paragraph."""


def version_changes(older: ArticleView, newer: ArticleView) -> list[Change]:
    """Return what changed from one version to the other; nothing if they say the same."""
    found = [
        *_quotes(older, newer),
        *_claims(older, newer),
        *_names(older, newer),
        *_headline(older, newer),
        *_paragraphs(older.text, newer.text),
    ]
    parts, kinds = list(Part), list(ChangeKind)
    return sorted(found, key=lambda one: (parts.index(one.part), kinds.index(one.kind)))


def _quotes(older: ArticleView, newer: ArticleView) -> Iterator[Change]:
    pairs = pair_quotations(older, newer)
    for one, other in pairs.both:
        before, after = _quote_side(one), _quote_side(other)
        if not same_words(one.text, other.text):
            yield Change(part=Part.QUOTE, kind=ChangeKind.REWORDED, before=before, after=after)
        if not _same_speaker(one.speaker, other.speaker):
            yield Change(part=Part.QUOTE, kind=ChangeKind.SPEAKER, before=before, after=after)
    for one in pairs.gone:
        yield Change(part=Part.QUOTE, kind=ChangeKind.REMOVED, before=_quote_side(one), after=None)
    for one in pairs.new:
        yield Change(part=Part.QUOTE, kind=ChangeKind.ADDED, before=None, after=_quote_side(one))


def _quote_side(one: Quotation) -> Side:
    return Side(text=one.text, span=one.span, speaker=one.speaker)


def _same_speaker(one: str | None, other: str | None) -> bool:
    """Tell whether two names may be one person's: one may be the other shortened."""
    a, b = ({word.text for word in read_words(name or "")} for name in (one, other))
    return a == b or (bool(a and b) and (a <= b or b <= a))


def _claims(older: ArticleView, newer: ArticleView) -> Iterator[Change]:
    pairs = pair_claims(older, newer)
    for one, other in pairs.changed:
        yield Change(
            part=Part.CLAIM, kind=ChangeKind.VALUE, before=_claim_side(one), after=_claim_side(other)
        )
    for one in pairs.gone:
        yield Change(part=Part.CLAIM, kind=ChangeKind.REMOVED, before=_claim_side(one), after=None)
    for one in pairs.new:
        yield Change(part=Part.CLAIM, kind=ChangeKind.ADDED, before=None, after=_claim_side(one))


def _claim_side(one: Claim) -> Side:
    return Side(text=one.text, span=one.claim.span, sentence=one.sentence)


def _names(older: ArticleView, newer: ArticleView) -> Iterator[Change]:
    a, b = _bearers(older), _bearers(newer)
    gone, new = [key for key in a if key not in b], [key for key in b if key not in a]
    for one in list(gone):
        other = next((key for key in new if _may_be_respelled(one, key)), None)
        if other is not None:
            gone.remove(one)
            new.remove(other)
            yield Change(part=Part.NAME, kind=ChangeKind.RESPELLED, before=a[one], after=b[other])
    for one in gone:
        yield Change(part=Part.NAME, kind=ChangeKind.REMOVED, before=a[one], after=None)
    for other in new:
        yield Change(part=Part.NAME, kind=ChangeKind.ADDED, before=None, after=b[other])


def _bearers(view: ArticleView) -> dict[tuple[NameKind, str], Side]:
    """Return the first mention of each full name, by its kind and folded form."""
    found: dict[tuple[NameKind, str], Side] = {}
    for one in view.names:
        found.setdefault((one.kind, fold_text(one.entity)), Side(text=one.entity, span=one.span))
    return found


def _may_be_respelled(one: tuple[NameKind, str], other: tuple[NameKind, str]) -> bool:
    """Tell whether two names of one kind have all words in common but one, which may be mistyped."""
    a, b = one[1].split(), other[1].split()
    if one[0] is not other[0] or len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and bool(alike_map(*([word] for word in differing[0])))


def _headline(older: ArticleView, newer: ArticleView) -> Iterator[Change]:
    before, after = older.ref.title, newer.ref.title
    if same_words(before or "", after or ""):
        return
    kind = ChangeKind.REWORDED if before and after else ChangeKind.ADDED if after else ChangeKind.REMOVED
    yield Change(
        part=Part.HEADLINE,
        kind=kind,
        before=Side(text=before) if before else None,
        after=Side(text=after) if after else None,
    )


def _paragraphs(older: str, newer: str) -> Iterator[Change]:
    a, b = paragraphs(older), paragraphs(newer)
    words_of: dict[str, Words] = {}
    words_a, words_b = _words(older, a, words_of), _words(newer, b, words_of)
    if max(len(a), len(b)) > MOST_PARAGRAPHS:
        head = _same_ahead(words_a, words_b)
        tail = _same_ahead(words_a[head:][::-1], words_b[head:][::-1])
        a, words_a = a[head : len(a) - tail], words_a[head : len(a) - tail]
        b, words_b = b[head : len(b) - tail], words_b[head : len(b) - tail]
    gone: list[int] = []
    new: list[int] = []
    became: list[tuple[int, int]] = []
    opcodes = SequenceMatcher(
        None, words_a[:MOST_PARAGRAPHS], words_b[:MOST_PARAGRAPHS], autojunk=False
    ).get_opcodes()
    for kind, a_start, a_end, b_start, b_end in opcodes:
        if kind != "equal":
            ours, theirs = range(a_start, a_end), range(b_start, b_end)
            pairs = dict(_near(words_a[a_start:a_end], words_b[b_start:b_end]))
            became += [(ours[one], theirs[other]) for one, other in pairs.items()]
            gone += [one for at, one in enumerate(ours) if at not in pairs]
            reached = set(pairs.values())
            new += [one for at, one in enumerate(theirs) if at not in reached]
    gone += _missing(words_a, words_b)
    new += _missing(words_b, words_a)
    moved = _moved(words_a, words_b, gone, new)
    near = [pair for pair in moved if max(pair) < MOST_PARAGRAPHS]  # behind them no order is looked at
    for kind_of, held in ((ChangeKind.REWORDED, became), (ChangeKind.MOVED, near)):
        for one, other in held:
            yield _paragraph(kind_of, _side(older, a[one]), _side(newer, b[other]))
    left, arrived = {one for one, _ in moved}, {other for _, other in moved}
    for one in gone:
        if one not in left:
            yield _paragraph(ChangeKind.REMOVED, _side(older, a[one]), None)
    for other in new:
        if other not in arrived:
            yield _paragraph(ChangeKind.ADDED, None, _side(newer, b[other]))


def _same_ahead(a: Sequence[Words], b: Sequence[Words]) -> int:
    """Return how many paragraphs two texts begin with alike."""
    return next(
        (at for at, (one, two) in enumerate(zip(a, b, strict=False)) if one != two), min(len(a), len(b))
    )


def _missing(a: Sequence[Words], b: Sequence[Words]) -> list[int]:
    """Return those paragraphs of ``a`` behind the compared ones that ``b`` does not have there as often."""
    left = Counter(b[MOST_PARAGRAPHS:])
    found = []
    for at in range(MOST_PARAGRAPHS, len(a)):
        left[a[at]] -= 1
        if left[a[at]] < 0:
            found.append(at)
    return found


def _words(text: str, spans: Sequence[Span], known: dict[str, Words]) -> list[Words]:
    """Return the words of paragraphs; ``known`` are those read before, for most stand in both versions."""
    found = []
    for span in spans:
        said = span.of(text)
        if said not in known:
            known[said] = tuple(word.text for word in read_words(said))
        found.append(known[said])
    return found


def _near(ours: Sequence[Words], theirs: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield which paragraphs of a changed run became which, both in order, by their places in it.

    Each becomes the likest of those that are left, the first of equals. Compared are only those that may be
    like enough: who shares a part of a paragraph's words has one of its rarest.
    """
    bearers: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(theirs):
        for word in set(words):
            bearers[word].append(place)
    counts = [Counter(words) for words in theirs]
    at = 0
    for place, words in enumerate(ours):
        rarest = sorted(words, key=lambda word: len(bearers.get(word, ())))
        telling = rarest[: len(words) - math.ceil(LEAST_SHARED * len(words)) + 1]
        near = sorted({other for word in telling for other in bearers.get(word, ()) if other >= at})
        best, share = -1, 0.0
        held = Counter(words)
        for other in near:
            longer = max(len(words), len(theirs[other]))
            most = (held & counts[other]).total() / longer
            if most >= LEAST_SHARED and most > share:
                shared = sum(block.size for block in stretch_blocks(words, theirs[other])) / longer
                if shared > share:
                    best, share = other, shared
        if share >= LEAST_SHARED:
            yield place, best
            at = best + 1


def _moved(
    a: Sequence[Words], b: Sequence[Words], gone: Sequence[int], new: Sequence[int]
) -> list[tuple[int, int]]:
    waiting = {a[one]: one for one in reversed(gone)}
    return [(waiting.pop(b[other]), other) for other in new if b[other] in waiting]


def _paragraph(kind: ChangeKind, before: Side | None, after: Side | None) -> Change:
    return Change(part=Part.PARAGRAPH, kind=kind, before=before, after=after)


def _side(text: str, span: Span) -> Side:
    return Side(text=span.of(text), span=span)
