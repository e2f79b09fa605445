"""``factcheck db``: the schema and the safety copy."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.groups import Commands
from factcheck.cli.options import database_option
from factcheck.settings import load_settings


@click.group("db", cls=Commands)
def command() -> None:
    """Upgrade, inspect or back up the database."""


@command.command("upgrade")
@database_option
def upgrade_command(db: str | None) -> None:
    """Bring the schema to this program's; make a backup first.

    \b
    Example:
      factcheck db upgrade
    """
    from factcheck.services.database import upgrade
    from factcheck.store.engine import database_url, open_engine

    engine = open_engine(database_url(load_settings(db=db).db))
    try:
        done = upgrade(engine)
    finally:
        engine.dispose()
    click.echo(f"Upgraded through {', '.join(done)}." if done else "Nothing to upgrade.")


@command.command("current")
@database_option
def current_command(db: str | None) -> None:
    """Print the revision of the schema and how it stands to this program's.

    \b
    Example:
      factcheck db current
    """
    from factcheck.services.database import current
    from factcheck.store.engine import database_url, open_engine

    engine = open_engine(database_url(load_settings(db=db).db), create=False)
    try:
        state = current(engine)
    finally:
        engine.dispose()
    click.echo(
        f"{state.revision or 'no revision'}: {state.standing.value} (this program's is {state.head})"
    )


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@database_option
def backup_command(file: Path, db: str | None) -> None:
    """Write a copy of the whole database to FILE, while others may use it.

    \b
    Example:
      factcheck db backup factcheck-backup.db
    """
    from factcheck.services.database import backup
    from factcheck.store.engine import database_url

    backup(database_url(load_settings(db=db).db), file)
    click.echo(f"Wrote {file}.")
