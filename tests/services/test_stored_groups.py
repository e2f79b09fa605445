"""Quotes, entities, look-ups and counts as the store gives them back after an import."""

from __future__ import annotations

from pathlib import Path

from desk_samples import ARTICLES, FERRY, article, bring
from sqlalchemy import Engine, select

from factcheck.model.group import QuoteGroup, Relation
from factcheck.model.name import NameKind
from factcheck.services.reporting import report
from factcheck.services.search import find
from factcheck.store.canonical import settle_quotes
from factcheck.store.engine import reading, writing
from factcheck.store.entities import Bucket, bearers_in
from factcheck.store.entity_names import names_on, names_used
from factcheck.store.groups import quote_groups
from factcheck.store.lookup import (
    articles_by_id,
    bearers,
    entities_by_key,
    entities_by_name,
    quotes_beginning,
    quotes_in_versions,
    quotes_of_entity,
    spellings,
    versions_of,
)
from factcheck.store.quotes import (
    loose_occurrences,
    memberships,
    quote_ids_by_wording,
    quote_keys,
    quotes_in_several_forms,
    quotes_of_wordings,
    quotes_said,
)
from factcheck.store.schema import QuoteRow
from factcheck.store.statistics import counts


def ferry(engine: Engine, per_wording: int | None = None) -> QuoteGroup:
    """Return the statement that most of the samples carry."""
    with reading(engine) as session:
        key = find(session, FERRY).hits[0].group.key
        (found,) = quote_groups(session, quotes_beginning(session, key), per_wording=per_wording).values()
    return found


def test_a_hyphen_in_a_surname_makes_no_other_speaker(engine: Engine, tmp_path: Path) -> None:
    """A few words join the statement they are of, though its speaker is hyphenated in one paper only."""
    bring(
        engine,
        tmp_path,
        [
            {"id": "a", "text": "“The boats stay here. No truck ever fed a gull,” said Ada Lund-Price."},
            {"id": "b", "text": "“No truck ever fed a gull,” said Ada Lund Price."},
        ],
    )
    hit = find_hit(engine, "No truck ever fed a gull")
    assert {"a", "b"} == {one.occurrence.article.id for one in hit.members}


def find_hit(engine: Engine, words: str) -> QuoteGroup:
    """Return the best quote for ``words``."""
    with reading(engine) as session:
        return find(session, words).hits[0].group


def test_the_canonical_wording_stands_first(library: Engine) -> None:
    """The longest un-elided wording gives the quote its text; others follow by date, undated last."""
    group = ferry(library)
    first, *others = group.members
    assert (first.occurrence.article.id, first.relation) == ("minutes", Relation.IDENTICAL)
    assert group.text == first.occurrence.text
    assert group.text.startswith(FERRY)
    days = [
        one.occurrence.article.published.text if one.occurrence.article.published else "~" for one in others
    ]
    assert sorted(days) == days
    texts = {one["id"]: one["text"] for one in ARTICLES}
    for member in group.members:
        occurrence = member.occurrence
        spans = [span.of(texts[occurrence.article.id]) for span in occurrence.spans]
        assert occurrence.text == " ".join(spans)


def test_places_count_words_of_the_canonical_wording(library: Engine) -> None:
    """An interrupted quotation is one member; a part says which words of the whole it has."""
    places = {
        one.occurrence.article.id: (one.relation, one.start, one.end, len(one.occurrence.spans))
        for one in ferry(library).members
    }
    assert places["courier"] == (Relation.CONTAINED, 0, 19, 1)
    assert places["undated-note"] == (Relation.CONTAINED, 8, 19, 1)
    assert places["beacon"] == (Relation.VARIANT, 0, 19, 1)


def test_carriers_of_one_wording_can_be_limited(engine: Engine, tmp_path: Path) -> None:
    """Of each wording the earliest carriers are kept, as many as are asked for."""
    copies = [
        article("courier", id=f"copy-{day}", outlet=f"Post {day}", published=f"2021-04-0{day}")
        for day in range(1, 6)
    ]
    bring(engine, tmp_path, [*ARTICLES, *copies])
    whole, cut = ferry(engine), ferry(engine, per_wording=2)
    assert len(whole.members) - len(cut.members) == 4
    kept = {one.occurrence.article.id for one in cut.members}
    assert {"courier", "copy-1"} <= kept
    assert kept & {f"copy-{day}" for day in range(2, 6)} == set()


