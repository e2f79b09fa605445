"""What decisions say of names and figures for texts to come.

Rows are only ever added, with their decision. A ruling is in force as long as its decision is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session, aliased

from factcheck.model.decision import NAMES, Ruling, RulingKind, SubjectKind
from factcheck.store.authority import name_words
from factcheck.store.bulk import insert_rows
from factcheck.store.engine import batched, table_of
from factcheck.store.schema import DecisionRow, RulingKeyRow, RulingRow

_RULING, _KEY, _DECISION = table_of(RulingRow), table_of(RulingKeyRow), table_of(DecisionRow)
_ARTICLE, _WORD = "article ", "word "


def add_rulings(session: Session, decision_id: int, rulings: Sequence[Ruling]) -> None:
    """Record what a decision says for texts to come, each with the words or articles that find it."""
    insert_rows(
        session,
        RulingRow,
        [
            {
                "decision_id": decision_id,
                "ordinal": ordinal,
                "kind": one.kind,
                "topic": one.topic,
                "one": one.one,
                "other": one.other,
            }
            for ordinal, one in enumerate(rulings)
        ],
    )
    insert_rows(
        session,
        RulingKeyRow,
        [
            {"key": key, "decision_id": decision_id}
            for key in sorted({key for one in rulings for key in _keys(one)})
        ],
    )


def _keys(ruling: Ruling) -> set[str]:
    words = ruling_words(ruling)
    return {_ARTICLE + key for key in ruling.articles} | {_WORD + word for word in words}


def ruling_words(ruling: Ruling) -> set[str]:
    """Return the folded words by which a ruling on names is looked up; none of one on figures."""
    return name_words(ruling.one) | name_words(ruling.other) if ruling.topic in NAMES else set()


def has_rulings(session: Session) -> bool:
    """Tell whether any decision was made that rules on texts to come."""
    return session.execute(select(exists().select_from(_KEY))).scalar_one()


def rulings_for(session: Session, *, words: Collection[str], articles: Collection[str]) -> list[Ruling]:
    """Return the rulings in force that share a folded word of a name, or an article; the latest first."""
    keys = {_WORD + word for word in words} | {_ARTICLE + key for key in articles}
    ids: set[int] = set()
    for some in batched(sorted(keys)):
        ids.update(session.execute(select(_KEY.c.decision_id).where(_KEY.c.key.in_(some))).scalars())
    return _read(session, ids)


def rulings_about(session: Session, topic: str) -> list[Ruling]:
    """Return all rulings on a topic that are in force, the latest first."""
    ids = session.execute(select(_RULING.c.decision_id).where(_RULING.c.topic == topic).distinct())
    return _read(session, set(ids.scalars()))


def name_rulings(session: Session) -> list[Ruling]:
    """Return all rulings on names that are in force, the latest first."""
    ids = session.execute(select(_RULING.c.decision_id).where(_RULING.c.topic.in_(NAMES)).distinct())
    return _read(session, set(ids.scalars()))


def rulings_in_force(session: Session, kind: SubjectKind, subject: str) -> list[Ruling]:
    """Return what the decision in force on a subject says for texts to come."""
    last = (
        select(_DECISION.c.id)
        .where(_DECISION.c.subject_kind == kind, _DECISION.c.subject_key == subject)
        .order_by(_DECISION.c.id.desc())
        .limit(1)
    )
    return _read(session, set(session.execute(last).scalars()))


def _read(session: Session, ids: Collection[int]) -> list[Ruling]:
    articles: dict[int, set[str]] = defaultdict(set)
    rows: list[Any] = []
    for some in batched(sorted(ids)):
        rows.extend(session.execute(_rows(_RULING.c.decision_id.in_(some))))
        for number, key in session.execute(
            select(_KEY.c.decision_id, _KEY.c.key).where(
                _KEY.c.decision_id.in_(some), _KEY.c.key.startswith(_ARTICLE)
            )
        ):
            articles[number].add(key.removeprefix(_ARTICLE))
    rows.sort(key=lambda row: (-row.decision_id, row.ordinal))
    return [
        Ruling(
            kind=RulingKind(row.kind),
            topic=row.topic,
            one=row.one,
            other=row.other,
            actor=row.actor,
            day=row.decided_at.date(),
            articles=frozenset(articles[row.decision_id]),
        )
        for row in rows
    ]


def _rows(condition: ColumnElement[bool]) -> Select[Any]:
    """Return the rulings that fulfil a condition and on whose subject nothing was said since."""
    later = aliased(DecisionRow)
    return (
        select(_RULING, _DECISION.c.actor, _DECISION.c.decided_at)
        .join(_DECISION, _DECISION.c.id == _RULING.c.decision_id)
        .where(
            condition,
            ~exists(
                select(later.id).where(
                    later.subject_kind == _DECISION.c.subject_kind,
                    later.subject_key == _DECISION.c.subject_key,
                    later.id > _DECISION.c.id,
                )
            ),
        )
    )
