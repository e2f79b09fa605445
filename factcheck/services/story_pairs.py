"""What people said of pairs of articles: that they tell of one event, or of two."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy.orm import Session

from factcheck.link.stories import NOTHING_SAID, Said
from factcheck.model.article import ArticleKey
from factcheck.model.decision import STORY, RulingKind
from factcheck.store.articles import current_versions
from factcheck.store.rulings import rulings_about


def said_of_articles(session: Session) -> Said:
    """Return what was said of the articles that the store has, by their row ids."""
    rulings = rulings_about(session, STORY)
    if not rulings:
        return NOTHING_SAID
    keys = {ArticleKey(key) for one in rulings for key in one.pair}
    ids = {key: row.article_id for key, row in current_versions(session, keys).items()}
    apart: defaultdict[int, set[int]] = defaultdict(set)
    joined: dict[int, set[int]] = {}
    for ruling in rulings:
        one, other = ids.get(ArticleKey(ruling.one)), ids.get(ArticleKey(ruling.other))
        if one is None or other is None:
            continue
        if ruling.kind is RulingKind.DIFFERENT:
            apart[one].add(other)
            apart[other].add(one)
        else:
            whole = joined.get(one, {one}) | joined.get(other, {other})
            joined.update(dict.fromkeys(whole, whole))
    return Said(apart, {number: whole - {number} for number, whole in joined.items()})
