"""The labels of the sample corpus agree with its articles and with themselves."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.article import ArticleKind, RawArticle
from factcheck.model.claim import ClaimKind
from factcheck.model.quote import QuoteKind, QuoteRole
from factcheck.readers import Source, read, sources

ARTICLES = Path(__file__).parents[1] / "articles"
Label = dict[str, Any]
UNMARKED = (ArticleKind.TRANSCRIPT, ArticleKind.POST)

PLACE = {"article", "text"}
KEYS: dict[str, tuple[set[str], set[str]]] = {
    "story": ({"story", "title", "articles"}, set()),
    "quote": (PLACE | {"speaker", "kind", "role", "form", "quotation"}, {"unclosed"}),
    "not_quote": (PLACE | {"why"}, set()),
    "claim": (
        PLACE | {"kind"},
        {"low", "high", "unit", "modifier", "value", "entity", "measure", "scope"},
    ),
    "name": (PLACE | {"entity"}, set()),
    "discrepancy": ({"story", "check", "values", "note"}, {"primary"}),
    "look-alike": ({"story", "values", "why"}, set()),
}
CHECKS = {
    "quote-altered",
    "speaker-differs",
    "name-spelling-differs",
    "figure-differs",
    "date-differs",
    "list-count-mismatch",
    "sum-mismatch",
    "weekday-mismatch",
    "doubled-word",
}
OF_ONE_PLACE = {"weekday-mismatch", "doubled-word"}
FORMS = {"name", "pronoun", "nominal", "none"}
MODIFIERS = {"exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"}


@pytest.fixture(scope="module")
def corpus() -> dict[str, RawArticle]:
    """Read every article through the program's own readers."""
    folders = [str(path) for path in sorted(ARTICLES.iterdir()) if path.is_dir()]
    inputs = [source for source in sources(folders) if isinstance(source, Source)]
    articles = [value for source in inputs for value in read(source) if isinstance(value, RawArticle)]
    return {article.id: article for article in articles}


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    """Return every label, in the order of the file."""
    with (ARTICLES / "labels.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def of_type(labels: list[Label], kind: str) -> list[Label]:
    """Return the labels of one type."""
    return [label for label in labels if label["type"] == kind]


def places(label: Label) -> list[Label]:
    """Return every place that a label names: its own, or those of its values."""
    if "article" in label:
        return [label]
    values: list[Label] = [*label.get("values", ()), *label.get("primary", ())]
    return values


def identity(place: Label) -> tuple[object, ...]:
    """Return what makes a place the same place."""
    return tuple(place.get(key) for key in ("article", "start", "end", "nth", "text"))


def test_corpus_has_the_promised_breadth(corpus: dict[str, RawArticle], labels: list[Label]) -> None:
    """There are at least 16 articles in 4 stories, in all four formats, and three primary sources."""
    stories = of_type(labels, "story")
    assert len(corpus) >= 16
    assert len(stories) >= 4
    assert all(3 <= len(story["articles"]) <= 5 for story in stories)
    formats = {Path(article.source.split("#")[0]).suffix for article in corpus.values()}
    assert formats == {".txt", ".md", ".html", ".jsonl"}
    assert {ArticleKind.TRANSCRIPT, ArticleKind.RELEASE, ArticleKind.POST} <= {
        article.kind for article in corpus.values()
    }


def test_articles_have_the_length_of_short_news(corpus: dict[str, RawArticle]) -> None:
    """Every article but a post has 240 to 620 words."""
    words = {
        article.id: len(article.text.split())
        for article in corpus.values()
        if article.kind is not ArticleKind.POST
    }
    assert {key: count for key, count in words.items() if not 240 <= count <= 620} == {}


def test_outlet_and_date_stand_where_the_format_carries_them(corpus: dict[str, RawArticle]) -> None:
    """Plain text is undated and without an outlet; everything else has title, outlet and date."""
    for article in corpus.values():
        has = (article.title is not None, article.outlet is not None, article.published is not None)
        if article.source.endswith(".txt"):
            assert has[1:] == (False, False), article.id
        else:
            assert has == (True, True, True), article.id


def test_stories_share_the_articles_out(corpus: dict[str, RawArticle], labels: list[Label]) -> None:
    """Each article is in exactly one story."""
    members = [article for story in of_type(labels, "story") for article in story["articles"]]
    assert sorted(members) == sorted(corpus)


def test_labels_have_the_keys_of_their_type(labels: list[Label]) -> None:
    """No label lacks a key or has one that the README does not name."""
    assert {label["type"] for label in labels} == set(KEYS)
    for label in labels:
        needed, allowed = KEYS[label["type"]]
        place = {"start", "end"} if "start" in label else {"nth"} if "nth" in label else set()
        assert needed <= label.keys(), label
        assert label.keys() <= needed | allowed | place | {"type"}, label


def test_every_place_says_what_the_article_says(corpus: dict[str, RawArticle], labels: list[Label]) -> None:
    """A label's text is the article's text at its offsets, or stands there often enough in HTML."""
    for place in (place for label in labels for place in places(label)):
        article = corpus[place["article"]]
        if article.source.endswith(".html"):
            found = re.findall(f"(?={re.escape(place['text'])})", article.text)
            assert 1 <= place["nth"] <= len(found), place
        else:
            assert article.text[place["start"] : place["end"]] == place["text"], place


def test_no_label_stands_twice(labels: list[Label]) -> None:
    """One place has at most one label of a type, and no pairing is listed twice."""
    single = Counter((label["type"], *identity(label)) for label in labels if "article" in label)
    paired = Counter(
        (label["type"], label.get("check"), *map(identity, label["values"]))
        for label in labels
        if "values" in label
    )
    assert [key for key, count in (single + paired).items() if count > 1] == []


def test_quotes_lie_between_marks_in_one_paragraph(
    corpus: dict[str, RawArticle], labels: list[Label]
) -> None:
    """An opening mark or a speaker's label stands before a quote, a closing mark after, no break inside.

    Turns of a transcript and paragraphs of a post have no marks round them.
    """
    for label in of_type(labels, "quote") + of_type(labels, "not_quote"):
        assert "\n" not in label["text"], label
        text = corpus[label["article"]].text
        if "start" not in label:
            continue
        before, after = text[: label["start"]], text[label["end"] :]
        if label["type"] == "quote" and corpus[label["article"]].kind in UNMARKED:
            assert re.search(r"(?:\A|\n\n|[A-Z]: )\Z", before), label
            assert re.match(r"\n\n|\s*\Z", after), label
            continue
        assert re.search(r"""(?:[“‘"]|''|“[A-Z]+: )\Z""", before), label
        assert re.match(r"""[”’"]|''|\n\n|\Z""", after), label


def test_values_of_quotes_are_known_words(labels: list[Label]) -> None:
    """Kind, role and form are the model's words, and only statements have a speaker."""
    for label in of_type(labels, "quote"):
        assert label["kind"] in {QuoteKind.DIRECT, QuoteKind.MIXED}, label
        role = QuoteRole(label["role"])
        assert label["form"] in FORMS, label
        statement = role in {QuoteRole.ATTRIBUTED, QuoteRole.HEADLINE}
        assert label["speaker"] is None or statement, label
        assert (label["quotation"] is not None) == (role is not QuoteRole.TITLE), label


def test_speakers_are_named_in_their_articles(corpus: dict[str, RawArticle], labels: list[Label]) -> None:
    """A speaker's full name stands in the article, but for the one whose two spellings share it out."""
    slip = ("letters-schuylkill-courier", "Jim Kenney")
    for label in of_type(labels, "quote"):
        if label["speaker"] and (label["article"], label["speaker"]) != slip:
            article = corpus[label["article"]]
            assert label["speaker"].upper() in f"{article.text} {article.outlet}".upper(), label


def test_one_statement_has_one_speaker(labels: list[Label]) -> None:
    """Stretches of one quotation differ in speaker only where a discrepancy says so."""
    disputed = {
        identity(value)
        for label in of_type(labels, "discrepancy")
        if label["check"] == "speaker-differs"
        for value in label["values"]
    }
    speakers: dict[str, list[set[str]]] = {}
    for label in of_type(labels, "quote"):
        if label["speaker"] and identity(label) not in disputed:
            words = set(re.split(r"[ -]", label["speaker"]))
            speakers.setdefault(label["quotation"], []).append(words)
    assert {key: names for key, names in speakers.items() if not set.intersection(*names)} == {}


def test_claims_are_whole(labels: list[Label]) -> None:
    """A figure has an interval, a unit and a modifier; every other claim has a value."""
    for label in of_type(labels, "claim"):
        if ClaimKind(label["kind"]) is ClaimKind.FIGURE:
            assert label["modifier"] in MODIFIERS, label
            assert label["unit"], label
            low, high = label["low"], label["high"]
            assert low is not None or high is not None, label
            assert low is None or high is None or low <= high, label
        else:
            assert label["value"], label


def test_discrepancies_pair_values_that_differ(labels: list[Label]) -> None:
    """Every discrepancy is of a known check, inside one story, and shows two texts where two are needed."""
    of_story = {story["story"]: set(story["articles"]) for story in of_type(labels, "story")}
    found = of_type(labels, "discrepancy")
    assert {label["check"] for label in found} == CHECKS
    for label in found:
        assert {place["article"] for place in places(label)} <= of_story[label["story"]], label
        if label["check"] not in OF_ONE_PLACE and label["check"] != "speaker-differs":
            assert len({value["text"] for value in label["values"]}) >= 2, label


def test_look_alikes_outnumber_discrepancies(labels: list[Label]) -> None:
    """At least as much must stay silent as must be said, in every story but within its articles."""
    of_story = {story["story"]: set(story["articles"]) for story in of_type(labels, "story")}
    quiet = of_type(labels, "look-alike")
    assert len(quiet) >= len(of_type(labels, "discrepancy"))
    for label in quiet:
        assert {place["article"] for place in places(label)} <= of_story[label["story"]], label


def test_no_pair_is_both_said_and_silent(labels: list[Label]) -> None:
    """What a discrepancy pairs as its whole is not listed as a look-alike."""
    said = {frozenset(map(identity, label["values"])) for label in of_type(labels, "discrepancy")}
    quiet = {frozenset(map(identity, label["values"])) for label in of_type(labels, "look-alike")}
    assert said & quiet == set()


def test_files_beside_the_stories_are_named_as_no_articles() -> None:
    """What lies in the folder itself is in .factcheckignore, so that an import takes articles only."""
    ignored = (ARTICLES / ".factcheckignore").read_text(encoding="utf-8").split()
    beside = [path.name for path in ARTICLES.iterdir() if path.is_file() and path.name[0] != "."]
    assert sorted(ignored) == sorted(beside)
