"""Parameters that several routes share, with the words that describe them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query

from factcheck.web.api.problems import MEDIA_TYPE, ProblemDetails

After = Annotated[
    str, Query(max_length=4_000, description="Go on behind this: the `next` of the answer before.")
]
Limit = Annotated[int, Query(ge=1, le=500, description="At most so many.")]


def id_of(letter: str, what: str) -> Any:
    """Return the parameter of a path that names one thing by its id."""
    return Path(pattern=f"^{letter}[0-9a-f]{{4,32}}$", description=f"The id of {what}, or its beginning.")


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of the errors that a route answers."""
    return {
        status: {
            "model": ProblemDetails,
            "description": _MEANING[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}},
        }
        for status in (*_ALWAYS, *statuses)
    }


_ALWAYS = (400, 401, 403, 413, 422, 503)
_MEANING = {
    400: "It cannot be done as it was asked for.",
    401: "Nobody has signed in.",
    403: "The desk only shows, or the request came from another site.",
    404: "There is no such thing.",
    409: "Somebody else has decided in the meantime.",
    413: "The body is too long.",
    422: "A parameter or the body is not as described.",
    429: "Too many wrong passwords.",
    503: "The database does not answer.",
}
