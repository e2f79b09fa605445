"""The ``factcheck`` command: one group, its subcommands loaded when they are used."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="factcheck-desk")
def main() -> None:
    """Import articles, find quotes, and see what does not agree."""
