"""Drafts against a store: what an import would find, at its place in the file, and nothing stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from desk_samples import ARTICLES, FERRY, bring, row_counts, write_lines
from sqlalchemy import Engine

from factcheck.model.draft import CheckedDraft, DraftFinding, PassedBy, Standing
from factcheck.model.finding import Discrepancy, Verdict
from factcheck.readers.drafts import read_drafts
from factcheck.services.database import upgrade
from factcheck.services.drafts import CheckOptions, check_drafts
from factcheck.services.reporting import report
from factcheck.services.review import decide
from factcheck.store.engine import database_url, open_engine, reading, writing

Told = tuple[str, tuple[tuple[str, int, int, str], ...]]
NewStore = Callable[[], Engine]

ALTERED = FERRY.replace("three boats", "four boats")


@pytest.fixture
def new_memory() -> Iterator[NewStore]:
    """Return what opens one more store in memory."""
    opened: list[Engine] = []

    def make() -> Engine:
        opened.append(open_engine(database_url(":memory:")))
        upgrade(opened[-1])
        return opened[-1]

    yield make
    for engine in opened:
        engine.dispose()


@pytest.fixture
def small(new_memory: NewStore, tmp_path: Path) -> Engine:
    """Return a store with one statement of Ana Ruiz, carried by two outlets on two days."""
    engine = new_memory()
    said = f"The ferries of Holm stay. “{FERRY},” Mayor Ana Ruiz said on Tuesday."
    first = {"id": "one", "outlet": "Courier", "published": "2021-03-02", "text": said}
    second = {
        "id": "two",
        "outlet": "Gazette",
        "published": "2021-03-03",
        "text": f"“{FERRY},” Ruiz wrote.",
    }
    bring(engine, tmp_path, [first, second])
    return engine


def check(engine: Engine, path: Path, options: CheckOptions | None = None) -> CheckedDraft:
    """Check one draft."""
    with reading(engine) as session:
        checked = check_drafts(session, read_drafts([str(path)]), options or CheckOptions())
    assert checked.problems == ()
    (draft,) = checked.drafts
    return draft


def draft_of(folder: Path, text: str, name: str = "draft.md") -> Path:
    """Write a draft."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(found: Discrepancy) -> Told:
    """Return what tells a discrepancy whatever its articles' keys are."""
    places = (one.evidence for one in found.evidence)
    return found.check, tuple(
        sorted((one.article.id, one.span.start, one.span.end, one.value) for one in places)
    )


def reported(findings: tuple[DraftFinding, ...]) -> set[Told]:
    """Return what findings tell, those in copied passages left out: a report has them not."""
    found = (one.discrepancy for one in findings)
    return {told(one) for one in found if one is not None and "else the same" not in one.message}


def as_recorded(found: Discrepancy, own: str) -> bool:
    """Tell whether an article has what a transcript has of a quotation, so that the others err."""
    values = {one.evidence.value for one in found.evidence if one.evidence.article.id == own}
    recorded = {
        one.evidence.value
        for one in found.evidence
        if one.evidence.article.id != own and one.evidence.article.kind.primary
    }
    return found.check == "quote-altered" and values <= recorded


@pytest.mark.parametrize("number", range(len(ARTICLES)))
def test_a_draft_is_told_what_its_import_would_find(
    new_memory: NewStore, tmp_path: Path, number: int
) -> None:
    """For each sample article as a draft against the others: the findings of a report of all of them.

    What a transcript bears out is no finding in a draft.
    """
    own = ARTICLES[number]
    engine = new_memory()
    bring(engine, tmp_path, [one for one in ARTICLES if one is not own])
    path = tmp_path / "own" / "draft.jsonl"
    path.parent.mkdir()
    write_lines(path, [own])
    found = reported(check(engine, path).findings)
    bring(engine, tmp_path, [own])
    with reading(engine) as session:
        everything = report(session)
    expected = {
        told(one)
        for one in everything
        if any(place.evidence.article.id == own["id"] for place in one.evidence)
        and not as_recorded(one, own["id"])
    }
    assert expected == found


def test_nothing_is_stored(library: Engine, tmp_path: Path) -> None:
    """After a check every table has the rows that it had."""
    before = row_counts(library)
    check(library, draft_of(tmp_path, f"“{ALTERED},” Mayor Ana Ruiz said.\n"))
    assert before == row_counts(library)


