"""Names across articles: what is counted of them, and that a bearer is found as articles come and go."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from desk_samples import bring
from sqlalchemy import Engine, select

from factcheck.extract import EXTRACTOR
from factcheck.services.database import verify
from factcheck.store.engine import reading, table_of, writing
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    EntityMemberRow,
    EntityNameRow,
    EntityRow,
)

SPEECH = "“The bridge stays shut until the last bolt is in,” {name} said on Tuesday.\n"


def told(number: str, name: str) -> dict[str, str]:
    """Return a short article in which ``name`` speaks."""
    return {"id": number, "text": f"{name} leads the works.\n\n" + SPEECH.format(name=name.split()[-1])}


def entities(engine: Engine) -> dict[tuple[str, str], str]:
    """Return the name of the entity that bears each name of each article's current version."""
    member, entity = table_of(EntityMemberRow), table_of(EntityRow)
    version, article = table_of(ArticleVersionRow), table_of(ArticleRow)
    with reading(engine) as session:
        rows = session.execute(
            select(article.c.source_id, member.c.name, entity.c.name)
            .join(version, version.c.article_id == article.c.id)
            .join(member, member.c.version_id == version.c.id)
            .outerjoin(entity, entity.c.id == member.c.entity_id)
            .where(version.c.is_current)
        )
        return {(source, name): bearer for source, name, bearer in rows}


def uses(engine: Engine) -> list[tuple[str, int]]:
    """Return the names in use with their counts, by name."""
    name = table_of(EntityNameRow)
    with reading(engine) as session:
        rows = session.execute(select(name.c.name, name.c.uses).order_by(name.c.name))
        return [(called, count) for called, count in rows]


def faults(engine: Engine) -> list[str]:
    """Return where ``verify`` finds something wrong."""
    with reading(engine) as session:
        return [fault.where for fault in verify(session, EXTRACTOR)]


def test_a_name_in_capitals_has_the_same_bearer(engine: Engine, tmp_path: Path) -> None:
    """Names that fold to one are one bearer's, whichever comes first."""
    texts = ("The HARBOR SAFETY BOARD met.\n", "The Harbor Safety Board met.\n")
    bring(engine, tmp_path, [{"id": f"a{number}", "text": one} for number, one in enumerate(texts)])
    assert ["Harbor Safety Board"] * 2 == list(entities(engine).values())


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_an_ambiguous_form_parts_when_its_bearers_do(
    engine: Engine, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """Lena Holt is Lena M. Holt until a Lena P. Holt is known; another Holt is looked at by nobody."""
    articles = [
        told("a", "Lena M. Holt"),
        told("b", "Lena Holt"),
        told("c", "Lena P. Holt"),
        told("d", "Mara Holt"),
    ]
    for number in order:
        bring(engine, tmp_path, [articles[number]])
    assert ["Lena M. Holt", "Lena Holt", "Lena P. Holt", "Mara Holt"] == [
        entities(engine)[one["id"], one["text"].partition(" leads")[0]] for one in articles
    ]
    bring(engine, tmp_path, [told("c", "Rosa Pell")])
    assert "Lena M. Holt" == entities(engine)["b", "Lena Holt"]
    assert [] == faults(engine)


def test_uses_are_counted_as_articles_come_and_change(engine: Engine, tmp_path: Path) -> None:
    """A name that a changed text leaves out is used once less, and gone when nobody uses it."""
    bring(engine, tmp_path, [told("a", "Mara Holt"), told("b", "Mara Holt"), told("c", "Rosa Pell")])
    bring(engine, tmp_path, [told("b", "Rosa Pell")])
    assert [("Mara Holt", 1), ("Rosa Pell", 2)] == uses(engine)
    bring(engine, tmp_path, [told("a", "Rosa Pell"), {"id": "c", "text": "No name stands here.\n"}])
    assert [("Rosa Pell", 2)] == uses(engine)
    assert [] == faults(engine)


def test_a_body_is_known_by_its_acronym_while_an_article_says_so(engine: Engine, tmp_path: Path) -> None:
    """The letters alone are tied as long as one current article explains them."""
    explained = "The Harbor Safety Board (HSB) met on Tuesday. The HSB adjourned.\n"
    alone = "The HSB fined the line on Monday.\n"
    bring(engine, tmp_path, [{"id": "b", "text": alone}, {"id": "a", "text": explained}])
    assert "Harbor Safety Board" == entities(engine)["b", "HSB"]
    bring(engine, tmp_path, [{"id": "a", "text": "The Harbor Safety Board met on Tuesday.\n"}])
    assert "HSB" == entities(engine)["b", "HSB"]


def test_a_miscounted_name_is_a_fault(engine: Engine, tmp_path: Path) -> None:
    """Uses that no article bears out are told by verify, and so are names that are missing."""
    bring(engine, tmp_path, [told("a", "Mara Holt"), told("b", "Rosa Pell")])
    name = table_of(EntityNameRow)
    with writing(engine) as session:
        session.execute(name.update().where(name.c.name == "Mara Holt").values(uses=3))
        session.execute(name.delete().where(name.c.name == "Rosa Pell"))
    assert ["name Mara Holt", "name Rosa Pell"] == faults(engine)
