"""Why something was found, or was not: any discrepancy, any pasted words, any two ids.

In: an id, two ids, or words. Out: the way from the text to the verdict. The checks and the linking are run
again on what is stored, and say themselves what they did.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from factcheck.errors import UnknownIdError
from factcheck.model.ids import IdKind
from factcheck.model.why import Why
from factcheck.services.identities import read_id
from factcheck.services.reporting import has_discrepancy
from factcheck.services.why.discrepancies import why_discrepancy
from factcheck.services.why.pairs import why_pair
from factcheck.services.why.words import why_words


def why(session: Session, asked: Sequence[str]) -> Why:
    """Explain a discrepancy by its id, what is between two ids, or what becomes of pasted words.

    Raises :class:`UnknownIdError` for ids that name nothing, or things that are not of one kind.
    """
    if len(asked) == 2 and all(read_id(one) or " " not in one for one in asked):
        return why_pair(session, *asked)
    if len(asked) == 1 and (read := read_id(asked[0])) is not None:
        if read[0] is IdKind.DISCREPANCY and has_discrepancy(session, read[1]):
            return why_discrepancy(session, asked[0])
        raise UnknownIdError(
            f"{asked[0]!r} is no discrepancy: give the id of one, a second id, or the words of a quotation."
        )
    return why_words(session, " ".join(asked))
