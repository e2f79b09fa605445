"""What becomes of a statement on its way through the news, and through a reader's memory.

In: a statement. Out: the same with one kind of change, by dice that the caller holds. The fifteen standard
kinds are those that linking must see through, the six hard ones are reported; the three memories are what
search must see through.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

Edit = Callable[[str, random.Random], str]

FILLERS = ("people", "never", "really", "government", "always", "nothing", "simply", "morning", "country")
"""Words that take the place of others, as memory and hurry put in common ones."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _typo(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word))
    other = dice.choice(_LETTERS)
    changes = (
        word[:at] + word[at + 1 :],
        word[:at] + other + word[at + 1 :],
        word[:at] + other + word[at:],
    )
    return dice.choice(changes) or other


def _some(words: list[str], share: float, dice: random.Random) -> list[int]:
    """Return places of about ``share`` of the words, one at least, spread by chance."""
    return dice.sample(range(len(words)), max(1, round(len(words) * share)))


def _substituted(share: float) -> Edit:
    def edit(text: str, dice: random.Random) -> str:
        words = text.split()
        for at in _some(words, share, dice):
            words[at] = dice.choice(FILLERS)
        return " ".join(words)

    return edit


def _deleted(share: float) -> Edit:
    def edit(text: str, dice: random.Random) -> str:
        words = text.split()
        gone = set(_some(words, share, dice))
        return " ".join(word for at, word in enumerate(words) if at not in gone)

    return edit


def _mistyped(share: float) -> Edit:
    def edit(text: str, dice: random.Random) -> str:
        words = text.split()
        for at in _some(words, share, dice):
            words[at] = _typo(words[at], dice)
        return " ".join(words)

    return edit


def _fragment(length: int) -> Edit:
    def edit(text: str, dice: random.Random) -> str:
        words = text.split()
        start = dice.randint(0, max(0, len(words) - length))
        return " ".join(words[start : start + length])

    return edit


def _after(first: Edit, *others: Edit) -> Edit:
    def edit(text: str, dice: random.Random) -> str:
        for one in (first, *others):
            text = one(text, dice)
        return text

    return edit


def _changed(count: int, change: Callable[[str, random.Random], str]) -> Edit:
    def edit(text: str, dice: random.Random) -> str:
        words = text.split()
        for at in dice.sample(range(len(words)), min(count, len(words))):
            words[at] = change(words[at], dice)
        return " ".join(words)

    return edit


def _other_word(word: str, dice: random.Random) -> str:
    return dice.choice(FILLERS)


def _punctuated(text: str, dice: random.Random) -> str:
    return re.sub(r"[,:]", lambda found: dice.choice((" –", ";", "")), text).replace("'", "’")


def _half(text: str, dice: random.Random) -> str:
    words = text.split()
    middle = max(4, len(words) // 2)
    return " ".join(words[:middle] if dice.random() < 0.5 else words[-middle:])


def _elided(text: str, dice: random.Random) -> str:
    words = text.split()
    start = dice.randint(len(words) // 4, len(words) // 2)
    return " ".join((*words[:start], "...", *words[start + max(2, len(words) // 6) :]))


def _bracketed(text: str, dice: random.Random) -> str:
    words = text.split()
    words[dice.randrange(1, len(words))] = f"[{dice.choice(FILLERS)}]"
    return " ".join(words)


def _longer(text: str, dice: random.Random) -> str:
    before = " ".join(dice.choices(FILLERS, k=5)).capitalize()
    return f"{before}. {text}. {' '.join(dice.choices(FILLERS, k=6)).capitalize()}"


def _misremembered(share: float) -> Edit:
    """Words replaced, one in ten left out, sometimes a slip, a swap, or only a part."""

    def edit(text: str, dice: random.Random) -> str:
        text = _deleted(0.1)(_substituted(share)(text, dice), dice)
        if dice.random() < 0.3:
            text = _mistyped(0.1)(text, dice)
        words = text.split()
        if dice.random() < 0.2:
            at = dice.randrange(len(words) - 1)
            words[at], words[at + 1] = words[at + 1], words[at]
        if dice.random() < 0.6:
            return _fragment(dice.randint(7, 14))(" ".join(words), dice)
        return " ".join(words)

    return edit


STANDARD: Mapping[str, Edit] = MappingProxyType(
    {
        "punctuation": _punctuated,
        "one word": _changed(1, _other_word),
        "10 % substituted": _substituted(0.1),
        "20 % substituted": _substituted(0.2),
        "10 % deleted": _deleted(0.1),
        "10 % mistyped": _mistyped(0.1),
        "25 % mistyped": _mistyped(0.25),
        "half": _half,
        "10 words": _fragment(10),
        "6 words": _fragment(6),
        "ellipsis": _elided,
        "bracket": _bracketed,
        "10 % of all": _after(_substituted(0.05), _deleted(0.03), _mistyped(0.05)),
        "20 % of all": _after(_substituted(0.1), _deleted(0.05), _mistyped(0.08)),
        "superset": _longer,
    }
)
HARD: Mapping[str, Edit] = MappingProxyType(
    {
        "8 words, 2 wrong": _after(_fragment(8), _changed(2, _other_word)),
        "10 words, 3 mistyped": _after(_fragment(10), _changed(3, _typo)),
        "40 % mistyped": _mistyped(0.4),
        "30 % substituted": _substituted(0.3),
        "7 words, 1 wrong": _after(_fragment(7), _changed(1, _other_word)),
        "5 words": _fragment(5),
    }
)
EVERY: Mapping[str, Edit] = MappingProxyType({**STANDARD, **HARD})
MEMORIES: Mapping[str, Edit] = MappingProxyType(
    {"15 %": _misremembered(0.15), "30 %": _misremembered(0.3), "40 %": _misremembered(0.4)}
)
"""Shares of wrong words."""
