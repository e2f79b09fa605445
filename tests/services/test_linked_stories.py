"""Stories in the store: the same for every order and size of batch, on both databases."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import aliased
from stored import add_version

from factcheck.extract import extract_article
from factcheck.link.clues import read_clues
from factcheck.link.entities import bucket
from factcheck.link.sharing import Shared, change_of, step_of
from factcheck.link.stories import group_stories, node_of, tie
from factcheck.model.article import ArticleKey, ArticleRef, Published, RawArticle
from factcheck.model.group import ArticleView
from factcheck.services.database import ensure_schema
from factcheck.services.stories import (
    Retold,
    link_stories,
    story_key,
    story_views,
    unlink_stories,
)
from factcheck.store.articles import current_versions, update_facts
from factcheck.store.engine import database_url, open_engine, reading, writing
from factcheck.store.runs import start_run
from factcheck.store.schema import ArticleRow, StoryMemberRow, StoryRow

State = list[tuple[str, str, str | None, float, str | None]]

GIVEN = ("Oriane", "Tavi", "Merrit", "Jorun", "Ysolde", "Brannoch", "Calix", "Dovrin")
SURNAMES = ("Veldkamp", "Quillon", "Marrowby", "Tessler", "Ostrow", "Haverkamp", "Lindqvist", "Pellory")
TOWNS = ("Holmvik", "Lundby", "Vikstrand")


def day(number: int) -> Published:
    """Return a day of the year 2024, by its number from 0."""
    earliest = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=number)
    return Published(text=f"{earliest:%Y-%m-%d}", earliest=earliest, latest=earliest + timedelta(days=1))


def raw(key: str, text: str, number: int | None) -> RawArticle:
    """Return an article without a title."""
    return RawArticle(
        key=ArticleKey(f"id:{key}"),
        id=key,
        source=f"{key}.txt",
        text=text,
        published=None if number is None else day(number),
        reader="test/1",
    )


def corpus(size: int) -> list[RawArticle]:
    """Return articles about events whose people, streets and towns come again."""
    chance = random.Random(20240305)
    articles = []
    for at in range(size):
        event = at // 3
        people = [f"{GIVEN[event % 8]} {SURNAMES[(event * 3 + k) % 8]}" for k in range(2)]
        street = f"{SURNAMES[event % 8]}gate"
        lines = [
            f"A fire broke out in {TOWNS[event % 3]} near {street}{event % 5} on Monday, {people[0]} said.",
            f"The harbour master, {people[1]}, saw smoke over {TOWNS[chance.randrange(3)]}.",
            f"“We will open the northern pier number {event} again as soon as we can,” {people[0]} said.",
        ]
        text = "\n\n".join(chance.sample(lines, chance.choice((2, 3))))
        articles.append(raw(f"a{at:03}", text, None if at % 7 == 0 else event * 2 + at % 3))
    return articles


def bring(engine: Engine, articles: Iterable[RawArticle]) -> Retold:
    """Store articles and link their stories in one batch."""
    with writing(engine) as session:
        run = start_run(session, "import")
        given = list(articles)
        known = current_versions(session, [one.key for one in given])
        left = unlink_stories(session, [one.version_id for one in known.values()])
        versions = [add_version(session, extract_article(one), run, bucket) for one in given]
        return link_stories(session, versions, left)


def state(engine: Engine) -> State:
    """Return every article with its story's key and title, its score and its reason."""
    member, story = StoryMemberRow, StoryRow
    with reading(engine) as session:
        rows = session.execute(
            select(ArticleRow.key, story.key, story.title, member.score, member.detail)
            .join(member, member.article_id == ArticleRow.id)
            .join(story, story.id == member.story_id)
            .order_by(ArticleRow.key)
        )
        return [(key, story_, title, score, detail) for key, story_, title, score, detail in rows]


def expected_homes(articles: Sequence[RawArticle]) -> dict[str, str]:
    """Return the key of the story of each article, as grouping all of them at once gives it."""
    views = [(view, read_clues(view)) for view in map(as_view, articles)]
    found = group_stories((node_of(view, clues), clues) for view, clues in views)
    return {
        key: story_key(story.canonical)
        for story in found
        for key in (story.canonical, *(member for member, _ in story.members))
    }


