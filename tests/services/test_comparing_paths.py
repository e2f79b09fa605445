"""Comparing says what an import and a report of the same articles would say, and keeps nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_samples import ARTICLES, write_lines
from sqlalchemy import Engine

from factcheck.errors import InputError
from factcheck.model.problem import Problem
from factcheck.services.comparing import compare_paths
from factcheck.services.extracting import extract_paths
from factcheck.services.ingest import import_paths
from factcheck.services.reporting import ReportFilters, report
from factcheck.store.engine import reading


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder that holds articles in three formats, one of them bad."""
    work = tmp_path / "work"
    (work / "news").mkdir(parents=True)
    monkeypatch.chdir(work)
    write_lines(work / "news" / "day.jsonl", ARTICLES[:6])
    for one in ARTICLES[6:]:
        (work / "news" / f"{one['id']}.txt").write_text(one["text"], encoding="utf-8")
    (work / "news" / "bad.txt").write_bytes(b"\x00\x01\x02")
    return work


def test_compare_is_import_and_report(folder: Path, new_store: Callable[[], Engine]) -> None:
    """The discrepancies and the problems are those of an import of chosen articles; no file is written."""
    before = sorted(folder.rglob("*"))
    compared = compare_paths(["news"])
    assert before == sorted(folder.rglob("*"))
    engine = new_store()
    imported = import_paths(engine, ["news"], gathered=True)
    with reading(engine) as session:
        assert report(session) == list(compared.discrepancies)
    assert len(compared.discrepancies) > 3
    assert (imported.articles, tuple(imported.problems)) == (compared.articles, compared.problems)
    assert [problem.code.value for problem in compared.problems] == ["not-text"]


def test_filters_hold_for_a_comparison(folder: Path) -> None:
    """Only the checks asked for are told."""
    only = ReportFilters(checks=frozenset({"doubled-word"}))
    assert {one.check for one in compare_paths(["news"], filters=only).discrepancies} == {"doubled-word"}


def test_standard_input_is_compared(folder: Path) -> None:
    """Articles may come through a pipe."""
    lines = "".join(json.dumps(one) + "\n" for one in ARTICLES).encode()
    piped = compare_paths(["-"], stdin=io.BytesIO(lines))
    assert piped.articles == len(ARTICLES)
    assert {one.check for one in piped.discrepancies} >= {"quote-altered", "speaker-differs"}


def test_a_missing_path_is_wrong_use(folder: Path) -> None:
    """A path that names nothing is refused."""
    with pytest.raises(InputError, match="'gone'"):
        compare_paths(["news", "gone"])


def test_workers_extract_the_same_in_the_same_order(folder: Path) -> None:
    """Two processes yield what one does, problems too, in the order of the folder."""
    alone: list[Problem] = []
    shared: list[Problem] = []
    found = list(extract_paths(["news"], problems=alone))
    assert found == list(extract_paths(["news"], problems=shared, jobs=2))
    assert alone == shared
    assert [problem.source for problem in alone] == ["news/bad.txt"]
    assert [one.article.id for one in found] == [
        *(one["id"] for one in ARTICLES[:6]),
        *sorted(one["id"] for one in ARTICLES[6:]),
    ]


def test_two_texts_side_by_side_are_sooner_one_story(
    tmp_path: Path, new_store: Callable[[], Engine]
) -> None:
    """Whoever compares two texts says that they belong together; an import waits for more in common."""
    first = "The heirs filed a $1 million lawsuit against the owners of the mill at Tarnbrook."
    other = "The owners of the mill at Tarnbrook face a $1 billion lawsuit, Odd Lind said."
    for at, text in enumerate((first, other)):
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
    compared = compare_paths([str(tmp_path)])
    assert ["figure-differs"] == [one.check for one in compared.discrepancies]
    engine = new_store()
    import_paths(engine, [str(tmp_path)])
    with reading(engine) as session:
        assert [] == report(session)
