"""Articles go into the store and come back; versions follow the text, facts follow the source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session
from store_samples import EXTRACTOR, PUBLISHED, TEXT, bucket, empty, extraction, names, quotes, raw
from stored import add_version

from factcheck.errors import UnknownIdError
from factcheck.model.article import ArticleKey, ArticleKind, ArticleRef
from factcheck.model.extraction import Extraction
from factcheck.model.keys import stable_key
from factcheck.model.problem import Problem, ProblemCode
from factcheck.model.quote import QuoteKind
from factcheck.model.run import RunStatus
from factcheck.services.database import ensure_schema
from factcheck.store.articles import (
    current_versions,
    facts_hash,
    outlet_key,
    replace_finds,
    text_hash,
    update_facts,
)
from factcheck.store.engine import database_url, open_engine, reading, writing
from factcheck.store.runs import add_problems, finish_run, start_run
from factcheck.store.schema import (
    ArticleRow,
    ArticleVersionRow,
    Base,
    ClaimItemRow,
    ClaimOccurrenceRow,
    EntityMemberRow,
    ImportProblemRow,
    NameOccurrenceRow,
    OutletRow,
    QuoteOccurrenceRow,
    QuoteSpanRow,
    RunRow,
)
from factcheck.store.views import article_ref, article_refs, article_views, version_texts
from factcheck.text.quotations import quote_keys_of

KEY = ArticleKey("id:bridge")
SAID, TOLD = QuoteKind.DIRECT, QuoteKind.INDIRECT


def store(engine: Engine, *found: Extraction) -> list[int]:
    """Store extractions in one run; return the versions' row ids."""
    with writing(engine) as session:
        run = start_run(session, "import")
        return [add_version(session, one, run, bucket) for one in found]


def count(session: Session, row: type[Base]) -> int:
    """Return how many rows a table has."""
    return session.execute(select(func.count()).select_from(row)).scalar_one()


def test_a_view_is_what_was_extracted(engine: Engine) -> None:
    """Every stretch and name comes back as it was, in the order of the text."""
    (version,) = store(engine, extraction())
    with reading(engine) as session:
        (view,) = article_views(session, [version])
    assert (TEXT, quotes(), names()) == (view.text, view.quotes, view.names)


def test_views_come_in_the_order_asked_for(engine: Engine) -> None:
    """Views follow the ids given, and an article in which nothing was found has one too."""
    first, second = store(engine, extraction(), empty("Rain.", key=ArticleKey("id:rain"), id="rain"))
    with reading(engine) as session:
        views = article_views(session, [second, first])
    assert [(view.ref.id, len(view.quotes), len(view.names)) for view in views] == [
        ("rain", 0, 0),
        ("bridge", 4, 3),
    ]


def test_a_reference_tells_what_the_source_said(engine: Engine) -> None:
    """The reference has the source's own words, and nothing that it did not say."""
    told, untold = store(
        engine,
        extraction(),
        empty(
            "Rain.", key=ArticleKey("id:rain"), id="rain", outlet=None, title=None, published=None, url=None
        ),
    )
    expected = ArticleRef(
        key=KEY,
        id="bridge",
        source="news.jsonl#4",
        outlet="The Harbour Post",
        title="Bridge stays open",
        published=PUBLISHED,
        kind=ArticleKind.ARTICLE,
        url="https://harbour.example/bridge",
    )
    with reading(engine) as session:
        assert expected == article_ref(session, told)
        bare = article_refs(session, [untold])[untold]
    assert (bare.outlet, bare.title, bare.published, bare.url) == (None, None, None, None)


def test_unknown_versions_are_errors(engine: Engine) -> None:
    """A row id that no version bears is said to be unknown."""
    with reading(engine) as session, pytest.raises(UnknownIdError):
        article_ref(session, 7)


def test_quotations_are_joined_and_keyed(engine: Engine) -> None:
    """Stretches of one quotation are one row with joined text; equal words get keys of their own."""
    store(engine, extraction())
    row = QuoteOccurrenceRow
    with reading(engine) as session:
        found = session.execute(select(row.text, row.key, row.speaker).order_by(row.ordinal)).all()
    expected = [
        (
            "The bridge stays open, for 12 more weeks.",
            "the bridge stays open for 12 more weeks",
            0,
            "Ana Ruiz",
        ),
        ("No.", "no", 0, "Ana Ruiz"),
        ("No.", "no", 1, None),
    ]
    assert [
        (text, stable_key(["quote", KEY, words, nth]), speaker) for text, words, nth, speaker in expected
    ] == [tuple(one) for one in found]


