"""The word beside a place of a sentence, where that is plain to see.

Most patterns that look around a figure ask for one of a few words next to it. Cutting that word out tells
in a fraction of their time that they need not be asked.
"""

from __future__ import annotations

from collections.abc import Container

_STOPS = ",.;:"


def may_stand_before(sentence: str, at: int, words: Container[str]) -> bool:
    """Tell whether one of the lower-case ``words`` may end right before ``at``, with white space between.

    Only a word of ASCII letters between two blanks, or a stop, is told for certain to be none of them.

    >>> may_stand_before("at least 12", 9, {"least"}), may_stand_before("with some 12", 10, {"least"})
    (True, False)
    """
    if at == 0 or sentence[at - 1] != " ":
        return at > 0 and sentence[at - 1].isspace()
    if sentence[at - 2] in _STOPS:
        return False
    word = sentence[sentence.rfind(" ", 0, at - 1) + 1 : at - 1]
    return not (word.isalpha() and word.isascii()) or word.lower() in words


def may_stand_behind(sentence: str, at: int, words: Container[str]) -> bool:
    """Tell whether one of the lower-case ``words`` may begin behind ``at``, with white space between.

    Only a word of ASCII letters between two blanks is told for certain to be none of them.

    >>> may_stand_behind("12 or more", 2, {"or"}), may_stand_behind("12 people", 2, {"or"})
    (True, False)
    """
    if sentence[at : at + 1] != " ":
        return sentence[at : at + 1].isspace()
    stop = sentence.find(" ", at + 1)
    word = sentence[at + 1 : stop if stop > 0 else len(sentence)].rstrip(_STOPS)
    return not (word.isalpha() and word.isascii()) or word.lower() in words
