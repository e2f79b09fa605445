"""The mends of drafts as a unified diff, which ``patch`` applies."""

from __future__ import annotations

from difflib import unified_diff

from factcheck.model.draft import CheckedDraft, CheckedDrafts

_CONTEXT = 3


def diff_text(checked: CheckedDrafts) -> str:
    """Return the differences between the files as they are and as they would be mended, file by file."""
    return "".join(_diff(draft) for draft in checked.drafts)


def mends_line(checked: CheckedDrafts) -> str:
    """Return in a sentence or two how many mends there are, and how many in quotations were not made."""
    held = [draft.mended for draft in checked.drafts if draft.mended]
    made, left = sum(one.mends for one in held), sum(one.in_quotes for one in held)
    said = f"{made} mend{'' if made == 1 else 's'}; nothing was written."
    return f"{said} {left} in quotations: --fix-quotes shows them." if left else said


def _diff(draft: CheckedDraft) -> str:
    mended = draft.mended
    if mended is None or mended.before == mended.after:
        return ""
    above = ["\n"] * (mended.first_line - 1)
    lines = unified_diff(
        above + mended.before.splitlines(keepends=True),
        above + mended.after.splitlines(keepends=True),
        fromfile=draft.file,
        tofile=draft.file,
        # Of a line of JSONL the lines around it are not known.
        n=0 if above else _CONTEXT,
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
