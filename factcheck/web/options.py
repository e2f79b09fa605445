"""How a server is set up: who may come in, and what they may do."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.errors import SettingsError
from factcheck.model.quote import LEAST_SPEAKER
from factcheck.report.claim_reviews import Reviewer

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names under which only this machine reaches itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebOptions:
    """What ``factcheck serve`` was told.

    ``hosts`` are the names by which browsers may ask for the server. ``users`` has password hashes by
    name; without it, and without ``proxy_header``, whoever reaches the server is ``actor``.
    ``proxy_header`` is the request header in which a proxy at one of the addresses ``proxies`` names the
    user. A speaker whose confidence is below ``least_speaker`` counts as none, and edits of quotations are
    judged by the house's ``profile``. ``reviewer`` signs the reviews that are exported. ``secure`` marks
    cookies as for https only. ``secret`` signs cookies; one made anew signs everybody out.
    """

    actor: str
    hosts: frozenset[str] = LOOPBACK
    read_only: bool = False
    users: Mapping[str, str] | None = None
    proxy_header: str | None = None
    proxies: frozenset[str] = frozenset({"127.0.0.1", "::1"})
    secure: bool = False
    least_speaker: float = LEAST_SPEAKER
    profile: str = ""
    reviewer: Reviewer = field(default_factory=lambda: Reviewer(name=""))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))


def check_reach(host: str, *, has_users: bool, has_proxy: bool) -> None:
    """Raise :class:`SettingsError` if a server at ``host`` would let in anybody."""
    if host not in LOOPBACK and not has_users and not has_proxy:
        raise SettingsError(
            f"At {host} others can reach the desk: name who may come in, by --users FILE "
            "(factcheck users add) or by --proxy-header NAME behind a proxy that signs people in."
        )