def test_keys_outlive_marks_and_paragraphs() -> None:
    """Other marks, capitals and white space change no key; other words do."""
    first = quote_keys_of(KEY, [("The bridge’s open", SAID), ("No.", SAID)])
    assert first == quote_keys_of(KEY, [("the  BRIDGE's open", SAID), ("“No”", QuoteKind.MIXED)])
    assert first[0] != quote_keys_of(KEY, [("The bridge is open", SAID)])[0]
    assert first[0] != quote_keys_of(ArticleKey("id:other"), [("The bridge’s open", SAID)])[0]


def test_statement_without_marks_takes_no_key_of_a_quotation() -> None:
    """The same words told without marks before them leave a quotation its key and have another."""
    alone = quote_keys_of(KEY, [("No bridge is open", SAID)])
    after = quote_keys_of(KEY, [("no bridge is open", TOLD), ("No bridge is open", SAID)])
    assert alone[0] == after[1]
    assert after[0] != after[1]


def test_a_quotation_points_to_where_its_speaker_is_named(engine: Engine) -> None:
    """The speaker's name is the mention if there is one."""
    store(engine, extraction())
    with reading(engine) as session:
        found = session.execute(
            select(NameOccurrenceRow.text)
            .select_from(QuoteOccurrenceRow)
            .outerjoin(NameOccurrenceRow, NameOccurrenceRow.id == QuoteOccurrenceRow.speaker_name_id)
            .order_by(QuoteOccurrenceRow.ordinal)
        ).scalars()
        assert list(found) == ["Ana Ruiz", "Ruiz", None]


def test_bearers_have_their_forms_and_bucket(engine: Engine) -> None:
    """Each bearer of a name is one row, with the mentions in the order of the text."""
    store(engine, extraction())
    row = EntityMemberRow
    with reading(engine) as session:
        found = session.execute(select(row.name, row.bucket, row.forms, row.entity_id).order_by(row.name))
        assert [tuple(one) for one in found] == [
            ("Ana Ruiz", "ruiz", ["Ana Ruiz", "Ruiz"], None),
            ("Holm", "holm", ["Holm"], None),
        ]


def test_claims_keep_values_and_items(engine: Engine) -> None:
    """A claim's figures keep their digits, its restricting words their order, its list its places."""
    store(engine, extraction())
    row, item = ClaimOccurrenceRow, ClaimItemRow
    with reading(engine) as session:
        claims = session.execute(select(row.text, row.low, row.high, row.scope).order_by(row.ordinal))
        assert [tuple(one) for one in claims] == [
            ("4,100 cars a day", Decimal("4100"), Decimal("4100.5"), "daily\nnorth bound"),
            ("Holm, Lund and Vik", None, None, ""),
        ]
        items = session.execute(select(item.text).order_by(item.ordinal)).scalars()
        assert list(items) == ["Holm", "Lund", "Vik"]


def test_a_text_that_comes_back_is_a_third_version(engine: Engine) -> None:
    """An article changed and changed back has three versions, and the third is current."""
    versions = store(engine, extraction(), empty("Rain."), extraction())
    with reading(engine) as session:
        stored = current_versions(session, [KEY])[KEY]
        texts = version_texts(session, versions)
        assert count(session, ArticleRow) == 1
    assert (versions[2], 3, text_hash(TEXT), EXTRACTOR) == (
        stored.version_id,
        stored.ordinal,
        stored.text_hash,
        stored.extractor,
    )
    assert [texts[number] for number in versions] == [TEXT, "Rain.", TEXT]


def test_unknown_articles_have_no_current_version(engine: Engine) -> None:
    """Keys that the store does not have are left out."""
    store(engine, extraction())
    with reading(engine) as session:
        assert list(current_versions(session, [ArticleKey("id:rain"), KEY])) == [KEY]


def test_the_first_id_stays(engine: Engine) -> None:
    """An article imported from another place keeps the id that was printed, and tells the new place."""
    versions = store(engine, extraction(), empty("Rain.", id="b7", source="copy/b7.txt"))
    with reading(engine) as session:
        ref = article_ref(session, versions[1])
    assert (ref.id, ref.source) == ("bridge", "copy/b7.txt")


