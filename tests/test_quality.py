"""The program is as good on articles/ as it was: floors hold, and look-alikes stay silent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from claim_scores import score_claims
from differences import Verdict
from labelled import Labelled, LabelledClaim, digest, read_labelled
from quality import (
    ARTICLES,
    below_floors,
    claims_of,
    compare,
    measure,
    measures,
    read_floors,
    update_floors,
)
from scoring import Score, same_full_name, same_last_name
from unlabelled import lines_of_groups, read_groups

from factcheck.extract import extract_article
from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.span import Span

FLOORS = {"desk": {"digest": "d1", "floors": {"spans exact F1": 0.9}}}


@pytest.fixture(scope="module")
def corpus() -> Labelled:
    """Read the sample corpus."""
    return read_labelled(ARTICLES)


@pytest.fixture(scope="module")
def score(corpus: Labelled) -> Score:
    """Extract and score the sample corpus once."""
    return measure(corpus)[0]


@pytest.fixture(scope="module")
def verdict(corpus: Labelled) -> Verdict:
    """Compare the sample articles with each other once."""
    return compare(ARTICLES, corpus)


def test_no_number_is_below_its_floor(corpus: Labelled, score: Score, verdict: Verdict) -> None:
    """bench/floors.json was measured on these very articles, and every number is at least as good."""
    expected: list[str] = []
    assert expected == below_floors(
        "articles", digest(ARTICLES), measures(score, verdict, claims_of(corpus)), read_floors()
    )


def test_look_alikes_stay_silent(verdict: Verdict) -> None:
    """No report sets two places against each other that a careful reader knows to agree."""
    assert [] == [(label.note, found.message) for label, found in verdict.broken]


def test_reports_are_labelled_discrepancies(verdict: Verdict) -> None:
    """Nothing is reported on the sample that no label names."""
    assert [] == [found.message for found in verdict.false]


def test_perfect_finds_score_one(tmp_path: Path) -> None:
    """Labels that say what the program finds, with a term beside, give full marks."""
    text = "“We will go,” said Ann Lee. It was a “so-called” plan.\n\n“You too,” she said."
    quotes = [
        {"start": 0, "end": 13, "speaker": "Ann Lee", "kind": "direct", "form": "name"},
        {"start": 56, "end": 65, "speaker": "Ann Lee", "kind": "direct", "form": "pronoun"},
    ]
    path = tmp_path / "ours.jsonl"
    path.write_text(json.dumps({"id": "one", "text": text, "quotes": quotes}) + "\n", encoding="utf-8")
    found = measures(measure(read_labelled(path))[0], None)
    expected = {
        "spans exact F1": 1.0,
        "spans overlap F1": 1.0,
        "speaker last name": 1.0,
        "speaker full name": 1.0,
        "right span and last name F1": 1.0,
    }
    assert expected == found


def test_wrong_and_missing_labels_are_counted(tmp_path: Path) -> None:
    """One of two labels has another speaker, one stretch has no label: counted by hand."""
    text = (
        "“We will go today,” said Ann Lee. “We will come back,” said Bo Ruiz. “Never again,” said Ann Lee."
    )
    quotes = [
        {"start": 0, "end": 19, "speaker": "Ann Lee"},
        {"start": 34, "end": 54, "speaker": "Cy Orr"},
    ]
    path = tmp_path / "ours.jsonl"
    path.write_text(json.dumps({"id": "one", "text": text, "quotes": quotes}) + "\n", encoding="utf-8")
    score = measure(read_labelled(path))[0]
    assert (2, 3, 2) == (score.labelled, score.found, score.exact)
    assert (1, 2) == (score.last.right, score.last.all)
    assert ["not labelled", "speaker"] == sorted(miss.kind for miss in score.misses)


def test_a_label_that_stands_elsewhere_is_refused(tmp_path: Path) -> None:
    """A folder's label whose text is not at its place is an error, not a miss."""
    (tmp_path / "one.txt").write_text("Nobody came.", encoding="utf-8")
    label = {"type": "not_quote", "article": "one", "start": 1, "end": 4, "text": "Nob", "why": "a term"}
    (tmp_path / "labels.jsonl").write_text(json.dumps(label) + "\n", encoding="utf-8")
    (tmp_path / ".factcheckignore").write_text("labels.jsonl\n", encoding="utf-8")
    with pytest.raises(ValueError, match="one: 'Nob'"):
        read_labelled(tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "last", "full"),
    [
        ("Bill de Blasio", "Mayor Bill de Blasio", True, True),
        ("Bill de Blasio", "de Blasio", True, False),
        ("José Ruiz Jr.", "Jose Ruiz", True, True),
        ("a spokesman for the city", "the spokesman", True, True),
        ("Ann Lee", "Ann Leigh", False, False),
    ],
)
def test_names_are_compared_without_titles(one: str, other: str, last: bool, full: bool) -> None:
    """Titles, suffixes, accents and articles make no difference; words of the name do."""
    assert (last, full) == (same_last_name(one, other), same_full_name(one, other))


