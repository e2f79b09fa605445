"""A baseline: findings of an earlier check of drafts, which a later one passes over."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.errors import InputError


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints of the findings that ``check --format json`` wrote to a file.

    Those that were passed over by a comment are among them. Raises :class:`InputError` for another file.
    """
    try:
        drafts = json.loads(path.read_text(encoding="utf-8"))["drafts"]
        return frozenset(str(one["fingerprint"]) for draft in drafts for one in draft["findings"])
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is no baseline: write one with factcheck check --format json.") from error
