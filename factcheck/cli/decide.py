"""``factcheck decide``: settle a discrepancy."""

from __future__ import annotations

import getpass

import click

from factcheck.cli.database import opened
from factcheck.cli.options import actor_option, database_option, output_options
from factcheck.cli.output import colored, write_answer
from factcheck.errors import InputError


@click.command("decide")
@click.argument("identity", metavar="ID")
@click.argument(
    "verdict",
    metavar="VERDICT",
    type=click.Choice(["confirmed", "dismissed", "unsure", "withdrawn", "same", "different"]),
)
@click.option("--right", metavar="WORDS", help="Which value is right, as the report prints it.")
@click.option("--reason", metavar="TEXT", help="Why; a dismissal needs it.")
@click.option("--note", metavar="TEXT", help="Anything else worth keeping.")
@actor_option
@database_option
@output_options
def command(
    identity: str,
    verdict: str,
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
    by it, until the verdict is withdrawn. factcheck names list shows it.

    \b
    Examples:
      factcheck decide d0123456789ab confirmed --right Whitcombe
      factcheck decide d0123456789ab dismissed --reason "heard both"
      factcheck decide d0123456789ab different --reason "two persons"
    """
    from factcheck.model.decision import PairVerdict
    from factcheck.model.finding import Verdict
    from factcheck.report.records import discrepancy_record
    from factcheck.report.shown import discrepancy_shown
    from factcheck.services.review import decide
    from factcheck.store.engine import writing

    actor = actor_of(by)
    with opened(db) as engine, writing(engine) as session:
        found = decide(
            session,
            identity,
            PairVerdict(verdict) if verdict in set(PairVerdict) else Verdict(verdict),
            actor=actor,
            right=right,
            reason=reason,
            note=note,
        )
    write_answer(
        output,
        form,
        [discrepancy_record(found)],
        lambda: discrepancy_shown(found, color=colored(output)),
    )


def actor_of(by: str | None) -> str:
    """Return who decides: the name that was given, else that of the machine's user."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise InputError("This machine has no name for its user: say who decides, by --by NAME.") from error
