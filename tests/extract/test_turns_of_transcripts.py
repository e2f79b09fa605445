"""Texts that are themselves somebody's words: transcripts and posts."""

from __future__ import annotations

import pytest

from factcheck.extract import extract_article
from factcheck.model.article import ArticleKey, ArticleKind, RawArticle


def spoken(text: str, kind: ArticleKind, byline: str | None = None) -> list[tuple[str | None, str]]:
    """Return the speaker and the words of each stretch of a text of a kind."""
    article = RawArticle(
        key=ArticleKey("id:t"), id="t", source="t.txt", text=text, kind=kind, byline=byline, reader="test"
    )
    found = extract_article(article).quotes
    return [(stretch.speaker, stretch.span.of(text)) for stretch in found]


def test_each_turn_is_its_speakers() -> None:
    """A label in capitals names the speaker, by surname alone once the name was given in full."""
    text = (
        "MAYOR RUTH O'MALLEY-ABARA: We keep three boats.\n\n"
        "DAN HALE, HARBOR MASTER: Until March?\n\n"
        "ABARA: I doubt it.\n\n"
        "O'MALLEY-ABARA: Until June."
    )
    assert spoken(text, ArticleKind.TRANSCRIPT) == [
        ("Ruth O'Malley-Abara", "We keep three boats."),
        ("Dan Hale", "Until March?"),
        (None, "I doubt it."),
        ("Ruth O'Malley-Abara", "Until June."),
    ]


def test_a_turn_goes_on_until_the_next_label() -> None:
    """Paragraphs after a label are the same speaker's; asides and what stands before are nobody's."""
    text = (
        "The council met at seven.\n\n"
        "Ruth Abara: We keep three boats.\n\n(Laughter.)\n\nAnd we “paint” them.\n\n"
        "Dan Hale: Good."
    )
    assert spoken(text, ArticleKind.TRANSCRIPT) == [
        ("Ruth Abara", "We keep three boats."),
        ("Ruth Abara", "And we “paint” them."),
        ("Dan Hale", "Good."),
    ]


def test_an_office_names_nobody() -> None:
    """Words under *THE CLERK* are a turn without a speaker; *MR. HALE* is Hale."""
    text = "THE CLERK: Item nine, please.\n\nMR. HALE: I move it."
    assert spoken(text, ArticleKind.TRANSCRIPT) == [
        (None, "Item nine, please."),
        ("Hale", "I move it."),
    ]


@pytest.mark.parametrize("kind", [ArticleKind.POST, ArticleKind.TRANSCRIPT])
def test_a_text_without_labels_has_one_voice(kind: ArticleKind) -> None:
    """A post, and a speech as it was given, are the words of whoever signs them."""
    found = spoken("We keep three boats.\n\nNote: they are old.", kind, "Ruth Abara")
    assert found == [
        ("Ruth Abara", "We keep three boats."),
        ("Ruth Abara", "Note: they are old."),
    ]


@pytest.mark.parametrize("kind", [ArticleKind.ARTICLE, ArticleKind.RELEASE])
def test_other_texts_quote_within_marks_only(kind: ArticleKind) -> None:
    """In a report and a release a name before a colon begins no turn."""
    assert spoken("RUTH ABARA: Three boats.\n\nDAN HALE: Good.", kind) == []