def as_view(article: RawArticle) -> ArticleView:
    """Return an article as the store would give it."""
    found = extract_article(article)
    ref = ArticleRef(
        key=article.key,
        id=article.id,
        source=article.source,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        kind=article.kind,
    )
    return ArticleView(ref=ref, text=article.text, quotes=found.quotes, names=found.names)


def batches(articles: Sequence[RawArticle], size: int) -> Iterator[Sequence[RawArticle]]:
    """Yield the articles ``size`` by ``size``."""
    for at in range(0, len(articles), size):
        yield articles[at : at + size]


@pytest.fixture(scope="module")
def articles() -> list[RawArticle]:
    """Return the corpus."""
    return corpus(54)


@pytest.fixture(scope="module")
def whole(articles: list[RawArticle]) -> State:
    """Return the state after one batch of all articles in order."""
    engine = open_engine(database_url(":memory:"))
    ensure_schema(engine)
    bring(engine, articles)
    found = state(engine)
    engine.dispose()
    return found


def test_one_batch_is_what_grouping_gives(articles: list[RawArticle], whole: State) -> None:
    """The store's stories are those of the pure rule over all articles, and some hold several."""
    homes = expected_homes(articles)
    assert homes == {key: story for key, story, *_ in whole}
    assert len(set(homes.values())) < len(homes) - 10


@pytest.mark.parametrize(("seed", "size"), [(1, 1), (2, 5), (3, 50)])
def test_order_and_batches_say_nothing(
    engine: Engine, articles: list[RawArticle], whole: State, seed: int, size: int
) -> None:
    """Stories, titles, scores and reasons are the same however the articles come."""
    shuffled = random.Random(seed).sample(articles, len(articles))
    for batch in batches(shuffled, size):
        bring(engine, batch)
    assert whole == state(engine)


@pytest.mark.parametrize("size", [1, 7])
def test_no_rival_is_stronger_than_noted(engine: Engine, articles: list[RawArticle], size: int) -> None:
    """What is stored of a tie is what the two articles share now, and bounds what others share."""
    for batch in batches(random.Random(5).sample(articles, len(articles)), size):
        bring(engine, batch)
    views = {str(one.key): as_view(one) for one in articles}
    clues = {key: read_clues(view) for key, view in views.items()}
    held = Counter(clue for found in clues.values() for clue in found)
    nodes = {key: node_of(view, clues[key]) for key, view in views.items()}
    rows = tie_rows(engine)
    canonicals = {home for home, *_ in rows.values()}
    for key, (home, worth, count, proofs, rival) in rows.items():
        for other in canonicals - {key}:
            shared = Shared(0, 0, 0)
            for clue in clues[key].keys() & clues[other].keys():
                shared += change_of(clues[key][clue], clues[other][clue], 0, step_of(held[clue]))
            found = tie(nodes[key], nodes[other], shared)
            if other == home:
                assert (worth, count, proofs) == (shared.worth, shared.clues, shared.proofs)
            elif found is not None and nodes[other].rank < nodes[key].rank:
                assert found.strength <= rival


def tie_rows(engine: Engine) -> dict[str, tuple[Any, ...]]:
    """Return by article key the canonical article, what is shared with it, and the rival."""
    member, canonical = StoryMemberRow, aliased(ArticleRow)
    with reading(engine) as session:
        rows = session.execute(
            select(
                *(ArticleRow.key, canonical.key),
                *(member.worth, member.clues, member.proofs, member.rival),
            )
            .join(member, member.article_id == ArticleRow.id)
            .join(StoryRow, StoryRow.id == member.story_id)
            .join(canonical, canonical.id == StoryRow.article_id)
        )
        return {key: (home, worth, clues, proofs, rival) for key, home, worth, clues, proofs, rival in rows}


def test_a_changed_article_leaves_no_trace(
    engine: Engine, articles: list[RawArticle], whole: State
) -> None:
    """Articles that once said something else are where they would be had they never said it."""
    others = articles[1:] + articles[:1]
    changed = [replace(one, text=other.text) for one, other in zip(articles, others, strict=True)]
    bring(engine, changed[:30])
    bring(engine, articles[15:])
    for batch in batches(articles[:30][::-1], 9):
        bring(engine, batch)
    assert whole == state(engine)


