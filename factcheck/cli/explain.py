"""``factcheck explain``: what a check finds, and what it passes over."""

from __future__ import annotations

import click

from factcheck.errors import InputError


@click.command("explain")
@click.argument("check", required=False)
def command(check: str | None) -> None:
    """Explain a check, or list all of them.

    \b
    Examples:
      factcheck explain
      factcheck explain quote-altered
    """
    from factcheck.checks import CHECKS
    from factcheck.checks.explain import page_text, read_page

    if check is None:
        width = max(len(one.name) for one in CHECKS) + 2
        for one in CHECKS:
            summary = read_page(one.name, one.doc).summary
            click.echo(f"{one.name:<{width}}{one.severity.value:<9}{summary}")
        return
    for one in CHECKS:
        if one.name == check:
            click.echo(page_text(read_page(one.name, one.doc)), nl=False)
            return
    known = ", ".join(one.name for one in CHECKS)
    raise InputError(f"There is no check {check!r}; known are {known}.")
