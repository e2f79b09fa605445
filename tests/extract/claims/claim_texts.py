"""What the tests of claims share: reading a text with marked names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from factcheck.extract.claims import find_claims
from factcheck.model.article import Published
from factcheck.model.claim import ClaimKind, ClaimOccurrence
from factcheck.model.name import NameForm, NameKind, NameOccurrence
from factcheck.model.quote import Stretch
from factcheck.model.span import Span

PUBLISHED = Published(
    text="2019-05-15",
    earliest=datetime(2019, 5, 15, tzinfo=UTC),
    latest=datetime(2019, 5, 15, tzinfo=UTC) + timedelta(1),
)


def names_in(text: str, *names: str, kind: NameKind = NameKind.PERSON) -> list[NameOccurrence]:
    """Return the places of ``names`` in ``text``, each as its own entity."""
    return sorted(
        (
            NameOccurrence(span=Span(*match.span()), kind=kind, entity=name, form=NameForm.FULL)
            for name in names
            for match in re.finditer(re.escape(name), text)
        ),
        key=lambda name: name.span,
    )


def claims_in(
    text: str,
    *people: str,
    places: Sequence[str] = (),
    quotes: Sequence[Stretch] = (),
    skip: Sequence[Span] = (),
    published: Published | None = PUBLISHED,
) -> list[ClaimOccurrence]:
    """Return the claims of ``text``, whose sentences end with a full stop and a blank, or a line."""
    sentences = [
        Span(*match.span()) for match in re.finditer(r"\S.*?(?:\.(?=\s+[A-Z])|$)", text, re.MULTILINE)
    ]
    names = sorted(
        [*names_in(text, *people), *names_in(text, *places, kind=NameKind.PLACE)],
        key=lambda name: name.span,
    )
    return list(find_claims(text, sentences, published=published, names=names, quotes=quotes, skip=skip))


def figures_in(text: str, *people: str) -> list[ClaimOccurrence]:
    """Return the figures of ``text``."""
    return [claim for claim in claims_in(text, *people) if claim.kind is ClaimKind.FIGURE]
