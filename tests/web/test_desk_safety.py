"""Who may come in, what is refused, and what no answer lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import ADDRESS, Browser, Seen
from sqlalchemy import Engine

from factcheck.errors import InputError, SettingsError
from factcheck.web.guards import MAX_BODY
from factcheck.web.options import WebOptions, check_reach
from factcheck.web.sessions import COOKIE, TRIES
from factcheck.web.users import drop_user, put_user, read_users

PASSWORD = "a long pass phrase"


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return two users."""
    path = tmp_path_factory.mktemp("users") / "desk.users"
    assert put_user(path, "kim", PASSWORD)
    assert put_user(path, "lee", PASSWORD + " of lee")
    return read_users(path)


@pytest.fixture
def guarded(library: Engine, users: dict[str, str], open_browser: Callable[..., Browser]) -> Browser:
    """Return a browser at a desk that lets in users only."""
    return open_browser(library, WebOptions(actor="nobody", users=users))


def sign_in(browser: Browser, name: str = "kim", password: str = PASSWORD, following: str = "/") -> int:
    """Fill in the form; return the status of the page that it leads to."""
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', browser.get("/signin").text)
    assert token is not None
    fields = {"csrf": token[1], "name": name, "password": password, "next": following}
    return browser.client.post("/signin", data=fields).status_code


def test_a_stranger_sees_the_form_and_nothing_else(guarded: Browser) -> None:
    """Every page leads to the form, every address under /api is refused."""
    for path in ("/", "/queue", "/search?q=boats", "/article?key=id:x", "/people", "/import", "/api/docs"):
        answer = guarded.client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"][:8]) == (303, "/signin?")
    for path in ("/api/articles", "/api/quotes", "/api/find?q=boats", "/api/export/quotes.csv"):
        assert guarded.client.get(path).status_code == 401
    assert guarded.client.post("/api/extract", json={"text": "So it goes."}).status_code == 401
    assert "Ruiz" not in guarded.get("/").text


def test_a_user_comes_in_and_goes(guarded: Browser) -> None:
    """The right password opens the page that was asked for; signing out closes it again."""
    assert sign_in(guarded, following="/queue") == 200
    page = guarded.get("/queue")
    assert "kim" in Seen(page.text).text
    guarded.post("/signout")
    assert guarded.client.get("/queue", follow_redirects=False).status_code == 303


def test_the_cookie_is_hidden_from_scripts_and_other_sites(library: Engine, users: dict[str, str]) -> None:
    """HttpOnly and SameSite always, Secure where the desk is reached by https; it is signed."""
    for secure in (False, True):
        browser = Browser(library, WebOptions(actor="x", users=users, secure=secure))
        said = browser.get("/signin").headers["set-cookie"].lower()
        assert ("httponly" in said, "samesite=strict" in said, "secure" in said) == (True, True, secure)
    browser = Browser(library, WebOptions(actor="x", users=users))
    assert sign_in(browser) == 200
    kept = browser.client.cookies[COOKIE]
    browser.client.cookies.clear()
    browser.client.cookies.set(COOKIE, kept[:-2] + "xx")
    assert browser.client.get("/queue", follow_redirects=False).status_code == 303
    other = Browser(library, WebOptions(actor="x", users=users, secret="another server's"))
    other.client.cookies.set(COOKIE, kept)
    assert other.client.get("/queue", follow_redirects=False).status_code == 303


def test_another_password_ends_the_session(library: Engine, users: dict[str, str], tmp_path: Path) -> None:
    """A cookie holds no longer than the password that it was given for, or the user."""
    path = tmp_path / "desk.users"
    put_user(path, "kim", PASSWORD)
    before = read_users(path)
    browser = Browser(library, WebOptions(actor="x", users=before, secret="one"))
    assert sign_in(browser) == 200
    kept = browser.client.cookies[COOKIE]
    put_user(path, "kim", PASSWORD + " changed")
    for now in (read_users(path), {"lee": users["lee"]}):
        later = Browser(library, WebOptions(actor="x", users=now, secret="one"))
        later.client.cookies.set(COOKIE, kept)
        assert later.client.get("/queue", follow_redirects=False).status_code == 303


