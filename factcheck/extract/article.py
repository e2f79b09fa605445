"""The extraction of one article, from its text to its stretches, names and claims."""

from __future__ import annotations

from factcheck.extract.claims import find_claims
from factcheck.extract.confidence import confidence
from factcheck.extract.furniture import furniture
from factcheck.extract.headline_words import headline_voices
from factcheck.extract.headlines import displayed, headlines, marks_doubly
from factcheck.extract.names import build_registry
from factcheck.extract.registry import Registry
from factcheck.extract.roles import role_of
from factcheck.extract.speakers import Speakers, Voice
from factcheck.extract.transcripts import read_labels
from factcheck.model.article import RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.name import NameOccurrence
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.span import Span
from factcheck.text.marks import Marked, read_marks
from factcheck.text.sentences import paragraphs as paragraphs_of
from factcheck.text.sentences import sentences as sentences_of

EXTRACTOR = "2026.11-5"
"""Version of the results: changes whenever an unchanged text may yield others."""


def _kind(text: str, mark: Marked, paragraph: Span) -> QuoteKind:
    """Tell a whole statement within marks from a part of one, which begins in lower case."""
    inside = mark.span.of(text)
    first = next((char for char in inside if char.isalnum()), "")
    return QuoteKind.DIRECT if first.isupper() or first.isdigit() or mark.continues else QuoteKind.MIXED


def _voices(
    text: str,
    paragraphs: list[Span],
    sentences: list[Span],
    registry: Registry,
    marked: list[Marked],
    heads: frozenset[int],
) -> list[Voice]:
    speakers = Speakers(text, registry, sentences, marked)
    voices = [Voice()] * len(marked)
    at = 0
    while at < len(marked):
        number = marked[at].paragraph
        end = at
        while end < len(marked) and marked[end].paragraph == number:
            end += 1
        quotes = [(place, marked[place]) for place in range(at, end)]
        if number not in heads:
            for place, voice in speakers.read(number, paragraphs, quotes).items():
                voices[place] = voice
        if marked[at].continues and at and voices[at - 1].speaker and not _has_own_words(voices[at]):
            earlier = voices[at - 1]
            voices[at] = Voice(earlier.speaker, earlier.entity, None, None, SpeakerMethod.CARRY)
        at = end
    return voices


def _has_own_words(voice: Voice) -> bool:
    """Tell whether reporting words that touch the marks name the speaker."""
    return voice.speaker is not None and voice.found is not None and voice.found.rule in ("right", "tight")


def _confidence(voice: Voice) -> float:
    if voice.speaker is None:
        return 0.0
    rule = voice.found.rule if voice.found else ""
    return confidence(voice.method, voice.form, rule, voice.entity is not None)


def _stretches(
    text: str, marked: list[Marked], voices: list[Voice], paragraphs: list[Span], heads: frozenset[int]
) -> list[Stretch]:
    found: list[Stretch] = []
    number = -1
    doubly = marks_doubly(marked)
    for at, (mark, voice) in enumerate(zip(marked, voices, strict=True)):
        goes_on = voice.method is SpeakerMethod.SAME_PARAGRAPH
        role = (
            QuoteRole.HEADLINE
            if mark.paragraph in heads
            else role_of(text, mark, voice.found, goes_on, aside=doubly and mark.single)
        )
        earlier = voices[at - 1] if at else Voice()
        tied = bool(found) and (
            mark.continues
            or (
                marked[at - 1].paragraph == mark.paragraph
                and voice.method is SpeakerMethod.SAME_PARAGRAPH
                and voice.speaker == earlier.speaker
                and role is found[-1].role is QuoteRole.ATTRIBUTED
            )
        )
        number += 0 if tied else 1
        spoken = role in (QuoteRole.ATTRIBUTED, QuoteRole.HEADLINE)
        found.append(
            Stretch(
                span=mark.span,
                kind=_kind(text, mark, paragraphs[mark.paragraph]),
                role=role,
                quotation=number,
                speaker=voice.speaker if spoken else None,
                mention=voice.mention if spoken else None,
                cue=voice.cue if spoken else None,
                method=voice.method if spoken else SpeakerMethod.NONE,
                confidence=_confidence(voice) if spoken else 0.0,
                unclosed=mark.unclosed,
            )
        )
    return found


def extract_article(article: RawArticle) -> Extraction:
    """Return the quoted stretches, names and claims of ``article``, each in the order of its text.

    Offsets are code points into ``article.text``, half-open. Raises nothing, whatever the text.
    """
    text = article.text
    paragraphs = paragraphs_of(text)
    skip = furniture(text, paragraphs)
    marked = [mark for mark in read_marks(text, paragraphs) if mark.paragraph not in skip]
    heads = headlines(text, paragraphs, skip) | displayed(text, paragraphs, skip, marked)
    sentences = sentences_of(text, paragraphs)
    registry = build_registry(text, paragraphs, sentences, skip, heads)
    marked, labelled = read_labels(text, paragraphs, marked, registry)
    voices = _voices(text, paragraphs, sentences, registry, marked, heads)
    for number, voice in labelled.items():
        voices[number] = voice
    voices = headline_voices(text, marked, voices, heads)
    quotes = tuple(_stretches(text, marked, voices, paragraphs, heads))
    names = tuple(
        NameOccurrence(
            span=Span(mention.start, mention.end),
            kind=mention.entity.kind,
            entity=mention.entity.full,
            form=mention.form,
        )
        for mention in registry.mentions
    )
    claims = find_claims(
        text,
        sentences,
        published=article.published,
        names=names,
        quotes=quotes,
        skip=[paragraphs[number] for number in sorted(skip)],
    )
    return Extraction(article=article, quotes=quotes, claims=claims, names=names, extractor=EXTRACTOR)
