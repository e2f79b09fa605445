"""What show prints of articles, persons and discrepancies, for people and for programs."""

from __future__ import annotations

from dataclasses import replace

from builders import article, group, ref
from report_samples import discrepancies

from factcheck.model.article import ArticleKey
from factcheck.model.ids import IdKind, public_id
from factcheck.model.story import StoryRef
from factcheck.report.lines import article_line
from factcheck.report.shown import (
    article_record,
    article_text,
    discrepancy_shown,
    person_record,
    person_text,
    story_record,
    story_text,
)
from factcheck.report.terminal import discrepancy_text

VIEW = article(
    "“[[We will not sell the boats|quote|Ana Ruiz]],” said [[Ana Ruiz|person]].",
    replace(
        ref("courier", outlet="Harbor Courier", title="Boats stay", day="2021-03-02"),
        url="https://courier.example/boats",
    ),
)
QUOTE = group([VIEW])
QUOTE_ID = public_id(IdKind.QUOTE, QUOTE.key)
STORY = StoryRef(key="ab" * 16, title="Boats", articles=(VIEW.ref, ref("late")))
REASONS = {ArticleKey("id:late"): "It shares 3 names."}
PERSON = ("p0123456789ab", "Ana Ruiz", "person", {"Ana Ruiz": 2, "Ruiz": 1}, [(VIEW.ref, "Ana Ruiz")])


def test_an_article_shows_its_head_quotes_and_discrepancies() -> None:
    """All that names the article stands first; what does not agree comes last, one line each."""
    found = discrepancies()[0]
    lines = article_text(VIEW, [QUOTE], [found], 2).splitlines()
    assert lines[0] == article_line(VIEW.ref)
    assert lines[1:4] == [
        "  key: id:courier",
        "  source: courier.txt",
        "  url: https://courier.example/boats",
    ]
    assert lines[4] == f"  versions: 2; {len(VIEW.text)} characters; 1 name"
    assert lines[5:7] == ["Quotes:", f"  {QUOTE_ID}  Ana Ruiz: “We will not sell the boats” (1 article)"]
    assert lines[7] == "Discrepancies:"
    assert lines[8].startswith(f"  {found.id}  {found.severity.value}  {found.check}: ")
    assert len(lines) == 9


def test_an_article_with_nothing_says_so() -> None:
    """Without quotes and discrepancies both are said to be none."""
    text = article_text(article("Rain fell.", ref("rain")), [], [], 1)
    assert text.endswith("  versions: 1; 10 characters; 0 names\nNo quotes.\nNo discrepancies.\n")
    assert "url" not in text


def test_an_article_is_one_record() -> None:
    """Programs get the text and the ids; what is unknown is null."""
    record = article_record(VIEW, [QUOTE], [], 1)
    assert (record["article"], record["published"], record["quotes"]) == (
        "courier",
        "2021-03-02",
        [QUOTE_ID],
    )
    unknown = article_record(article("Rain fell.", ref("rain")), [], [], 1)
    assert [unknown[key] for key in ("url", "outlet", "title", "published")] == [None] * 4


def test_a_person_shows_spellings_articles_and_quotes() -> None:
    """Each form with its count, each article with the name it gives, each quote."""
    assert person_text(*PERSON, [QUOTE]) == (
        "Ana Ruiz  person  p0123456789ab\n"
        "  written: Ana Ruiz (2), Ruiz (1)\n"
        "Named in:\n"
        "  Harbor Courier, 2021-03-02  courier  as Ana Ruiz\n"
        "Quotes:\n"
        f"  {QUOTE_ID}  Ana Ruiz: “We will not sell the boats” (1 article)\n"
    )
    assert person_text(*PERSON, []).endswith("No quotes.\n")


def test_a_person_is_one_record() -> None:
    """The record holds the same, quotes by their ids."""
    assert person_record(*PERSON, [QUOTE]) == {
        "id": "p0123456789ab",
        "name": "Ana Ruiz",
        "kind": "person",
        "spellings": {"Ana Ruiz": 2, "Ruiz": 1},
        "articles": [{"article": "courier", "source": "courier.txt", "name": "Ana Ruiz"}],
        "quotes": [QUOTE_ID],
    }


def test_a_closed_discrepancy_is_told_from_a_standing_one() -> None:
    """Only a closed one says that it is no longer found."""
    found = discrepancies()[0]
    assert discrepancy_shown(found) == discrepancy_text(found)
    closed = discrepancy_shown(replace(found, closed=True))
    assert closed == discrepancy_text(found) + "    No longer found: the articles have changed since.\n"


def test_a_story_shows_its_articles_quotes_and_findings() -> None:
    """Why an article belongs stands under it; what differs and what agrees come last, by id."""
    differs, agreed = discrepancies()[0], replace(discrepancies()[1], message="Both say three.")
    lines = story_text(STORY, REASONS, [QUOTE], [differs], [agreed]).splitlines()
    assert lines[:7] == [
        "Boats  sabababababab, 2 articles",
        "Articles:",
        "  Harbor Courier, 2021-03-02  courier  Boats stay",
        "  undated  late",
        "    It shares 3 names.",
        "Quotes in several of them:",
        f"  {QUOTE_ID}  Ana Ruiz: “We will not sell the boats” (1 article)",
    ]
    assert lines[7] == "Discrepancies:"
    assert lines[8].startswith(f"  {differs.id}  ")
    assert lines[9:] == ["Agreed:", f"  {agreed.id}  {agreed.check}: Both say three."]
    assert story_text(STORY, {}, [], [], []).endswith("  undated  late\nNo discrepancies.\n")


def test_a_story_is_one_record() -> None:
    """Programs get the articles with the reason for each, and ids of the rest."""
    record = story_record(STORY, REASONS, [QUOTE], [discrepancies()[0]], [])
    assert (record["id"], record["title"], record["quotes"]) == ("sabababababab", "Boats", [QUOTE_ID])
    assert (record["discrepancies"], record["agreed"]) == ([discrepancies()[0].id], [])
    articles = record["articles"]
    assert isinstance(articles, list)
    assert [(one["article"], one["reason"]) for one in articles] == [
        ("courier", None),
        ("late", "It shares 3 names."),
    ]


def test_an_article_and_a_discrepancy_name_their_story() -> None:
    """The id leads on to the story."""
    line = "Boats  sabababababab, 2 articles"
    assert f"\n  story: {line}\n" in article_text(VIEW, [], [], 1, STORY)
    assert article_record(VIEW, [], [], 1, STORY)["story"] == "sabababababab"
    assert article_record(VIEW, [], [], 1)["story"] is None
    assert f"\n    Story: {line}\n" in discrepancy_shown(replace(discrepancies()[0], story=STORY))
