"""Pictures of the desk for docs/desk.md, of the articles that come with the program.

    python docs/screenshots.py

Needs Chromium on the PATH and the extra ``test``. Writes docs/images/desk-*.png.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DOCS = Path(__file__).parent
PAGES = {
    "queue": ("/queue", None),
    "search": ("/search?q=one+hand+and+a+red+flare+there", None),
    "quote": ("/search?q=one+hand+and+a+red+hat", ".hit .words a"),
    "story": ("/stories", "main li:has-text('hospital') h2 a"),
    "article": ("/search?q=keep+all+13+wards+open+through+the+winter", ".carried a"),
}
"""Where each picture begins, and what is clicked on to get there."""


@contextmanager
def desk() -> Iterator[str]:
    """Open a desk with the sample articles; yield its address."""
    import uvicorn

    from factcheck.services.database import upgrade
    from factcheck.services.ingest import import_paths
    from factcheck.store.engine import database_url, open_engine
    from factcheck.web.app import create_app
    from factcheck.web.options import WebOptions

    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(database_url(f"{folder}/desk.db"))
        upgrade(engine)
        os.chdir(DOCS.parent)  # pages show the path that was given
        import_paths(engine, ["articles"], jobs=1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        app = create_app(engine, WebOptions(actor="Kim"))
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()
        engine.dispose()


def main() -> int:
    """Take every picture, light and dark."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no chromium on the PATH.", file=sys.stderr)
        return 2
    (DOCS / "images").mkdir(exist_ok=True)
    with desk() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for is_dark in (False, True):
            page = browser.new_page(
                base_url=address,
                color_scheme="dark" if is_dark else "light",
                viewport={"width": 1180, "height": 760},
            )
            for name, (start, link) in PAGES.items():
                page.goto(start)
                if link:
                    page.click(link)
                page.evaluate("scrollTo(0, 0)")
                shade = "dark" if is_dark else "light"
                page.screenshot(path=str(DOCS / "images" / f"desk-{name}-{shade}.png"))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
