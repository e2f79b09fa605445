"""What kind of name a run of capitals is, by its words and what stands around it.

In: a text, a run of it, and whether its article also writes the first word in lower case. Out: a
:class:`~factcheck.extract.reads.Read`, or ``None`` for no name.
"""

from __future__ import annotations

import re

from factcheck.extract.name_words import bare, is_given
from factcheck.extract.reads import Read, Sort
from factcheck.extract.run_words import read_run_words
from factcheck.extract.scan import Run
from factcheck.extract.wordlists import named_set, word_set
from factcheck.text.names import titles

_ROADS = named_set("roads")
_POSTAL = named_set("postal-codes")
_SENT_FROM = (" - ", " – ", " — ", " -- ")
_DATELINE = 4
"""Letters from which on a word in capitals before a dash is the place an article was sent from."""

_ORDINAL = re.compile(r"\d(?:st|nd|rd|th) \Z")
_BLOCK_REACH = 16
_BLOCK = re.compile(r"\d block of \Z")


def may_be_common(run: Run) -> bool:
    """Tell whether the first word may have its capital from the head of a sentence alone."""
    if not run.initial or len(run.words) < 2:
        return False
    low = bare(run.words[0])
    return low not in titles() and not is_given(low) and bare(run.words[1]) not in word_set("org_words.txt")


def read_run(text: str, run: Run, common: bool) -> Read | None:
    """Return what ``run`` of ``text`` is taken for, or ``None`` for no name.

    ``common`` tells that the first word ``may_be_common`` and that the article writes it in lower case.
    """
    reading = read_run_words(run.words, run.initial, common)
    if reading is None:
        return None
    sort, first, last, title = reading
    if sort is Sort.BODY and last - first == 1 and _is_no_body(text, run, first):
        return None
    if (
        first == 0
        and bare(run.words[0]) in _ROADS
        and _ORDINAL.search(text, max(0, run.start - 5), run.start)
    ):
        return None  # a street known by its number
    if text.endswith("block of ", 0, run.start) and _is_road(text, run):
        sort, title = Sort.PLACE, ()
    return Read(sort, run if last - first == len(run.words) else run.cut(first, last), title, text)


def _is_road(text: str, run: Run) -> bool:
    """Tell whether a numbered block is that of the name, which no number goes on: *10th Street*."""
    numbered = _BLOCK.search(text, max(0, run.start - _BLOCK_REACH), run.start) is not None
    return numbered and not text[run.end + 1 : run.end + 2].isdigit()


def _is_no_body(text: str, run: Run, at: int) -> bool:
    """Tell whether capitals are a state after its town, a dateline, or letters of a telephone number."""
    if at or len(run.words) > 1 or not run.words[0].isupper():
        return False
    if text[run.start - 1 : run.start] == "-" and text[run.start - 2 : run.start - 1].isdigit():
        return True
    if run.words[0] in _POSTAL and text.endswith(", ", 0, run.start):
        return True
    opens = run.start == 0 or text[run.start - 1] == "\n"
    return opens and run.end - run.start >= _DATELINE and text.startswith(_SENT_FROM, run.end)
