"""The records that scripts of others rest on: keys, order, values."""

from __future__ import annotations

from decimal import Decimal

import report_samples
from builders import article, group, published, ref

from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.extraction import Extraction
from factcheck.model.ids import IdKind, public_id
from factcheck.model.keys import stable_key
from factcheck.model.span import Span
from factcheck.report.records import discrepancy_record, extraction_record, quote_record


def test_an_extraction_is_one_record() -> None:
    """Every key of the design stands in its order, offsets slice the text, unknown is null."""
    view = article("[[Ana Ruiz|person]] said: “[[We lost 1.5 boats|quote|Ana Ruiz]].” “[[No|quote]]”")
    claim = ClaimOccurrence(span=Span(25, 34), kind=ClaimKind.FIGURE, low=Decimal("1.5"), high=Decimal(2))
    raw = RawArticle(
        key=ArticleKey("id:a"),
        id="a",
        source="a.txt",
        text=view.text,
        published=published("2021-03-02"),
        reader="txt",
    )
    record = extraction_record(
        Extraction(article=raw, quotes=view.quotes, claims=(claim,), names=view.names, extractor="test")
    )
    expected: dict[str, object] = {
        "id": "a",
        "title": None,
        "published": "2021-03-02",
        "text": "Ana Ruiz said: “We lost 1.5 boats.” “No”",
        "quotes": [
            {
                "start": 16,
                "end": 33,
                "text": "We lost 1.5 boats",
                "kind": "direct",
                "role": "attributed",
                "speaker": "Ana Ruiz",
                "mention": None,
                "cue": None,
                "method": "cue",
                "confidence": 0.95,
            },
            {
                "start": 37,
                "end": 39,
                "text": "No",
                "kind": "direct",
                "role": "attributed",
                "speaker": None,
                "mention": None,
                "cue": None,
                "method": "none",
                "confidence": 0.0,
            },
        ],
        "claims": [
            {
                "start": 25,
                "end": 34,
                "text": view.text[25:34],
                "kind": "figure",
                "low": 1.5,
                "high": 2,
                "unit": None,
                "modifier": "exact",
                "entity": None,
                "measure": None,
                "item": None,
                "scope": [],
                "time": None,
                "status": "asserted",
                "speaker": None,
                "id": public_id(IdKind.CLAIM, stable_key(["claim", "id:a", "figure", view.text[25:34], 0])),
            }
        ],
        "names": [{"start": 0, "end": 8, "text": "Ana Ruiz", "kind": "person", "entity": "Ana Ruiz"}],
        "terms": [],
    }
    assert expected == record
    assert list(expected) == list(record)


def test_terms_and_titles_stand_apart_from_quotations() -> None:
    """Words within marks that nobody said are under ``terms``, those of a headline are quotations."""
    view = article("“[[It sank|quote||cue|headline]]” The “[[pocket park|quote||cue|term]]” opened.")
    raw = RawArticle(key=ArticleKey("id:a"), id="a", source="a.txt", text=view.text, reader="txt")
    record = extraction_record(
        Extraction(article=raw, quotes=view.quotes, claims=(), names=(), extractor="test")
    )
    assert _roles(record["quotes"]) == [("It sank", "headline")]
    assert _roles(record["terms"]) == [("pocket park", "term")]


def _roles(stretches: object) -> list[tuple[str, str]]:
    assert isinstance(stretches, list)
    return [(one["text"], one["role"]) for one in stretches]


def test_a_discrepancy_is_one_record() -> None:
    """Places stand with article, source, outlet, offsets, value and context."""
    found = next(one for one in report_samples.discrepancies() if one.check == "doubled-word")
    record = discrepancy_record(found)
    expected = {
        "id": found.id,
        "check": "doubled-word",
        "severity": "note",
        "confidence": 0.9,
        "subject": "the the",
        "message": "The word “the” stands twice in a row.",
        "status": "dismissed",
        "evidence": [
            {
                "article": "gazette-12",
                "source": "gazette-12.txt",
                "outlet": "North Gazette",
                "title": "“Sell Boats”: mayor’s word",
                "published": "2021-03-03",
                "start": 114,
                "end": 121,
                "text": "the the",
                "value": "the the",
                "context": "Nobody asked her why, since the the rain drove all of them indoors.",
            }
        ],
        "outcome": "differs",
        "deciding": None,
        "story": None,
        "right": None,
        "ended": None,
    }
    assert expected == record
    assert list(expected) == list(record)


def test_a_comparison_tells_what_decided_it() -> None:
    """What is no discrepancy names its outcome and the attribute, and all name the story."""
    records = [discrepancy_record(one) for one in report_samples.in_stories()]
    assert [(one["outcome"], one["deciding"], one["story"]) for one in records] == [
        ("differs", None, "sabababababab"),
        ("differs", None, "sabababababab"),
        ("update", "time", "sabababababab"),
        ("agrees", "value", "sabababababab"),
        ("differs", None, "scdcdcdcdcdcd"),
    ]


def test_a_quote_is_one_record_with_a_row_a_stretch() -> None:
    """Wordings are distinct words; an interrupted quotation gives one occurrence for each stretch."""
    quotes = group(
        [
            article("“[[We will not go, ever|quote|Ana Ruiz]],” she said.", ref("a", outlet="Courier")),
            article("“[[We will not go|quote|Ana Ruiz]],” she said, “[[Ever|more]]!”", ref("b")),
            article("“[[we will not go|quote|Ana Ruiz]]”", ref("c")),
        ]
    )
    record = quote_record(quotes, 0.98765)
    assert list(record) == ["id", "score", "speaker", "text", "wordings", "occurrences"]
    assert record["wordings"] == ["We will not go, ever", "we will not go"]
    expected = [
        ("a", 1, 21, "We will not go, ever"),
        ("b", 1, 15, "We will not go"),
        ("b", 29, 33, "Ever"),
        ("c", 1, 15, "we will not go"),
    ]
    occurrences = record["occurrences"]
    assert isinstance(occurrences, list)
    assert expected == [(row["article"], row["start"], row["end"], row["text"]) for row in occurrences]
    assert record["score"] == 0.988
