"""How often a speaker found in a given way is right.

Shares measured on 840 labelled news articles (PolNeAR's training part): right last name among the
stretches that method and form of mention gave a speaker.
"""

from __future__ import annotations

from factcheck.model.quote import SpeakerMethod

_SHARES = {
    (SpeakerMethod.CUE, "name"): 0.93,
    (SpeakerMethod.CUE, "noun"): 0.6,
    (SpeakerMethod.PRONOUN, "pronoun"): 0.8,
    (SpeakerMethod.SAME_PARAGRAPH, "none"): 0.88,
    (SpeakerMethod.CARRY, "none"): 0.75,
    (SpeakerMethod.INTRO, "name"): 0.75,
    (SpeakerMethod.HEADLINE, "none"): 0.9,
}


def confidence(method: SpeakerMethod, form: str) -> float:
    """Return the measured share right for ``method`` and ``form`` (name, noun, pronoun, none)."""
    found = _SHARES.get((method, form))
    if found is not None:
        return found
    return max((share for (way, _), share in _SHARES.items() if way is method), default=0.0)
