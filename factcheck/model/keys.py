"""Stable keys: the same facts give the same key in every run and every database."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from json.encoder import encode_basestring_ascii as _quoted


def stable_key(parts: Sequence[str | int]) -> str:
    """Return 32 hexadecimal digits: blake2b-128 over the canonical JSON of ``parts``.

    >>> stable_key(["quote-altered", 1, "a", "b"]) == stable_key(("quote-altered", 1, "a", "b"))
    True
    """
    # As json.dumps(parts, separators=(",", ":")) writes it, which makes an encoder for each key.
    canonical = ",".join([_quoted(part) if isinstance(part, str) else int.__repr__(part) for part in parts])
    return hashlib.blake2b(f"[{canonical}]".encode("ascii"), digest_size=16).hexdigest()
