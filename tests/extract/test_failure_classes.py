"""The eighteen classes of real text that quotation finders fail on, one test or more for each."""

from __future__ import annotations

from extracted import extract

from factcheck.model.extraction import Extraction
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod

Row = tuple[str, str | None]


def spoken(extraction: Extraction) -> list[Row]:
    """Return the words and speakers of the attributed stretches within marks."""
    text = extraction.article.text
    return [
        (q.span.of(text), q.speaker)
        for q in extraction.quotes
        if q.quoted and q.role is QuoteRole.ATTRIBUTED
    ]


def test_pronoun_is_resolved_to_the_full_name() -> None:
    """Class 1: *she* after a sentence about one woman and one man is the woman."""
    found = extract(
        "Mayor Ruth Abara met Commissioner Paul Denney on Monday.\n\n“The bridge stays open,” she said."
    )
    assert spoken(found) == [("The bridge stays open,", "Ruth Abara")]
    assert found.quotes[0].method is SpeakerMethod.PRONOUN


def test_pronoun_prefers_a_person_over_a_thing_with_two_capitals() -> None:
    """Class 1: a named event right before the pronoun is no person."""
    found = extract("Karen Oduya opened the Harvest Parade. “It never rained,” she said.")
    assert spoken(found) == [("It never rained,", "Karen Oduya")]


def test_follow_on_paragraph_keeps_the_speaker() -> None:
    """Class 2: a paragraph that is all quotation goes on with the last speaker."""
    found = extract("“We tried,” said Ruth Abara.\n\n“Nobody called us back for weeks.”")
    assert [speaker for _, speaker in spoken(found)] == ["Ruth Abara", "Ruth Abara"]
    assert found.quotes[1].method is SpeakerMethod.CARRY
    assert found.quotes[0].quotation != found.quotes[1].quotation


def test_follow_on_yields_to_somebody_new() -> None:
    """Class 2: a sentence before that introduces somebody new takes the quotation."""
    found = extract("“We tried,” said Ruth Abara. Paul Denney disagreed. “They did not try at all.”")
    assert spoken(found)[1] == ("They did not try at all.", "Paul Denney")


def test_plural_possessive_is_no_mark() -> None:
    """Class 3: an apostrophe after s closes nothing."""
    found = extract(
        "The workers' union said 'no deal' was near. “The workers’ vote stands,” said Ruth Abara."
    )
    assert spoken(found)[-1] == ("The workers’ vote stands,", "Ruth Abara")


def test_unclosed_mark_costs_only_its_paragraph() -> None:
    """Class 3: the next paragraph's marks pair as if nothing had happened."""
    found = extract(
        "“We never got the letter, said Ruth Abara.\n\nPaul Denney said: “It was sent.” He left."
    )
    assert found.quotes[0].unclosed
    assert spoken(found)[-1] == ("It was sent.", "Paul Denney")


def test_quotation_over_paragraphs_is_one_record_a_stretch() -> None:
    """Class 4: every paragraph opens, only the last closes; one quotation number."""
    found = extract("Ruth Abara said: “The first point.\n\n“The second point.\n\n“The third point.”")
    assert spoken(found) == [
        ("The first point.", "Ruth Abara"),
        ("The second point.", "Ruth Abara"),
        ("The third point.", "Ruth Abara"),
    ]
    assert {quote.quotation for quote in found.quotes} == {0}


def test_interrupted_quotation_is_two_stretches_of_one() -> None:
    """Class 5: the half after the said-clause has the same speaker and number."""
    found = extract("“These are odd days,” said Ruth Abara, the mayor of Carrow. “I have no answer.”")
    assert [speaker for _, speaker in spoken(found)] == ["Ruth Abara", "Ruth Abara"]
    assert [quote.quotation for quote in found.quotes] == [0, 0]


def test_titles_and_terms_are_not_attributed() -> None:
    """Class 6: a show, a song, and a so-called thing are nobody's words."""
    found = extract("The cast of “Harbour Lights” met in a so-called “quiet zone” after the gala.")
    assert [quote.role for quote in found.quotes] == [QuoteRole.TITLE, QuoteRole.TERM]
    assert spoken(found) == []


