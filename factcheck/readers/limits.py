"""How much of a document is taken, and why not more."""

from __future__ import annotations

MAX_TEXT = 5_000_000
"""Code points of one article's text.

A day of parliament's debates is about 2 million, *War and Peace* 3.2 million. Folding holds some 50 bytes
a code point, so a longer text would not keep an import under 500 MB.
"""

MAX_DOCUMENT = 20_000_000
"""Bytes of one file or one JSONL line; pages carry pictures and scripts beside their text."""

CHUNK = 1 << 16
"""Bytes read at once from a stream."""

BLOCK = 1 << 20
"""Bytes of JSONL lines from standard input that are handed on together."""

GZIP_FREE = 64 << 20
"""Bytes that a gzip stream may give before its ratio counts."""

GZIP_RATIO = 200
"""Times its size that a gzip stream may grow.

JSONL of news texts grows 3 to 10 times, nothing but repeated lines some 100; a bomb about 1,000.
"""

MAX_FRONT_MATTER = 64_000
"""Code points between the two ``---`` lines of a Markdown file; people write some hundred."""

MAX_NODES = 10_000
"""Values inside one metadata value: YAML references can nest without end."""

MAX_DEPTH = 3
"""Archives within each other; an archive of a crawl that was zipped and put into a backup has three."""

MAX_SPOOLED = 1 << 30
"""Bytes of a zip or tar file inside another archive, which is kept on the disk while it is read."""
