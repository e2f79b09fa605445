"""What ``make demo`` shows: the sample articles imported, reported on, and searched.

    python bench/demo.py [FOLDER]

Runs the real commands, each printed before its output, in FOLDER (the top of the project unless told),
which must hold ``articles/``. Writes ``demo/factcheck.db`` anew and ``demo/report.html`` there, nothing
else.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

DATABASE = "demo/factcheck.db"
PAGE = "demo/report.html"

COMMANDS = (
    "factcheck import articles/",
    "factcheck report",
    'factcheck find "undermines the rule of law"',
    "factcheck stats",
    f"factcheck report --html {PAGE}",
)
"""What a desk does on a morning, in this order."""


def run(folder: Path) -> int:
    """Run the commands in ``folder``; return the first exit code that is not 0, else 0."""
    (folder / "demo").mkdir(exist_ok=True)
    for left in (folder / "demo").glob("factcheck.db*"):
        left.unlink()
    environment = {**os.environ, "FACTCHECK_DB": DATABASE}
    print(f"$ export FACTCHECK_DB={DATABASE}", flush=True)
    for command in COMMANDS:
        print(f"\n$ {command}", flush=True)
        arguments = shlex.split(command)[1:]
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments], cwd=folder, env=environment, check=False
        )
        if done.returncode:
            return done.returncode
    program = Path(sys.executable).with_name("factcheck")
    print(
        f"\nThe page for a browser: {(folder / PAGE).resolve()}"
        f"\nThe program: {program}, with FACTCHECK_DB={DATABASE}"
        "\nGo on with docs/tutorial.md; make demo begins anew each time."
    )
    return 0


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1])))
