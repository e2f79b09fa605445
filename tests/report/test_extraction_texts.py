"""What extract prints of an article for people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import article

from factcheck.model.article import ArticleKey, RawArticle
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.extraction import Extraction
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.span import Span
from factcheck.report.extraction import SHOWN, extraction_text

VIEW = article(
    "“[[We stay|quote|Ana Ruiz|cue]],” said [[Ana Ruiz|person]]. The “[[plan|quote|||term]]” is "
    "[[Ruiz|person|Ana Ruiz|short]]’s. It has 12 boats. “[[Go|quote]]”"
)


def extraction(view_text: str = VIEW.text, **changes: Any) -> Extraction:
    """Return the sample's extraction, with other facts."""
    raw = RawArticle(key=ArticleKey("id:a"), id="a", source="a.txt", text=view_text, reader="text/1")
    start = view_text.find("12 boats")
    claim = ClaimOccurrence(span=Span(start, start + 8), kind=ClaimKind.FIGURE)
    whole = Extraction(
        article=raw, quotes=VIEW.quotes, claims=(claim,), names=VIEW.names, extractor="rules/1"
    )
    return replace(whole, **changes)


def test_quotes_claims_and_names_have_a_line_each() -> None:
    """Each quotation says who is given it and how surely, or what its marks are for; names are counted."""
    lines = extraction_text(extraction()).splitlines()
    figure = VIEW.text.index("12 boats")
    go = VIEW.text.rindex("Go")
    assert lines == [
        "a (a.txt)",
        "  [1:8] Ana Ruiz (cue, 0.95): “We stay”",
        f"  [{VIEW.text.index('plan')}:{VIEW.text.index('plan') + 4}] term: “plan”",
        f"  [{go}:{go + 2}] speaker not named: “Go”",
        f"  [{figure}:{figure + 8}] figure: 12 boats  c734e74fe7822",
        "  Names: Ana Ruiz (person, 2)",
    ]


def test_statements_and_their_claims_have_no_marks() -> None:
    """What is told without marks is printed without, and a claim says who asserts it."""
    text = "Ana Ruiz said 12 boats left."
    stretch = Stretch(
        span=Span(14, 27),
        kind=QuoteKind.INDIRECT,
        role=QuoteRole.ATTRIBUTED,
        quotation=0,
        speaker="Ana Ruiz",
        method=SpeakerMethod.CUE,
        confidence=0.92,
    )
    claim = ClaimOccurrence(span=Span(14, 22), kind=ClaimKind.FIGURE, speaker="Ana Ruiz")
    found = extraction(text, quotes=(stretch,), claims=(claim,), names=())
    assert extraction_text(found).splitlines()[1:] == [
        "  [14:27] Ana Ruiz (cue, 0.92), without marks: 12 boats left",
        "  [14:22] figure: 12 boats (said by Ana Ruiz)  c734e74fe7822",
    ]


def test_an_article_without_anything_is_its_head() -> None:
    """Where nothing is found there is nothing but the title."""
    bare = extraction(quotes=(), claims=(), names=())
    titled = replace(bare, article=replace(bare.article, title="Boats\n\x1bstay"))
    assert extraction_text(bare) == "a (a.txt)\n"
    assert len(extraction_text(titled).splitlines()) == 1
    assert "\x1b" not in extraction_text(titled)


def test_long_quotations_are_cut() -> None:
    """A long quotation shows its beginning, its place tells the rest."""
    view = article(f"“[[{'boats and ships ' * 20}|quote|Ana Ruiz|cue]]”")
    text = extraction_text(extraction(view.text + " 12 boats", quotes=view.quotes, claims=(), names=()))
    line = text.splitlines()[1]
    assert line.startswith(f"  [1:{view.quotes[0].span.end}] ")
    assert line.endswith("…”")
    assert len(line.partition("“")[2]) <= SHOWN + 1
