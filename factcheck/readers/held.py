"""Suffixes that say too little: which of their files hold articles.

Most .xml is no feed, and most .json no review of a claim. In a folder or an archive such a file is read
only if its beginning says so; a file that somebody names is read in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.readers.claim_reviews import may_hold_reviews
from factcheck.readers.feed import is_feed

HELD: Mapping[str, Callable[[bytes], bool]] = {".xml": is_feed, ".json": may_hold_reviews}
"""For such a suffix, what tells from the first bytes of a file whether it is to be read."""
