"""Settled names and the stories and versions that they concern, on both databases."""

from __future__ import annotations

from builders import article, ref, story
from sqlalchemy import Engine

from factcheck.model.authority import SettledName
from factcheck.services.authority import import_names, with_authority
from factcheck.store.engine import reading, writing

RUIZ = SettledName(name="Ana Ruiz", source="her card")
DORN = SettledName(name="Paul Dorn")
HALE = SettledName(name="Mara Hale")


def test_stories_get_the_names_they_share_a_word_with(engine: Engine) -> None:
    """A story of Anna Ruiz gets the entry of Ana Ruiz, one that names nobody gets none."""
    stories = [
        story([article("[[Anna Ruiz|person]] met [[Dorn|person|Dorn|short]].", ref("a"))]),
        story([article("Nobody came.", ref("b"))]),
    ]
    with writing(engine) as session:
        assert with_authority(session, stories) == stories
        import_names(session, [HALE, RUIZ, DORN])
    with reading(engine) as session:
        found = with_authority(session, stories)
    assert [one.authority for one in found] == [(RUIZ, DORN), ()]


def test_an_import_counts_and_names_the_versions_to_look_at(library: Engine) -> None:
    """New, changed, unchanged and removed entries are counted; versions are those that share a word."""
    with reading(library) as session:
        first = import_names(session, [RUIZ, DORN])
        again = import_names(session, [RUIZ, SettledName(name="Xq Zzyzx")], replace_all=True)
        session.rollback()
    assert (2, 0, 0, 0) == (first.new, first.changed, first.unchanged, first.removed)
    assert (1, 0, 1, 1) == (again.new, again.changed, again.unchanged, again.removed)
    assert set(again.version_ids) <= set(first.version_ids)
