"""Quotes held against transcripts, releases and posts before all else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from desk_samples import bring
from sqlalchemy import Engine

from factcheck.model.article import ArticleKind
from factcheck.model.draft import Standing
from factcheck.model.finding import Discrepancy, Severity
from factcheck.readers.drafts import read_drafts
from factcheck.report.quotes import verdict_line
from factcheck.services.database import upgrade
from factcheck.services.drafts import CheckOptions, check_drafts
from factcheck.services.reporting import report
from factcheck.services.search import find
from factcheck.store.engine import database_url, open_engine, reading

Run = Callable[..., Result]

SAID = "We will not sell the three boats that this island has left, because nobody here can swim to work"
RECORD = f"MAYOR ANA RUIZ: Thank you. {SAID}. Good night.\n\nPAUL DORN, HARBOR MASTER: I second that."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    """Return a store with a transcript, and two reports that depart from it as one."""
    engine = open_engine(database_url(":memory:"))
    upgrade(engine)
    wrong = SAID.replace("can swim", "would swim")
    minutes = {"id": "minutes", "kind": "transcript", "outlet": "City Clerk", "published": "2021-03-02"}
    reports = [
        {"id": name, "outlet": name.title(), "text": f"The ferries stay. “{wrong},” Mayor Ana Ruiz said."}
        for name in ("courier", "gazette")
    ]
    bring(engine, tmp_path, [{**minutes, "text": RECORD}, *reports])
    yield engine
    engine.dispose()


def reported(engine: Engine) -> list[Discrepancy]:
    """Return what the report has."""
    with reading(engine) as session:
        return list(report(session))


def test_the_transcript_outweighs_two_reports(store: Engine) -> None:
    """It is named, it stands first, and what departs from it is an error."""
    (found,) = reported(store)
    assert (found.check, found.severity) == ("quote-altered", Severity.ERROR)
    assert found.message.startswith(
        "Words differ inside the quotation marks from the transcript (City Clerk): "
        "1 place has “here can swim”, 2 places have “here would swim”"
    )
    assert found.evidence[0].evidence.article.kind is ArticleKind.TRANSCRIPT


def test_a_filler_that_the_transcript_lacks_is_a_warning(store: Engine, tmp_path: Path) -> None:
    """Between reports it would be a note."""
    slight = SAID.replace("because nobody", "because, well, nobody")
    text = f"The ferries stay. “{slight},” Mayor Ana Ruiz said."
    bring(store, tmp_path, [{"id": "late", "text": text}])
    assert Severity.WARNING in [one.severity for one in reported(store)]


def test_find_says_what_the_transcript_has(store: Engine) -> None:
    """Words as they were said are verified against it, others are told to differ."""
    with reading(store) as session:
        right = verdict_line(find(session, SAID))
        wrong = verdict_line(find(session, SAID.replace("can swim", "would swim")))
    assert right.endswith("verified against the transcript (City Clerk, 2021-03-02).")
    assert wrong.endswith("the transcript (City Clerk, 2021-03-02) has other words.")


def test_a_draft_is_verified_against_the_transcript(store: Engine, tmp_path: Path) -> None:
    """A marked cut is no departure."""
    draft = tmp_path / "draft.md"
    cut = SAID.replace("that this island has left, ", "… ")
    draft.write_text(f"The ferries stay. “{cut},” Ana Ruiz said.\n", encoding="utf-8")
    with reading(store) as session:
        (checked,) = check_drafts(session, read_drafts([str(draft)]), CheckOptions()).drafts
    (quote,) = checked.quotes
    assert (Standing.VERIFIED, "minutes") == (quote.standing, quote.source and quote.source.id)


def test_two_places_of_a_transcript_stitched_together_are_told(store: Engine, tmp_path: Path) -> None:
    """More than twelve words between them; two reports so far apart are two statements."""
    between = "The engines are old and the crews know every bolt of them already."
    after = "Nobody on this island has ever asked us for a new ferry"
    record = {"id": "second", "kind": "transcript", "outlet": "City Clerk", "published": "2021-03-09"}
    text = f"MAYOR ANA RUIZ: The winter was long and dark for everybody here. {between} {after}."
    joined = f"The winter was long and dark for everybody here. {after}"
    bring(
        store,
        tmp_path,
        [{**record, "text": text}, {"id": "late", "text": f"“{joined},” Mayor Ana Ruiz said."}],
    )
    found = [one for one in reported(store) if "new ferry" in str(one.evidence)]
    assert [("quote-altered", Severity.ERROR)] == [(one.check, one.severity) for one in found]


def test_an_ellipsis_that_hides_a_negation_is_told(store: Engine, tmp_path: Path) -> None:
    """By the transcript, though two reports have the words as well."""
    cut = SAID.replace("will not sell", "will … sell")
    bring(store, tmp_path, [{"id": "late", "text": f"The ferries stay. “{cut},” Mayor Ana Ruiz said."}])
    (found,) = [one for one in reported(store) if one.check == "elision-changes-meaning"]
    assert found.message == "An ellipsis hides a negation that the transcript (City Clerk) has: “not”."


def test_the_kind_is_given_at_import(work: Path, run: Run) -> None:
    """For texts that say none; ``find`` prints the source with its kind."""
    (work / "minutes.txt").write_text(RECORD, encoding="utf-8")
    release = f"---\nkind: release\n---\n“{SAID},” said Ana Ruiz.\n"
    (work / "note.md").write_text(release, encoding="utf-8")
    assert 0 == run("import", "minutes.txt", "note.md", "--kind", "transcript", "--jobs", "1").exit_code
    row = json.loads(run("find", SAID, "--nl").stdout.splitlines()[0])
    assert {"article": "minutes", "kind": "transcript", "verified": True} == {
        name: row["primary"][name] for name in ("article", "kind", "verified")
    }
    kinds = {one["article"] for one in row["occurrences"]}
    assert {"minutes", "note"} == kinds


def test_a_text_stays_of_the_kind_that_it_was_given(work: Path, run: Run) -> None:
    """Imported again without --kind, also changed, it is what it was, until another kind is given."""

    def kind_after(*arguments: str, said: str) -> str:
        result = run("import", "minutes.txt", *arguments, "--jobs", "1")
        assert said in result.stdout
        return str(json.loads(run("show", "minutes", "--json").stdout)[0]["kind"])

    (work / "minutes.txt").write_text(RECORD, encoding="utf-8")
    assert "transcript" == kind_after("--kind", "transcript", said="1 new")
    assert "transcript" == kind_after(said="all unchanged")
    (work / "minutes.txt").write_text(RECORD + "\nThe council rose at nine.\n", encoding="utf-8")
    assert "transcript" == kind_after(said="1 changed")
    assert "article" == kind_after("--kind", "article", said="1 refreshed")
    assert "article" == kind_after(said="all unchanged")
