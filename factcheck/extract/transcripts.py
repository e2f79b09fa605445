"""Speakers that a transcript names inside the marks: *“HALE: Well, look.”*.

In: marked stretches and the registry. Out: the stretches with the label cut off, and the voices that the
labels give. A label is a name in capitals, or a known surname, before a colon at the head of a stretch.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.extract.registry import Entity, Registry
from factcheck.extract.speakers import Voice
from factcheck.model.name import NameKind
from factcheck.model.quote import SpeakerMethod
from factcheck.model.span import Span
from factcheck.text.marks import Marked

_LABEL = re.compile(r"([A-Z][\w.'’-]{1,20}(?:[ \xa0][A-Z][\w.'’-]{1,20}){0,2}):[ \xa0]+(?=\S)")


def read_labels(
    text: str, marked: list[Marked], registry: Registry
) -> tuple[list[Marked], dict[int, Voice]]:
    """Return ``marked`` without the labels at their heads, and the voices by number of the stretch."""
    surnames: dict[str, Entity] = {}
    for entity in registry.entities:
        if entity.kind is NameKind.PERSON:
            surnames.setdefault(entity.surname, entity)
    found: list[Marked] = []
    voices: dict[int, Voice] = {}
    for number, mark in enumerate(marked):
        match = _LABEL.match(text, mark.span.start, mark.span.end)
        label = match[1] if match else ""
        last = label.split()[-1].casefold().replace("’", "'") if label else ""
        bearer = surnames.get(last)
        if match is None or not (bearer is not None or label.isupper()) or match.end() >= mark.span.end:
            found.append(mark)
            continue
        found.append(replace(mark, span=Span(match.end(), mark.span.end)))
        mention = Span(match.start(1), match.end(1))
        name = bearer.full if bearer else label.title()
        voices[number] = Voice(name, bearer, mention, None, SpeakerMethod.CUE, "name")
    return found, voices
