"""Settings: a flag outranks the environment, which outranks ``factcheck.toml``, then the default.

``factcheck.toml`` is looked for in the working directory only, so that what a command does depends
on nothing that its user does not see. Its keys are those of :class:`Settings`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from factcheck.errors import SettingsError

FILE = "factcheck.toml"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What every command may need to know.

    ``db`` is a path or a database URL; ``jobs`` the worker processes of an import, 0 for one a core.
    """

    db: str = "factcheck.db"
    jobs: int = 0


def load_settings(
    *,
    db: str | None = None,
    jobs: int | None = None,
    environ: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Settings:
    """Return the settings in force.

    ``db`` and ``jobs`` are the flags, ``None`` if not given; ``folder`` is where ``factcheck.toml`` may
    lie, the working directory unless told. Raises :class:`SettingsError` for a file that is no TOML, an
    unknown key, or a value of the wrong type.
    """
    path = (folder or Path.cwd()) / FILE
    values = _read_file(path) if path.is_file() else {}
    if environ.get("FACTCHECK_DB"):
        values["db"] = environ["FACTCHECK_DB"]
    if environ.get("FACTCHECK_JOBS"):
        values["jobs"] = _whole_number(environ["FACTCHECK_JOBS"], "FACTCHECK_JOBS")
    if db is not None:
        values["db"] = db
    if jobs is not None:
        values["jobs"] = jobs
    return Settings(db=str(values.get("db", Settings.db)), jobs=int(values.get("jobs", Settings.jobs)))


def _read_file(path: Path) -> dict[str, str | int]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.") from error
    types: dict[str, type] = {"db": str, "jobs": int}
    known = [field.name for field in fields(Settings)]
    for key, value in found.items():
        if key not in types:
            raise SettingsError(f"{path}: there is no setting {key!r}; known are {', '.join(known)}.")
        if type(value) is not types[key]:
            raise SettingsError(f"{path}: {key} must be of type {types[key].__name__}, not {value!r}.")
        if isinstance(value, int) and value < 0:
            raise SettingsError(f"{path}: jobs must be 0 or more, not {value}.")
    return found


def _whole_number(text: str, name: str) -> int:
    if not text.isdigit():
        raise SettingsError(f"{name} must be a whole number, not {text!r}.")
    return int(text)
