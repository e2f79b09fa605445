"""The examples in every command's help work as printed."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from factcheck.cli.main import COMMANDS

GROUPS = {
    "db": ("upgrade", "current", "backup"),
    "names": ("import", "list"),
    "export": (
        *("quotes", "claims", "articles", "discrepancies", "decisions", "links"),
        *("claimreview", "annotations", "log", "pack"),
    ),
    "users": ("add", "drop", "list"),
}
PASSWORD = "a password that is long enough\n" * 2


def helped() -> Iterator[tuple[str, ...]]:
    """Yield every command that does something, with its subcommand if it has any."""
    for name in COMMANDS.keys() - {"serve"}:
        for sub in GROUPS.get(name, ("",)):
            yield (name, sub) if sub else (name,)


def examples(page: str) -> list[list[str]]:
    """Return the arguments of every example in a help page."""
    _, _, after = page.partition("Example")
    lines = re.findall(r"^ {4}factcheck (.+)$", after.partition("Options:")[0], re.MULTILINE)
    return [shlex.split(line) for line in lines]


def _is_quote(argument: str) -> bool:
    return re.fullmatch(r"q[0-9a-f]{12}", argument) is not None


@pytest.mark.parametrize("command", sorted(helped()), ids=" ".join)
def test_examples_work_as_printed(
    newsroom: Path, run: Callable[..., Result], command: tuple[str, ...]
) -> None:
    """Each example prints something and ends well, in a folder with articles/ imported."""
    found = examples(run(*command, "--help").stdout)
    assert found
    identity = json.loads(run("report", "--nl").stdout.splitlines()[0])["id"]
    if command in (("users", "drop"), ("users", "list")):
        assert run("users", "add", "kim", "--users", "desk.users", stdin=PASSWORD).exit_code == 0
    if command == ("verify",):
        assert run("export", "pack", identity, "--output", "evidence.zip").exit_code == 0
    for arguments in found:
        # Ids are those of the reader's own database.
        quotes = iter(
            json.loads(line)["id"] for line in run("export", "quotes", "--nl").stdout.splitlines()
        )
        given = [
            identity if re.fullmatch(r"d[0-9a-f]{12}", one) else next(quotes) if _is_quote(one) else one
            for one in arguments
        ]
        result = run(*given, stdin=PASSWORD)
        assert (result.exit_code, "Traceback" in result.output) == (0, False), result.output
        assert result.output


def test_the_example_of_the_desk_opens_it(newsroom: Path, run: Callable[..., Result]) -> None:
    """The desk says where it is open, and stays so until it is told to close."""
    ((name, option, _),) = examples(run("serve", "--help").stdout)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    desk = subprocess.Popen(
        [sys.executable, "-m", "factcheck", name, option, str(port)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert desk.stderr is not None
    assert f"open at http://127.0.0.1:{port}/" in desk.stderr.readline()
    desk.send_signal(signal.SIGINT)
    desk.communicate(timeout=60)
    assert desk.returncode in (0, 130)
