"""The examples in every command's help work as printed."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from factcheck.cli.main import COMMANDS

GROUPS = {"db": ("upgrade", "current", "backup"), "names": ("import", "list"), "export": ("quotes",)}


def helped() -> Iterator[tuple[str, ...]]:
    """Yield every command that does something, with its subcommand if it has any."""
    for name in COMMANDS:
        for sub in GROUPS.get(name, ("",)):
            yield (name, sub) if sub else (name,)


def examples(page: str) -> list[list[str]]:
    """Return the arguments of every example in a help page."""
    _, _, after = page.partition("Example")
    lines = re.findall(r"^ {4}factcheck (.+)$", after.partition("Options:")[0], re.MULTILINE)
    return [shlex.split(line) for line in lines]


@pytest.mark.parametrize("command", list(helped()), ids=" ".join)
def test_examples_work_as_printed(
    newsroom: Path, run: Callable[..., Result], command: tuple[str, ...]
) -> None:
    """Each example prints something and ends well, in a folder with articles/ imported."""
    found = examples(run(*command, "--help").stdout)
    assert found
    identity = json.loads(run("report", "--nl").stdout.splitlines()[0])["id"]
    for arguments in found:
        # Ids are those of the reader's own database.
        given = [identity if re.fullmatch(r"d[0-9a-f]{12}", one) else one for one in arguments]
        result = run(*given)
        assert (result.exit_code, "Traceback" in result.output) == (0, False), result.output
        assert result.output
