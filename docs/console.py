"""Console blocks of a page: the commands are run, and what they print is what the page shows.

In: a page with fenced ``console`` blocks; a line that begins with ``$`` is a command, what follows is
its output. Out: the page with the output of today. A comment right before a block bends it:

    <!-- console: first=12 last=3 -->         show so many lines of each output, [...] for the others
    <!-- console: run="python bench/x.py" -->  run this in the place of the block's one command

All commands of a page run in one shell, in a folder of their own that holds ``articles/`` and
``bench/``.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CUT = "[...]"

_BLOCK = re.compile(r"(?:<!-- console:(?P<how>[^\n]*)-->\n)?```console\n(?P<body>.*?)```\n", re.DOTALL)
_END = "=-= end of command, exit code"


@dataclass(frozen=True)
class Shown:
    """A command as the page shows it, what is run for it, and how many lines of its output are shown."""

    command: str
    run: str
    first: int | None
    last: int


def refill(page: str) -> str:
    """Return ``page`` with every output as the commands print it now.

    Raise ``ValueError`` if the shell ends before the last command.
    """
    shown = [one for block in _BLOCK.finditer(page) for one in _commands(block)]
    outputs = iter(zip(shown, run_all([one.run for one in shown]), strict=True))

    def filled(block: re.Match[str]) -> str:
        body = "".join(
            f"$ {one.command}\n{shorten(output, one.first, one.last)}"
            for _ in _commands(block)
            for one, (output, _) in [next(outputs)]
        )
        start = block.start("body") - block.start()
        return f"{block[0][:start]}{body}```\n"

    return _BLOCK.sub(filled, page)


def commands_of(page: str) -> list[str]:
    """Return the commands of a page in their order, as it shows them."""
    return [one.command for block in _BLOCK.finditer(page) for one in _commands(block)]


def run_all(commands: Sequence[str]) -> list[tuple[str, int]]:
    """Run commands in one shell in a new folder; return what each prints, and its exit code."""
    script = "\n".join(
        f"{command}\nlast=$?; printf '%s %d\\n' '{_END}' $last; (exit $last)" for command in commands
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for part in ("articles", "bench"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        text = done.stdout.replace(str(folder), "~/factcheck-desk").replace(sys.prefix, ".venv")
    found = re.findall(rf"(.*?){re.escape(_END)} (\d+)\n", text, re.DOTALL)
    if len(found) != len(commands):
        raise ValueError(f"The shell ended after {len(found)} of {len(commands)} commands: {text[-2000:]}")
    return [(output, int(code)) for output, code in found]


def shorten(output: str, first: int | None, last: int) -> str:
    r"""Return the first and last lines of ``output`` with a line between that says there is more.

    >>> shorten("a\nb\nc\nd\n", 1, 1)
    'a\n[...]\nd\n'
    """
    lines = [line.rstrip() + "\n" for line in output.splitlines()]
    if first is None or len(lines) <= first + last + 1:
        return "".join(lines)
    return "".join([*lines[:first], f"{CUT}\n", *(lines[-last:] if last else [])])


def _commands(block: re.Match[str]) -> Iterator[Shown]:
    how = dict(part.split("=", 1) for part in shlex.split(block["how"] or ""))
    lines = block["body"].splitlines()
    for line in (
        lines[:1] if "run" in how else lines
    ):  # what stands for a command may print such lines itself
        if line.startswith("$ "):
            command = line.removeprefix("$ ")
            yield Shown(
                command=command,
                run=how.get("run", command),
                first=int(how["first"]) if "first" in how else None,
                last=int(how.get("last", "0")),
            )


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of a new user: this Python's programs, no setting of factcheck's."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FACTCHECK_")}
    programs = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    return {**kept, "PATH": programs, "HOME": str(folder), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
