"""Speakers whose names stand within the marks: *“HALE: Well, look.”*, and a name below the words it signs.

In: marked stretches and the registry. Out: the stretches with the label cut off or the signature left out,
and the voices that they give. A label is a name in capitals, or a known surname, before a colon at the head
of a stretch that begins its line. A signature is a line of its own between words that no mark closed and
their closing mark: names, titles and the words between, without a verb.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.extract.registry import Entity, Registry
from factcheck.extract.tokens import read_tokens
from factcheck.extract.voice import Voice
from factcheck.model.quote import SpeakerMethod
from factcheck.model.span import Span
from factcheck.text.marks import Marked

_LABEL = re.compile(r"([A-Z][\w.'’-]{1,20}(?:[ \xa0][A-Z][\w.'’-]{1,20}){0,2}):[ \xa0]+(?=\S)")
_SIGNATURE_MAX = 100


def read_labels(
    text: str, paragraphs: list[Span], marked: list[Marked], registry: Registry
) -> tuple[list[Marked], dict[int, Voice]]:
    """Return ``marked`` without labels and signatures, and the voices by number of the stretch."""
    surnames: dict[str, Entity] = {}
    for entity in registry.entities:
        if entity.is_person:
            surnames.setdefault(entity.surname, entity)
    found: list[Marked] = []
    voices: dict[int, Voice] = {}
    for mark in marked:
        line = paragraphs[mark.paragraph]
        signed = _signature(text, mark, line, registry)
        if signed is not None and found and found[-1].unclosed:
            for number in _chain(found):
                voices.setdefault(number, signed)
            continue
        begins = mark.outer.start == line.start
        match = _LABEL.match(text, mark.span.start, mark.span.end) if begins else None
        label = match[1] if match else ""
        last = label.split()[-1].casefold().replace("’", "'") if label else ""
        bearer = surnames.get(last)
        if match is None or not (bearer is not None or label.isupper()) or match.end() >= mark.span.end:
            found.append(mark)
            continue
        mention = Span(match.start(1), match.end(1))
        name = bearer.full if bearer else label.title()
        voices[len(found)] = Voice(name, bearer, mention, None, SpeakerMethod.CUE, "name")
        found.append(replace(mark, span=Span(match.end(), mark.span.end)))
    return found, voices


def _signature(text: str, mark: Marked, line: Span, registry: Registry) -> Voice | None:
    """Read a line that only names who was quoted in the lines above it, up to the closing mark."""
    size = line.end - line.start
    if not mark.continues or mark.span.start != line.start or size > _SIGNATURE_MAX:
        return None
    names = [n for n in registry.between(line.start, mark.span.end) if n.entity.is_person]
    words = read_tokens(text, mark.span, [], registry)
    if not names or any(word.kind in "VBXPTS;:?!" for word in words):
        return None
    span = Span(names[0].start, names[0].end)
    return Voice(names[0].entity.full, names[0].entity, span, None, SpeakerMethod.INTRO, "name")


def _chain(found: list[Marked]) -> list[int]:
    """Return the numbers of the stretches of the quotation that ends ``found``."""
    at = len(found) - 1
    while at and found[at].continues:
        at -= 1
    return list(range(at, len(found)))
