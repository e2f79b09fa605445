"""Lines and columns of a text, as editors count them: a line ends with LF, CR LF or CR."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_END = re.compile(r"\r\n|\n|\r")


def line_starts(text: str) -> list[int]:
    r"""Return the offset at which each line begins; a text that ends with a line break has one more, empty.

    >>> line_starts("one\r\ntwo\rthree\n")
    [0, 5, 9, 15]
    """
    return [0, *(match.end() for match in _END.finditer(text))]


def place_in(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset in a text whose lines begin at ``starts``.

    >>> place_in([0, 5, 9], 6)
    (2, 2)
    """
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
