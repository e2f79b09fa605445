"""Drafts: a text held against the database before it is printed, nothing stored.

``check`` goes the way of an import in memory; ``linked`` is what linking comes to, of which ``names``,
``quotes`` and ``story`` do a part each, as an import would. ``findings`` tells what differs at its place in
the file, ``summary`` what was verified, ``mends`` what the draft would read if it were put right;
``baseline`` reads what an earlier check found.
"""

from __future__ import annotations

from factcheck.services.drafts.check import check_draft, check_drafts
from factcheck.services.drafts.findings import CheckOptions, draft_key

__all__ = ["CheckOptions", "check_draft", "check_drafts", "draft_key"]
