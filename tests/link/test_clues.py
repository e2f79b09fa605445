"""What tells which event an article is about, and what does not."""

from __future__ import annotations

from collections.abc import Iterable

from builders import article, ref

from factcheck.link.clues import ClueKind, read_clues, told_on
from factcheck.link.hashing import fingerprint
from factcheck.model.group import ArticleView


def kinds(view: ArticleView, words: Iterable[str], space: str = "word") -> dict[str, ClueKind | None]:
    """Return the kind of the clue that each of ``words`` gives, ``None`` for none."""
    clues = read_clues(view)
    return {word: clues.get(fingerprint(space, word)) for word in words}


def test_words_of_names_by_what_they_tell() -> None:
    """Surnames and odd names tell much, bodies and large cities little, offices and weekdays nothing."""
    view = article(
        "On Tuesday [[Oriane Veldkamp|person]] of the [[Brannoch Trust|organisation]] met the mayor in "
        "Chicago, near Quillon Street, and the President called."
    )
    assert {
        "veldkamp": ClueKind.SURNAME,
        "oriane": ClueKind.GIVEN,
        "brannoch": ClueKind.BODY,
        "chicago": ClueKind.WIDE,
        "quillon": ClueKind.NAME,
        "street": None,
        "tuesday": None,
        "president": None,
        "trust": None,
    } == kinds(
        view,
        ("veldkamp", "oriane", "brannoch", "chicago", "quillon", "street", "tuesday", "president", "trust"),
    )


def test_full_names_and_those_that_many_bear() -> None:
    """A full name is a clue of its own, a weaker one where given name and surname are both common."""
    view = article("We saw [[Oriane Veldkamp|person]] and [[John Smith|person]] there.")
    assert {"oriane veldkamp": ClueKind.PERSON, "john smith": ClueKind.COMMON_PERSON} == kinds(
        view, ("oriane veldkamp", "john smith"), "person"
    )


def test_first_words_and_headlines_are_no_names() -> None:
    """A capital that begins a sentence, or stands in a line of capitals, tells nothing by itself."""
    view = article(
        "Brannoch Quillon Tops Velden Again\n\nWaiting helps. “Patience wins,” they say in Velden."
    )
    assert {"waiting": None, "patience": None, "quillon": None, "velden": ClueKind.NAME} == kinds(
        view, ("waiting", "patience", "quillon", "velden")
    )


def test_sentences_about_the_outlet_are_passed_over() -> None:
    """A telephone number, an address or a notice of rights in a sentence takes its names away."""
    view = article(
        "They met in Velden. Call Brannoch Help at 555-013-2468. Write to d@brannoch.example for Quillon. "
        "Copyright 2024 Marrowby Media."
    )
    assert {"velden": ClueKind.NAME, "brannoch": None, "quillon": None, "marrowby": None} == kinds(
        view, ("velden", "brannoch", "quillon", "marrowby")
    )


def test_numbers_that_tell() -> None:
    """House numbers and exact counts are clues; years, round numbers, money and clock times are none."""
    view = article("In 2017 some 306,412 saw 937 Elm and the 400 block; 5,000 paid $1,234 at 12:451.")
    assert {
        "306412": ClueKind.NUMBER,
        "937": ClueKind.NUMBER,
        "400": ClueKind.NUMBER,
        "2017": None,
        "5000": None,
        "1234": None,
        "451": None,
    } == kinds(view, ("306412", "937", "400", "2017", "5000", "1234", "451"), "number")


def test_ages() -> None:
    """Ages are clues however they are written."""
    view = article("The 17-year-old met Oriane Veldkamp, 43, at noon.")
    assert {"17": ClueKind.AGE, "43": ClueKind.AGE, "12": None} == kinds(view, ("17", "43", "12"), "age")


def test_ages_in_words() -> None:
    """Broadcasters write ages out; a year that is no age is none."""
    view = article("A five-year-old girl and a twenty-two-year-old man sat in a hundred-year-old mill.")
    assert {"5": ClueKind.AGE, "22": ClueKind.AGE} == kinds(view, ("5", "22"), "age")


def test_a_longer_cut_of_a_quotation_shares_a_clue() -> None:
    """Two articles with one quotation, one of them cut short, have a clue of it in common."""
    said = "we will keep the northern pier open until the last pile has been driven by our own crew"
    whole = article(f"“[[{said}|quote|Ana Ruiz]],” she said.")
    part = article(f"“[[{said[:70]}|quote|Ana Ruiz]],” she said.")
    ours = {clue for clue, kind in read_clues(whole).items() if kind is ClueKind.QUOTE}
    theirs = {clue for clue, kind in read_clues(part).items() if kind is ClueKind.QUOTE}
    assert (2, 2) == (len(ours), len(theirs))
    assert ours & theirs


def test_words_in_marks_that_are_nobodys_statement_are_no_quote() -> None:
    """A title of a work gives no clue of a quotation."""
    view = article("“[[The Long and Slow Drowning of Holm Pier|quote|||title]]” is out.")
    assert ClueKind.QUOTE not in read_clues(view).values()


def test_day_of_an_article() -> None:
    """The source's date comes first, then a full date at the head of the text, and none is made up."""
    dated = article("Jan. 5, 2024: It burns.", ref("a", day="2024-01-06"))
    head = article("HOLM (March 5, 2024) – It burns.")
    weekday = article("On Tuesday it burnt.")
    later = article(
        "It burns at the northern pier of the harbour of Holm, as it did before on March 5, 2024."
    )
    days = [told_on(view) for view in (dated, head, weekday, later)]
    assert ["2024-01-06", "2024-03-05", None, None] == [day and day.text for day in days]
