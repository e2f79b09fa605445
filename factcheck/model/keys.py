"""Stable keys: the same facts give the same key in every run and every database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence


def stable_key(parts: Sequence[str | int]) -> str:
    """Return 32 hexadecimal digits: blake2b-128 over the canonical JSON of ``parts``.

    >>> stable_key(["quote-altered", 1, "a", "b"]) == stable_key(("quote-altered", 1, "a", "b"))
    True
    """
    canonical = json.dumps(list(parts), ensure_ascii=True, separators=(",", ":"))
    return hashlib.blake2b(canonical.encode("ascii"), digest_size=16).hexdigest()