def test_one_speaker_in_the_same_words_is_one_form(engine: Engine, tmp_path: Path) -> None:
    """Cuts and repeats are no other form; other words, gaps and another speaker are."""
    said = {
        "plain": ("The piers were sound when we left them in June", "", "Ada Lund"),
        "words": (
            "The harbor board has paid for every plank that we laid on the long pier",
            "The harbor board has paid for each plank that we laid on the long pier",
            "Ada Lund",
        ),
        "gap": (
            "No barge has come up the river since the great storm of last May",
            "No barge has come up the river … the great storm of last May",
            "Ada Lund",
        ),
        "speaker": ("Nobody asked the crews what they had seen", "", "Bo Ekman"),
        "cut": (
            "We keep the lamps lit on the mole for those who are still out there",
            "We keep the lamps lit on the mole for those",
            "Ada Lund",
        ),
    }
    texts = [
        "\n\n".join(f"“{one},” said Ada Lund on Monday." for one, _, _ in said.values()),
        "\n\n".join(
            f"“{other or one},” said {speaker} on Monday." for one, other, speaker in said.values()
        ),
    ]
    bring(engine, tmp_path, [{"id": f"text-{at}", "text": text} for at, text in enumerate(texts)])
    with reading(engine) as session:
        ids = list(session.execute(select(QuoteRow.id)).scalars())
        groups = quote_groups(session, ids)
        several = quotes_in_several_forms(session, ids)
    assert [len(group.members) for group in groups.values()] == [2] * len(said)
    found = {
        name
        for name, (one, _, _) in said.items()
        if any(groups[number].text.startswith(one[:20]) for number in several)
    }
    assert found == {"words", "gap", "speaker"}


def test_settling_again_changes_nothing(desk: Engine) -> None:
    """Text, speaker and relations follow from the members alone."""
    with writing(desk) as session:
        ids = list(session.execute(select(QuoteRow.id)).scalars())
        before = quote_groups(session, ids)
        settle_quotes(session, ids)
        settle_quotes(session, [])
        session.expire_all()
        assert before == quote_groups(session, ids)


def test_rows_and_keys_lead_to_each_other(library: Engine) -> None:
    """Wordings, quotes, versions and speakers are tied both ways."""
    with reading(library) as session:
        ids = list(session.execute(select(QuoteRow.id).order_by(QuoteRow.id)).scalars())
        rows = session.execute(select(QuoteRow.wording_id, QuoteRow.id))
        by_wording = {wording: number for wording, number in rows}  # noqa: C416
        assert quote_ids_by_wording(session, by_wording) == by_wording
        assert quotes_of_wordings(session, by_wording) == by_wording
        placed = memberships(session, by_wording).values()
        assert {place.canonical_id for place in placed} == set(by_wording)
        for number, key in quote_keys(session, ids).items():
            assert number in quotes_beginning(session, key[:6])
        (courier,) = articles_by_id(session, "courier")
        linked = quotes_in_versions(session, [courier])
        assert len(loose_occurrences(session, [courier])) == len(linked) == 2
        assert quotes_said(session, {"Paul Dorn": [courier]}) < set(linked)
        assert quotes_said(session, {"Nobody": [courier]}) == set()
        assert [one.ordinal for one in versions_of(session, courier)] == [1]


def test_names_are_found_by_their_bucket(library: Engine) -> None:
    """All that may be one bearer share a bucket; each name is there once, with its uses and its tie."""
    with reading(library) as session:
        versions = [number for one in ARTICLES for number in articles_by_id(session, one["id"])]
        shelves = {one.bucket for one in bearers_in(session, versions)}
        ruiz = Bucket(NameKind.PERSON, "ruiz")
        assert {ruiz, Bucket(NameKind.PERSON, "dorn")} <= shelves
        assert {"Ana Ruiz", "Ana M. Ruiz"} <= set(names_on(session, {ruiz})[ruiz])
        used = names_used(session, {(*ruiz, "Ana Ruiz"), (*ruiz, "Nobody Ruiz")})
        (found,) = used.values()
        assert found.tie is not None
        carriers = {one.version_id for one in bearers_in(session, versions) if one.name == "Ana Ruiz"}
        assert found.uses == len(carriers)
        assert names_on(session, set()) == {}
        assert names_used(session, set()) == {}


def test_an_entity_has_its_names_and_quotes(library: Engine) -> None:
    """From a name to the bearer, to every article and to what the bearer said."""
    with reading(library) as session:
        (found,) = entities_by_name(session, "ANA RUIZ")
        assert entities_by_key(session, found.key[:8]) == [found]
        assert set(bearers(session, found.id).values()) == {"Ana Ruiz", "Ana M. Ruiz"}
        forms = spellings(session, found.id)
        assert list(forms.values()) == sorted(forms.values(), reverse=True)
        said = quote_groups(session, quotes_of_entity(session, found.id))
        assert {one.speaker_key for one in said.values()} == {found.key}
        assert entities_by_name(session, "") == entities_by_key(session, "zz") == []


def test_the_counts_are_those_of_a_report(library: Engine) -> None:
    """What is counted as a discrepancy is what a report shows; the rest is counted by its rows."""
    with reading(library) as session:
        found = counts(session)
        shown = report(session)
    assert (found["articles"], found["versions"], found["outlets"]) == (10, 10, 5)
    assert (found["runs"], found["import problems"], found["decisions"]) == (1, 0, 0)
    told = {name: number for name, number in found.items() if name.startswith("discrepancies: ")}
    checks = [one.check for one in shown]
    assert told == {f"discrepancies: {name}": checks.count(name) for name in sorted(set(checks))}


def test_an_empty_store_counts_nothing(engine: Engine) -> None:
    """A database without articles has its counts, all of them zero."""
    with reading(engine) as session:
        assert set(counts(session).values()) == {0}
