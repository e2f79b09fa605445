"""Settling the spelling of names: the authority list changes, and what rests on it is checked anew."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from factcheck.model.authority import SettledName
from factcheck.model.profile import Profile
from factcheck.model.run import RunStatus
from factcheck.services.authority import NamesImported, import_names
from factcheck.services.checking import check_stories
from factcheck.store.runs import finish_run, start_run


def settle_names(
    session: Session,
    names: Sequence[SettledName],
    *,
    replace_all: bool = False,
    command: str = "names import",
    profile: Profile | None = None,
) -> NamesImported:
    """Store settled names, and check the stories that use a word of them; return what was done.

    With ``replace_all`` entries that ``names`` does not have are removed. Edits of quotations are judged by
    ``profile``.
    """
    run_id = start_run(session, command)
    done = import_names(session, names, replace_all=replace_all)
    check_stories(session, run_id, done.version_ids, profile)
    counts = {"new": done.new, "changed": done.changed, "removed": done.removed}
    finish_run(session, run_id, RunStatus.DONE, counts)
    return done