def test_a_new_date_moves_an_article(engine: Engine) -> None:
    """A date that a source adds takes an article out of a story that it is too far from."""
    text = "A fire broke out in Holmvik near Quillongate and Veldgate, by Tesslergate."
    again = "By Tesslergate in Holmvik, between Veldgate and Quillongate, it burnt again at night."
    one, other = raw("one", text, 1), raw("two", again, 2)
    bring(engine, [one, other])
    assert 1 == len({story for _, story, *_ in state(engine)})
    with writing(engine) as session:
        known = current_versions(session, [other.key])[other.key]
        left = unlink_stories(session, [known.version_id])
        update_facts(session, known, replace(other, published=day(300)))
        changed = link_stories(session, [known.version_id], left)
    assert {story_key("id:one"), story_key("id:two")} >= changed.keys
    assert 2 == len({story for _, story, *_ in state(engine)})


def test_what_changed_is_told(engine: Engine) -> None:
    """A link tells the stories that it touched, those that are no more by key alone."""
    text = "A fire broke out in Holmvik near Quillongate, by Tesslergate, Oriane Veldkamp said."
    first = bring(engine, [raw("short", text, 1), raw("far", "Nothing happened in Lundby.", 1)])
    assert (2, {story_key("id:short"), story_key("id:far")}) == (len(first.story_ids), set(first.keys))
    fuller = raw("full", f"{text} Merrit Ostrow saw it from Marrowby Hill.", 1)
    second = bring(engine, [fuller])
    assert {story_key("id:short"), story_key("id:full")} == second.keys
    assert 1 == len(second.story_ids)
    again = bring(engine, [raw("far", "Nothing at all happened in Lundby.", 1)])
    assert {story_key("id:far")} == again.keys


def test_views_stand_by_date_with_origins(engine: Engine) -> None:
    """A story's articles stand by date, undated last, and reprints have one origin."""
    wire = (
        "Oriane Veldkamp pulled three sailors from the water off Holmvik before dawn, while the Quillon "
        "light was dark. Merrit Ostrow, who keeps the light, had gone ashore for oil the evening before "
        "and was held there by the wind. The sailors had been rowing for nine hours and had lost an oar."
    )
    own = (
        "Three sailors owe their lives to Oriane Veldkamp. Without the Quillon light, which Merrit Ostrow "
        "had left to fetch oil, their boat missed the channel at Holmvik; a fishing boat heard them sing."
    )
    bring(engine, [raw("copy", wire[:-30], None), raw("own", own, 3), raw("wire", wire, 2)])
    with reading(engine) as session:
        (story,) = story_views(session, session.execute(select(StoryRow.id)).scalars().all())
        (cut,) = story_views(session, [1, 2, 3], most=1)
    assert ["id:wire", "id:own", "id:copy"] == [view.ref.key for view in story.articles]
    assert (0, 1, 0) == story.origins
    assert ["id:wire"] == [view.ref.key for view in cut.articles]


def test_titles(engine: Engine) -> None:
    """A story has its canonical article's title, or the first words of its text."""
    long = "Nothing happened " * 20
    bring(engine, [replace(raw("one", "It was calm.", 1), title="A calm day"), raw("two", long, 2)])
    titles = {key: title for key, _, title, *_ in state(engine)}
    assert "A calm day" == titles["id:one"]
    assert titles["id:two"] is not None
    assert titles["id:two"].startswith("Nothing happened Nothing")
    assert titles["id:two"].endswith(" …")


def test_a_title_is_no_furniture(engine: Engine) -> None:
    """Of an untitled text the paragraph with the first name tells what it is about."""
    text = "Sign up for our newsletter\n\nMayor Ana Ruiz keeps the ferries.\n\nIt was calm."
    bring(engine, [raw("one", text, 1)])
    titles = {key: title for key, _, title, *_ in state(engine)}
    assert "Mayor Ana Ruiz keeps the ferries." == titles["id:one"]


def test_nothing_changes_nothing(engine: Engine) -> None:
    """A batch without articles touches no story."""
    assert Retold(story_ids=frozenset(), keys=frozenset()) == bring(engine, [])
