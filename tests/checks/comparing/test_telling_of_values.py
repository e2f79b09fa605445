"""How a comparison is told in one sentence."""

from __future__ import annotations

from dataclasses import replace

from builders import article, claimed, ref, story

from factcheck.checks.comparing.carriers import Carrier, carriers
from factcheck.checks.comparing.relating import Relation, compare
from factcheck.checks.figure_differs import find
from factcheck.model.claim import ClaimKind
from factcheck.model.finding import Outcome

YOUNG, OLD = "[[Jamie Corley|person]], 19, was held.", "[[Jamie Corley|person]], 20, was held."


def told(*articles: tuple[str, str | None, str | None], copies: tuple[int, ...] | None = None) -> str:
    """Return the message on marked texts, each with its outlet and day."""
    views = [
        claimed(article(text, ref(str(at), outlet=outlet, day=day)))
        for at, (text, outlet, day) in enumerate(articles)
    ]
    [finding] = find(story(views, copies))
    return finding.message


def test_outlets_are_named_or_counted() -> None:
    """One outlet is named, several are counted, and the days between are told."""
    expected = "Age of Jamie Corley: 20 in two outlets, 19 in The Lark, two days apart."
    days = ("2020-03-01", "2020-03-03", "2020-03-04")
    assert expected == told(
        (YOUNG, "The Lark", days[0]), (OLD, "The Wren", days[1]), (OLD, "The Finch", days[2])
    )


def test_reprints_count_once() -> None:
    """Three near-copies of one text are one source, named by none of the three."""
    expected = "Age of Jamie Corley: 19 in The Lark, 20 in one article, the same day."
    day = "2020-03-01"
    texts = [(YOUNG, "The Lark", day), (OLD, "The Wren", day), (OLD, "The Finch", day)]
    assert expected == told(*texts, copies=(0, 1, 1))


def test_copies_of_a_text_are_not_compared_each_with_each() -> None:
    """Of forty articles with one text the first two speak for all, and all are shown."""
    asked: list[tuple[int, int]] = []

    def relate(first: Carrier, second: Carrier) -> Relation:
        asked.append((first.order, second.order))
        return Relation(Outcome.DIFFERS if first.view is not second.view else Outcome.UPDATE)

    text = "The fire killed 12 people. The fire killed 13 people."
    views = [claimed(article(text, ref(f"{at:02}", outlet=f"O{at}"))) for at in range(40)]
    found = compare(list(carriers(story(views), ClaimKind.FIGURE)), relate)
    assert found is not None
    assert {"12": 40, "13": 40} == {value: len(places) for value, places in found.groups.items()}
    assert {0, 1} == {order for pair in asked for order in pair}


def test_a_caption_is_known_by_its_words() -> None:
    """A paragraph with a photo credit is a caption, the next one is none."""
    view = claimed(article("Photo: Ana Toll has 3 boats. File photo\n\nShe sold 2 boats."))
    found = carriers(story([view]), ClaimKind.FIGURE)
    assert [True, False] == [place.is_caption() for place in found]


def test_a_place_without_a_sentence_is_its_own() -> None:
    """A claim before the first sentence stands for itself."""
    view = claimed(article("Two boats sank."))
    [place] = carriers(story([replace(view, claims=view.claims[:1])]), ClaimKind.FIGURE)
    assert place.sentence() == "Two boats sank."
