"""What workers hand over, as bytes.

Left to pickle, a dataclass with slots is taken apart and made again with the names of its fields, some of
them by Python code that asks for the fields each time. Here the fields of a class are found once, and the
values put into their slots (measured: .8 ms an article in place of 1.1, for both ways together).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any


def packed(value: object) -> bytes:
    """Return ``value`` as bytes that :func:`unpacked` reads in another process of the same program."""
    parcel = BytesIO()
    _Pickler(parcel, pickle.HIGHEST_PROTOCOL).dump(value)
    return parcel.getvalue()


def unpacked(parcel: bytes) -> Any:
    """Return what was :func:`packed`; only for parcels of this program's own workers."""
    return pickle.loads(parcel)


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        """Return how a dataclass is made again; leave all else to pickle."""
        kind: Any = type(value)
        read = _reader(kind)
        return NotImplemented if read is None else (_made, (kind, *read(value)))


@cache
def _reader(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]] | None:
    names = _slots(kind)
    if len(names) < 2:
        return None
    return attrgetter(*names)


def _slots(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a dataclass all of whose fields are slots, else nothing."""
    if not is_dataclass(kind) or "__slots__" not in vars(kind):
        return ()
    return tuple(field.name for field in fields(kind))


@cache
def _writers(kind: type[Any]) -> tuple[Callable[[Any, Any], None], ...]:
    return tuple(getattr(kind, name).__set__ for name in _slots(kind))


def _made(kind: Any, *values: object) -> object:
    made: object = object.__new__(kind)
    for write, value in zip(_writers(kind), values, strict=True):
        write(made, value)
    return made