def test_facts_change_in_place(engine: Engine) -> None:
    """New facts beside the same text make no version and touch no quotation."""
    (version,) = store(engine, extraction())
    told = raw(title="Bridge to stay open", outlet="Holm Daily", published=None, kind=ArticleKind.RELEASE)
    with writing(engine) as session:
        update_facts(session, current_versions(session, [KEY])[KEY], told)
    with reading(engine) as session:
        ref = article_ref(session, version)
        stored = current_versions(session, [KEY])[KEY]
        assert (count(session, ArticleVersionRow), count(session, QuoteOccurrenceRow)) == (1, 3)
    assert (ref.title, ref.outlet, ref.published, ref.kind) == (
        "Bridge to stay open",
        "Holm Daily",
        None,
        ArticleKind.RELEASE,
    )
    assert facts_hash(told) == stored.facts_hash


@pytest.mark.parametrize("facts", [{"id": "b7"}, {"source": "copy/b7.txt"}, {"reader": "jsonl/2"}])
def test_where_it_was_read_is_no_fact(facts: dict[str, Any]) -> None:
    """The same article from another place is not news."""
    assert facts_hash(raw()) == facts_hash(raw(**facts))


@pytest.mark.parametrize(
    "facts", [{"title": None}, {"outlet": "B"}, {"published": None}, {"metadata": ()}, {"byline": "C"}]
)
def test_what_the_source_says_is_a_fact(facts: dict[str, Any]) -> None:
    """Any fact that the source says anew shows in the hash."""
    assert facts_hash(raw()) != facts_hash(raw(**facts))


def test_finds_are_replaced(engine: Engine) -> None:
    """Finds of a newer extractor take the place of the old ones, in the same version."""
    (version,) = store(engine, extraction())
    newer = Extraction(
        article=raw(), quotes=quotes()[:1], claims=(), names=names()[:1], extractor="rules/2"
    )
    with writing(engine) as session:
        replace_finds(session, current_versions(session, [KEY])[KEY], newer, bucket)
    with reading(engine) as session:
        (view,) = article_views(session, [version])
        assert current_versions(session, [KEY])[KEY].extractor == "rules/2"
        rows = (QuoteSpanRow, ClaimOccurrenceRow, ClaimItemRow, EntityMemberRow)
        assert [count(session, row) for row in rows] == [1, 0, 0, 1]
    assert (newer.quotes, newer.names) == (view.quotes, view.names)


def test_outlets_are_one_however_written(engine: Engine) -> None:
    """Capitals, accents and marks make no second outlet; the name first seen is shown."""
    outlets = ["Café Post", "CAFE-POST", "www.cafe post"]
    found = [
        empty("Rain.", key=ArticleKey(f"id:{n}"), id=str(n), outlet=outlet)
        for n, outlet in enumerate([*outlets, " ", None])
    ]
    store(engine, *found)
    with reading(engine) as session:
        assert session.execute(select(OutletRow.name)).scalars().all() == ["Café Post"]
        assert session.execute(select(func.count(ArticleRow.outlet_id))).scalar_one() == 3
    assert outlet_key("Дневник") == "дневник"
    assert outlet_key("!!") == "!!"


def test_a_run_tells_how_it_ended(engine: Engine) -> None:
    """A run is running until its end is noted, and keeps what it could not take."""
    problem = Problem(source="a.txt", code=ProblemCode.EMPTY, message="The file is empty.")
    with writing(engine) as session:
        run = start_run(session, "import a.txt")
        assert session.execute(select(RunRow.status)).scalar_one() is RunStatus.RUNNING
        add_problems(session, run, [problem])
        finish_run(session, run, RunStatus.DONE, {"new": 3})
    with reading(engine) as session:
        row = session.execute(select(RunRow)).scalar_one()
        kept = session.execute(select(ImportProblemRow)).scalar_one()
    assert (row.status, row.counts, row.finished_at is not None) == (RunStatus.DONE, {"new": 3}, True)
    assert (run, "a.txt", ProblemCode.EMPTY) == (kept.run_id, kept.source, kept.code)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_verbatim(engine: Engine, text: str) -> None:
    """Whatever can be written is stored character for character, on both databases."""
    (version,) = store(engine, empty(text))
    with reading(engine) as session:
        assert {version: text} == version_texts(session, [version])


def test_a_database_in_memory_stores_articles() -> None:
    """The whole way works without a file: comparing stores nothing that stays."""
    engine = open_engine(database_url("sqlite://"))
    ensure_schema(engine)
    (version,) = store(engine, extraction())
    with reading(engine) as session:
        assert quotes() == article_views(session, [version])[0].quotes
    engine.dispose()