def test_short_words_with_a_naming_verb_are_attributed() -> None:
    """Class 6: an insult of two words after *called* is somebody's."""
    found = extract("Ruth Abara called the plan a “bad joke” on Monday.")
    assert spoken(found) == [("bad joke", "Ruth Abara")]
    assert found.quotes[0].kind is QuoteKind.MIXED


def test_the_nearest_clause_speaks() -> None:
    """Class 7: words quoted at second hand belong to the subject of the inner verb."""
    found = extract("Ruth Abara said Paul Denney had called the vote a “sad farce” in June.")
    assert spoken(found) == [("sad farce", "Paul Denney")]


def test_nominal_tied_by_the_article_gets_the_name() -> None:
    """Class 8: *the mayor* is the one person with that title."""
    found = extract("Mayor Ruth Abara spoke first. Snow fell all day.\n\n“We are ready,” the mayor said.")
    assert spoken(found) == [("We are ready,", "Ruth Abara")]


def test_nominal_without_a_name_stays_a_description() -> None:
    """Class 8: an unnamed source is shown as the text describes it, in lower case, with low confidence."""
    found = extract("“We are ready,” said a spokesman for Ruth Abara.")
    assert spoken(found) == [("We are ready,", "a spokesman for Ruth Abara")] or spoken(found) == [
        ("We are ready,", "a spokesman")
    ]
    assert found.quotes[0].confidence < 0.9


def test_surname_gets_the_full_name_given_once() -> None:
    """Class 9: the full name stands ten paragraphs above."""
    filler = "\n\n".join(["The road was closed for hours."] * 10)
    found = extract(f"Ruth Abara was elected in May.\n\n{filler}\n\n“It is done,” Abara said.")
    assert spoken(found) == [("It is done,", "Ruth Abara")]


def test_headline_in_single_marks_takes_the_speaker_of_the_body() -> None:
    """Class 10: a headline shortens the body's quotation."""
    found = extract(
        "Mayor: Bridge ‘Never Safe For Trucks’\n\nCARROW, June 3 — The council met on Monday.\n\n"
        "“That bridge was never really safe for trucks,” said Ruth Abara.\n\nThe vote is due in July."
    )
    assert found.quotes[0].role is QuoteRole.HEADLINE
    assert found.quotes[0].speaker == "Ruth Abara"


def test_transcript_label_names_the_speaker() -> None:
    """Class 11: a name and a colon before the marks."""
    found = extract(
        "Ruth Abara and Paul Denney met.\n\nABARA: “Look, the plan works.”\n\nDenney: “It does not.”"
    )
    assert spoken(found)[-1] == ("It does not.", "Paul Denney")


def test_label_inside_the_marks_is_the_speaker_and_not_the_text() -> None:
    """Class 11: *“ABARA: Look...”* is Abara's, and begins after the label."""
    found = extract("Ruth Abara met Paul Denney.\n\n“ABARA: Look, it works.”\n\n“DENNEY: It does not.”")
    assert spoken(found) == [("Look, it works.", "Ruth Abara"), ("It does not.", "Paul Denney")]


def test_markup_attributes_are_no_quotations() -> None:
    """Class 12: what stands in quotation marks within a tag is left alone."""
    found = extract('Ruth Abara posted: <tweet id="1474" author="@abara">Good news</tweet> and “we won.”')
    assert [text for text, _ in spoken(found)] == ["we won."]


def test_tweet_is_attributed_to_its_author() -> None:
    """Class 12: *tweeted* reports words, handles and all."""
    found = extract('Ruth Abara tweeted, "Thanks @carrow, it\'s done."')
    assert spoken(found) == [("Thanks @carrow, it's done.", "Ruth Abara")]


def test_nested_marks_keep_the_outer_stretch() -> None:
    """Class 13: single marks inside double ones, and double inside single."""
    found = extract("“He told me, ‘You will lose,’ and left,” said Ruth Abara.")
    assert spoken(found) == [("He told me, ‘You will lose,’ and left,", "Ruth Abara")]
    british = extract("‘He said “go home” to me,’ said Ruth Abara.")
    assert spoken(british) == [("He said “go home” to me,", "Ruth Abara")]


