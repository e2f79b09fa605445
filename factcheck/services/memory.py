"""The desk's memory: what a decision on a discrepancy says for texts to come.

In: a discrepancy and what was said of it. Out: rulings, and the versions whose stories they may concern.
The check that found the discrepancy finds it again and names the forms, so that a ruling speaks of what
the check compares. Rulings rest on decisions alone, and checks on texts and rulings: whether a text or
a decision came first makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from sqlalchemy.orm import Session

from factcheck.checks import CHECKS, fingerprint
from factcheck.checks.base import View
from factcheck.checks.names.apart import may_concern
from factcheck.link.entities import bucket
from factcheck.link.wording import wording_from
from factcheck.model.article import ArticleKey
from factcheck.model.decision import NAMES, PERSON, QUOTE, PairVerdict, Ruling, RulingKind
from factcheck.model.finding import Discrepancy, Finding
from factcheck.model.group import ArticleView, QuoteGroup, StoryView
from factcheck.model.name import NameKind
from factcheck.model.profile import Profile
from factcheck.model.run import RunStatus
from factcheck.services.authority import with_authority
from factcheck.services.checking import CARRIERS, STORY_ARTICLES, check_stories
from factcheck.services.pairing import link_anew, rulings_on_wordings
from factcheck.services.stories import story_views
from factcheck.store.articles import current_versions
from factcheck.store.groups import quote_groups
from factcheck.store.lookup import quotes_in_versions
from factcheck.store.name_uses import names_of_things, persons_by_letter, versions_using
from factcheck.store.runs import finish_run, start_run
from factcheck.store.stories import stories_of
from factcheck.store.views import article_views


def found_again(session: Session, discrepancy: Discrepancy) -> Finding | None:
    """Return what the check finds that a discrepancy is stored for, if it still finds it."""
    check = next(one for one in CHECKS if one.name == discrepancy.check)
    versions = _versions(session, {view.evidence.article.key for view in discrepancy.evidence})
    found = (one for view in _views(session, check.takes, versions) for one in check.run(view))
    again = next((one for one in found if fingerprint(one) == discrepancy.fingerprint), None)
    if again is None and check.find_in_story is not None:
        found = (one for view in _views(session, StoryView, versions) for one in check.run(view))
        again = next((one for one in found if fingerprint(one) == discrepancy.fingerprint), None)
    return again


def _views(session: Session, takes: type[View], versions: Sequence[int]) -> Iterable[View]:
    """Return what a check is given of these versions: articles, quotes or stories."""
    if takes is ArticleView:
        return article_views(session, versions)
    if takes is QuoteGroup:
        return _groups(session, versions)
    return with_authority(session, story_views(session, stories_of(session, versions), most=STORY_ARTICLES))


def _groups(session: Session, versions: Sequence[int]) -> Collection[QuoteGroup]:
    return quote_groups(session, quotes_in_versions(session, versions), per_wording=CARRIERS).values()


def rulings_on(
    session: Session,
    meant: Discrepancy,
    *,
    right: str | None,
    said: PairVerdict | None,
    actor: str,
    day: date,
) -> list[Ruling]:
    """Return what a decision on a discrepancy says for texts to come, see :func:`rulings_on_values`."""
    if said is None and right is None:
        return []
    check = next(one for one in CHECKS if one.name == meant.check)
    if check.takes is QuoteGroup:
        if said is not PairVerdict.DIFFERENT or said not in check.remembers:
            return []
        versions = _versions(session, {view.evidence.article.key for view in meant.evidence})
        return rulings_on_wordings(meant, _groups(session, versions), actor=actor, day=day)
    found = found_again(session, meant)
    return [] if found is None else rulings_on_values(found, right=right, said=said, actor=actor, day=day)


def rulings_on_values(
    found: Finding, *, right: str | None, said: PairVerdict | None, actor: str, day: date
) -> list[Ruling]:
    """Return what a decision says of the forms of a finding: which is right, or that all are, or neither.

    ``right`` is the value that is right, which may be none of the finding's. Nothing is said by a finding
    whose check names no topic.
    """
    if not found.topic:
        return []
    forms = dict(found.forms)
    articles = frozenset(one.article.key for one in found.evidence)

    def ruling(kind: RulingKind, one: str, other: str) -> Ruling:
        return Ruling(
            kind=kind, topic=found.topic, one=one, other=other, actor=actor, day=day, articles=articles
        )

    if said is PairVerdict.DIFFERENT:
        return [ruling(RulingKind.DIFFERENT, *pair) for pair in combinations(forms.values(), 2)]
    if found.topic not in NAMES:
        return []
    first, *others = forms.values()
    if said is PairVerdict.SAME:
        return [ruling(RulingKind.SAME, first, other) for other in others]
    chosen = None if right is None else forms.get(right) or _in_spelling(forms, right)
    if chosen is None:
        return []
    return [ruling(RulingKind.RIGHT, chosen, one) for one in forms.values() if one != chosen]


def _in_spelling(forms: Mapping[str, str], value: str) -> str | None:
    """Return a whole name in a spelling that no article has."""
    return next((form.replace(own, value) for own, form in forms.items() if own and own in form), None)


def concerned(session: Session, rulings: Iterable[Ruling]) -> set[int]:
    """Return the current versions whose stories rulings may concern: wherever such a name is used."""
    found: set[int] = set()
    for ruling in rulings:
        found |= set(_versions(session, {ArticleKey(key) for key in ruling.articles}))
        if ruling.topic in NAMES:
            found |= _using(session, ruling.topic == PERSON, (ruling.one, ruling.other))
    return found


def check_concerned(session: Session, rulings: Sequence[Ruling], profile: Profile | None = None) -> None:
    """Link and check anew what rulings may concern, those that were made or taken back."""
    words = [form for one in rulings if one.topic == QUOTE for form in (one.one, one.other)]
    if words:
        link_anew(session, {wording_from(form).key for form in words}, profile)
    others = [one for one in rulings if one.topic != QUOTE]
    if others:
        run_id = start_run(session, "decide")
        check_stories(session, run_id, concerned(session, others), profile)
        finish_run(session, run_id, RunStatus.DONE, {"rulings": len(others)})


def _using(session: Session, is_person: bool, forms: Sequence[str]) -> set[int]:
    if is_person:
        # Near spellings of one surname begin alike.
        letters = {bucket(form, NameKind.PERSON)[:1] for form in forms}
        used = [one for letter in sorted(letters) for one in persons_by_letter(session, letter)]
    else:
        used = names_of_things(session)
    kind = NameKind.PERSON if is_person else NameKind.ORGANISATION
    return versions_using(session, [one for one in used if may_concern(kind, forms, one[1])])


def _versions(session: Session, keys: set[ArticleKey]) -> list[int]:
    return [one.version_id for one in current_versions(session, keys).values()]
