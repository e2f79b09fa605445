"""Errors of bad use; each class owns its sentence: what happened, where, and what to do.

Bad documents are no errors but data: :class:`factcheck.model.problem.Problem`.
"""

from __future__ import annotations


class FactcheckError(Exception):
    """Say one sentence to the person at the keyboard; the command ends with exit code 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(FactcheckError):
    """A path or option that names nothing usable."""


class SettingsError(FactcheckError):
    """A setting that cannot be understood."""


class DatabaseError(FactcheckError):
    """A database that cannot be opened, read or written."""


class SchemaVersionError(DatabaseError):
    """A database whose schema is older or newer than this program."""


class UnknownIdError(FactcheckError):
    """An id that no row of the database bears."""


class DecisionError(FactcheckError):
    """A decision that cannot be recorded as it was given."""


class OvertakenError(DecisionError):
    """A decision on a discrepancy that somebody else has decided on in the meantime."""
