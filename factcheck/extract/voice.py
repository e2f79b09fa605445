"""The speaker of one quoted stretch, as the words around it tell."""

from __future__ import annotations

from factcheck.extract.evidence import Attribution
from factcheck.extract.registry import Entity
from factcheck.model.quote import SpeakerMethod
from factcheck.model.span import Span
from factcheck.model.value import value


@value(frozen=True, slots=True)
class Voice:
    """The speaker of one stretch: ``form`` says how the text names it (name, noun, pronoun, none)."""

    speaker: str | None = None
    entity: Entity | None = None
    mention: Span | None = None
    cue: Span | None = None
    method: SpeakerMethod = SpeakerMethod.NONE
    form: str = "none"
    found: Attribution | None = None
