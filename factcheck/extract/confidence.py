"""How often a speaker found in a given way is right.

Shares measured on 840 labelled news articles (the training part of PolNeAR): among the stretches that a
method, a form of mention and a pattern of words gave a speaker, those whose last name, or description, is
the labelled one.
"""

from __future__ import annotations

from factcheck.model.quote import SpeakerMethod

_TIGHT = frozenset(("right", "tight"))
_SHARES = {
    (SpeakerMethod.CUE, "name", True): 0.96,
    (SpeakerMethod.CUE, "name", False): 0.9,
    (SpeakerMethod.CUE, "noun", True): 0.68,
    (SpeakerMethod.CUE, "noun", False): 0.57,
    (SpeakerMethod.PRONOUN, "pronoun", True): 0.88,
    (SpeakerMethod.PRONOUN, "pronoun", False): 0.82,
}
_CLAUSE = 0.53
_OTHERS = {
    SpeakerMethod.SAME_PARAGRAPH: 0.95,
    SpeakerMethod.CARRY: 0.85,
    SpeakerMethod.INTRO: 0.61,
    SpeakerMethod.HEADLINE: 0.9,
}


def confidence(method: SpeakerMethod, form: str, rule: str) -> float:
    """Return the measured share right for a speaker.

    ``form`` is how the text names the speaker (name, noun, pronoun, none), ``rule`` the pattern that
    found the reporting words: ``right`` and ``tight`` touch the marks, ``clause`` has none.
    """
    if rule == "clause":
        return _CLAUSE
    return _SHARES.get((method, form, rule in _TIGHT)) or _OTHERS.get(method, 0.0)
