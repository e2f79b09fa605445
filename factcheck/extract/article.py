"""The extraction of one article, from its text to its stretches, names and claims."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.extract.claims import find_claims
from factcheck.extract.furniture import furniture
from factcheck.extract.headline_words import headline_voices
from factcheck.extract.headlines import displayed, headlines
from factcheck.extract.indirect import Statements, Told
from factcheck.extract.layout import Layout
from factcheck.extract.names import build_registry
from factcheck.extract.registry import Registry
from factcheck.extract.speakers import Speakers
from factcheck.extract.stretches import in_order, quoted_stretches, told_stretches, without_marks
from factcheck.extract.transcripts import read_labels
from factcheck.extract.turns import outside_turns, read_turns
from factcheck.extract.units import Passage, read_passages
from factcheck.extract.voice import Voice
from factcheck.model.article import RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.name import NameOccurrence
from factcheck.model.quote import LEAST_SPEAKER, SpeakerMethod
from factcheck.model.span import Span
from factcheck.text.marks import Marked, read_marks
from factcheck.text.sentences import paragraphs as paragraphs_of
from factcheck.text.sentences import sentences as sentences_of

EXTRACTOR = "2026.11-14"
"""Version of the results: changes whenever an unchanged text may yield others."""


def _voices(
    text: str,
    paragraphs: list[Span],
    sentences: list[Span],
    registry: Registry,
    marked: list[Marked],
    labelled: dict[int, Voice],
    heads: frozenset[int],
    skip: frozenset[int],
) -> tuple[list[Voice], list[Told]]:
    """Return the voice of each mark, and what is told without marks."""
    speakers = Speakers(Layout(text, registry, sentences, marked))
    statements = Statements(text, registry, speakers)
    voices, told = [Voice()] * len(marked), list[Told]()
    passages = read_passages(text, paragraphs, sentences, marked, registry, heads=heads, skip=skip)
    for number, passage in enumerate(passages):
        if passage.places:
            _speak(speakers, number, paragraphs, marked, passage, voices)
            for place in passage.places:
                if place in labelled:
                    voices[place] = labelled[place]
                    speakers.hear(number, labelled[place])
        if passage.tells:
            told.extend(statements.read(number, passage))
    _name_from_the_end(marked, voices)
    return voices, told


def _name_from_the_end(marked: list[Marked], voices: list[Voice]) -> None:
    """Give paragraphs of one quotation that name nobody the speaker whom its last paragraph names."""
    for at in range(len(marked) - 1, 0, -1):
        later, earlier = voices[at], voices[at - 1]
        unsaid = earlier.speaker is None or earlier.method is SpeakerMethod.INTRO
        named = later.method is SpeakerMethod.CARRY or _has_own_words(later)
        if marked[at].continues and unsaid and named and later.speaker is not None:
            voices[at - 1] = Voice(later.speaker, later.entity, None, None, SpeakerMethod.CARRY)


def _speak(
    speakers: Speakers,
    number: int,
    paragraphs: list[Span],
    marked: list[Marked],
    passage: Passage,
    voices: list[Voice],
) -> None:
    """Write the voices of the marks of one paragraph into ``voices``."""
    for place, voice in speakers.read(number, paragraphs, passage).items():
        voices[place] = voice
    at = passage.places.start
    if marked[at].continues and at and voices[at - 1].speaker and not _has_own_words(voices[at]):
        earlier = voices[at - 1]
        voices[at] = Voice(earlier.speaker, earlier.entity, None, None, SpeakerMethod.CARRY)


def _has_own_words(voice: Voice) -> bool:
    """Tell whether reporting words that touch the marks name the speaker."""
    return voice.speaker is not None and voice.found is not None and voice.found.rule in ("right", "tight")


def extractor_version(least_speaker: float = LEAST_SPEAKER) -> str:
    """Return the version of the results with this least confidence in a speaker.

    >>> extractor_version(0.5).removeprefix(EXTRACTOR)
    ' least-speaker 0.5'
    """
    return EXTRACTOR if least_speaker == LEAST_SPEAKER else f"{EXTRACTOR} least-speaker {least_speaker:g}"


def extract_article(article: RawArticle, least_speaker: float = LEAST_SPEAKER) -> Extraction:
    """Return the stretches, names and claims of ``article``, each in the order of its text.

    A speaker whose confidence is below ``least_speaker`` counts as none.
    Offsets are code points into ``article.text``, half-open. Raises nothing, whatever the text. Meanwhile
    Python does not look for reference cycles: in an article of a megabyte that was a third of the time.
    """
    with _without_collection():
        return _extracted(article, least_speaker)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause the search for reference cycles, unless it is paused already."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _extracted(article: RawArticle, least_speaker: float) -> Extraction:
    text = article.text
    paragraphs = paragraphs_of(text)
    skip = furniture(text, paragraphs)
    marked = [mark for mark in read_marks(text, paragraphs) if mark.paragraph not in skip]
    heads = headlines(text, paragraphs, skip) | displayed(text, paragraphs, skip, marked)
    sentences = sentences_of(text, paragraphs)
    registry = build_registry(text, paragraphs, sentences, skip, heads)
    turns = read_turns(article, paragraphs, skip, marked, registry, least_speaker)
    marked = outside_turns(marked, turns)
    marked, labelled = read_labels(text, paragraphs, marked, registry)
    voices, told = _voices(text, paragraphs, sentences, registry, marked, labelled, heads, skip)
    voices = headline_voices(text, marked, voices, heads)
    quoted = in_order(quoted_stretches(text, marked, voices, paragraphs, heads, least_speaker), turns)
    reported = told_stretches(told, least_speaker)
    names = tuple(
        NameOccurrence(
            span=Span(mention.start, mention.end),
            kind=mention.entity.kind,
            entity=mention.entity.full,
            form=mention.form,
        )
        for mention in registry.mentions
    )
    registry.release()
    claims = find_claims(
        text,
        sentences,
        published=article.published,
        names=names,
        quotes=[*quoted, *reported],
        skip=[paragraphs[number] for number in sorted(skip)],
    )
    quotes = tuple(in_order(quoted, without_marks(reported, quoted)))
    version = extractor_version(least_speaker)
    return Extraction(article=article, quotes=quotes, claims=claims, names=names, extractor=version)
