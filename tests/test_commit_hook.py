"""The hook for pre-commit names a command that there is, and takes the files that it reads."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from click.testing import CliRunner

from factcheck.cli.main import main
from factcheck.readers.source import FORMATS, Format

ROOT = Path(__file__).parents[1]
DRAFTS = (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSONL)


def test_the_hook_runs_a_command_on_every_kind_of_draft() -> None:
    """Its manifest has the keys that pre-commit asks for; its pattern fits what check reads."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= hook.keys()
    program, *arguments = hook["entry"].split()
    assert program == "factcheck"
    assert CliRunner().invoke(main, [*arguments, "--help"]).exit_code == 0
    for suffix, form in FORMATS.items():
        taken = re.search(hook["files"], f"drafts/a{suffix}") is not None
        assert taken is (form in DRAFTS and suffix != ".jsonl.gz"), suffix
