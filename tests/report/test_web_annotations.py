"""Web Annotations: valid by the recommendation, and both selectors of a place find the same words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import report_samples
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.article import ArticleKey
from factcheck.model.span import Span
from factcheck.report.annotations import (
    article_annotations,
    discrepancy_annotation,
    selectors,
    source_address,
)

SCHEMA = json.loads(Path(__file__).with_name("web_annotation.schema.json").read_text("utf-8"))
VIEWS = report_samples.views()
TEXTS: dict[ArticleKey, str] = {view.ref.key: view.text for view in VIEWS}
QUOTES = {0: "ab" * 16, 1: "cd" * 16}


def annotated() -> Iterator[Any]:
    """Yield the annotations of the sample articles and of what does not agree in them."""
    for view in VIEWS:
        yield from article_annotations(view, QUOTES)
    for one in report_samples.discrepancies():
        yield discrepancy_annotation(one, TEXTS)


def places(text: str, selector: dict[str, Any]) -> list[tuple[int, int]]:
    """Return every place that a selector finds, by the rules of sections 4.2.4 and 4.2.5."""
    if selector["type"] == "TextPositionSelector":
        return [(selector["start"], selector["end"])]
    before, exact, after = selector["prefix"], selector["exact"], selector["suffix"]
    words, at, found = before + exact + after, -1, []
    while (at := text.find(words, at + 1)) >= 0:
        found.append((at + len(before), at + len(before) + len(exact)))
    return found


def test_annotations_are_valid() -> None:
    """Each fits the schema written from the recommendation, and has an address of its own."""
    found = list(annotated())
    for one in found:
        jsonschema.validate(one, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert {"identifying", "classifying", "assessing"} >= {one["motivation"] for one in found}
    assert len({one["id"] for one in found}) == len(found)


def test_both_selectors_find_the_same_words() -> None:
    """The words with those around them stand in the text once: at the position."""
    texts = {source_address(view.ref): view.text for view in VIEWS}
    count = 0
    for one in annotated():
        for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            text = texts[target["source"]["id"]]
            by_words, by_position = (places(text, selector) for selector in target["selector"])
            assert by_position == by_words
            ((start, end),) = by_position
            assert target["selector"][0]["exact"] == text[start:end]
            count += 1
    assert count > 15


@given(st.text(alphabet="ab 😀é\n", min_size=1, max_size=300), st.data())
def test_words_are_told_from_their_like(text: str, data: st.DataObject) -> None:
    """Wherever the same words stand again, as many around them are given as tell the one from the other."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    by_words, by_position = (places(text, selector) for selector in selectors(text, Span(start, end)))
    assert [(start, end)] == by_words == by_position


def test_a_discrepancy_has_all_its_places() -> None:
    """The message assesses every place, in the order of the evidence."""
    found = report_samples.discrepancies()[0]
    annotation: Any = discrepancy_annotation(found, TEXTS)
    assert len(found.evidence) == len(annotation["target"])
    assert [found.message, found.check, found.id] == [body["value"] for body in annotation["body"]]


def test_an_article_without_address_is_known_by_its_key() -> None:
    """The key is spelled as an IRI; only an address of the web stands for the article itself."""
    ref = VIEWS[0].ref
    assert "https://a.example/1" == source_address(replace(ref, url="https://a.example/1"))
    strange = replace(ref, key=ArticleKey("file:week one/“a”.txt"), url="javascript:1")
    assert "file:week%20one/%E2%80%9Ca%E2%80%9D.txt" == source_address(strange)
