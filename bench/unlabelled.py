"""Groups of articles that nobody has labelled: what is reported, for a person to judge.

In: a folder whose folders each hold the articles about one event, or one such folder. Out: the groups with
what a comparison of each reports. How many of these are false only a reader can say; how many there are a
group tells at once whether a desk would go on looking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.model.finding import Discrepancy
from factcheck.services.comparing import compare_paths


@dataclass(frozen=True)
class Group:
    """One folder of articles: its name, how many they are, and what is reported of them."""

    name: str
    articles: int
    reported: tuple[Discrepancy, ...]


def read_groups(path: Path) -> list[Group]:
    """Compare the articles of each folder within ``path``, or of ``path`` itself if it has none."""
    folders = sorted(one for one in path.iterdir() if one.is_dir() and not one.name.startswith("."))
    groups: list[Group] = []
    for folder in folders or [path]:
        compared = compare_paths([str(folder)])
        groups.append(Group(folder.name, compared.articles, compared.discrepancies))
    return groups


def lines_of_groups(name: str, groups: Sequence[Group]) -> Iterator[str]:
    """Yield the table of what is reported a group, and every report."""
    reported = [one for group in groups for one in group.reported]
    articles = sum(group.articles for group in groups)
    yield f"== {name}, without labels"
    yield (
        f"{len(groups)} groups, {articles} articles, {len(reported)} reported: "
        f"{len(reported) / max(1, len(groups)):.2f} a group, "
        f"at most {max((len(group.reported) for group in groups), default=0)}"
    )
    for check, count in sorted(Counter(one.check for one in reported).items()):
        yield f"  {check:<28}{count:>10}"
    for group in groups:
        for one in group.reported:
            yield f"  {group.name}: {one.check} ({one.confidence:.2f}): {one.message}"
