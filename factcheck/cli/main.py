"""The ``factcheck`` command: one group whose subcommands are loaded when they are used."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress

import click

from factcheck import __version__
from factcheck.cli.groups import Commands
from factcheck.errors import FactcheckError

COMMANDS = {
    "import": "factcheck.cli.import_",
    "find": "factcheck.cli.find",
    "show": "factcheck.cli.show",
    "why": "factcheck.cli.why",
    "diff": "factcheck.cli.diff",
    "report": "factcheck.cli.report",
    "decide": "factcheck.cli.decide",
    "correct": "factcheck.cli.correct",
    "check": "factcheck.cli.check",
    "compare": "factcheck.cli.compare",
    "extract": "factcheck.cli.extract",
    "explain": "factcheck.cli.explain",
    "names": "factcheck.cli.names",
    "serve": "factcheck.cli.serve",
    "users": "factcheck.cli.users",
    "export": "factcheck.cli.export",
    "stats": "factcheck.cli.stats",
    "selftest": "factcheck.cli.selftest",
    "verify": "factcheck.cli.verify",
    "db": "factcheck.cli.db",
}
"""Each command and the module whose ``command`` it is, in the order that help lists them."""


class CommandLine(Commands):
    """A group that imports a command's module on its first use and ends errors with their exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of a desk's day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, or ``None``."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name])
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; bad use and a full disk end with a sentence and 2, an interrupt with 130."""
        try:
            return super().invoke(ctx)
        except FactcheckError as error:
            click.echo(f"Error: {error.message}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            raise
        except OSError as error:
            where = error.filename or "Standard output"
            click.echo(f"Error: {where} cannot be read or written: {error.strerror}.", err=True)
            _drop_output()
            ctx.exit(2)


def _drop_output() -> None:
    """Send what is still unwritten nowhere, or Python would fail on it once more at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=CommandLine,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="factcheck")
def main() -> None:
    """Import articles, find every quote with its speaker, and see what does not agree.

    Exit codes: 0 fine; 1 the answer is trouble, or nothing was found; 2 wrong use, configuration or
    database; 3 done, but some inputs could not be read; 130 interrupted.
    """
