"""Numbers that stand for words in a row, the same in every run and every database.

48 bits fit a database's integer and take six bytes in SQLite.
"""

from __future__ import annotations

from itertools import accumulate

from xxhash import xxh3_64_intdigest

_BITS = (1 << 48) - 1


def fingerprint(kind: str, text: str) -> int:
    """Return a number in ``0 .. 2**48 - 1``, the same in every run; texts of two kinds are never equal.

    >>> fingerprint("word", "ashby") == fingerprint("place", "ashby")
    False
    """
    return number_of(f"{kind} {text}")


def number_of(text: str) -> int:
    """Return the number in ``0 .. 2**48 - 1`` that stands for a text."""
    return xxh3_64_intdigest(text.encode("utf-8", "surrogatepass")) & _BITS


def numbers_of_rows(joined: str, size: int, before: str = "") -> list[int]:
    """Return the :func:`number_of` every ``size`` words in a row, at least two, by their start.

    ``joined`` are the words with one space between them; ``before`` is put before each row.

    >>> numbers_of_rows("a b c", 2, "copy ") == [fingerprint("copy", "a b"), fingerprint("copy", "b c")]
    True
    """
    # Without a join for each: these are most of what a worker hashes.
    line, head = joined.encode("utf-8", "surrogatepass"), before.encode()
    starts = list(accumulate([len(word) + 1 for word in line.split(b" ")], initial=0))
    return [
        xxh3_64_intdigest(head + line[start : after - 1]) & _BITS
        for start, after in zip(starts, starts[size:], strict=False)
    ]
