"""Lists and the count that stands before them."""

from __future__ import annotations

from decimal import Decimal

from claim_texts import claims_in

from factcheck.model.claim import ClaimKind, ClaimOccurrence


def lists_in(text: str, *people: str, places: tuple[str, ...] = ()) -> list[ClaimOccurrence]:
    """Return the lists of ``text``."""
    return [claim for claim in claims_in(text, *people, places=places) if claim.kind is ClaimKind.LIST]


def test_semicolons_and_a_stated_count() -> None:
    """Items parted by semicolons are held against the count before them."""
    text = "Four towns took part: Albury, N.Y.; Bexley; the city of Corve; and Dunholt."
    [claim] = lists_in(text)
    assert ["Albury, N.Y.", "Bexley", "the city of Corve", "Dunholt"] == [
        item.of(text) for item in claim.items
    ]
    assert (Decimal(4), Decimal(4), "4", "jurisdiction/city") == (
        claim.low,
        claim.high,
        claim.value,
        claim.item,
    )


def test_lines_after_a_colon() -> None:
    """Lines behind a colon are items, with or without semicolons."""
    lines = [
        "The following towns took part:",
        "",
        "Albury, Kent;",
        "Bexley;",
        "Corve Calif.; and",
        "Dunholt.",
        "",
    ]
    text = "\n".join([*lines, "Nobody else came.", ""])
    [claim] = lists_in(text)
    assert ["Albury, Kent", "Bexley", "Corve Calif.", "Dunholt"] == [item.of(text) for item in claim.items]
    assert (None, None, "jurisdiction/city") == (claim.low, claim.high, claim.item)


def test_indented_lines_after_a_colon_take_no_time() -> None:
    """Lines with blanks before them, and one that is no item, are read once and not in every division."""
    text = "The dead are:\n" + "    Ann Lee\n" * 150 + "x\n" + "b" * 100
    assert lists_in(text) == []


def test_list_of_lines_at_the_end_of_the_text() -> None:
    """A line break behind the last item is no part of the list, nor does it hide it."""
    text = "The following towns took part:\n  Albury\n  Bexley\n  Corve\n"
    [claim] = lists_in(text)
    assert ["Albury", "Bexley", "Corve"] == [item.of(text) for item in claim.items]


def test_names_with_ages() -> None:
    """People with their ages are one item each."""
    text = "The three victims were identified as Ann Bell, 16, Bo Carr, 20, and Cy Dunn, 19."
    [claim] = lists_in(text, "Ann Bell", "Bo Carr", "Cy Dunn")
    assert ["Ann Bell, 16", "Bo Carr, 20", "Cy Dunn, 19"] == [item.of(text) for item in claim.items]
    assert (Decimal(3), "3", "people") == (claim.low, claim.value, claim.item)


def test_a_state_belongs_to_its_town() -> None:
    """A town and the state behind it are one item."""
    text = "Envoys of Albury, Ohio, Bexley, Corve and Dunholt came."
    [claim] = lists_in(text, places=("Albury", "Ohio", "Bexley", "Corve", "Dunholt"))
    assert ["Albury, Ohio", "Bexley", "Corve", "Dunholt"] == [item.of(text) for item in claim.items]


def test_including_is_only_an_upper_bound() -> None:
    """A list that makes no claim to be complete may be shorter than its count."""
    text = "Twelve towns took part, including Albury, Bexley and Corve."
    [claim] = lists_in(text, places=("Albury", "Bexley", "Corve"))
    assert ("at_most", "3", Decimal(12)) == (claim.modifier, claim.value, claim.high)


def test_counts_that_are_joined_add_up() -> None:
    """Three men and two women are five people."""
    text = (
        "Three men and two women died: Ann Bell, 40; Bo Carr, 41; Cy Dunn, 42; Di Egan, 43; and Ed Fry, 44."
    )
    [claim] = lists_in(text, "Ann Bell", "Bo Carr", "Cy Dunn", "Di Egan", "Ed Fry")
    assert (Decimal(5), "5", "people") == (claim.low, claim.value, claim.item)


def test_a_place_named_beside_the_list_is_said() -> None:
    """In addition to tells that the list leaves one out."""
    text = "In addition to Albury, the towns that took part are Bexley; Corve; and Dunholt."
    assert [("additional",)] == [claim.scope for claim in lists_in(text)]


def test_two_names_in_passing_are_no_list() -> None:
    """Names that nothing counts or announces are no list."""
    assert [] == lists_in("Ann Bell and Bo Carr met Cy Dunn.", "Ann Bell", "Bo Carr", "Cy Dunn")


def test_what_was_done_to_those_who_are_identified() -> None:
    """Of *the wounded were identified as* the wound is the measure, not the naming."""
    people = ("Ana Ruiz", "Paul Dorn", "Mara Hale")
    [claim] = lists_in(
        "The wounded were identified as Ana Ruiz, 31; Paul Dorn, 40; and Mara Hale, 22.", *people
    )
    assert ("injured", 3) == (claim.measure, len(claim.items))