def test_every_family_of_marks() -> None:
    """Class 14: doubled apostrophes, guillemets, low-high marks, straight closed by curly."""
    for opening, closing in [("''", "''"), ("«", "»"), ("„", "“"), ('"', "”"), ("“", '"'), ("``", "''")]:
        found = extract(f"{opening}It is over now,{closing} said Ruth Abara.")
        assert spoken(found) == [("It is over now,", "Ruth Abara")], opening


def test_wrongly_curled_closing_mark() -> None:
    """Class 14: an opening mark that closes is read by the white space around it."""
    found = extract("Turnout was “51 percent.“ Ruth Abara said it was “a start.”")
    assert [text for text, _ in spoken(found)][-1] == "a start."


def test_brackets_and_ellipses_stay_in_the_span() -> None:
    """Class 15: the span covers them as they stand."""
    found = extract("“[Denney] is one of … our best,” Ruth Abara said.")
    assert spoken(found) == [("[Denney] is one of … our best,", "Ruth Abara")]


def test_words_read_without_a_speaker_have_none() -> None:
    """Class 16: correctly formed words that nobody near is said to say have no speaker."""
    found = extract("It rained. “No. It is the mother who pays for all of it.” The tram came.")
    assert spoken(found) == [("No. It is the mother who pays for all of it.", None)]


def test_inverted_subject_with_a_long_apposition() -> None:
    """Class 17: the name right after the verb counts, not the last one before the full stop."""
    found = extract(
        "“These are odd days,” said Ruth Abara, a lawyer for the Coast Club, who has fought Paul Denney"
        " for years over dams. “He never calls.”"
    )
    assert [speaker for _, speaker in spoken(found)] == ["Ruth Abara", "Ruth Abara"]


def test_subject_before_a_long_apposition() -> None:
    """Class 17: *X, who ... for Y, said* is X."""
    found = extract("Ruth Abara, who fought for years with Paul Denney, said: “I am tired.”")
    assert spoken(found) == [("I am tired.", "Ruth Abara")]


def test_addressee_and_medium_do_not_speak() -> None:
    """Class 18: *told CTV News*, *on Twitter*."""
    found = extract("“It was close,” Ruth Abara told CTV News. Abara wrote on Twitter: “Very close.”")
    assert [speaker for _, speaker in spoken(found)] == ["Ruth Abara", "Ruth Abara"]


def test_signature_after_a_dash_names_the_speaker() -> None:
    """Class 2: a line or sentence that is only a dash and a name signs the words before it."""
    found = extract("“We won it all.” — Ruth Abara\n\n“We did not.”\n\n- Paul Denney, mayor")
    assert spoken(found) == [("We won it all.", "Ruth Abara"), ("We did not.", "Paul Denney")]


def test_they_goes_on_with_an_unnamed_speaker() -> None:
    """Class 1: *they* after a spokesperson is the spokesperson."""
    found = extract("“It is under way,” a spokesperson said.\n\n“It will take weeks,” they added.")
    assert [speaker for _, speaker in spoken(found)] == ["a spokesperson", "a spokesperson"]


def test_unlisted_verb_beside_the_marks_reports() -> None:
    """Class 5: what touches the marks and ends in -ed is a reporting verb."""
    found = extract("“Never again,” Ruth Abara harrumphed. Paul Denney thundered, “Always.”")
    assert spoken(found) == [("Never again,", "Ruth Abara"), ("Always.", "Paul Denney")]


def test_participle_shares_the_subject_of_the_verb_before() -> None:
    """Class 7: *X said of Y, adding* is X."""
    found = extract("Ruth Abara said Paul Denney was late, adding, “He often is.”")
    assert spoken(found) == [("He often is.", "Ruth Abara")]


def test_wished_verb_yields_to_the_one_that_reports() -> None:
    """Class 7: in *said that Y should call it*, X says the words."""
    found = extract("Ruth Abara said that the board should call the plan “a mere draft” from now on.")
    assert spoken(found) == [("a mere draft", "Ruth Abara")]


def test_passive_gives_the_words_to_its_agent() -> None:
    """Class 7: *was called ... by X* is X; without an agent, nobody."""
    found = extract(
        "The plan was called “a mere draft” by Ruth Abara. It was labelled “wholly unfit for use.”"
    )
    assert spoken(found) == [("a mere draft", "Ruth Abara"), ("wholly unfit for use.", None)]
