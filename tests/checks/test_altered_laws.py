"""Laws of quote-altered on quotations made by chance: nothing breaks, whatever is changed and marked."""

from __future__ import annotations

import random
from dataclasses import replace

from builders import article, group, ref
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks import fingerprint
from factcheck.checks.quote_altered import find
from factcheck.model.finding import Finding

SENTENCE = "we will not sell the three boats that Ruiz has left on 12 May (or June) … for $5 million"
WORDS = SENTENCE.split()
PIECES = st.lists(st.sampled_from([*WORDS, "|"]), min_size=4, max_size=24)
CHANGES = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["drop", "put", "swap"]), st.sampled_from(WORDS)),
    max_size=4,
)


def changed(words: list[str], changes: list[tuple[int, str, str]]) -> list[str]:
    """Return the words with each change made at its place, if there is such a place."""
    made = list(words)
    for at, kind, word in changes:
        if kind == "put":
            made.insert(at, word)
        elif at < len(made):
            made[at : at + 1] = [] if kind == "drop" else [word]
    return made


def marked(words: list[str]) -> str:
    """Return a text with the words as one quotation, broken at each bar."""
    stretches = [part.strip() for part in " ".join(words).split("|")]
    held = [stretch for stretch in stretches if stretch] or ["so"]
    kinds = ["quote", *["more"] * (len(held) - 1)]
    return ", she said, ".join(f"“[[{text}|{kind}]]”" for text, kind in zip(held, kinds, strict=True))


def fingerprints(findings: list[Finding]) -> list[str]:
    """Return the findings' fingerprints in a fixed order."""
    return sorted(map(fingerprint, findings))


@settings(max_examples=150, deadline=None)
@given(PIECES, st.lists(CHANGES, min_size=1, max_size=4), st.integers(0, 9))
def test_findings_keep_the_laws(
    words: list[str], variants: list[list[tuple[int, str, str]]], seed: int
) -> None:
    """Evidence is what stands there, values come first, order of members and offsets do not matter."""
    texts = [marked(words), *(marked(changed(words, changes)) for changes in variants)]
    views = [article(text, ref(str(at))) for at, text in enumerate(texts)]
    quotes = group(views)
    found = list(find(quotes))
    stored = {view.ref.key: view.text for view in views}
    for finding in found:
        values = [place.value for place in finding.evidence]
        distinct = list(dict.fromkeys(values))
        assert len(distinct) > 1
        assert distinct == values[: len(distinct)]
        for place in finding.evidence:
            assert place.text == place.span.of(stored[place.article.key])
            assert all(place.span.contains(mark) for mark in place.marks)
    members = list(quotes.members)
    random.Random(seed).shuffle(members)
    assert fingerprints(found) == fingerprints(list(find(replace(quotes, members=tuple(members)))))
    moved = group([article("Snow fell.\n\n" + text, ref(str(at))) for at, text in enumerate(texts)])
    assert fingerprints(found) == fingerprints(list(find(moved)))


@given(PIECES)
def test_equal_quotations_are_silent(words: list[str]) -> None:
    """The same words, however broken or marked, differ in nothing from themselves."""
    views = [article(marked(words), ref(str(at))) for at in range(3)]
    assert not list(find(group(views)))
