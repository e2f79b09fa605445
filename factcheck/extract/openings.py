"""Whom a sentence of the paper's own is about, which leads to what is said next.

In: the tokens of the sentence. Out: its subject, or whom its question is about.
"""

from __future__ import annotations

from factcheck.extract.clauses import main
from factcheck.extract.noun_phrases import Subject, is_person, subject_of
from factcheck.extract.tokens import Token

SEXES = {"he": "m", "she": "f", "his": "m", "her": "f"}


def asked(tokens: list[Token]) -> Subject | None:
    """Return whom a question is about, whose answer follows it: *Why was he out? “It is cool here.”*."""
    for at, token in enumerate(tokens):
        if is_person(token) or (token.kind == "P" and token.low in SEXES):
            return subject_of(tokens, at, at)
    return None


def opening(tokens: list[Token]) -> Subject | None:
    """Return the subject of a sentence of the paper's own: what stands before its first verb."""
    name = next((at for at, token in enumerate(tokens) if token.kind == "N"), len(tokens) - 1)
    leads = tokens and is_person(tokens[name]) and all(t.kind == "W" or t.cased for t in tokens[:name])
    if leads and tokens[min(name + 1, len(tokens) - 1)].kind not in "GOWN":
        return subject_of(tokens, name, name)
    verb = next((at for at, token in enumerate(tokens) if token.kind in "BXV"), len(tokens))
    last = main(tokens, len(tokens))
    if last is None or verb == len(tokens) or last.span.start < tokens[verb].start:
        return last
    return main(tokens, verb)
