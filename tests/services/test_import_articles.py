"""Import: what becomes of each input, on both databases."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from desk_samples import article, bring, row_counts, write_lines
from sqlalchemy import Engine, select, text

from factcheck.errors import InputError
from factcheck.extract import EXTRACTOR
from factcheck.model.problem import ProblemCode
from factcheck.model.run import RunStatus
from factcheck.services import ingest
from factcheck.services.database import verify
from factcheck.services.ingest import ImportSummary, import_paths
from factcheck.services.interrupts import interrupts_held
from factcheck.store.engine import open_engine, reading, writing
from factcheck.store.schema import ArticleVersionRow, ImportProblemRow, RunRow


def rows(engine: Engine, query: str) -> list[tuple[object, ...]]:
    """Return the rows of a query."""
    with reading(engine) as session:
        return [tuple(row) for row in session.execute(text(query))]


def sound(engine: Engine) -> bool:
    """Tell whether verifying finds nothing."""
    with reading(engine) as session:
        return verify(session, EXTRACTOR) == []


def test_an_article_that_the_database_refuses_costs_only_itself(engine: Engine, tmp_path: Path) -> None:
    """A rule of the database broken by one article takes back that one, lists it and keeps the reason."""
    rule = "CREATE UNIQUE INDEX one_of_its_kind ON quote_occurrence (text)"
    with writing(engine) as session:
        session.execute(text(rule))
    said = {"id": "one", "outlet": "Holm Post", "text": "“We stay,” Ana Ruiz said.\n"}
    again = {"id": "two", "outlet": "Lund Post", "text": "“We stay,” Ana Ruiz said again.\n"}
    other = {"id": "three", "outlet": "Vik Post", "text": "“We leave,” Paul Dorn said.\n"}
    summary = bring(engine, tmp_path, [said, again, other])
    assert (summary.new, [one.code for one in summary.problems]) == (2, [ProblemCode.DATABASE])
    problem = summary.problems[0]
    assert problem.source.endswith("day.jsonl#2")
    assert "could not be stored" in problem.message
    assert "SQL:" not in problem.message
    assert [(problem.source, "database", problem.message)] == rows(
        engine, "SELECT source, code, message FROM import_problem"
    )
    assert [("id:holm-post/one",), ("id:vik-post/three",)] == rows(
        engine, "SELECT key FROM article ORDER BY key"
    )
    assert [("Holm Post",), ("Vik Post",)] == rows(engine, "SELECT name FROM outlet ORDER BY name")
    assert sound(engine)


def test_a_refused_change_leaves_the_article_as_it_was(engine: Engine, tmp_path: Path) -> None:
    """If a new version cannot be stored, the old one stays current and linked."""
    bring(engine, tmp_path, [article("courier"), article("gazette")])
    before = row_counts(engine)
    with writing(engine) as session:
        session.execute(text("CREATE UNIQUE INDEX one_of_its_kind ON quote_occurrence (text)"))
    twice = "“We go,” Ana Ruiz said. “We go,” Paul Dorn said.\n"
    summary = bring(engine, tmp_path, [article("courier", text=twice)])
    assert (summary.articles, len(summary.problems)) == (0, 1)
    after = row_counts(engine)
    assert (before.pop("import_problem"), after.pop("import_problem")) == (0, 1)
    assert before == after
    assert sound(engine)


def test_one_key_twice_in_one_import(engine: Engine, tmp_path: Path) -> None:
    """Of two texts with one key the later one is current; both are kept as versions."""
    first, second = article("late"), article("late", text="Nothing was decided.\n")
    assert bring(engine, tmp_path, [first, second]) == ImportSummary(new=1, changed=1)
    assert bring(engine, tmp_path, [second, second]) == ImportSummary(unchanged=2)
    assert [(1, False), (2, True)] == rows(
        engine, "SELECT ordinal, is_current FROM article_version ORDER BY ordinal"
    )


def test_the_later_of_two_with_one_key_counts_whatever_is_stored(engine: Engine, tmp_path: Path) -> None:
    """A text that is stored already, after another one with its key, is not passed over as unchanged."""
    first, second = article("late"), article("late", text="Nothing was decided.\n")
    bring(engine, tmp_path, [second])
    assert bring(engine, tmp_path, [first, second]) == ImportSummary(changed=2)
    assert [("Nothing was decided.\n",)] == rows(
        engine, "SELECT text FROM article_version WHERE is_current"
    )


def test_two_texts_with_one_key_make_no_versions_again(engine: Engine, tmp_path: Path) -> None:
    """A source that has two texts under one key changes nothing when it is imported again, in any order."""
    first, second = article("late"), article("late", text="Nothing was decided.\n")
    bring(engine, tmp_path, [first, second])
    for _ in range(2):
        assert bring(engine, tmp_path, [first, second]) == ImportSummary(unchanged=2)
    assert bring(engine, tmp_path, [first, second, first]) == ImportSummary(changed=1, unchanged=2)
    assert bring(engine, tmp_path, [first, second, first]) == ImportSummary(unchanged=3)
    assert [(1, False), (2, False), (3, True)] == rows(
        engine, "SELECT ordinal, is_current FROM article_version ORDER BY ordinal"
    )


def test_a_text_that_is_changed_back_makes_a_version(engine: Engine, tmp_path: Path) -> None:
    """Alone in its source, a text that the article once had is its text again."""
    first, second = article("late"), article("late", text="Nothing was decided.\n")
    bring(engine, tmp_path, [first])
    bring(engine, tmp_path, [second])
    assert bring(engine, tmp_path, [first]) == ImportSummary(changed=1)
    assert [(first["text"],)] == rows(engine, "SELECT text FROM article_version WHERE is_current")
    assert bring(engine, tmp_path, [first | {"title": "Another"}]) == ImportSummary(refreshed=1)


def test_what_the_source_does_not_say_stays_unsaid(engine: Engine, tmp_path: Path) -> None:
    """An undated article stays undated, whatever weekday its text names; no outlet is made up."""
    bring(engine, tmp_path, [{"id": "note", "text": "On Tuesday “we will stay here,” Ana Ruiz said.\n"}])
    facts = "published_text, published_from, published_to, title, byline, language"
    assert [(None,) * 6] == rows(engine, f"SELECT {facts} FROM article_version")
    assert [(None,)] == rows(engine, "SELECT outlet_id FROM article")


def test_another_extractors_finds_are_replaced(engine: Engine, tmp_path: Path) -> None:
    """The same text is extracted again where another extractor read it, in the version that is there."""
    bring(engine, tmp_path, [article("courier"), article("gazette")])
    before = row_counts(engine)
    with writing(engine) as session:
        session.execute(text("UPDATE article_version SET extractor = 'rules/0'"))
    assert bring(engine, tmp_path, [article("courier"), article("gazette")]) == ImportSummary(refreshed=2)
    assert before == row_counts(engine)
    assert sound(engine)


def test_a_run_is_on_record(engine: Engine, tmp_path: Path) -> None:
    """Each import leaves a run with its counts and the inputs it could not take."""
    path = tmp_path / "day.jsonl"
    bring(engine, tmp_path, [article("late")])
    path.write_text(path.read_text() + '{"id": "half", "text": "The ferry\n{}\n')
    summary = import_paths(engine, [str(path)])
    with reading(engine) as session:
        runs = session.execute(select(RunRow).order_by(RunRow.id)).scalars().all()
        problems = session.execute(select(ImportProblemRow)).scalars().all()
    assert [(RunStatus.DONE, 1, 0), (RunStatus.DONE, 0, 2)] == [
        (run.status, run.counts["new"], run.counts["problems"]) for run in runs
    ]
    assert summary.problems == [
        replace(summary.problems[0], source=row.source, code=row.code, message=row.message)
        for row in problems
    ]


def test_a_path_that_names_nothing_is_wrong_use(engine: Engine, tmp_path: Path) -> None:
    """Nothing is read or written if one of the paths is not there."""
    path = write_lines(tmp_path / "day.jsonl", [article("late")])
    before = row_counts(engine)
    with pytest.raises(InputError, match="There is no file or folder"):
        import_paths(engine, [path, str(tmp_path / "gone.txt")])
    assert before == row_counts(engine)
    assert rows(engine, "SELECT count(*) FROM run") == [(0,)]


def test_batches_are_committed_one_by_one(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interrupt costs the batch at work; what was committed is counted and stays."""
    monkeypatch.setattr(ingest, "BATCH", 2)
    articles = [{"id": f"a{number}", "text": f"Rain fell on day {number}.\n"} for number in range(7)]
    told: list[int] = []

    def stop_at_third(count: int) -> None:
        told.append(count)
        if len(told) == 3:
            raise KeyboardInterrupt

    path = write_lines(tmp_path / "day.jsonl", articles)
    summary = import_paths(engine, [path], advance=stop_at_third)
    assert summary == ImportSummary(new=6, interrupted=True)
    assert [(6,)] == rows(engine, "SELECT count(*) FROM article")
    assert [("interrupted",)] == rows(engine, "SELECT status FROM run")
    assert import_paths(engine, [path]) == ImportSummary(new=1, unchanged=6)
    assert [(7,)] == rows(engine, "SELECT count(*) FROM article")


