"""Bills, statutes, cases and docket numbers, in one normal form each.

In: a text. Out: :class:`Identifier` values in order. ``8 U.S.C. 1373``, ``8 U.S.C. § 1373`` and ``Section
1373 of Title 8`` are all ``8 USC 1373``; ``Senate Bill 2710`` and ``S.B. 2710`` are ``SB 2710``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.text.tables import alternatives, read_rows

_BILLS: dict[str, str] = {}
for _normal, _listed in read_rows("factcheck.extract.claims", "identifiers.txt"):
    for _form in _listed.split(","):
        _BILLS.setdefault(_form.strip(), _normal)

_SECTION = r"\d{1,5}[a-z]{0,2}(?:-\d{1,4}[a-z]?)?(?:\.\d{1,4})?(?:\([a-zA-Z0-9]{1,4}\)){0,4}"
_PARTY = r"(?:[A-Z][\w.’'&-]{0,30}|of|the|ex\s+rel\.|et\s+al\.)"
_IDENTIFIER = re.compile(
    rf"""
    \b(?P<title>\d{{1,2}})\s+(?P<code>U\.?\s?S\.?\s?C\.?(?:\s?A\.)?|C\.?\s?F\.?\s?R\.?)\s*
      (?:§{{1,2}}|[Ss]ec(?:tions?|s?\.)|[Ss]\.|[Pp]art)?\s*(?P<section>{_SECTION})
  | \b[Ss]ection\s+(?P<section2>{_SECTION})\s+of\s+[Tt]itle\s+(?P<title2>\d{{1,2}})\b
  | (?<![\w.])(?P<bill>{alternatives(list(_BILLS))})
      (?P<glue>\s*(?:[Nn]o\.\s*)?)(?P<number>\d[\d/-]*\d|\d)(?!\w|[.,]\d)
  | \b(?P<volume>\d{{1,4}})\s+(?P<reporter>U\.\s?S\.|F\.\s?(?:2d|3d|4th|Supp\.(?:\s?[23]d)?)|S\.\s?Ct\.)
      \s+(?P<leaf>\d{{1,4}})\b
  | \[(?P<year>\d{{4}})\]\s+(?P<court>[A-Z]{{2,6}}(?:\s(?:Civ|Crim))?)\s+(?P<judgment>\d{{1,5}})\b
  | \b(?:[Cc]ase\s+)?[Nn]o\.\s+(?P<docket>\d{{0,2}}:?\d{{2}}-(?:[a-z]{{2,3}}-)?\d{{2,6}})\b
  | (?P<first>\b[A-Z][\w.’'&-]{{0,30}}(?:\s+{_PARTY}){{0,5}})\s+v(?P<dot>\.|s\.)?\s+
      (?P<second>[A-Z][\w.’'&-]{{0,30}}(?:\s+{_PARTY}){{0,5}})
    """,
    re.VERBOSE,
)
_HINT = re.compile(
    "|".join(
        (
            *(rf"{letter}(?<=[\d\s]\s.)\.?\s?[SFC]" for letter in "UCFS"),
            r"v(?<=\bv)\.?s?\.?\s+[A-Z]",
            *(rf"{lead}\s+\d" for lead in (r"Title", r"No\.")),
            r"\]\s+[A-Z]{2}",
            *(
                rf"{end}\s*(?:[CS]-|[Nn]o\.\s*)?\d"
                for end in (
                    *("Bill", "Law", "Order", "Res", "Resolution", r"R\.?", r"B\.?", r"O\.?", r"L\.?"),
                    *("HR", "SB", "HB", "AB", "EO", "HCR", r"Prop\.", "Proposition", "Directive", r"\)"),
                )
            ),
        )
    )
)
"""What every identifier holds. Each branch begins with a letter or mark of its own and looks back from
there, so that most of a text is only skipped over."""
_SMALL_HINT = re.compile(r"(?:title|no\.)\s+\d")
"""The same in small letters, whose *t* and *n* would stop that search at every other word."""
_LEGAL = re.compile(
    r"\b(?:court|case|ruling|ruled|decision|lawsuit|justices?|judges?|appeal|precedent|overturn\w*"
    r"|landmark)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s+(?:of|the))+$")
_LEAD = re.compile(r"^(?:The|In|Under|Since|When|And|But|After|Before|That|Citing)\s+")


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier: offsets, its normal form, and what it names (bill, statute, order, case)."""

    start: int
    end: int
    value: str
    item: str


_ITEMS = {"PL": "statute", "EO": "order", "EU": "statute", "PROP": "measure"}


def _bill(match: re.Match[str]) -> Identifier | None:
    form = match["bill"]
    if not match["glue"] and form[-1] not in ".-":
        return None
    normal = _BILLS[form]
    number = match["number"]
    if normal == "EU" and "/" not in number:
        return None
    if form.endswith("-"):
        normal, number = "BILL", f"{form[-2]}-{number}"
    elif normal == "BILL":
        return None
    return Identifier(match.start(), match.end(), f"{normal} {number}", _ITEMS.get(normal, "bill"))


def _case(match: re.Match[str], text: str) -> Identifier | None:
    around = text[max(0, match.start() - 120) : match.end() + 120]
    if match["dot"] != "." and not _LEGAL.search(around):
        return None
    lead = _LEAD.match(match["first"])
    start = match.start() + (lead.end() if lead else 0)
    first = _TAIL.sub("", text[start : match.end("first")])
    second = _TAIL.sub("", match["second"]).rstrip(".’'")
    end = match.start("second") + len(second)
    return (
        Identifier(start, end, f"{' '.join(first.split())} v {' '.join(second.split())}", "case")
        if first
        else None
    )


def _code(match: re.Match[str]) -> Identifier:
    code = "CFR" if match["code"].startswith("C") else "USC"
    section = match["section"]
    end = match.end()
    return Identifier(match.start(), end, f"{match['title']} {code} {section}", "statute")


def find_identifiers(text: str) -> list[Identifier]:
    """Find the identifiers of ``text``, in order.

    >>> [one.value for one in find_identifiers("8 U.S.C. § 1373, S.B. 2710; Roe v. Wade, 410 U.S. 113")]
    ['8 USC 1373', 'SB 2710', 'Roe v Wade', '410 US 113']
    """
    small = ("title" in text or "no." in text) and _SMALL_HINT.search(text)
    if not (small or _HINT.search(text)):
        return []
    found: list[Identifier] = []
    for match in _IDENTIFIER.finditer(text):
        start, end = match.span()
        one: Identifier | None
        if match["code"]:
            one = _code(match)
        elif match["title2"]:
            one = Identifier(start, end, f"{match['title2']} USC {match['section2']}", "statute")
        elif match["bill"]:
            one = _bill(match)
        elif match["volume"]:
            reporter = re.sub(r"[.\s]", "", match["reporter"])
            one = Identifier(start, end, f"{match['volume']} {reporter} {match['leaf']}", "case")
        elif match["year"]:
            one = Identifier(start, end, f"{match['year']} {match['court']} {match['judgment']}", "case")
        elif match["docket"]:
            one = Identifier(start, end, f"NO {match['docket']}", "case")
        else:
            one = _case(match, text)
        if one:
            found.append(one)
    return found