def test_passwords_cannot_be_tried_for_ever(library: Engine, users: dict[str, str]) -> None:
    """After some wrong ones not even the right one is looked at, for that name alone."""
    browser = Browser(library, WebOptions(actor="x", users=users))
    statuses = [sign_in(browser, password="wrong") for _ in range(TRIES + 1)]
    assert statuses == [403] * TRIES + [429]
    assert sign_in(browser) == 429
    assert sign_in(browser, "lee", PASSWORD + " of lee") == 200


def test_signing_in_leads_to_no_other_site(guarded: Browser) -> None:
    """What comes after the form is a page of the desk, whatever the address says."""
    for target in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', guarded.get("/signin").text)
        assert token is not None
        fields = {"csrf": token[1], "name": "kim", "password": PASSWORD, "next": target}
        answer = guarded.client.post("/signin", data=fields, follow_redirects=False)
        assert answer.headers["location"] == "/"
        guarded.client.cookies.clear()


def test_a_program_signs_in_by_http_basic(guarded: Browser) -> None:
    """A user's name and password open /api, and nothing else does."""
    for auth, status in (
        (("kim", PASSWORD), 200),
        (("kim", "wrong"), 401),
        (("nobody", PASSWORD), 401),
        (("kim", PASSWORD), 200),
    ):
        assert guarded.client.get("/api/articles", auth=auth).status_code == status
    assert guarded.client.get("/api/articles", headers={"Authorization": "Basic %%%"}).status_code == 401
    assert guarded.client.get("/queue", auth=("kim", PASSWORD), follow_redirects=False).status_code == 303


def test_the_proxys_word_counts_from_the_proxy_alone(library: Engine) -> None:
    """The header names the user if it comes from the proxy's address, and is nobody's word otherwise."""
    options = WebOptions(actor="x", proxy_header="X-Remote-User", proxies=frozenset({"10.0.0.9"}))
    for peer, header, status in (
        ("10.0.0.9", "kim", 200),
        ("10.0.0.8", "kim", 403),
        ("10.0.0.9", "", 403),
        ("10.0.0.9", "x" * 81, 403),
    ):
        browser = Browser(library, options, client=(peer, 40_000))
        assert browser.client.get("/queue", headers={"X-Remote-User": header}).status_code == status


def test_a_form_without_its_token_changes_nothing(
    desk: Engine, open_browser: Callable[..., Browser]
) -> None:
    """A form of another session, of another site, or of none is refused."""
    browser = open_browser(desk)
    other = open_browser(desk).token()
    fields = {"id": "d1234", "verdict": "confirmed", "seen": "0"}
    assert browser.client.post("/decide", data=fields).status_code == 403
    for token in ("", "x", other, "\u00e9"):
        assert browser.client.post("/decide", data={**fields, "csrf": token}).status_code == 403
    own = {**fields, "csrf": browser.token()}
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert browser.client.post("/decide", data=own, headers=headers).status_code == 403
        path, said = "/api/discrepancies/d1234/decisions", {"verdict": "confirmed"}
        assert browser.client.post(path, json=said, headers=headers).status_code == 403
    assert browser.client.post("/decide", data=own, headers={"Origin": ADDRESS}).status_code == 404


def test_json_is_taken_as_json_only(browser: Browser) -> None:
    """A form that another site could send is no JSON body, whatever its words."""
    answer = browser.client.post(
        "/api/extract", content=b'{"text": "So it goes."}', headers={"Content-Type": "text/plain"}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "["]
)
def test_another_host_is_refused(browser: Browser, host: str) -> None:
    """A name that was pointed at this machine does not open the desk."""
    answer = browser.client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "Content-Security-Policy" in answer.headers


def test_the_desks_own_names_are_taken(library: Engine) -> None:
    """The names that were given are taken, with any port, in any case."""
    browser = Browser(library, WebOptions(actor="x", hosts=frozenset({"desk.example", "::1"})))
    for host in ("desk.example", "DESK.example:8000", "[::1]:8000"):
        assert browser.client.get("/", headers={"Host": host}).status_code == 200


def test_every_answer_bears_the_headers_of_safety(browser: Browser) -> None:
    """Pages, files, JSON and errors all say what a browser may do with them."""
    for path in ("/", "/queue", "/static/desk.css", "/api/articles", "/nowhere", "/api/nowhere"):
        headers = browser.client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")
        assert "server" not in headers
    assert browser.get("/queue").headers["cache-control"] == "no-store"