def test_an_altered_word_is_told_at_its_line_and_column(small: Engine, tmp_path: Path) -> None:
    """The place is that of the differing word in the file, with the front matter counted."""
    path = draft_of(tmp_path, f"---\ntitle: Ferries\n---\nIn March.\n\n“{ALTERED},” Mayor Ana Ruiz said.\n")
    (found,) = [one for one in check(small, path).findings if one.check == "quote-altered"]
    assert (6, 23, 6, 27) == (
        found.place.line,
        found.place.column,
        found.place.end_line,
        found.place.end_column,
    )
    assert found.message.endswith(
        "Here: “the four boats”. Elsewhere: “the three boats” (Courier, 2021-03-02; Gazette, 2021-03-03)."
    )


def test_what_was_verified_is_counted(library: Engine, tmp_path: Path) -> None:
    """A quote that others carry word for word is verified, another is said to be a first use."""
    new = "Nothing of this sort was ever said here before by anyone at all"
    path = draft_of(tmp_path, f"“{FERRY},” Mayor Ana Ruiz said. “{new},” said Paul Dorn. “No,” he said.\n")
    draft = check(library, path)
    assert [Standing.VERIFIED, Standing.FIRST_USE, Standing.TOO_SHORT] == [
        one.standing for one in draft.quotes
    ]
    verified, first, _ = draft.quotes
    assert verified.quote is not None
    assert verified.carriers >= verified.origins > 1
    assert (first.quote, first.carriers) == (None, 0)
    assert draft.counted["names"].held == 2
    assert draft.counted["names"].verified == 2


def test_as_of_hides_what_came_later(small: Engine, tmp_path: Path) -> None:
    """Before the first article was published nothing is known; on its day that one is."""
    path = draft_of(tmp_path, f"“{ALTERED},” Mayor Ana Ruiz said.\n")
    before = check(small, path, CheckOptions(as_of=date(2021, 3, 1)))
    assert ((), [Standing.FIRST_USE]) == (before.findings, [one.standing for one in before.quotes])
    then = check(small, path, CheckOptions(as_of=date(2021, 3, 2)))
    assert [1] == [one.carriers for one in then.quotes]
    assert ["quote-altered"] == [one.check for one in then.findings]


def test_checks_are_chosen(small: Engine, tmp_path: Path) -> None:
    """Only what is selected counts, and not what is ignored."""
    path = draft_of(tmp_path, f"“{ALTERED},” Mayor Ana Ruiz said the the.\n")
    names = {"quote-altered", "doubled-word"}
    assert names == {one.check for one in check(small, path).findings}
    selected = check(small, path, CheckOptions(select=frozenset({"doubled-word"})))
    assert ["doubled-word"] == [one.check for one in selected.findings]
    ignored = check(small, path, CheckOptions(ignore=frozenset({"doubled-word"})))
    assert ["quote-altered"] == [one.check for one in ignored.findings]


def test_a_comment_passes_over_a_finding_of_its_line(small: Engine, tmp_path: Path) -> None:
    """With a check and a reason it does; without, or for another check, it does not, and is told itself."""
    said = f"“{ALTERED},” Mayor Ana Ruiz said."
    comment = "<!-- factcheck: ignore quote-altered she said four to us -->"
    (found,) = check(small, draft_of(tmp_path, f"{comment}\n\n{said}\n")).findings
    assert found.passed is not None
    assert (PassedBy.COMMENT, "she said four to us") == (found.passed.by, found.passed.reason)
    (found,) = check(small, draft_of(tmp_path, f"{said} {comment}\n")).findings
    assert found.passed is not None
    bad = check(small, draft_of(tmp_path, f"<!-- factcheck: ignore quote-altered -->\n{said}\n"))
    assert [("ignore-comment", 1), ("quote-altered", 2)] == [
        (one.check, one.place.line) for one in bad.reported
    ]
    other = check(small, draft_of(tmp_path, f"{said} <!-- factcheck: ignore typo a b -->\n"))
    assert {"ignore-comment", "quote-altered"} == {one.check for one in other.reported}


