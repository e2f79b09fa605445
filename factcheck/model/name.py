"""Names as they stand in one text."""

from __future__ import annotations

from enum import StrEnum

from factcheck.model.span import Span
from factcheck.model.value import value


class NameKind(StrEnum):
    """What bears the name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class NameForm(StrEnum):
    """How a mention relates to the full name of its entity in the article.

    ``full`` bears given name and surname (or the whole name of a body); ``short`` is a lawful shorter
    form (surname, initials of given names, abbreviation); ``variant`` is a spelling that differs from
    the entity's in one token and still means the same bearer, by the rules of names in one article.
    """

    FULL = "full"
    SHORT = "short"
    VARIANT = "variant"


@value(frozen=True, slots=True, kw_only=True)
class NameOccurrence:
    """One mention of a name.

    ``span`` covers the name without title and possessive. ``entity`` is the article's full form of it,
    the same string for every mention of one bearer in the article.
    """

    span: Span
    kind: NameKind
    entity: str
    form: NameForm
