"""What makes an article the same article tomorrow: its key.

In: what a source says of itself. Out: ``url:`` with the canonical address, else ``id:`` with the
source's own id, else ``file:`` with the name of the folder that was imported and the path below
it. Addresses are compared after the syntax-based normalisation of RFC 3986 (section 6.2.2), less
what only says how a reader came.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from factcheck.model.article import ArticleKey

_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|s_cid"
    r"|cmpid|smid|smtyp|ref_src|ref_url|__twitter_impression",
    re.IGNORECASE,
)
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+|localhost")
_PATH_SAFE = "!$&'()*+,;=:@/-._~%"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_DIGEST_BYTES = 8


def canonical_address(url: str) -> str | None:
    """Return the form in which two addresses of one page are equal; ``None`` if it names no page.

    ``http`` and ``https``, a leading ``www.``, the ports 80 and 443, capitals of the host, a slash at
    the end, the fragment, the order of the query and tracking parameters make no difference. The front
    page of a site is the address of no article: sites that name it on every page would merge them all.

    >>> canonical_address("HTTP://www.Example.org:80/News/a%7eb/?b=2&utm_source=x&a=1#top")
    'https://example.org/News/a~b?a=1&b=2'
    >>> canonical_address("https://example.org/") is None
    True
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".").lower().removeprefix("www.")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    path = _ESCAPE.sub(_shortest_escape, quote(parts.path, safe=_PATH_SAFE, errors="surrogateescape"))
    path = re.sub(r"/{2,}", "/", path).rstrip("/")
    given = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    kept = sorted(pair for pair in given if not _TRACKING.fullmatch(pair[0]))
    if not path and not kept:
        return None
    query = f"?{urlencode(kept, errors='surrogateescape')}" if kept else ""
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    return f"https://{where}{path or '/'}{query}"


def own_address(said: str | None, fetched: str | None) -> str | None:
    """Return the address of a page that says ``said`` of itself and was fetched from ``fetched``.

    A page knows its lasting address best, but a reprint often names the page that it was taken from: what
    it says counts on its own site only.

    >>> own_address("https://example.org/a", "http://www.example.org/a?page=2")
    'https://example.org/a'
    >>> own_address("https://agency.example/a", "https://example.org/a")
    'https://example.org/a'
    """
    if said is None or fetched is None:
        return said or fetched
    canonical = canonical_address(said)
    return said if canonical and _site(canonical) == _site(canonical_address(fetched) or "") else fetched


def _site(canonical: str) -> str:
    return urlsplit(canonical).netloc


def article_key(*, url: str | None, own_id: str | None, outlet: str | None, place: str) -> ArticleKey:
    """Return the key of an article that says ``url`` and ``own_id`` of itself and was found at ``place``.

    ``place`` is the path below the import root, with forward slashes. The ids of two outlets may be
    equal, so the outlet's name is part of the key where it is given.

    >>> article_key(url=None, own_id="17", outlet="The Daily Bugle", place="a.jsonl")
    'id:the-daily-bugle/17'
    """
    address = canonical_address(url) if url else None
    if address:
        return ArticleKey(f"url:{address}")
    if own_id:
        slug = _slug(outlet) if outlet else ""
        return ArticleKey(f"id:{slug}/{own_id}" if slug else f"id:{own_id}")
    return ArticleKey(f"file:{place}")


def text_place(name: str, text: str) -> str:
    """Return the place of a text that has no place of its own: a line, or standard input.

    It holds a digest of the text, not the line's number: a line put in above would make each article a
    new version of its neighbour.

    >>> text_place("day.jsonl", "So it goes.")
    'day.jsonl#82e25622c60006e0'
    """
    digest = hashlib.blake2b(text.encode("utf-8"), digest_size=_DIGEST_BYTES).hexdigest()
    return f"{name}#{digest}"


def _shortest_escape(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if _UNRESERVED.fullmatch(char) else match[0].upper()


def _slug(outlet: str) -> str:
    folded = unicodedata.normalize("NFKC", outlet).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-")
