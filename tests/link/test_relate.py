"""Which wordings are linked, and how."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.link.relate import Edge, may_relate, relate
from factcheck.link.wording import wording_of

STATEMENT = (
    "Closing the pier is a reckless attack on our harbor families. We have seen too many towns lose their "
    "boats this way. Enough is enough."
)


def linked(a: str, b: str) -> Edge | None:
    """Return the link between two texts."""
    return relate(wording_of(a), wording_of(b))


@pytest.mark.parametrize(
    ("text", "relation", "needs_context"),
    [
        ("Closing the pier is a reckless attack on our harbor families.", "contained", False),
        ("We have seen too many towns lose their boats this way. Enough is enough.", "contained", False),
        ("too many towns lose", "contained", True),
        ("Reckless Attack on Harbor Families", "variant", True),
        ("reckless attack on our harbor families", "contained", True),
        ("Closing the pier … We have seen too many towns lose their boats", "elided", False),
        ("[It] is a reckless attack on our harbor families. We have seen [it].", "elided", False),
        ("We have seen too many villages lose their boats this way.", "variant", False),
        ("Closing the pier is a reckless atack on our habor famlies", "variant", False),
        (STATEMENT.replace("harbor", "harbour"), "typographic", False),
    ],
)
def test_links_to_the_whole_statement(text: str, relation: str, needs_context: bool) -> None:
    """Parts, cuts at marks, changed and dropped words link to the statement they come from."""
    found = linked(text, STATEMENT)
    assert found is not None
    assert (relation, needs_context) == (found.relation.value, found.needs_context)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("reckless attack", STATEMENT),
        ("Enough is enough", STATEMENT),
        ("we have many boats", STATEMENT),
        ("a reckless attack on somebody", STATEMENT),
        ("We have seen too many people who say that they like this town and its market.", STATEMENT),
        ("Nobody knows what the winter will bring to the islands.", STATEMENT),
        ("", STATEMENT),
    ],
)
def test_no_links(a: str, b: str) -> None:
    """Under four words, or with too few in common, nothing is linked."""
    assert linked(a, b) is None


def test_a_replaced_handle_links() -> None:
    """A handle told as a name changes one word into two."""
    found = linked(
        "After @HarborWatch's men decided to attack our families we will stay away",
        "after Lena Ortiz's men decided to attack our families we will stay away",
    )
    assert found is not None
    assert "variant" == found.relation.value


def test_a_slip_in_a_short_quote_links_with_context() -> None:
    """Five words of six are enough if something else ties the two."""
    found = linked("they are burning our boats tonight", "they were burning our boats tonight")
    assert found is not None
    assert ("variant", True) == (found.relation.value, found.needs_context)


def test_few_words_with_several_changed_need_context() -> None:
    """Eight words of which two differ are no proof by themselves."""
    found = linked("we saw many towns lose all boats here", "And we saw three towns lose their boats here")
    assert found is not None
    assert found.needs_context
    longer = linked(
        "we saw many towns lose all boats here", "we saw many towns lose their boats here, friends"
    )
    assert longer is not None
    assert not longer.needs_context


def test_words_that_everybody_uses_need_context() -> None:
    """A changed phrase of common words is no proof, however close."""
    found = linked("we still have a lot of work to do", "we have a ton of work to do")
    assert found is not None
    assert found.needs_context


def test_the_shorter_wording_is_the_part() -> None:
    """The relation is told of the part."""
    part, whole = wording_of("too many towns lose their boats this way enough"), wording_of(STATEMENT)
    found = relate(part, whole)
    assert found is not None
    assert part.key == found.part
    assert whole.key == found.other(part.key)
    assert (1.0, 1.0, 1.0, 9) == (found.coverage, found.density, found.score, found.matched)


def test_a_wording_has_no_link_to_itself() -> None:
    """One wording is one already."""
    assert linked("Enough is enough, they say", "enough is enough they say") is None


def test_vocabularies_tell_early() -> None:
    """Half of the smaller vocabulary must be common, and a quarter of the words that carry sense."""
    assert may_relate(frozenset("bcde"), frozenset("bcxyz"))
    assert not may_relate(frozenset("bcde"), frozenset("bxyz"))
    small, sense = {"at", "the", "of", "and", "our"}, {"boat", "ferry", "pier", "crew", "dock"}
    assert not may_relate(small | sense, small | {"boat", "sea", "sun", "sky", "sand"})


def test_a_common_phrase_ties_no_statements() -> None:
    """Statements that begin alike are linked only if more of their sense is common."""
    phrase = "There is no question about it"
    said = f"{phrase}, they will sell the ferry and the levy to the town"
    assert linked(f"{phrase}, they will paint the depot", said) is None
    assert linked(f"{phrase}, they will paint the ferry and the levy", said) is not None


TEXTS = st.lists(
    st.sampled_from(["we", "will", "not", "go", "home", "harbor", "…", "[the]"]), max_size=14
).map(" ".join)


@given(TEXTS, TEXTS)
def test_links_know_no_direction(a: str, b: str) -> None:
    """Either order gives the same link."""
    assert linked(a, b) == linked(b, a)
