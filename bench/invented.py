"""Quotations without end, made by a small grammar: the same for the same seed, hardly two alike.

Out: statements of one to three sentences (mean about 28 words, as in the news), and articles that carry
twenty of them each. Function words are English and stand where a clause has them; nouns, verbs and
adjectives are made of syllables and drawn as words of a language are, few often and most seldom (Zipf);
some statements begin or end with a formula. So common rows of three words come up as in real statements,
and the rest tells one from another. They mean nothing; no measure of extraction may rest on them.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate, islice

PER_ARTICLE = 20
"""Quotations of an article; with what stands round them it has about 4,500 characters."""

WORDS = 30_000
"""Made words of each kind: nouns, verbs, adjectives."""

_HEADS = (
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
)
_VOWELS = ("a", "e", "i", "o", "u", "ea", "oo")
_TAILS = ("", "l", "n", "r", "s", "nd", "rt", "m", "ck")
_SUBJECTS = ("I", "we", "they", "you", "she", "he", "nobody", "everybody")
_ARTICLES = ("the", "the", "the", "a", "this", "every", "our", "no", "their", "that")
_AUXILIARIES = ("will", "will not", "must", "cannot", "should", "did not", "have to", "would", "may")
_PREPOSITIONS = ("of", "of", "in", "for", "with", "without", "before", "against", "on", "from", "to")
_LINKS = ("and", "but", "because", "if", "when", "until", "so", "while")
_FORMULAS = (
    "let me be clear about that",
    "at the end of the day",
    "I have said it before",
    "there is no question about it",
    "for the people of this country",
    "that is all I have to say",
)
_FORMULAIC = 0.06
"""Share of sentences with a formula; thousands then share its rows of words."""

_ADVERBS = ("never", "always", "really", "simply")
_PLAIN = ("people", "nothing", "the government", "this country", "this morning")
_PLAINLY = 0.08
"""Share of clauses with one of the adverbs, and of things that are plain: what memory puts in the place of
other words (``FILLERS`` of edits.py) is common in every language, and tells nothing."""

_GIVEN = ("Ana", "Ruth", "Clara", "Nora", "Helen", "Joan", "Paul", "Mark", "Peter", "Hugh", "Carl", "Frank")
_SAID = ("said", "told reporters", "said on Tuesday", "added", "said in a statement")


class Grammar:
    """A source of statements; two with one seed give the same."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._words = {kind: self._made() for kind in "nva"}
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(WORDS)))

    def statements(self) -> Iterator[str]:
        """Yield statements, each a row of sentences without the last one's full stop."""
        while True:
            count = self._dice.choices((1, 2, 3), weights=(25, 45, 30))[0]
            yield ". ".join(self._sentence() for _ in range(count))

    def speaker(self) -> str:
        """Return a full name; many bear one surname."""
        surname = self._words["n"][self._dice.randrange(2_000)].capitalize()
        return f"{self._dice.choice(_GIVEN)} {surname}son"

    def _made(self) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < WORDS:
            count = self._dice.choices((2, 3), weights=(70, 30))[0]
            parts = (self._dice.choice(part) for _ in range(count) for part in (_HEADS, _VOWELS, _TAILS))
            found.setdefault("".join(parts))
        return list(found)

    def _word(self, kind: str) -> str:
        return self._words[kind][bisect(self._weights, self._dice.random() * self._weights[-1])]

    def _sentence(self) -> str:
        parts = [self._clause()]
        if self._dice.random() < 0.4:
            parts += [self._dice.choice(_LINKS), self._clause()]
        if self._dice.random() < _FORMULAIC:
            parts.insert(self._dice.choice((0, len(parts))), f"{self._dice.choice(_FORMULAS)},")
        sentence = " ".join(parts).rstrip(",")
        return sentence[0].upper() + sentence[1:]

    def _clause(self) -> str:
        subject = self._dice.choice(_SUBJECTS) if self._dice.random() < 0.5 else self._thing()
        adverb = [self._dice.choice(_ADVERBS)] if self._dice.random() < _PLAINLY else []
        parts = [subject, self._dice.choice(_AUXILIARIES), *adverb, self._word("v"), self._thing()]
        if self._dice.random() < 0.5:
            parts += [self._dice.choice(_PREPOSITIONS), self._thing()]
        return " ".join(parts)

    def _thing(self) -> str:
        if self._dice.random() < _PLAINLY:
            return self._dice.choice(_PLAIN)
        parts = [self._dice.choice(_ARTICLES), self._word("n")]
        if self._dice.random() < 0.3:
            parts.insert(1, self._word("a"))
        if self._dice.random() < 0.2:
            parts += ["of the", self._word("n")]
        return " ".join(parts)


def invented_articles(seed: int, first: int, count: int) -> Iterator[dict[str, str]]:
    """Yield articles with ``count`` statements in all, numbered from ``first``, for JSON Lines."""
    grammar = Grammar(seed + first)
    statements = islice(grammar.statements(), count)
    number = first
    while together := list(islice(statements, PER_ARTICLE)):
        yield article(f"n{number}", number, ((said, grammar.speaker()) for said in together))
        number += len(together)


def article(identity: str, number: int, said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return an article that carries statements with their speakers; ``number`` chooses outlet and day."""
    paragraphs = [
        f"“{statement},” {speaker} {_SAID[(number + place) % len(_SAID)]}."
        for place, (statement, speaker) in enumerate(said)
    ]
    return {
        "id": identity,
        "outlet": f"Post {number // PER_ARTICLE % 97}",
        "published": (date(2016, 1, 1) + timedelta(number // PER_ARTICLE % 2_500)).isoformat(),
        "title": f"Statements of the day {number}",
        "text": "\n\n".join(paragraphs) + "\n",
    }