def test_a_long_body_is_not_read(browser: Browser) -> None:
    """A body beyond the limit is refused, whether it says its length or not."""
    long = {
        "csrf": browser.token(),
        "id": "d1234",
        "verdict": "confirmed",
        "seen": "0",
        "other": "x" * MAX_BODY,
    }
    assert browser.client.post("/decide", data=long).status_code == 413

    def parts() -> Iterator[bytes]:
        for _ in range(3):
            yield b"x" * (MAX_BODY // 2)

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = browser.client.post("/decide", content=parts(), headers=form)
    assert answer.status_code == 413


def test_a_nul_character_is_refused(desk: Engine, open_browser: Callable[..., Browser]) -> None:
    """The character that one of the databases cannot hold is nobody's name, word or reason."""
    browser = open_browser(desk)
    identity = browser.get("/api/discrepancies").json()["items"][0]["id"]
    for path in (
        "/search?q=a%00b",
        "/article?key=%00",
        "/people?name=%00",
        "/quote/%00",
        "/queue?outlet=%00",
    ):
        assert browser.client.get(path).status_code == 400, path
    fields = {"id": identity, "verdict": "dismissed", "seen": "0", "other": "a\x00b"}
    assert browser.post("/decide", **fields).status_code == 422
    assert browser.post("/assign", id=identity, to="\x00").status_code == 422
    said = {"verdict": "dismissed", "reason": "a\x00b"}
    assert browser.client.post(f"/api/discrepancies/{identity}/decisions", json=said).status_code == 422
    assert browser.post("/import/read", text="a\x00b", title="\x00").status_code in (200, 400)


def test_a_desk_that_only_shows_takes_nothing(library: Engine) -> None:
    """Every page is there without its buttons, and every form and change is refused."""
    browser = Browser(library, WebOptions(actor="Kim", read_only=True))
    for path in ("/", "/queue", "/import", "/stories"):
        page = Seen(browser.get(path).text)
        assert "post" not in page.values("method")
    token = browser.app.state.desk.sessions.token("")
    for path in ("/decide", "/assign", "/import/read", "/import/store"):
        assert browser.client.post(path, data={"csrf": token}).status_code in (403, 422)
    identity = browser.get("/api/discrepancies").json()["items"][0]["id"]
    path = f"/api/discrepancies/{identity}"
    assert browser.client.post(f"{path}/decisions", json={"verdict": "unsure"}).status_code == 403
    assert browser.client.put(f"{path}/assignee", json={"assignee": "Lee"}).status_code == 403
    assert browser.get(path).json()["status"] == "open"


def test_others_come_in_only_by_name() -> None:
    """An address that others can reach needs users or a proxy that names them."""
    for host in ("127.0.0.1", "::1", "localhost"):
        check_reach(host, has_users=False, has_proxy=False)
    for host in ("0.0.0.0", "::", "192.168.1.5", "desk.example"):
        with pytest.raises(SettingsError, match="--users FILE"):
            check_reach(host, has_users=False, has_proxy=False)
        check_reach(host, has_users=True, has_proxy=False)
        check_reach(host, has_users=False, has_proxy=True)


def test_the_file_of_users_is_its_owners(tmp_path: Path) -> None:
    """Nobody else can read it, it holds no password, and a user can be changed and dropped."""
    path = tmp_path / "desk.users"
    assert put_user(path, "kim", PASSWORD)
    assert not put_user(path, "kim", PASSWORD + "!")
    assert put_user(path, "lee@desk.example", PASSWORD)
    assert path.stat().st_mode & 0o077 == 0
    assert PASSWORD not in path.read_text(encoding="utf-8")
    drop_user(path, "kim")
    assert list(read_users(path)) == ["lee@desk.example"]
    with pytest.raises(InputError, match="has no user"):
        drop_user(path, "kim")


def test_a_bad_user_is_refused(tmp_path: Path) -> None:
    """Names that could break the file, short passwords, and files that are none get a sentence."""
    path = tmp_path / "desk.users"
    for name in ("", "a:b", "a\nb", "a b", "x" * 65):
        with pytest.raises(InputError, match="name"):
            put_user(path, name, PASSWORD)
    with pytest.raises(InputError, match="10 to"):
        put_user(path, "kim", "short")
    with pytest.raises(InputError, match="cannot be read"):
        read_users(path)
    for text, said in (("kim:plain password\n", "line 1"), ("# none\n", "names no user")):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=said):
            read_users(path)
