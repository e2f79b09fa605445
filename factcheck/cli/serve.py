"""``factcheck serve``: the desk in a browser."""

from __future__ import annotations

import getpass
import os
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option
from factcheck.errors import SettingsError
from factcheck.settings import load_settings

if TYPE_CHECKING:
    from factcheck.web.options import WebOptions

_PACKAGES = ("argon2", "fastapi", "itsdangerous", "python_multipart", "uvicorn")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port.")
@click.option(
    "--users",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Let in only the users of FILE (factcheck users add).",
)
@click.option(
    "--proxy-header",
    metavar="NAME",
    help="Take the user's name from this header, which a proxy in front of the desk sets.",
)
@click.option(
    "--proxy-from",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Address of that proxy; this machine if not given. May be given again.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A further name that browsers may ask for, such as desk.example.org. May be given again.",
)
@click.option("--https", is_flag=True, help="The desk is reached by https only: mark its cookies so.")
@click.option("--read-only", is_flag=True, help="Show everything, take no decision and no import.")
@database_option
def command(
    host: str,
    port: int,
    users: str | None,
    proxy_header: str | None,
    proxies: tuple[str, ...],
    names: tuple[str, ...],
    https: bool,
    read_only: bool,
    db: str | None,
) -> None:
    """Open the database in a browser: search, read, decide, import.

    Listens on this machine alone unless told otherwise; where others can reach it, it lets in users only.
    An empty database gets its tables. Cookies are signed by FACTCHECK_SECRET, if that is set, so that a
    restart signs nobody out.

    \b
    Example:
      factcheck serve --port 8080
    """
    require_web()
    import uvicorn

    from factcheck.web.app import create_app

    options = _options(host, users, proxy_header, proxies, names, https=https, read_only=read_only)
    with opened(db, create=not read_only) as engine:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"The desk is open at http://{shown}:{port}/ (Ctrl-C closes it).", err=True)
        uvicorn.run(
            create_app(engine, options),
            host=host,
            port=port,
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=30,
        )


def _options(
    host: str,
    users: str | None,
    proxy_header: str | None,
    proxies: tuple[str, ...],
    names: tuple[str, ...],
    *,
    https: bool,
    read_only: bool,
) -> WebOptions:
    from factcheck.report.claim_reviews import Reviewer
    from factcheck.web.options import LOOPBACK, WebOptions, check_reach
    from factcheck.web.users import read_users

    settings = load_settings()
    check_reach(host, has_users=users is not None, has_proxy=proxy_header is not None)
    if users and proxy_header:
        raise SettingsError("Give --users or --proxy-header: either the desk signs people in or the proxy.")
    options = WebOptions(
        actor=_user(),
        hosts=LOOPBACK | {host.lower()} | {name.lower() for name in names},
        read_only=read_only,
        users=read_users(Path(users)) if users else None,
        proxy_header=proxy_header,
        secure=https,
        least_speaker=settings.least_speaker,
        profile=settings.profile,
        reviewer=Reviewer(
            name=settings.organisation,
            url=settings.organisation_url or None,
            page=settings.review_page or None,
        ),
    )
    if proxies:
        options = replace(options, proxies=frozenset(proxies))
    secret = os.environ.get("FACTCHECK_SECRET")
    return replace(options, secret=secret) if secret else options


def _user() -> str:
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return "editor"


def require_web() -> None:
    """Raise :class:`SettingsError` in one sentence where the packages of the extra are not there."""
    if not all(find_spec(name) for name in _PACKAGES):
        raise SettingsError("The desk needs a few more packages: run pip install 'factcheck-desk[web]'.")
