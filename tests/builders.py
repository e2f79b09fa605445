"""Views built from short marked texts, so that tests of checks do not rest on extraction or linking.

A mark is ``[[text|kind|...]]``: ``[[Jim Kenny|person|Jim Kenny|full]]`` for a name (kind, entity, form;
the entity is the text and the form ``full`` unless given), ``[[We will not go|quote|Ana Ruiz|cue]]`` for a
quotation (speaker, method, role, each optional), ``[[ever|more]]`` for a further stretch of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from factcheck.extract.claims import find_claims
from factcheck.model.article import ArticleKey, ArticleKind, ArticleRef, Published
from factcheck.model.group import (
    ArticleView,
    QuoteGroup,
    QuoteMember,
    QuoteOccurrence,
    Relation,
    StoryView,
)
from factcheck.model.keys import stable_key
from factcheck.model.name import NameForm, NameKind, NameOccurrence
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.span import Span
from factcheck.text.sentences import paragraphs, sentences
from factcheck.text.words import WordKind, read_words

_MARK = re.compile(r"\[\[(?P<text>.+?)\|(?P<fields>[^\[\]]*)\]\]", re.DOTALL)


def published(day: str) -> Published:
    """Return the 24 hours of an ISO date."""
    earliest = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return Published(text=day, earliest=earliest, latest=earliest + timedelta(days=1))


def ref(
    id_: str,
    *,
    outlet: str | None = None,
    title: str | None = None,
    day: str | None = None,
    kind: ArticleKind = ArticleKind.ARTICLE,
) -> ArticleRef:
    """Return the reference of an article known by ``id_``."""
    return ArticleRef(
        key=ArticleKey(f"id:{id_}"),
        id=id_,
        source=f"{id_}.txt",
        outlet=outlet,
        title=title,
        published=published(day) if day else None,
        kind=kind,
    )


def article(marked: str, about: ArticleRef | None = None) -> ArticleView:
    """Return the view of a marked text, as the module's docstring says."""
    text, at = "", 0
    names: list[NameOccurrence] = []
    quotes: list[Stretch] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match["text"]))
        text += match["text"]
        at = match.end()
        kind, *fields = match["fields"].split("|")
        if kind in ("quote", "more"):
            quotes.append(_stretch(span, kind, fields, quotes))
        else:
            names.append(_name(span, match["text"], kind, fields))
    return ArticleView(
        ref=about or ref("a"), text=text + marked[at:], quotes=tuple(quotes), names=tuple(names)
    )


def _name(span: Span, text: str, kind: str, fields: Sequence[str]) -> NameOccurrence:
    entity = fields[0] if fields else text
    form = NameForm(fields[1]) if len(fields) > 1 else NameForm.FULL
    return NameOccurrence(span=span, kind=NameKind(kind), entity=entity, form=form)


def _stretch(span: Span, kind: str, fields: Sequence[str], before: Sequence[Stretch]) -> Stretch:
    if kind == "more":
        last = before[-1]
        return Stretch(
            span=span,
            kind=last.kind,
            role=last.role,
            quotation=last.quotation,
            speaker=last.speaker,
            method=last.method,
            confidence=last.confidence,
        )
    speaker = fields[0] if fields else ""
    method = SpeakerMethod(fields[1]) if speaker and len(fields) > 1 else SpeakerMethod.CUE
    return Stretch(
        span=span,
        kind=QuoteKind.DIRECT,
        role=QuoteRole(fields[2]) if len(fields) > 2 else QuoteRole.ATTRIBUTED,
        quotation=before[-1].quotation + 1 if before else 0,
        speaker=speaker or None,
        method=method if speaker else SpeakerMethod.NONE,
        confidence={"cue": 0.95, "same-paragraph": 0.92}.get(method, 0.7) if speaker else 0.0,
    )


def claimed(view: ArticleView) -> ArticleView:
    """Return the view with the claims of its text, read with its marked names and quotations."""
    claims = find_claims(
        view.text,
        sentences(view.text, paragraphs(view.text)),
        published=view.ref.published,
        names=view.names,
        quotes=view.quotes,
    )
    return replace(view, claims=claims)


def story(views: Sequence[ArticleView], origins: Sequence[int] | None = None) -> StoryView:
    """Return the views as one story, by date and key; ``origins`` stand as ``views``, else all differ."""
    numbered = list(zip(views, origins if origins is not None else range(len(views)), strict=True))
    numbered.sort(key=lambda pair: _dated(pair[0].ref))
    return StoryView(
        key=min(view.ref.key for view in views),
        articles=tuple(view for view, _ in numbered),
        origins=tuple(origin for _, origin in numbered),
    )


def _dated(about: ArticleRef) -> tuple[str, str]:
    return about.published.earliest.isoformat() if about.published else "~", about.key


def occurrences(view: ArticleView) -> list[QuoteOccurrence]:
    """Return the quotations of a view, stretches joined, in the order of the text."""
    found: list[QuoteOccurrence] = []
    for number in dict.fromkeys(stretch.quotation for stretch in view.quotes):
        held = [stretch for stretch in view.quotes if stretch.quotation == number]
        text = " ".join(stretch.span.of(view.text) for stretch in held)
        found.append(
            QuoteOccurrence(
                key=stable_key([view.ref.key, "quote", text, number]),
                article=view.ref,
                spans=tuple(stretch.span for stretch in held),
                text=text,
                kind=held[0].kind,
                role=held[0].role,
                speaker=held[0].speaker,
                speaker_key=stable_key([held[0].speaker]) if held[0].speaker else None,
                method=held[0].method,
                confidence=held[0].confidence,
            )
        )
    return found


def group(views: Sequence[ArticleView]) -> QuoteGroup:
    """Return all quotations of ``views`` as one group; the longest without a marked gap is canonical."""
    found = sorted(
        (occurrence for view in views for occurrence in occurrences(view)),
        key=lambda occurrence: (
            any(word.kind is not WordKind.PLAIN for word in read_words(occurrence.text)),
            -len(read_words(occurrence.text)),
            occurrence.article.key,
            occurrence.spans[0],
        ),
    )
    canonical = found[0]
    return QuoteGroup(
        key=min(occurrence.key for occurrence in found),
        text=canonical.text,
        speaker=canonical.speaker,
        speaker_given=canonical.speaker,
        speaker_key=canonical.speaker_key,
        members=tuple(_member(occurrence, canonical) for occurrence in found),
    )


def _member(occurrence: QuoteOccurrence, canonical: QuoteOccurrence) -> QuoteMember:
    words = [word.text for word in read_words(occurrence.text) if word.kind is WordKind.PLAIN]
    whole = [word.text for word in read_words(canonical.text) if word.kind is WordKind.PLAIN]
    relation, start, end = Relation.VARIANT, 0, len(whole)
    for at in range(len(whole) - len(words) + 1):
        if whole[at : at + len(words)] == words:
            relation, start, end = Relation.CONTAINED, at, at + len(words)
            break
    if relation is Relation.CONTAINED and len(words) == len(whole):
        relation = Relation.IDENTICAL if occurrence.text == canonical.text else Relation.TYPOGRAPHIC
    return QuoteMember(occurrence=occurrence, relation=relation, score=1.0, start=start, end=end)
