"""Blocks of styled text, wrapped to a width: what every answer for a terminal is made of."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

WIDTH = 100
"""Columns of an answer that is not printed on a terminal."""

Block = tuple[int, "Text"]
"""Columns of indent, of all its lines, and the text."""


def styled(*parts: tuple[str, str]) -> Text:
    """Join texts, each with its style (empty for none)."""
    from rich.text import Text

    return Text.assemble(*parts)


def printed(blocks: Iterable[Block], *, color: bool, width: int) -> str:
    """Return the blocks, each indented by its number of columns and wrapped to ``width``."""
    from rich.console import Console
    from rich.padding import Padding

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for indent, text in blocks:
        console.print(Padding(text, (0, 0, 0, indent), expand=False))
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
