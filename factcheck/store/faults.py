"""Sentences for what goes wrong around a database: no place on the disk, no permission, no server.

In: the error of a driver. Out: a :class:`DatabaseError`, or nothing where the error is a fault of the
program or of the data; such an error must be seen as it is.
"""

from __future__ import annotations

import sqlite3

from factcheck.errors import DatabaseError

_SQLITE = (
    (
        ("database is locked", "database table is locked", "database schema is locked"),
        "{db} is in use by another program: try again when that one has finished.",
    ),
    (
        ("database or disk is full", "disk i/o error"),
        "{db} could not be written: the disk or the file-size limit is full. What was committed is safe.",
    ),
    (("file is not a database", "file is encrypted"), "{db} is not a database: give another path by --db."),
    (
        ("database disk image is malformed",),
        "{db} is damaged: restore a backup made by factcheck db backup.",
    ),
    (
        ("unable to open database file",),
        "{db} cannot be opened: see whether its folder is there and may be read and written.",
    ),
    (
        ("attempt to write a readonly database",),
        "{db} may not be written, and SQLite writes beside it even to read: give the rights, or copy it.",
    ),
)

_SQLSTATE = {
    "53100": "{db} could not be written: the server's disk is full. What was committed is safe.",
    "53300": "{db} takes no more connections: try again later.",
    "42501": "{db} refuses this user: {reason}.",
    "25006": "{db} may not be written: it is read-only.",
    "40P01": "{db} is in use by another program (deadlock): try again.",
    "55P03": "{db} is in use by another program: try again when that one has finished.",
    "57014": "{db} gave up a question that took too long (statement_timeout): ask for less, or raise it.",
    "57P01": "{db} was shut down by its administrator: try again.",
}


def explain_database_error(error: BaseException, database: str) -> DatabaseError | None:
    """Return the sentence for a driver's ``error``, or ``None`` if the surroundings are not to blame.

    ``error`` may also be SQLAlchemy's wrapping of it. ``database`` is how to name the database: a path,
    or an address without its password.
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        said = str(cause).lower()
        for signs, sentence in _SQLITE:
            if any(sign in said for sign in signs):
                return DatabaseError(sentence.format(db=database))
        return None
    reason = (str(cause).strip().splitlines() or [""])[0].rstrip(".")
    state = getattr(cause, "sqlstate", None)
    if state in _SQLSTATE:
        return DatabaseError(_SQLSTATE[state].format(db=database, reason=reason))
    if type(cause).__module__.startswith("psycopg") and type(cause).__name__ == "OperationalError":
        return DatabaseError(f"{database} cannot be reached: {reason}.")
    return None
