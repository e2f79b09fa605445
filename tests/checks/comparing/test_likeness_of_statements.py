"""How alike statements are."""

from __future__ import annotations

import os
import subprocess
import sys

from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.likeness import shared_words
from factcheck.checks.comparing.once import KEPT, once_a_view
from factcheck.model.article import ArticleKey, ArticleKind, ArticleRef
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.group import ArticleView
from factcheck.model.span import Span

WORTHS = """
from factcheck.checks.comparing.carriers import Carrier
from factcheck.checks.comparing.likeness import likeness, statements
from factcheck.model.article import ArticleKey, ArticleKind, ArticleRef
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.group import ArticleView
from factcheck.model.span import Span
words = [word for count in range(1, 9) for word in (f"{chr(96 + count) * 4}harbor",) * count]
ref = ArticleRef(
    key=ArticleKey("id:1"), id="1", source="-", outlet=None, title=None, published=None,
    kind=ArticleKind.ARTICLE, url=None,
)
claim = ClaimOccurrence(span=Span(0, 1), kind=ClaimKind.FIGURE)
text = " ".join(["7", *words])
view = ArticleView(ref=ref, text=text, quotes=(), names=(), claims=(claim,))
(one,) = statements([Carrier(claim, view, 0, 0)])
print(likeness(one, one, 0.3, 0.0).hex())
"""


def _view(number: int, text: str = "", *claims: ClaimOccurrence) -> ArticleView:
    ref = ArticleRef(
        key=ArticleKey(f"id:{number}"),
        id=str(number),
        source="-",
        outlet=None,
        title=None,
        published=None,
        kind=ArticleKind.ARTICLE,
        url=None,
    )
    return ArticleView(ref=ref, text=text or f"text {number}", quotes=(), names=(), claims=claims)


def test_words_beside_a_figure_tell_what_it_is_about() -> None:
    """Of words that both statements have, the nearest to the figure are shown, in the order of the text."""
    texts = (
        "Its director Ada Moor said sorry and that repairs cost 18.",
        "Ada Moor, director: repairs cost 1.8, sorry.",
    )
    claims = [
        ClaimOccurrence(span=Span(text.index("1"), text.index("8") + 1), kind=ClaimKind.FIGURE)
        for text in texts
    ]
    views = [
        _view(number, text, claim) for number, (text, claim) in enumerate(zip(texts, claims, strict=True))
    ]
    one, other = (Carrier(view.claims[0], view, number, number) for number, view in enumerate(views))
    assert shared_words(one, other, 2) == ("repairs", "cost")


def test_likeness_is_the_same_in_every_run() -> None:
    """The order of words in a set, which is another in each process, leaves the last digit as it is."""
    told = {
        subprocess.run(
            [sys.executable, "-c", WORTHS],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(told) == 1


def test_a_view_is_read_once_and_an_equal_one_again() -> None:
    """What was read is kept for the view itself, until many others have come."""
    asked: list[str] = []

    @once_a_view
    def read(view: ArticleView) -> str:
        asked.append(view.text)
        return view.text.upper()

    first, twin = _view(0), _view(0)
    assert [read(first), read(first), read(twin)] == ["TEXT 0", "TEXT 0", "TEXT 0"]
    assert asked == ["text 0", "text 0"]
    others = [_view(number) for number in range(1, KEPT + 1)]
    assert [read(one) for one in others] == [f"TEXT {number}" for number in range(1, KEPT + 1)]
    assert [read(first), len(asked)] == ["TEXT 0", KEPT + 3]
