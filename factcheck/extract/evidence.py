"""What the words around a quoted stretch say of its speaker, and how firm that is."""

from __future__ import annotations

from factcheck.extract.noun_phrases import Subject
from factcheck.extract.tokens import Token
from factcheck.extract.wordlists import cue_verbs
from factcheck.model.span import Span
from factcheck.model.value import value


@value(frozen=True, slots=True)
class Attribution:
    """What the unit says of one stretch: ``rule`` names the pattern; ``weak`` verbs may be another's."""

    subject: Subject | None
    cue: Span | None
    rule: str
    verb: str = ""
    weak: bool = False


def is_firm(found: Attribution) -> bool:
    """Tell whether a verb of speaking has a subject that may speak."""
    speaks = cue_verbs().get(found.verb) in ("say", "write", "name")
    return speaks and not found.weak and found.subject is not None and found.subject.kind != "noun"


def name_of(token: Token) -> Subject:
    """Return the name at ``token`` as a subject."""
    return Subject("name", Span(token.start, token.end), "", token.mention)
