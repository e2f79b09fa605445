"""Why a quotation belongs to a quote, or to none: the way of an import, told step by step, nothing stored.

In: a pasted quotation, with or without who said it. Out: how it was folded, what it was compared with and
what each comparison came to, what was tried in grouping, and whose words they are. All of it is what the
functions of an import and of a check of a draft did; nothing is concluded here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from factcheck.link.fingerprints import reach_of
from factcheck.link.groups import Trial
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.group import QuoteGroup, QuoteOccurrence
from factcheck.model.ids import IdKind, public_id
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod
from factcheck.model.span import Span
from factcheck.model.why import Step, Why
from factcheck.services.checking import CARRIERS
from factcheck.services.drafts.names import known_bearers
from factcheck.services.drafts.quotes import LinkedQuote, link_quotes, quotations_of
from factcheck.services.judging import Common, Seen, judged
from factcheck.services.prepared import ReadWording, prepare_article, read_wording, ref_of, view_of
from factcheck.store import quotes, wordings

SHOWN = 8
"""Candidates that are told one by one, those with most in common first; the others are counted."""


def why_words(session: Session, words: str) -> Why:
    """Explain what becomes of a pasted text: of each quotation in it, or of all as one."""
    said, read = _quotations(session, words)
    explained = [_explained(session, one, read) for one in said]
    if len(explained) == 1:
        verdict, steps = explained[0]
        return Why(words, verdict, steps)
    return Why(
        words,
        f"The text has {len(explained)} quotations.",
        tuple(Step(f"quotation {at}", verdict, steps) for at, (verdict, steps) in enumerate(explained, 1)),
    )


def _quotations(session: Session, words: str) -> tuple[list[QuoteOccurrence], Mapping[str, ReadWording]]:
    """Return the quotations that extraction finds; without marks all words are one."""
    article = RawArticle(key=ArticleKey("why:"), id="why", source="-", text=words, reader="why")
    prepared = prepare_article(article)
    view = view_of(prepared.extraction, ref_of(article))
    found = quotations_of(prepared, view, known_bearers(session, view))
    if found:
        return found, prepared.wordings
    whole = QuoteOccurrence(
        key="why",
        article=view.ref,
        spans=(Span(0, max(1, len(words))),),
        text=words,
        kind=QuoteKind.DIRECT,
        role=QuoteRole.ATTRIBUTED,
        speaker=None,
        speaker_key=None,
        method=SpeakerMethod.NONE,
        confidence=0.0,
    )
    return [whole], {words: read_wording(words)}


def _explained(
    session: Session, one: QuoteOccurrence, read: Mapping[str, ReadWording]
) -> tuple[str, tuple[Step, ...]]:
    asked = read[one.text]
    folded = _folded(asked)
    if not asked.wording.words:
        return "There is no word to look up.", (folded,)
    seen, trials = Seen(), list[Trial]()
    fresh = {-1: (asked.wording, asked.fingerprints)}
    judged(session, fresh, stored=False, seen=seen)
    (linked,) = link_quotes(session, read, [one], per_wording=CARRIERS, trials=trials)
    tried = [trial for trial in trials if trial.wording == asked.wording.key]
    steps = (
        folded,
        _speaker("speaker here", one),
        _looked_up(session, asked, seen),
        _grouped(session, tried),
        _quote(session, linked),
    )
    return _verdict(session, linked, seen, tried), steps


def _folded(asked: ReadWording) -> Step:
    wording = asked.wording
    marks = f"; {len(wording.marks)} marked places that excuse what stands there" if wording.marks else ""
    equal = [
        f"{word} as {form}" for word, form in zip(wording.words, wording.forms, strict=True) if word != form
    ]
    forms = f"; compared: {', '.join(dict.fromkeys(equal))}" if equal else ""
    return Step("fold", f"“{wording.text}”: {wording.length} words{marks}{forms}.")


def _speaker(name: str, one: QuoteOccurrence) -> Step:
    if one.speaker is None:
        return Step(name, "None is named, so that the words alone must tell.")
    return Step(
        name, f"{one.speaker}, found by {one.method.value}, right in {one.confidence:.0%} of such cases."
    )


def _looked_up(session: Session, asked: ReadWording, seen: Seen) -> Step:
    common = seen.common.get(-1, {})
    ranked = sorted(common, key=lambda number: (-common[number], number))
    texts = wordings.wording_texts(session, ranked[:SHOWN])
    told = [
        Step("candidate", f"“{texts[number]}”: {_outcome(number, common, seen)}")
        for number in ranked[:SHOWN]
    ]
    if len(ranked) > SHOWN:
        told.append(Step("candidates", f"{len(ranked) - SHOWN} more, which have less in common."))
    found = (
        "No wording has"
        if not ranked
        else f"{len(ranked)} wordings have"
        if len(ranked) > 1
        else "One wording has"
    )
    return Step(
        "candidates",
        f"{found} one of the {len(asked.fingerprints)} stretches of three words in common.",
        tuple(told),
    )


def _outcome(number: int, common: Common, seen: Seen) -> str:
    shared = f"{common[number]} stretch{'es' if common[number] > 1 else ''} in common."
    pair = (min(-1, number), max(-1, number))
    if pair not in seen.judgements:
        return (
            f"{shared} Not judged: with so few in common the shorter wording may have "
            f"{reach_of(common[number])} words at most."
        )
    judgement = seen.judgements[pair]
    if judgement is None:
        return f"{shared} Not judged: fewer than half of the distinct words of the shorter are common."
    return f"{shared} {judgement.told}"


def _grouped(session: Session, tried: Sequence[Trial]) -> Step:
    if not tried:
        return Step("grouping", "No quote was there to join: nothing that was linked is canonical.")
    ids = wordings.wording_ids(session, {one.canonical for one in tried})
    texts = wordings.wording_texts(session, ids.values())
    shown = {key: texts[number] for key, number in ids.items()}
    return Step(
        "grouping",
        "It joins the best of the canonical wordings that it is linked to and that its context allows.",
        tuple(
            Step(
                "tried",
                f"“{shown.get(one.canonical, one.canonical)}”, {one.edge.relation.value}, "
                f"score {one.edge.score:.2f}: {_context(one)}.",
            )
            for one in tried
        ),
    )


def _context(one: Trial) -> str:
    if one.apart or one.context is None:
        return "a decision keeps them apart"
    return one.context.value if one.context.holds else f"refused, {one.context.value}"


def _quote(session: Session, linked: LinkedQuote) -> Step:
    group = linked.group
    carriers = [one.occurrence for one in group.members if one.occurrence is not linked.occurrence]
    if not carriers:
        return Step("quote", "Nobody else carries it.")
    return Step(
        "quote",
        f"{_id(session, group)} “{' '.join(group.text.split())}”, {group.speaker or 'speaker unknown'}.",
        tuple(_carried(carriers)),
    )


def _carried(carriers: Sequence[QuoteOccurrence]) -> Iterator[Step]:
    for one in carriers[:SHOWN]:
        by = f"{one.speaker} by {one.method.value}, {one.confidence:.2f}" if one.speaker else "no speaker"
        yield Step("carrier", f"{one.article.outlet or one.article.id} ({one.article.key}): {by}.")
    if len(carriers) > SHOWN:
        yield Step("carriers", f"{len(carriers) - SHOWN} more.")


def _id(session: Session, group: QuoteGroup) -> str:
    ids = wordings.wording_ids(
        session, {read_wording(one.occurrence.text).wording.key for one in group.members}
    )
    owners = set(quotes.quotes_of_wordings(session, set(ids.values())).values())
    return ", ".join(
        public_id(IdKind.QUOTE, key) for key in sorted(quotes.quote_keys(session, owners).values())
    )


def _verdict(session: Session, linked: LinkedQuote, seen: Seen, tried: Sequence[Trial]) -> str:
    member = next(one for one in linked.group.members if one.occurrence is linked.occurrence)
    if len(linked.group.members) > 1:
        return (
            f"It belongs to {_id(session, linked.group)}, as {member.relation.value} "
            f"with score {member.score:.2f}."
        )
    if not seen.common.get(-1):
        return "It is nobody's quote yet: no wording of the database is near."
    if any(one.apart for one in tried):
        return "It is nobody's quote yet: a decision keeps it apart from what is near."
    if tried:
        return "It is nobody's quote yet: what is near needs a context that is not there."
    return "It is nobody's quote yet: what is near was refused."