def test_an_interrupt_waits_for_the_end_of_a_commit() -> None:
    """A Ctrl-C within the block is raised when the block is done, and then as ever."""
    done = []

    def work() -> None:
        with interrupts_held():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("first")
            done.append("second")
        done.append("never")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["first", "second"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_two_imports_at_once_miss_nothing(engine: Engine, tmp_path: Path) -> None:
    """Two programs that import carriers of one statement at once link them all."""
    said = "The engines are old but the crews know every bolt of them"
    paths = []
    for name in ("here", "there"):
        articles = [
            {"id": f"{name}-{number}", "text": f"“{said},” Paul Dorn said on day {number}.\n"}
            for number in range(12)
        ]
        paths.append(write_lines(tmp_path / f"{name}.jsonl", articles))
    found: list[ImportSummary] = []
    failed: list[BaseException] = []

    def work(path: str) -> None:
        own = open_engine(engine.url)
        try:
            found.append(import_paths(own, [path]))
        except BaseException as error:
            failed.append(error)
        finally:
            own.dispose()

    threads = [threading.Thread(target=work, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert found == [ImportSummary(new=12), ImportSummary(new=12)]
    assert [(1,)] == rows(engine, "SELECT count(*) FROM quote")
    assert [(24,)] == rows(engine, "SELECT count(*) FROM quote_member")
    assert sound(engine)


IMPORT = """
import sys
from factcheck.services.ingest import import_paths
from factcheck.store.engine import database_url, open_engine

if __name__ == "__main__":
    engine = open_engine(database_url(sys.argv[1]))
    summary = import_paths(engine, sys.argv[2:], jobs=1)
    engine.dispose()
    print(summary.new, len(summary.problems))
"""


def test_two_programs_that_import_at_once_make_one_store(engine: Engine, tmp_path: Path) -> None:
    """Two processes take turns by batches: no error, no row twice, and every carrier is linked."""
    said = "The engines are old but the crews know every bolt of them"
    address = engine.url.render_as_string(hide_password=False)
    programs = []
    for name in ("here", "there"):
        articles = [
            {"id": f"{name}-{number}", "text": f"“{said},” Paul Dorn said on day {number}.\n"}
            for number in range(450)
        ]
        shared = [{"id": f"both-{number}", "text": f"“{said},” Dorn said.\n"} for number in range(5)]
        path = write_lines(tmp_path / f"{name}.jsonl", articles + shared)
        program = [sys.executable, "-c", IMPORT, address, path]
        programs.append(
            subprocess.Popen(program, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True)
        )
    told = [one.communicate()[0].split() for one in programs]
    assert [0, 0] == [one.returncode for one in programs]
    assert ["0", "0"] == [problems for _, problems in told]
    assert 905 == sum(int(new) for new, _ in told)
    assert [(905, 905)] == rows(engine, "SELECT count(*), count(DISTINCT key) FROM article")
    assert [(1, 905)] == rows(engine, "SELECT count(DISTINCT quote_id), count(*) FROM quote_member")
    assert sound(engine)


def test_a_version_knows_where_it_was_read(engine: Engine, tmp_path: Path) -> None:
    """The stored text is the source's, character for character, with its line in the file."""
    odd = "\ufeff“Café – déjà vu,”\tAna Ruiz said.\r\n\r\nThe e\u0301nd 🚢\n"
    path = write_lines(tmp_path / "day.jsonl", [article("late"), {"id": "odd", "text": odd}])
    import_paths(engine, [path])
    with reading(engine) as session:
        stored = session.execute(
            select(ArticleVersionRow.text).where(ArticleVersionRow.source == f"{path}#2")
        ).scalar_one()
    assert odd == stored
    assert sound(engine)


def test_a_packed_folder_is_imported_as_the_folder(engine: Engine, tmp_path: Path) -> None:
    """A folder after its archive, and the archive again, are all unchanged; a bad member is on record."""
    folder = tmp_path / "week"
    folder.mkdir()
    (folder / "a.txt").write_text("“We stay,” Ana Ruiz said.\n", "utf-8")
    (folder / "b.html").write_text("<p>“We leave on Sunday at noon,” Paul Dorn said.</p>", "utf-8")
    path = tmp_path / "week.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for one in folder.iterdir():
            archive.write(one, one.name)
        archive.writestr("c.txt", b"\0")
    first = import_paths(engine, [str(path)], jobs=2)
    assert (2, [f"{path}/c.txt"]) == (first.new, [one.source for one in first.problems])
    assert [(f"{path}/c.txt",)] == rows(engine, "SELECT source FROM import_problem")
    assert (0, 2) == (import_paths(engine, [str(folder)]).new, import_paths(engine, [str(path)]).unchanged)
