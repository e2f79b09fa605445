"""How a group of commands tells what it holds, and what was probably meant by one that it does not."""

from __future__ import annotations

from difflib import get_close_matches

import click

SENTENCE = 1000
"""Characters of a command's first sentence that help prints: all of them."""


class Commands(click.Group):
    """A group whose help says the first sentence of each command in full, however narrow the terminal."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command's name and first sentence, wrapped where click would cut it."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(SENTENCE)) for name, one in commands if one])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words before the command; an option that is none of theirs goes after it."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise click.UsageError(
                f"No such option '{error.option_name}' here: options of a command stand after it, "
                f"as in {ctx.command_path} COMMAND {error.option_name}.",
                ctx,
            ) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of the first word; of a mistyped one the nearest is named."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near[0]}?", ctx) from error
