"""``factcheck users``: who may sign in at the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from factcheck.cli.groups import Commands
from factcheck.cli.serve import require_web

Command = TypeVar("Command", bound=Callable[..., Any])


def _file_option(command: Command) -> Command:
    return click.option(
        "--users",
        "file",
        type=click.Path(dir_okay=False, path_type=Path),
        default=Path("factcheck.users"),
        show_default=True,
        metavar="FILE",
        help="The file of users.",
    )(command)


@click.group("users", cls=Commands)
def command() -> None:
    """Say who may sign in at the desk that factcheck serve --users FILE opens.

    \b
    Example:
      factcheck users add kim
    """


@command.command("add")
@click.argument("name")
@_file_option
@click.password_option(help="The password; asked for if not given.")
def add(name: str, file: Path, password: str) -> None:
    """Let NAME sign in, or give NAME another password.

    FILE holds the argon2 hash of the password, never the password.

    \b
    Example:
      factcheck users add kim --users desk.users
    """
    require_web()
    from factcheck.web.users import put_user

    is_new = put_user(file, name, password)
    click.echo(f"{name} may sign in." if is_new else f"{name} has another password.")


@command.command("drop")
@click.argument("name")
@_file_option
def drop(name: str, file: Path) -> None:
    """Let NAME sign in no more; a desk that runs already is told by a restart.

    \b
    Example:
      factcheck users drop kim --users desk.users
    """
    require_web()
    from factcheck.web.users import drop_user

    drop_user(file, name)
    click.echo(f"{name} may sign in no more.")


@command.command("list")
@_file_option
def list_(file: Path) -> None:
    """Print the names of all users.

    \b
    Example:
      factcheck users list --users desk.users
    """
    require_web()
    from factcheck.web.users import read_users

    for name in read_users(file):
        click.echo(name)