def test_the_baseline_knows_a_finding_wherever_it_moves(small: Engine, tmp_path: Path) -> None:
    """A paragraph above changes no fingerprint; another word does."""
    said = f"“{ALTERED},” Mayor Ana Ruiz said.\n"
    (first,) = check(small, draft_of(tmp_path, said)).findings
    options = CheckOptions(baseline=frozenset({first.fingerprint}))
    moved = check(small, draft_of(tmp_path, f"A new beginning.\n\n{said}"), options)
    assert [PassedBy.BASELINE] == [one.passed.by for one in moved.findings if one.passed]
    assert moved.reported == ()
    changed = draft_of(tmp_path, said.replace("four", "five"))
    assert 1 == len(check(small, changed, options).reported)


def test_only_changed_sentences_count_since_an_earlier_state(small: Engine, tmp_path: Path) -> None:
    """What stood there was told before, also where it was moved; the changed sentences are listed."""
    said, rain = f"“{ALTERED},” Mayor Ana Ruiz said.", "Rain fell on the harbor all day long."
    new = "It fell on the the island and on the pier, too."
    draft = check(small, draft_of(tmp_path, f"{rain} {new} {said}"), CheckOptions(before=f"{said} {rain}"))
    assert {"doubled-word": None, "quote-altered": PassedBy.UNCHANGED} == {
        one.check: one.passed and one.passed.by for one in draft.findings
    }
    assert draft.changed is not None
    assert [(new, 1, 39)] == [(one.text, one.place.line, one.place.column) for one in draft.changed]
    anew = check(small, draft_of(tmp_path, f"{said} {rain}"), CheckOptions(before=""))
    assert ["quote-altered"] == [one.check for one in anew.reported]


def test_what_the_desk_has_dismissed_is_passed_over(new_memory: NewStore, tmp_path: Path) -> None:
    """A decision on the stored discrepancy holds for a draft that rests on the same values."""
    engine = new_memory()
    bring(engine, tmp_path, ARTICLES)
    sold = FERRY.replace("will not sell", "will sell")
    path = draft_of(tmp_path, "“" + sold + ",” Mayor Ana Ruiz said.\n")
    found = check(engine, path).reported
    assert found
    with writing(engine) as session:
        for one in found:
            decide(session, f"d{one.fingerprint}", Verdict.DISMISSED, actor="kim", reason="accepted-style")
    again = check(engine, path)
    assert again.reported == ()
    assert {PassedBy.DECISION} == {one.passed.by for one in again.findings if one.passed}


def test_a_stored_version_of_the_draft_bears_nothing_out(new_memory: NewStore, tmp_path: Path) -> None:
    """A draft that is in the store already is no carrier of its own quotes."""
    engine = new_memory()
    own = {"id": "own", "text": f"“{FERRY},” Mayor Ana Ruiz said.\n"}
    bring(engine, tmp_path, [own])
    path = tmp_path / "draft.jsonl"
    write_lines(path, [own])
    (quote,) = check(engine, path).quotes
    assert (Standing.FIRST_USE, 0) == (quote.standing, quote.carriers)


def test_drafts_are_not_compared_with_each_other(new_memory: NewStore, tmp_path: Path) -> None:
    """Two drafts that differ are both right as long as the store says nothing."""
    engine = new_memory()
    one = draft_of(tmp_path, f"“{FERRY},” Mayor Ana Ruiz said.\n", "one.md")
    two = draft_of(tmp_path, f"“{ALTERED},” Mayor Ana Ruiz said.\n", "two.md")
    with reading(engine) as session:
        checked = check_drafts(session, read_drafts([str(one), str(two)]), CheckOptions())
    assert ((), 2) == (checked.reported, len(checked.drafts))


def test_a_draft_belongs_to_the_story_that_it_quotes(new_memory: NewStore, tmp_path: Path) -> None:
    """Two quotations tie a draft whose names are misspelt, so that the spelling is told."""
    engine = new_memory()
    said = (
        "“The harbour wall was never meant to hold a ship of that size,” Mayor Renate Abendroth said. "
        "“Nobody asked the people who built it, and they are still alive,” she said."
    )
    other = {"id": "other", "outlet": "Courier", "published": "2021-03-02", "text": said}
    bring(engine, tmp_path, [other])
    draft = draft_of(tmp_path, said.replace("Abendroth", "Abendrot").replace("Mayor", "The mayor"))
    found = [(one.check, one.place.line) for one in check(engine, draft).findings]
    assert [("name-spelling-differs", 1)] == found
