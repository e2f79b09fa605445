"""``factcheck correct``: say what is right, and see everything that carries something else."""

from __future__ import annotations

import click

from factcheck.cli.database import opened
from factcheck.cli.options import actor_option, database_option, output_options
from factcheck.cli.output import colored, screen_width, write_answer
from factcheck.settings import load_settings


@click.command("correct")
@click.argument("identity", metavar="DISCREPANCY")
@click.option(
    "--to", "right", metavar="VALUE", required=True, help="The right value, as the report prints it."
)
@click.option(
    "--new", "is_new", is_flag=True, help="VALUE is none of those that differ, and right all the same."
)
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--note", metavar="TEXT", help="Anything else worth keeping.")
@actor_option
@database_option
@output_options
def command(
    identity: str,
    right: str,
    is_new: bool,
    reason: str | None,
    note: str | None,
    by: str | None,
    db: str | None,
    form: str | None,
    output: str | None,
) -> None:
    """Say which VALUE is right, and list every article, version and headline that carries another.

    The verdict is recorded as by decide --right. Each place comes with its address and each article with a
    note that it can print. report --corrections shows until when each is mended.

    \b
    Examples:
      factcheck correct d0123456789ab --to Whitcombe
      factcheck correct d0123456789ab --to "Philip Whitcomb" --new --json
    """
    from factcheck.checks.profiles import profile_named
    from factcheck.cli.decide import actor_of
    from factcheck.model.finding import Verdict
    from factcheck.report.corrections import correction_record, corrections_text
    from factcheck.services.corrections import correction
    from factcheck.services.review import decide
    from factcheck.store.engine import writing

    actor = actor_of(by)
    with opened(db) as engine, writing(engine) as session:
        decided = decide(
            session,
            identity,
            Verdict.CONFIRMED,
            actor=actor,
            right=None if is_new else right,
            new_right=right if is_new else None,
            reason=reason,
            note=note,
            profile=profile_named(load_settings(db=db).profile),
        )
        found = correction(session, decided.fingerprint)
    write_answer(
        output,
        form,
        [correction_record(found)],
        lambda: corrections_text([found], color=colored(output), width=screen_width(output)),
    )
