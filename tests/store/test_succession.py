"""What follows on a discrepancy that closes: the one with most in common."""

from __future__ import annotations

from builders import ref
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from store_samples import bucket, empty
from stored import add_version

from factcheck.model.article import ArticleKey
from factcheck.model.finding import Evidence, Finding, Severity
from factcheck.model.span import Span
from factcheck.store.discrepancies import Found, record
from factcheck.store.engine import reading, writing
from factcheck.store.reported import Wanted, discrepancies_by_fingerprint, stored_discrepancies
from factcheck.store.runs import start_run

TEXT = "We will not sell the three boats that this island has left."


def evidence(article: str, value: str, marked: str, text: str = TEXT) -> Evidence:
    """Return a place that rests on a whole text."""
    start = text.index(marked)
    return Evidence(
        article=ref(article),
        span=Span(0, len(text)),
        text=text,
        value=value,
        marks=(Span(start, start + len(marked)),),
    )


def found(name: str, *places: Evidence, check: str = "quote-altered") -> Found:
    """Return a finding of the quote ``q`` whose fingerprint begins with its name."""
    finding = Finding(
        check=check,
        severity=Severity.ERROR,
        confidence=0.9,
        subject="boats",
        message=f"{name} differs.",
        identity=(name,),
        evidence=places,
    )
    return Found(fingerprint=name.ljust(32, "0"), subject_key="q", finding=finding)


def next_run(session: Session, *findings: Found) -> None:
    """Record what stands now."""
    record(session, start_run(session, "import"), {"q"}, findings)


def test_the_nearest_is_followed(engine: Engine) -> None:
    """A value in common counts most, then the same words of the same article; another check never."""
    with writing(engine) as session:
        run = start_run(session, "import")
        for article in ("one", "two"):
            add_version(session, empty(TEXT, key=ArticleKey(f"id:{article}"), id=article), run, bucket)
        next_run(
            session,
            found("a", evidence("one", "will not", "not"), evidence("two", "will", "sell")),
            found("b", evidence("one", "three", "three"), evidence("two", "four", "three")),
            found("c", evidence("one", "will not", "not"), check="speaker-differs"),
        )
        next_run(
            session,
            found("d", evidence("one", "we will not sell", "not sell")),
            found("e", evidence("two", "four", "island"), evidence("one", "nine", "boats")),
            found("f", evidence("two", "left", "left")),
        )
    with reading(engine) as session:
        followed = {
            one.fingerprint[0]: [key[0] for key in one.superseded]
            for one in stored_discrepancies(session, Wanted())
        }
        closed = {one.fingerprint[0] for one in discrepancies_by_fingerprint(session, "") if one.closed}
    assert followed == {"d": ["a"], "e": ["b"], "f": []}
    assert closed == {"a", "b", "c"}


def test_the_line_is_told_to_its_beginning(engine: Engine) -> None:
    """Each tells all that it replaced, the latest first; what comes back is the one it was."""
    places = [evidence("one", value, "not") for value in ("will not", "would not", "shall not")]
    with writing(engine) as session:
        add_version(
            session, empty(TEXT, key=ArticleKey("id:one"), id="one"), start_run(session, "import"), bucket
        )
        for name, number in (("a", 1), ("b", 2), ("c", 3)):
            next_run(session, found(name, *places[:number]))
        (standing,) = stored_discrepancies(session, Wanted())
        assert [key[0] for key in standing.superseded] == ["b", "a"]
        next_run(session, found("b", *places[:2]))
        next_run(session, found("c", *places))
        assert [one.fingerprint[0] for one in stored_discrepancies(session, Wanted())] == ["c"]
        next_run(session)
        assert stored_discrepancies(session, Wanted()) == []
        kept = discrepancies_by_fingerprint(session, "b")
        assert [(one.closed, [view.value for view in one.evidence]) for one in kept] == [
            (True, ["will not", "would not"])
        ]
        assert discrepancies_by_fingerprint(session, "%") == []
