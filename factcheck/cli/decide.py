"""``factcheck decide``: settle a discrepancy."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.options import actor_option, database_option, output_options
from factcheck.cli.output import colored, write_answer
from factcheck.errors import InputError
from factcheck.settings import load_settings

if TYPE_CHECKING:
    from factcheck.store.decisions import Decision


@click.command("decide")
@click.argument("identity", metavar="ID")
@click.argument(
    "verdict",
    metavar="VERDICT",
    type=click.Choice(["confirmed", "dismissed", "unsure", "withdrawn", "same", "different"]),
)
@click.option("--with", "other", metavar="ID", help="The other quote or article, where ID is one.")
@click.option("--right", metavar="WORDS", help="Which value is right, as the report prints it.")
@click.option("--reason", metavar="TEXT", help="Why; a dismissal needs it.")
@click.option("--note", metavar="TEXT", help="Anything else worth keeping.")
@actor_option
@database_option
@output_options
def command(
    identity: str,
    verdict: str,
    other: str | None,
    right: str | None,
    reason: str | None,
    note: str | None,
    by: str | None,
    db: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Record a verdict on a discrepancy: confirmed, dismissed, unsure, same, different, or withdrawn.

    A dismissed discrepancy stays silent, also after another import, until its evidence changes. Same and
    different dismiss it for good: both spellings of a name are right; or they are two names, or two figures
    of other things. That, and which spelling is right, is remembered: later imports and checks of drafts go
    by it, until the verdict is withdrawn. factcheck names list shows it. Two quotes, by --with, can be said
    to be the same statement or different ones, whatever their words; two articles, to tell of one event or
    of two.

    \b
    Examples:
      factcheck decide d0123456789ab confirmed --right Whitcombe
      factcheck decide d0123456789ab dismissed --reason "heard both"
      factcheck decide d0123456789ab different --reason "two persons"
      factcheck decide q0123456789ab different --with q123456789abc
    """
    from factcheck.checks.profiles import profile_named
    from factcheck.model.decision import PairVerdict
    from factcheck.model.finding import Verdict
    from factcheck.report.records import discrepancy_record
    from factcheck.report.shown import discrepancy_shown
    from factcheck.services.pairing import decide_pair
    from factcheck.services.review import decide
    from factcheck.store.engine import writing

    actor, profile = actor_of(by), profile_named(load_settings(db=db).profile)
    said = PairVerdict(verdict) if verdict in set(PairVerdict) else Verdict(verdict)
    if other is not None:
        if right is not None:
            raise click.UsageError("--right says nothing of a pair: leave it out.")
        with opened(db) as engine, writing(engine) as session:
            pair = decide_pair(
                session, identity, other, said, actor=actor, reason=reason, note=note, profile=profile
            )
        write_answer(
            output, form, [_pair_record(identity, other, pair)], lambda: _told(identity, other, pair)
        )
        return
    with opened(db) as engine, writing(engine) as session:
        found = decide(
            session, identity, said, actor=actor, right=right, reason=reason, note=note, profile=profile
        )
    write_answer(
        output,
        form,
        [discrepancy_record(found)],
        lambda: discrepancy_shown(found, color=colored(output)),
    )


def _pair_record(one: str, other: str, pair: Decision) -> dict[str, object]:
    return {
        "one": one,
        "other": other,
        "verdict": pair.verdict,
        "reason": pair.reason,
        "actor": pair.actor,
        "decided_at": pair.decided_at.isoformat(),
    }


def _told(one: str, other: str, pair: Decision) -> str:
    return f"{one} and {other}: {pair.verdict}, by {pair.actor}.\n"


def actor_of(by: str | None) -> str:
    """Return who decides: the name that was given, else that of the machine's user."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("This machine has no name for its user: say who decides, by --by NAME.") from error
