"""How often Python looks for garbage while articles are taken in by the thousand.

Nearly all that an import makes is freed by its reference count. By default Python looks for cycles after
every 700 new objects, and again through all that lives; that took a third of the time of an import.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 10, 10)
"""Thresholds of :mod:`gc` under which cycles cost an import a few megabytes at most."""


def collect_seldom() -> None:
    """Pass over what is loaded already, and look through the rest seldom, as long as the process lives."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Do so for the length of a block."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
