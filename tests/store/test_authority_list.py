"""The authority list in the store, on both databases."""

from __future__ import annotations

from sqlalchemy import Engine

from factcheck.model.authority import SettledName
from factcheck.store.authority import drop_other_names, put_names, settled_by_word, settled_names
from factcheck.store.engine import reading, writing

RUIZ = SettledName(name="Ana Ruiz", aliases=("Ana Peña",), source="her card")
DORN = SettledName(name="Paul Dorn", note="the mayor")


def test_names_are_kept_and_changed(engine: Engine) -> None:
    """What is stored comes back by name; the same again changes nothing, another source does."""
    other = SettledName(name="ANA RUIZ", source="the court")
    with writing(engine) as session:
        assert put_names(session, [DORN, RUIZ]) == ([DORN, RUIZ], [])
        assert put_names(session, [RUIZ]) == ([], [])
        assert put_names(session, [other]) == ([], [other])
    with reading(engine) as session:
        assert settled_names(session) == [other, DORN]
        assert settled_by_word(session, {"pena"}) == {}


def test_names_are_found_by_any_word(engine: Engine) -> None:
    """Words of names and aliases are looked up folded; one that nobody bears gives nothing."""
    with writing(engine) as session:
        put_names(session, [DORN, RUIZ])
    with reading(engine) as session:
        expected = {"ana": [RUIZ], "pena": [RUIZ], "dorn": [DORN]}
        assert expected == settled_by_word(session, {"ana", "pena", "dorn", "hale"})


def test_names_that_a_new_list_lacks_are_dropped(engine: Engine) -> None:
    """Dropping returns what went, and nothing is left to look it up by."""
    with writing(engine) as session:
        put_names(session, [DORN, RUIZ])
        assert drop_other_names(session, [DORN]) == [RUIZ]
    with reading(engine) as session:
        assert settled_names(session) == [DORN]
        assert settled_by_word(session, {"ana"}) == {}
