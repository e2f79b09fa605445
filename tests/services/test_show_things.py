"""Show: whatever an id, an address, a path or a name means."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_samples import article, bring
from sqlalchemy import Engine

from factcheck.errors import UnknownIdError
from factcheck.link.wording import wording_of
from factcheck.model.finding import Discrepancy
from factcheck.model.group import QuoteGroup
from factcheck.model.ids import IdKind, public_id
from factcheck.services.identities import article_keys
from factcheck.services.lookup import ArticleShown, PersonShown, Shown, show
from factcheck.services.reporting import report
from factcheck.services.search import find
from factcheck.store.engine import reading


def shown(engine: Engine, identity: str) -> Shown:
    """Look an id up in a session of its own."""
    with reading(engine) as session:
        return show(session, identity)


def refusal(engine: Engine, identity: str) -> str:
    """Return the sentence with which an id is refused."""
    with pytest.raises(UnknownIdError) as caught:
        shown(engine, identity)
    return caught.value.message


def test_a_quote_goes_by_any_of_its_wordings(library: Engine) -> None:
    """The printed id works, a longer beginning of the key, and the key of every wording of it."""
    with reading(library) as session:
        group = find(session, "three boats that this island has left").hits[0].group
    identities = {public_id(IdKind.QUOTE, group.key), "q" + group.key}
    identities |= {public_id(IdKind.QUOTE, wording_of(one.occurrence.text).key) for one in group.members}
    assert len(identities) > 4
    for identity in identities:
        assert shown(library, identity) == group


def test_a_discrepancy_goes_by_its_id(library: Engine) -> None:
    """What a report prints can be shown."""
    with reading(library) as session:
        found = report(session)
    assert found
    for one in found:
        assert shown(library, one.id) == one
        assert isinstance(shown(library, "d" + one.fingerprint), Discrepancy)


def test_an_article_goes_by_id_key_and_path(library: Engine) -> None:
    """An article is shown with its quotes, its discrepancies and its versions."""
    found = shown(library, "beacon")
    assert isinstance(found, ArticleShown)
    assert found.view.text == article("beacon")["text"]
    assert len(found.quotes) == 2
    assert {view.evidence.article.id for one in found.discrepancies for view in one.evidence} >= {"beacon"}
    assert [(one.ordinal, one.is_current) for one in found.versions] == [(1, True)]
    for other in (found.view.ref.key, found.view.ref.source):
        assert shown(library, other) == found


def test_an_article_goes_by_its_address(engine: Engine, tmp_path: Path) -> None:
    """The address as the source gives it names the article, and so does the key made of it."""
    bring(engine, tmp_path, [article("late", url="https://mail.example/news/late?utm_source=x")])
    by_address = shown(engine, "https://mail.example/news/late?utm_source=x")
    assert isinstance(by_address, ArticleShown)
    assert by_address == shown(engine, "url:https://mail.example/news/late") == shown(engine, "late")


@pytest.mark.parametrize("name", ["Ana Ruiz", "ana ruiz", "Ana M. Ruiz"])
def test_a_person_goes_by_any_full_name(library: Engine, name: str) -> None:
    """Each form that an article uses in full names the person, capitals or not."""
    found = shown(library, name)
    assert isinstance(found, PersonShown)
    assert (found.entity.name, found.spellings["Ana Ruiz"] >= 6) == ("Ana M. Ruiz", True)
    assert {"courier", "minutes", "beacon"} <= {ref.id for ref, _ in found.articles}
    assert [quote.speaker for quote in found.quotes] == ["Ana M. Ruiz"]
    assert shown(library, found.id) == found


def test_a_body_goes_by_its_name(library: Engine) -> None:
    """Bodies are shown like persons."""
    found = shown(library, "Holm Ferry Company")
    assert isinstance(found, PersonShown)
    assert found.entity.kind.value == "organisation"


def test_an_article_whose_id_looks_like_ours(engine: Engine, tmp_path: Path) -> None:
    """A desk's own ids may begin as the ids of quotes do."""
    for identity in ("d20210302", "q0123456789ab", "p1234", "c0ffee"):
        bring(engine, tmp_path, [article("late", id=identity)])
        found = shown(engine, identity)
        assert isinstance(found, ArticleShown)
        assert found.view.ref.id == identity


def test_one_id_of_two_articles_is_refused(engine: Engine, tmp_path: Path) -> None:
    """Outlets number alike: the sentence lists the keys, each of which names one with only its own."""
    twin = article("beacon", id="courier", outlet="The Beacon")
    bring(engine, tmp_path, [article("courier"), twin, article("digest", id="courier", outlet="Vik Post")])
    assert refusal(engine, "courier") == (
        "3 articles have the id 'courier'; give a key: "
        "id:harbor-courier/courier; id:the-beacon/courier; id:vik-post/courier."
    )
    found = shown(engine, "id:vik-post/courier")
    assert isinstance(found, ArticleShown)
    keys = {"id:vik-post/courier"}
    assert all(keys & {view.evidence.article.key for view in one.evidence} for one in found.discrepancies)
    with reading(engine) as session:
        assert len(article_keys(session, "courier")) == 3


def test_a_name_of_two_persons_lists_both(engine: Engine, tmp_path: Path) -> None:
    """A surname that two articles use alone means one person in each."""
    alone = "Mayor Ruiz was clear: “Nobody here can swim to work.” Ruiz left.\n"
    bring(engine, tmp_path, [{"id": "a", "text": alone}, {"id": "b", "text": alone}])
    said = refusal(engine, "Ruiz")
    assert said.startswith("2 names answer to 'Ruiz': Ruiz (p")
    assert said.count("Ruiz (p") == 2


@pytest.mark.parametrize(
    "identity", ["q000000000000", "d000000000000", "p0000", "nobody", "", "q", "%", "Ana R_iz"]
)
def test_an_unknown_id_gets_a_sentence(library: Engine, identity: str) -> None:
    """What names nothing is said to; signs that mean something to a database mean nothing."""
    assert refusal(library, identity).startswith(f"Nothing has the id {identity!r}: give an id")


def test_a_beginning_that_fits_several_is_refused(engine: Engine, tmp_path: Path) -> None:
    """Of two quotes whose keys begin alike none is chosen; the sentence lists both."""
    by_prefix: dict[str, list[str]] = {}
    for number in range(1_000):
        words = f"Pier {number} closes"
        by_prefix.setdefault(wording_of(words).key[:4], []).append(words)
    prefix, alike = next(item for item in sorted(by_prefix.items()) if len(item[1]) == 2)
    lines = [{"id": f"a{at}", "text": f"“{words},” Ana Ruiz said.\n"} for at, words in enumerate(alike)]
    bring(engine, tmp_path, lines)
    said = refusal(engine, f"q{prefix}")
    assert said.startswith(f"2 quotes answer to 'q{prefix}': q{prefix}")
    key = wording_of(alike[0]).key
    found = shown(engine, public_id(IdKind.QUOTE, key))
    assert isinstance(found, QuoteGroup)
    assert found.key == key
