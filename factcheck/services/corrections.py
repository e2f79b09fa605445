"""Corrections: once somebody has said which value is right, who carries another, until each is mended.

In: a discrepancy with a decision that names the right value. Out: every article, version and headline that
carries another, and which version mended it. What carried it when the decision was made is kept with the
decision; what carries it now is looked for anew each time, so that an article that repeats it later is
found as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.article import ArticleRef
from factcheck.model.correction import Carrier, Correction, ToCorrect
from factcheck.model.finding import Discrepancy
from factcheck.report.correction_note import correction_note
from factcheck.report.passages import place_address
from factcheck.report.values import value_words
from factcheck.services.carrying import BY_WORDS, Carrying, articles_to_read, carriers
from factcheck.services.reporting import discrepancies_of, discrepancy
from factcheck.store.corrections import (
    RightValue,
    StoredPlace,
    VersionText,
    add_places,
    places_of,
    right_values,
    texts_of_versions,
)
from factcheck.store.reported import discrepancies_among
from factcheck.store.views import article_refs


def keep_places(session: Session, decision_id: int, fingerprint: str, right: str) -> None:
    """Record with a decision what carries another value than the right one now."""
    (stored,) = discrepancies_among(session, [fingerprint])
    texts = texts_of_versions(session, articles_to_read(session, stored, right, ()))
    found = carriers(session, stored, right, (), list(chain.from_iterable(texts.values())))
    add_places(session, decision_id, [place for held in found for place in held.places])


def correction(session: Session, fingerprint: str) -> Correction:
    """Return what is to be corrected because of a discrepancy.

    Raises :class:`UnknownIdError` if nobody has said which of its values is right.
    """
    found = discrepancy(session, fingerprint)
    values = right_values(session, [found.fingerprint])
    if not values:
        raise UnknownIdError(f"Nobody has said which of the values of {found.id} is right.")
    return _corrections(session, values)[0]


def corrections(
    session: Session, *, mended: bool = False, limit: int | None = None, offset: int = 0
) -> list[Correction]:
    """Return the corrections that are open, the latest decision first; with ``mended`` all of them.

    ``limit`` and ``offset`` count decisions, whether mended or not.
    """
    said = right_values(session)[offset:]
    found = _corrections(session, said if limit is None else said[:limit])
    return [one for one in found if mended or one.is_open]


def _corrections(session: Session, values: Sequence[RightValue]) -> list[Correction]:
    keys = [one.fingerprint for one in values]
    stored = {one.fingerprint: one for one in discrepancies_among(session, keys)}
    told = {one.fingerprint: one for one in discrepancies_of(session, keys)}
    kept = places_of(session, [one.id for one in values])
    near = {
        one.id: articles_to_read(session, stored[one.fingerprint], one.right, kept.get(one.id, ()))
        for one in values
    }
    texts = texts_of_versions(session, set[int]().union(*near.values()))
    found = []
    for one in values:
        versions = [version for article in sorted(near[one.id]) for version in texts[article]]
        held = carriers(session, stored[one.fingerprint], one.right, kept.get(one.id, ()), versions)
        refs = article_refs(session, {carrying.version.version_id for carrying in held})
        found.append(_correction(one, told[one.fingerprint], held, refs))
    return found


def _correction(
    said: RightValue, told: Discrepancy, held: Sequence[Carrying], refs: dict[int, ArticleRef]
) -> Correction:
    by_article: dict[int, list[Carrying]] = defaultdict(list)
    for one in held:
        by_article[one.version.article_id].append(one)
    articles = [_to_correct(told, said.right, own, refs) for own in by_article.values()]
    return Correction(
        discrepancy=told,
        right=value_words(told, said.right),
        actor=said.actor,
        decided_at=said.decided_at,
        articles=tuple(sorted(articles, key=lambda one: (one.mended_by is not None, one.article.order))),
    )


def _to_correct(
    told: Discrepancy, right: str, held: Sequence[Carrying], refs: dict[int, ArticleRef]
) -> ToCorrect:
    """Return an article's part: mended by the version after the last that carries another value."""
    last = held[-1]
    wrong = last.places[0]
    return ToCorrect(
        article=refs[last.version.version_id],
        places=tuple(
            _carrier(one.version, place, refs[one.version.version_id])
            for one in held
            for place in one.places
        ),
        note=correction_note(
            told,
            value_words(told, right),
            value_words(told, wrong.value) if told.check in BY_WORDS else wrong.text,
            headline=all(place.span is None for place in last.places),
        ),
        mended_by=last.next_version.ordinal if last.next_version else None,
        mended_at=last.next_version.seen_at if last.next_version else None,
    )


def _carrier(version: VersionText, place: StoredPlace, ref: ArticleRef) -> Carrier:
    link = place_address(ref, version.text, place.span) if place.span else ref.url or ref.source
    return Carrier(
        version=version.ordinal,
        is_current=version.is_current,
        span=place.span,
        text=place.text,
        value=place.value,
        link=link if version.is_current else None,
    )
