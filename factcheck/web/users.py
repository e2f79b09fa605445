"""The file of users: one line each, a name and the argon2 hash of a password.

In: a path. Out: hashes by name. Lines that begin with ``#`` are remarks. The file is written so that only
its owner can read it, and in one step, so that a reader never sees half of it.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from factcheck.errors import InputError

NAME = re.compile(r"[\w.@-]{1,64}")
LEAST_PASSWORD = 10
"""Characters of a password; length is what protects it (NIST SP 800-63B, section 5.1.1)."""

MOST_PASSWORD = 1_024

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")


def read_users(path: Path) -> dict[str, str]:
    """Return the hash of each user's password.

    Raises :class:`InputError` for a file that cannot be read or has a line that is none of ours.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The file of users {path} cannot be read: {error}.") from error
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, digest = line.partition(":")
        if not NAME.fullmatch(name) or not digest.startswith("$argon2"):
            raise InputError(f"{path}, line {number}: a user is a name, a colon and an argon2 hash.")
        found[name] = digest.strip()
    if not found:
        raise InputError(f"{path} names no user: run factcheck users add NAME --users {path}.")
    return found


def put_user(path: Path, name: str, password: str) -> bool:
    """Store a user's password, anew if the user is known; return whether the user is new.

    Raises :class:`InputError` for a name or a password that will not do.
    """
    if not NAME.fullmatch(name):
        raise InputError("A user's name has letters, digits, and . @ - _, at most 64.")
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        raise InputError(f"A password has {LEAST_PASSWORD} to {MOST_PASSWORD} characters.")
    users = read_users(path) if path.exists() and path.stat().st_size else {}
    is_new = name not in users
    users[name] = _HASHER.hash(password)
    _write(path, users)
    return is_new


def drop_user(path: Path, name: str) -> None:
    """Remove a user; raise :class:`InputError` if there is none of that name."""
    users = read_users(path)
    if name not in users:
        raise InputError(f"{path} has no user {name!r}.")
    del users[name]
    _write(path, users)


def is_password(users: Mapping[str, str], name: str, password: str) -> bool:
    """Tell whether ``password`` is the user's; an unknown user takes as long as a known one."""
    digest = users.get(name)
    if len(password) > MOST_PASSWORD:
        return False
    try:
        return _HASHER.verify(digest or _NOBODY, password) and digest is not None
    except (VerificationError, InvalidHashError):
        return False


def _write(path: Path, users: Mapping[str, str]) -> None:
    if not path.parent.is_dir():
        raise InputError(f"The folder {path.parent} for the file of users is not there.")
    text = "# Users of factcheck serve: name, colon, argon2 hash.\n"
    text += "".join(f"{name}:{digest}\n" for name, digest in sorted(users.items()))
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # readable by its owner only
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(half).replace(path)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise
