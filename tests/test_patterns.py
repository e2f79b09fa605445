"""The regular expressions of the program, on every Python that it names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "factcheck"

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{+[^{}]*(?:\{[^{}]*\}[^{}]*)?\}+)\+")


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield the source of each literal that holds a group of a pattern."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str)
        ):
            source = ast.unparse(node)
            if "(?" in source:
                yield source


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 matches a possessive group wrongly (gh-106052): ``(?>(?:…)*)`` says the same."""
    found = [
        (path.name, literal)
        for path in sorted(SOURCES.rglob("*.py"))
        for literal in literals(ast.parse(path.read_text(encoding="utf-8")))
        if POSSESSIVE_GROUP.search(literal)
    ]

    assert [] == found
