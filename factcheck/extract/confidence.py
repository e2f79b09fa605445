"""How often a speaker found in a given way is right.

Shares measured by ``bench/confidence.py`` on 840 labelled news articles (the training part of PolNeAR,
6,881 stretches): among the stretches that a method, a form of mention and a pattern of words gave a
speaker, those whose last name, or head noun, is the labelled one. By reading, for want of fitting labels:
an office (*the senator*), which the labels leave unnamed, 36 of 41; a paragraph that goes on; a label in a
transcript; statements without marks, 1,695 of the same articles, their descriptions 34 of 40. The labels
name the first capitals of a description (*a Hale aide*: Hale); by reading .95 of the descriptions next to
the marks are right, and .78 of the others.
"""

from __future__ import annotations

from functools import cache

from factcheck.model.quote import SpeakerMethod

SHARES = {
    "name right": 0.97,
    "name tight": 0.93,
    "name left": 0.93,
    "name later": 0.78,
    "name colon": 0.81,
    "name noun": 0.66,
    "name clause": 0.64,
    "name other": 0.69,
    "pronoun right": 0.9,
    "pronoun tight": 0.9,
    "pronoun other": 0.87,
    "noun right": 0.62,
    "noun other": 0.39,
    "office": 0.87,
    "name said": 0.93,
    "name closing": 0.97,
    "name according": 0.9,
    "pronoun said": 0.86,
    "pronoun closing": 0.89,
    "noun said": 0.85,
    "noun closing": 0.85,
    "noun according": 0.85,
    "same-paragraph named": 0.97,
    "same-paragraph described": 0.59,
    "carry": 0.86,
    "intro name": 0.75,
    "intro noun": 0.11,
    "intro pronoun": 0.89,
    "headline": 0.9,
    "none": 0.0,
}
"""Share right by row: the form of mention and how the reporting words stand to the marks (see
``attribution``) or to the statement without marks (``statements``), else the method."""


def row_of(method: SpeakerMethod, form: str, rule: str, named: bool) -> str:
    """Return the row of the table that a speaker belongs to; arguments as for :func:`confidence`."""
    if method is SpeakerMethod.SAME_PARAGRAPH:
        return f"{method.value} {'named' if named else 'described'}"
    if method is SpeakerMethod.INTRO:
        return f"{method.value} {form if form in ('name', 'pronoun') else 'noun'}"
    if method in (SpeakerMethod.CUE, SpeakerMethod.PRONOUN):
        if form == "noun" and named:
            return "office"
        row = f"{form} {rule}"
        return row if row in SHARES else f"{form} other"
    return method.value


@cache
def confidence(method: SpeakerMethod, form: str, rule: str, named: bool) -> float:
    """Return the measured share right for a speaker.

    ``form`` is how the text names the speaker (name, noun, pronoun, none), ``rule`` the pattern that
    found the reporting words; ``named`` tells that the speaker is a name of the article, not a description.

    >>> confidence(SpeakerMethod.CUE, "name", "right", True)
    0.97
    """
    return SHARES.get(row_of(method, form, rule, named), 0.0)
