"""What ``factcheck find`` does with a question: quotes, claims, names, and many quotes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.cli.output import colored, output_stream, progress, screen_width, write_answer

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from factcheck.readers.questions import Question
    from factcheck.report.records import Record
    from factcheck.services.search import Filters


class Thing(StrEnum):
    """What is looked for."""

    QUOTES = "quotes"
    CLAIMS = "claims"
    NAMES = "names"


KINDS: Mapping[Thing, tuple[str, ...]] = MappingProxyType(
    {
        Thing.QUOTES: ("direct", "mixed", "indirect"),
        Thing.CLAIMS: ("figure", "date", "list", "identifier"),
        Thing.NAMES: ("person", "organisation", "place"),
    }
)
"""What ``--kind`` may be for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its filters; days are ISO."""

    thing: Thing
    words: str
    speaker: str | None
    outlet: str | None
    since: str | None
    until: str | None
    kind: str | None
    limit: int

    def filters(self) -> Filters:
        """Return what carriers of quotes must be."""
        from factcheck.model.quote import QuoteKind
        from factcheck.services.search import Filters

        return Filters(
            speaker=self.speaker,
            outlet=self.outlet,
            since=self.since,
            until=self.until,
            kind=QuoteKind(self.kind) if self.kind else None,
        )


def answer(session: Session, asked: Asked, form: str | None, output: str | None) -> bool:
    """Write what was found in the format asked for; tell whether anything was."""
    if asked.thing is Thing.CLAIMS:
        return _answer_claims(session, asked, form, output)
    if asked.thing is Thing.NAMES:
        return _answer_names(session, asked, form, output)
    return _answer_quotes(session, asked, form, output)


def _answer_quotes(session: Session, asked: Asked, form: str | None, output: str | None) -> bool:
    from factcheck.report.quotes import answer_text
    from factcheck.report.records import hit_record
    from factcheck.services.search import find

    found = find(session, asked.words, filters=asked.filters(), limit=asked.limit)
    color, width = colored(output), screen_width(output)
    write_answer(
        output,
        form,
        (hit_record(hit) for hit in found.hits),
        lambda: answer_text(found, speaker=asked.speaker, color=color, width=width),
    )
    return bool(found.hits)


def _answer_claims(session: Session, asked: Asked, form: str | None, output: str | None) -> bool:
    from factcheck.model.claim import ClaimKind
    from factcheck.report.hits import claims_text
    from factcheck.report.records import claim_hit_record
    from factcheck.services.claim_search import find_claims

    hits = find_claims(
        session,
        asked.words,
        speaker=asked.speaker,
        kind=ClaimKind(asked.kind) if asked.kind else None,
        outlet=asked.outlet,
        since=asked.since,
        until=asked.until,
        limit=asked.limit,
    )
    color, width = colored(output), screen_width(output)
    rows = (claim_hit_record(hit) for hit in hits)
    write_answer(output, form, rows, lambda: claims_text(hits, color=color, width=width))
    return bool(hits)


def _answer_names(session: Session, asked: Asked, form: str | None, output: str | None) -> bool:
    from factcheck.model.name import NameKind
    from factcheck.report.hits import names_text
    from factcheck.report.records import name_hit_record
    from factcheck.services.name_search import find_names

    hits = find_names(
        session,
        asked.words,
        kind=NameKind(asked.kind) if asked.kind else None,
        outlet=asked.outlet,
        since=asked.since,
        until=asked.until,
        limit=asked.limit,
    )
    color, width = colored(output), screen_width(output)
    rows = (name_hit_record(hit) for hit in hits)
    write_answer(output, form, rows, lambda: names_text(hits, color=color, width=width))
    return bool(hits)


def answer_batch(session: Session, asked: Asked, file: Path, form: str | None, output: str | None) -> bool:
    """Write one answer for each row of ``file`` as it is found; tell whether all were found.

    What a row says of speaker, outlet and days comes before the options.
    """
    from factcheck.readers.questions import read_questions
    from factcheck.report.hits import answers_text
    from factcheck.report.records import ANSWER_COLUMNS
    from factcheck.report.tables import Format, write_rows

    questions = list(read_questions(file))
    missed = 0

    def counted(rows: Iterator[Record]) -> Iterator[Record]:
        nonlocal missed
        for row in rows:
            missed += row["id"] is None
            yield row

    with output_stream(output) as stream, progress("Finding", "quotes") as advance:
        rows = counted(_answers(session, asked, questions, advance))
        if form is None:
            stream.write(answers_text(rows, color=colored(output), width=screen_width(output)))
        else:
            write_rows(rows, stream, Format(form), columns=ANSWER_COLUMNS)
    return not missed


def _answers(
    session: Session, asked: Asked, questions: list[Question], advance: Callable[[int], None]
) -> Iterator[Record]:
    from factcheck.report.quotes import verdict_line
    from factcheck.report.records import answer_record
    from factcheck.services.search import find

    for one in questions:
        mine = replace(
            asked,
            speaker=one.speaker or asked.speaker,
            outlet=one.outlet or asked.outlet,
            since=one.since or asked.since,
            until=one.until or asked.until,
        )
        found = find(session, one.words, filters=mine.filters(), limit=1)
        yield answer_record(one.line, one.words, found, verdict_line(found, mine.speaker))
        advance(1)