@pytest.mark.parametrize(
    ("name", "corpus_digest", "value", "expected"),
    [
        ("desk", "d1", 0.9, []),
        ("desk", "d1", 0.8996, []),
        ("desk", "d1", 0.85, ["desk: spans exact F1 is 0.850, below its floor of 0.900."]),
        ("desk", "d2", 0.95, ["desk is not the corpus that the floors were measured on"]),
        ("other", "d1", 0.95, ["other has no floors"]),
    ],
)
def test_a_floor_holds_for_one_state_of_one_corpus(
    name: str, corpus_digest: str, value: float, expected: list[str]
) -> None:
    """A number under its floor, a changed corpus and an unknown one each say so."""
    found = below_floors(name, corpus_digest, {"spans exact F1": value}, FLOORS)
    assert expected == [said[: len(sentence)] for said, sentence in zip(found, expected, strict=True)]


def test_floors_rise_and_fall_only_when_told(tmp_path: Path) -> None:
    """An update takes better numbers, refuses worse ones, and obeys an allowed regression."""
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(FLOORS), encoding="utf-8")
    better, worse = {"spans exact F1": 0.95}, {"spans exact F1": 0.8}
    assert [] == update_floors("desk", "d1", better, lower=False, path=path)
    assert 1 == len(update_floors("desk", "d1", worse, lower=False, path=path))
    assert {"desk": {"digest": "d1", "floors": better}} == read_floors(path)
    assert [] == update_floors("desk", "d1", worse, lower=True, path=path)
    assert [] == update_floors("desk", "d2", better, lower=False, path=path)
    assert {"desk": {"digest": "d2", "floors": better}} == read_floors(path)


def test_a_digest_knows_names_and_bytes(tmp_path: Path) -> None:
    """Another name or another byte gives another digest; the order of making files gives none."""
    for folder, names in (("a", ("x", "y")), ("b", ("y", "x"))):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / name).write_text(name, encoding="utf-8")
    first = digest(tmp_path / "a")
    assert first == digest(tmp_path / "b")
    (tmp_path / "b" / "x").write_text("X", encoding="utf-8")
    assert first != digest(tmp_path / "b")


def test_claims_are_scored_as_far_as_their_labels_go() -> None:
    """A rounded sum, a weekday and a time of day count with their value; another figure does not."""
    text = "Marsh paid $1.8 million on Tuesday at about 9:40 p.m. for 12 boats."
    article = RawArticle(key=ArticleKey("id:a"), id="a", source="a", text=text, reader="labelled")
    found = {"a": extract_article(article).claims}

    def label(
        words: str, kind: str, value: str | None = None, low: float = 0, high: float = 0
    ) -> LabelledClaim:
        start = text.index(words)
        return LabelledClaim("a", Span(start, start + len(words)), words, kind, value, low, high)

    labels = [
        label("$1.8 million", "figure", low=1.75e6, high=1.85e6),
        label("Tuesday", "date", "Tuesday"),
        label("9:40 p.m.", "date", "21:43"),
        label("12 boats", "figure", low=21, high=21),
        label("Marsh", "figure", low=1, high=1),
    ]
    score = score_claims(labels, found)
    assert (4, 5) == (score.found.right, score.found.all)
    assert (3, 5) == (score.value.right, score.value.all)


def test_groups_without_labels_are_told(tmp_path: Path) -> None:
    """Each folder is compared by itself, and what is reported is counted a group."""
    for group, age in (("one", 31), ("two", 37)):
        (tmp_path / group).mkdir()
        for at, told in enumerate((31, age)):
            text = f"Ada Quill, {told}, was held in Tarnbrook, the police of Tarnbrook said of Quill."
            (tmp_path / group / f"{at}.txt").write_text(text, encoding="utf-8")
    groups = read_groups(tmp_path)
    assert [("one", 2, 0), ("two", 2, 1)] == [(one.name, one.articles, len(one.reported)) for one in groups]
    assert "2 groups, 4 articles, 1 reported: 0.50 a group, at most 1" in list(
        lines_of_groups("all", groups)
    )
