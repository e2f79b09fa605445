"""Settings: a flag outranks the environment, which outranks ``factcheck.toml``, then the default.

``factcheck.toml`` is looked for in the working directory only, so that what a command does depends
on nothing that its user does not see. Its keys are those of :class:`Settings`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from factcheck.errors import SettingsError
from factcheck.model.quote import LEAST_SPEAKER

FILE = "factcheck.toml"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What every command may need to know.

    ``db`` is a path or a database URL; ``jobs`` the worker processes of an import, 0 for one a core.
    A speaker whose confidence is below ``least_speaker`` (0 to 1) counts as none. ``statement_timeout`` is
    the seconds after which PostgreSQL gives up a question, 0 for the server's own rule. ``organisation`` is
    who signs what is published, ``organisation_url`` its site, ``review_page`` the address of a published
    review, ``{id}`` in it standing for the discrepancy's id. ``profile`` names the house's rules by which
    edits of quotations are judged; without a name, the harm that they do counts.
    """

    db: str = "factcheck.db"
    jobs: int = 0
    least_speaker: float = LEAST_SPEAKER
    statement_timeout: int = 0
    organisation: str = ""
    organisation_url: str = ""
    review_page: str = ""
    profile: str = ""


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
    unknown key, or a value of the wrong type or out of its range.
    """
    path = (folder or Path.cwd()) / FILE
    found = _read_file(path) if path.is_file() else Settings()
    if environ.get("FACTCHECK_DB"):
        found = replace(found, db=environ["FACTCHECK_DB"])
    if environ.get("FACTCHECK_JOBS"):
        found = replace(found, jobs=_whole_number(environ["FACTCHECK_JOBS"], "FACTCHECK_JOBS"))
    if environ.get("FACTCHECK_STATEMENT_TIMEOUT"):
        seconds = _whole_number(environ["FACTCHECK_STATEMENT_TIMEOUT"], "FACTCHECK_STATEMENT_TIMEOUT")
        found = replace(found, statement_timeout=seconds)
    if environ.get("FACTCHECK_LEAST_SPEAKER"):
        share = _share(environ["FACTCHECK_LEAST_SPEAKER"], "FACTCHECK_LEAST_SPEAKER")
        found = replace(found, least_speaker=share)
    found = replace(
        found,
        organisation=environ.get("FACTCHECK_ORGANISATION") or found.organisation,
        organisation_url=environ.get("FACTCHECK_ORGANISATION_URL") or found.organisation_url,
        review_page=environ.get("FACTCHECK_REVIEW_PAGE") or found.review_page,
        profile=environ.get("FACTCHECK_PROFILE") or found.profile,
    )
    if found.profile:
        # A tenth of a second, for those who set one.
        from factcheck.checks.profiles import profile_named

        profile_named(found.profile)
    if db is not None:
        found = replace(found, db=db)
    return found if jobs is None else replace(found, jobs=jobs)


def _read_file(path: Path) -> Settings:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}.") from error
    types: dict[str, tuple[type, ...]] = {
        "db": (str,),
        "jobs": (int,),
        "least_speaker": (float, int),
        "statement_timeout": (int,),
        "organisation": (str,),
        "organisation_url": (str,),
        "review_page": (str,),
        "profile": (str,),
    }
    known = [field.name for field in fields(Settings)]
    for key, value in found.items():
        if key not in types:
            raise SettingsError(f"{path}: there is no setting {key!r}; known are {', '.join(known)}.")
        if type(value) not in types[key]:
            raise SettingsError(f"{path}: {key} must be of type {types[key][0].__name__}, not {value!r}.")
    settings = Settings(**found)
    for name, number in (("jobs", settings.jobs), ("statement_timeout", settings.statement_timeout)):
        if number < 0:
            raise SettingsError(f"{path}: {name} must be 0 or more, not {number}.")
    if not 0 <= settings.least_speaker <= 1:
        raise SettingsError(f"{path}: least_speaker must be from 0 to 1, not {settings.least_speaker}.")
    return settings


def _whole_number(text: str, name: str) -> int:
    if not text.isdigit():
        raise SettingsError(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def _share(text: str, name: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise SettingsError(f"{name} must be a number from 0 to 1, not {text!r}.")
    return share
