"""``factcheck serve`` and ``factcheck users``: what they refuse, and that the desk opens."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from factcheck.cli import serve
from factcheck.cli.main import main
from factcheck.web.users import is_password, read_users

PASSWORD = "a long pass phrase"


def run(*arguments: str, typed: str | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, list(arguments), input=typed)


def test_others_are_not_let_in_by_default(tmp_path: Path) -> None:
    """An address that others can reach is refused without users, in a sentence that says what to do."""
    done = run("serve", "--host", "0.0.0.0", "--db", str(tmp_path / "desk.db"))
    assert done.exit_code == 2
    assert "--users FILE (factcheck users add)" in done.stderr
    assert not (tmp_path / "desk.db").exists()


def test_one_way_to_sign_in_is_enough(tmp_path: Path) -> None:
    """Users and a proxy's header together are refused, as is a file of users that is not there."""
    users = str(tmp_path / "desk.users")
    for arguments in (("--users", users), ("--users", users, "--proxy-header", "X-User")):
        done = run("serve", *arguments, "--db", str(tmp_path / "desk.db"))
        assert (done.exit_code, done.stderr[:6]) == (2, "Error:")


def test_what_is_missing_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the packages of the extra both commands say what to install."""
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    users = str(tmp_path / "desk.users")
    for arguments in (("serve",), ("users", "add", "kim", "--users", users, "--password", PASSWORD)):
        done = run(*arguments)
        assert done.exit_code == 2
        assert done.stderr.strip().endswith("run pip install 'factcheck-desk[web]'.")


def test_users_come_and_go(tmp_path: Path) -> None:
    """A user is added with a password typed twice, changed, listed and dropped."""
    file = ("--users", str(tmp_path / "desk.users"))
    added = run("users", "add", "kim", *file, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (added.exit_code, "kim may sign in." in added.stdout) == (0, True)
    assert PASSWORD not in added.stdout
    assert is_password(read_users(tmp_path / "desk.users"), "kim", PASSWORD)
    changed = run("users", "add", "kim", *file, "--password", PASSWORD + "!")
    assert changed.stdout == "kim has another password.\n"
    run("users", "add", "lee", *file, "--password", PASSWORD)
    assert run("users", "list", *file).stdout == "kim\nlee\n"
    assert run("users", "drop", "kim", *file).stdout == "kim may sign in no more.\n"
    assert run("users", "list", *file).stdout == "lee\n"
    short = run("users", "add", "moe", *file, "--password", "short")
    assert (short.exit_code, "10 to" in short.stderr) == (2, True)


def test_the_desk_opens_and_closes(engine: Engine) -> None:
    """The command prints the address, answers there, and ends at an interrupt."""
    url = engine.url.render_as_string(hide_password=False)
    for port in range(18_700 + os.getpid() % 500, 20_000):
        with subprocess.Popen(
            [sys.executable, "-m", "factcheck", "serve", "--port", str(port), "--db", url],
            stderr=subprocess.PIPE,
            text=True,
        ) as desk:
            assert desk.stderr is not None
            told = desk.stderr.readline()
            assert re.fullmatch(rf"The desk is open at http://127.0.0.1:{port}/ .*\n", told)
            page = _answer(f"http://127.0.0.1:{port}/", desk)
            desk.send_signal(signal.SIGINT)
            desk.communicate(timeout=60)
        if page is not None:
            assert "Nothing was imported yet" in page
            return
    pytest.fail("no port was free")


def _answer(address: str, desk: subprocess.Popen[str]) -> str | None:
    """Return the page, or ``None`` if the desk ended because its port was taken."""
    while desk.poll() is None:
        try:
            with urlopen(address, timeout=60) as answer:
                return str(answer.read(), "utf-8")
        except OSError:
            time.sleep(0.1)
    return None
