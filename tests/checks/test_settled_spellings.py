"""What the authority list does to findings of name-spelling-differs."""

from __future__ import annotations

from dataclasses import replace

from builders import article, ref, story

from factcheck.checks.name_spelling_differs import find
from factcheck.model.authority import SettledName
from factcheck.model.finding import Severity
from factcheck.model.group import StoryView

TOLL = SettledName(name="Brenna Tollesen", source="her card")


def told(*texts: str, authority: tuple[SettledName, ...] = (TOLL,)) -> StoryView:
    """Return a story of marked texts with an authority list."""
    views = [article(text, ref("abc"[at], day=f"2020-03-0{at + 1}")) for at, text in enumerate(texts)]
    return replace(story(views), authority=authority)


def test_the_settled_spelling_comes_first_whatever_the_counts() -> None:
    """Two articles against one, and the list is with the one."""
    wrong, right = "[[Brenna Tollessen|person]] won.", "[[Brenna Tollesen|person]] won."
    (finding,) = find(told(wrong, wrong, right))
    assert [place.value for place in finding.evidence][:2] == ["Tollesen", "Tollessen"]
    assert finding.message == (
        "The name of Brenna Tollessen is spelled in 2 ways: “Tollesen” in 1 article (c), “Tollessen” in "
        "2 articles (a and b); the desk's authority list has “Brenna Tollesen” (her card)."
    )


def test_one_spelling_against_the_list() -> None:
    """The story agrees with itself, not with the list: a warning with the places of its spelling."""
    (finding,) = find(
        told("[[Brenna Tollessen|person]] won. [[Tollessen|person|Brenna Tollessen|short]] ran.")
    )
    assert finding.severity is Severity.WARNING
    assert [place.text for place in finding.evidence] == ["Brenna Tollessen", "Tollessen"]
    assert finding.message == (
        "The desk's authority list has “Brenna Tollesen” (her card); here it is “Tollessen” twice."
    )


def test_the_list_is_silent() -> None:
    """A form of the settled name, an alias, another given name, and a namesake who is settled too."""
    also = SettledName(name="Brenna Tollessen")
    alias = SettledName(name="Brenna Tollesen", aliases=("Brenna Tollessen",))
    one, other = "[[Brenna Tollesen|person]] won.", "[[Brenna Tollessen|person]] won."
    assert not list(find(told("[[B. Tollesen|person]] met [[Tollesen|person|Tollesen|short]].")))
    assert not list(find(told("[[Berta Tollessen|person]] won.")))
    assert not list(find(told("[[B. Tollessen|person]] won.")))
    assert not list(find(told(other, authority=(alias,))))
    assert not list(find(told(one, other, authority=(alias,))))
    assert not list(find(told(one, other, authority=(TOLL, also))))


def test_two_persons_of_whom_one_is_settled() -> None:
    """An article that names both tells them apart, so that the entry means only the one it fits."""
    text = "[[Brenna Tollesen|person]] met [[Brenna Tollessen|person]]."
    assert not list(find(told(text)))
