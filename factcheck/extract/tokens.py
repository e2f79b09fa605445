"""The words of a paragraph around its quoted stretches, each with its class.

In: a paragraph, the stretches and names in it. Out: units, each the tokens of one or more sentences that a
quoted stretch holds together. Classes are single letters: ``N`` name, ``Q`` quoted stretch, ``V`` reporting
verb, ``K`` noun for words (*statement*), ``W`` noun for a person or body, ``P`` he or she, ``T`` another
pronoun, ``D`` determiner, ``R`` preposition, ``J`` co-ordinator, ``S`` subordinator, ``X`` auxiliary, ``B``
form of *be*, ``A`` adverb, ``G`` possessive mark, ``O`` any other word; punctuation stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from factcheck.extract.registry import Mention, Registry
from factcheck.extract.wordlists import cue_bases, cue_verbs, named_set, phrases, tagged, word_set
from factcheck.model.span import Span
from factcheck.text.marks import Marked
from factcheck.text.names import titles
from factcheck.text.sentences import abbreviations

_LETTERS = r"[^\W_]++"
_JOINT = r"['’.-](?:(?<!\.)(?![sS]\b)|(?<=\.)(?:(?<![a-z][a-z]\.)|(?![A-Z])))"
_WORD = rf"{_LETTERS}(?:{_JOINT}{_LETTERS}(?>(?:{_JOINT}{_LETTERS})*)|)"
"""Most words have no joint, which its first character tells without the cost of a repeat."""

_TOKEN = re.compile(
    rf"((?! )(?:{_WORD}|['’]s?(?![^\W_])|[,:;()—–―.!?]|['’]s\b|[@#$£€]{_WORD}|-(?:-|(?<=\s-)(?=\s))))"
)
"""A blank, which is every other thing that is looked at, is none. What is most frequent stands first; each
part but the last begins with a set, which is soon ruled out."""

_SAID = re.compile(
    r"(?:[^“”\";:]|[“\"][^“”\"\n]{1,20}[”\"] (?=[A-Z])){1,120}?\b(?:said|says|asks|adds|told|wrote|asked"
    r"|replied|shouted|yelled|cried|screamed|exclaimed|(?:shot|hit|fired|snapped) back|(?:went|goes) on)\b"
    r"|(?:[\w.’'-]+[ \xa0]){1,6}?[a-z]{2,12}ed\b"
)
_ONLY_SAID = re.compile(
    r"(?:[A-Z][\w.’'-]*+[ \xa0]){1,4}(?:said|says|added|adds|asked|replied|wrote|tweeted)\.?\Z"
)
"""A sentence of nothing but a said-clause, parted from what is said by a full stop within the marks."""

_LONGEST_NICKNAME = 24
_COUNTS = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_SAME_IN_PAST = frozenset(("read", "put", "hit", "cast"))
_SIGILS = "@#$£€"
_LEADING = frozenset("DGRK")
"""Classes of words behind which a word may be a noun that elsewhere is a verb."""

_POSSESSIVES = ("'s", "’s", "'", "’")
_VERBAL = ("ed", "ing")
_DASHES = ("-", "--", "—", "–", "―")


@dataclass(slots=True, eq=False)
class Token:
    """One word, name, mark or quoted stretch; ``low`` is its folded text, ``cased`` tells of a capital."""

    kind: str
    start: int
    end: int
    low: str
    mention: Mention | None = None
    quote: int = -1
    cased: bool = False


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, lines in phrases("function_words.txt").items():
        for line in lines:
            for word in line.split():
                found.setdefault(word, kind)
    return found


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return a noun without its plural ending."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1)
def _nominals() -> frozenset[str]:
    lines = phrases("nominals.txt")
    return frozenset(noun for sex in lines for noun in lines[sex])


def is_speaker_noun(low: str) -> bool:
    """Tell whether a noun is listed as one for persons or bodies."""
    return low in _nominals() or singular(low) in _nominals()


def is_person_noun(low: str, sex: str) -> bool:
    """Tell whether a singular noun may mean one person of ``sex`` (``m`` or ``f``)."""
    return tagged("nominals.txt").get(low.rsplit("-", 1)[-1]) in ("-", sex)


@lru_cache(maxsize=16384)
def _kinds(low: str) -> tuple[str, str]:
    """Return the class of a folded word by itself, and that behind one of :data:`_LEADING`."""
    found = _classes().get(low)
    if found:
        return found, found
    noun, verb = low in word_set("cue_nouns.txt"), low in cue_verbs()
    if noun or verb:
        return "V" if verb else "K", "K" if noun else "V"
    tail = low.split("-of-")[0].rsplit("-", 1)[-1] if "-" in low else low
    if is_speaker_noun(low) or tail in _nominals():
        return "W", "W"
    if low.endswith("ly") and len(low) > 4 and low not in named_set("no-adverbs"):
        return "A", "A"
    return "O", "O"


class _Readings(dict[str, tuple[str, str, str, bool]]):
    """The words read so far: a look-up takes a quarter of the time of a cached function."""

    def __missing__(self, word: str) -> tuple[str, str, str, bool]:
        if len(self) >= _KEPT:
            self.clear()
        reading = self[word] = _read_word(word)
        return reading


_READINGS = _Readings()
_KEPT = 32768


def _read_word(word: str) -> tuple[str, str, str, bool]:
    """Return a word folded, its class by itself and after :data:`_LEADING`, and whether it bears a capital.

    A possessive or a mark of punctuation has no second class.
    """
    if not word[0].isalnum() and word[0] not in _SIGILS:
        if word in _POSSESSIVES:
            return "'s", "G", "", False
        return word, "-" if word in _DASHES else word, "", False
    low = word.casefold().replace("’", "'")
    if word[0] == "@" and len(word) > 1:
        return low, "W", "W", True
    return low, *_kinds(low), word[0].isupper()


def kind_of(low: str) -> str:
    """Return the class of a folded word that stands by itself."""
    return _kinds(low)[0]


def read_tokens(
    text: str, span: Span, quotes: Sequence[tuple[int, Marked]], registry: Registry
) -> list[Token]:
    """Return the tokens of ``span``; ``quotes`` are the stretches in it with their numbers, in order."""
    tokens: list[Token] = []
    at = span.start
    for number, mark in quotes:
        if mark.outer.end - mark.outer.start < _LONGEST_NICKNAME and _is_within_name(mark.outer, registry):
            continue
        if mark.outer.start > at:
            _between(text, at, mark.outer.start, registry, tokens)
        capital = text[mark.span.start : mark.span.start + 1].isupper()
        tokens.append(Token("Q", mark.outer.start, mark.outer.end, "", None, number, capital))
        at = mark.outer.end
    _between(text, at, span.end, registry, tokens)
    verbs = [place for place, token in enumerate(tokens) if token.kind == "V"]
    for place in verbs:
        tokens[place].kind = _reread(tokens, place)
    if not quotes:
        return tokens
    unlisted = [
        place for place, token in enumerate(tokens) if token.kind == "O" and token.low.endswith("ed")
    ]
    for token in [tokens[place] for place in unlisted if _reports_beside_marks(text, tokens, place)]:
        token.kind, token.low = "V", "said"
    return tokens


def _is_within_name(marks: Span, registry: Registry) -> bool:
    """Tell whether a stretch stands within somebody's name: *Ann “Bo” Hale*."""
    before = registry.last_before(marks.start)
    return before > 0 and registry.mentions[before - 1].end > marks.end


def _reports_beside_marks(text: str, tokens: list[Token], place: int) -> bool:
    """Tell whether an unlisted word in *-ed* stands beside the marks as a reporting verb does."""
    token = tokens[place]
    if len(token.low) < 5:
        return False
    kinds = [other.kind for other in tokens[place + 1 : place + 3]] + ["", ""]
    before = tokens[place - 1].kind if place else ""
    leads = before in "NPWA)" and before != "" and kinds[0] in ",:" and kinds[1] == "Q"
    previous = next(
        (other for other in reversed(tokens[max(0, place - 6) : place]) if other.kind == "Q"), None
    )
    spoken = previous is not None and text[previous.end - 2 : previous.end].strip("”\"'’»")[-1:] in ",?!"
    inverts = spoken and before == "Q" and kinds[0] in "NDP"
    closes = spoken and before in "NPW" and before != "" and kinds[0] in ".,RQA:"
    return leads or inverts or closes


def _reread(tokens: list[Token], place: int) -> str:
    """Return the class of a verb, which may be a noun there: *the White House press secretary*."""
    token = tokens[place]
    base = token.low in cue_bases()
    if not base and not token.low.endswith(("s", "ed")):
        return "V"
    before = tokens[place - 1].kind if place else ""
    following = tokens[place + 1].kind if place + 1 < len(tokens) else "."
    if token.low.endswith("ed"):
        if before == "D" and following in "XBV":
            return "W"
        if not base:
            return "V"
    sayer = token.low.endswith("ed") or token.low in named_set("sayers")
    if before == "Q" and not sayer and _is_led(tokens, _before_marks(tokens, place)):
        return "K" if token.low in word_set("cue_nouns.txt") else "O"
    numbered = place > 1 and before in ("O", "W") and tokens[place - 2].low[:1].isdigit()
    modified = numbered or (before == "O" and _is_led(tokens, place - 2))
    counted = before != "" and (
        before in "DGR" or tokens[place - 1].low[-1:].isdigit() or tokens[place - 1].low in _COUNTS
    )
    if token.low.endswith("s") and (counted or modified) and not sayer:
        return "K" if token.low in word_set("cue_nouns.txt") else "O"
    if before in ("O", "W") and token.low.endswith("s") and place > 1 and tokens[place - 2].kind in "RV":
        party = tokens[place - 1].low in word_set("demonyms.txt")
        rated = tokens[place - 1].cased and place + 1 < len(tokens) and tokens[place + 1].low == "as"
        if (party or rated) and token.low in word_set("cue_nouns.txt"):
            return "K"
    if token.low.endswith("s") and not sayer and following == "V" and tokens[place + 1].low == "reading":
        return "K" if token.low in word_set("cue_nouns.txt") else "O"
    if token.low.endswith("s") and following in "XB" and (before == "" or before in "SRJA,"):
        return "O"
    if token.low.endswith("s") and before == "K" and following in "XBV":
        return "K" if token.low in word_set("cue_nouns.txt") else "O"
    if token.low.endswith("s") and (_opens_phrase(tokens, place) or _ends_object(tokens, place)):
        return "K" if token.low in word_set("cue_nouns.txt") else "O"
    if not base:
        return "V"
    if before in ("D", "G") and token.low != "said":
        return "O"
    after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
    governed = before == "R" and tokens[place - 1].low != "to"
    noun = modified or governed or before in ("D", "G") or after in ("W", "K")
    if before == "N":
        mention = tokens[place - 1].mention
        two = place > 2 and tokens[place - 2].low == "and" and tokens[place - 3].kind in "NW"
        noun = noun or (not two and (mention is None or not mention.words[-1].endswith("s")))
    if before in ("O", "W", "K"):
        noun = noun or not tokens[place - 1].low.endswith(("s", "people", "men", "women", "police"))
    if not noun or token.low in _SAME_IN_PAST:
        return "V"
    return "K" if token.low in word_set("cue_nouns.txt") else "O"


def _opens_phrase(tokens: list[Token], place: int) -> bool:
    """Tell whether a plural opens the sentence: *Estimates of the cost ...*."""
    of = place + 1 < len(tokens) and tokens[place + 1].low == "of"
    return of and (place == 0 or tokens[place - 1].kind == "-")


def _ends_object(tokens: list[Token], place: int) -> bool:
    """Tell whether a plural ends what a verb before it is about: *calling the two long reports “false”*."""
    first = place - 1
    while first > 0 and tokens[first].kind in "OWKA" and not tokens[first].low.endswith(_VERBAL):
        first -= 1
    if first < 1 or first == place - 1 or tokens[first].kind not in "DG":
        return False
    verb = tokens[first - 1]
    named = verb.kind == "V" and cue_verbs().get(verb.low) == "name"
    unlisted = verb.kind == "O" and verb.low.endswith("s") and first > 1 and tokens[first - 2].kind in "NP"
    return (named or unlisted) and (place + 1 == len(tokens) or tokens[place + 1].kind in "Q,.")


def _before_marks(tokens: list[Token], at: int) -> int:
    """Return what stands before the stretches right before token ``at``: *his “odd” and “cold” words*."""
    at -= 1
    while at > 0 and tokens[at].kind in "QJ,":
        at -= 1
    return at


def _is_led(tokens: list[Token], at: int) -> bool:
    """Tell whether a determiner or possessive stands at ``at``, or before the adjectives that end there."""
    while at > 0 and tokens[at].kind == "A":
        at -= 1
    return at >= 0 and tokens[at].kind in "DG"


def _between(text: str, start: int, end: int, registry: Registry, tokens: list[Token]) -> None:
    """Add the tokens of what stands between two stretches."""
    names = registry.by_start
    first = start - (start > 0 and text[start - 1].isspace())  # a dash is told by the blank before it
    parts = _TOKEN.split(text[first:end])
    ends = list(accumulate(map(len, parts), initial=first))
    skip = start
    before = tokens[-1].kind if tokens else ""
    readings = map(_READINGS.__getitem__, parts[1::2])
    for at, stop, reading in zip(ends[1::2], ends[2::2], readings, strict=False):
        if at < skip:
            continue
        if at in names and (mention := names[at]).end <= end:
            tokens.append(Token("N", at, mention.end, "", mention))
            skip, before = mention.end, "N"
            continue
        low, kind, led, cased = reading
        if not led:
            if low == "." and before and _abbreviates(tokens[-1], at):
                continue
        elif before:
            if before in _LEADING and not (
                kind == "V" and (low.endswith("s") if before == "K" else _keeps_verb(tokens[-1].low, low))
            ):
                kind = led
            if cased and kind in "VO":
                kind = "W" if low in titles() else "O"
        tokens.append(Token(kind, at, stop, low, None, -1, cased))
        before = kind


def _keeps_verb(before: str, low: str) -> bool:
    """Tell whether a word is a verb behind a preposition: *to state*, *quoted him as warning*."""
    return before == "to" or (before == "as" and low.endswith("ing"))


def _abbreviates(token: Token, at: int) -> bool:
    """Tell whether the full stop at ``at`` belongs to the abbreviation before it."""
    return token.end == at and (token.low in abbreviations() or token.kind == "N" or len(token.low) == 1)


def _ends_openly(text: str, span: Span) -> bool:
    """Tell whether a stretch ends in a mark after which its sentence may go on, also within inner marks."""
    return span.of(text).rstrip("'’”\"").endswith(("?", "!", "…"))


def sentence_groups(
    text: str, sentences: Sequence[Span], quotes: Sequence[tuple[int, Marked]]
) -> list[Span]:
    """Join the sentences of a paragraph that a quoted stretch spans, or a said-clause ties; in order."""
    groups: list[Span] = []
    turn = 0
    for sentence in sentences:
        while turn < len(quotes) and quotes[turn][1].outer.end <= sentence.start:
            turn += 1
        inside = (
            turn < len(quotes) and quotes[turn][1].outer.start < sentence.start < quotes[turn][1].outer.end
        )
        ends = turn > 0 and quotes[turn - 1][1].outer.end == (groups[-1].end if groups else -1)
        tied = (
            ends
            and _ends_openly(text, quotes[turn - 1][1].span)
            and _SAID.match(text, sentence.start, sentence.end)
        )
        signed = ends and _ONLY_SAID.match(text, sentence.start, sentence.end) is not None
        if groups and (inside or tied or signed):
            groups[-1] = Span(groups[-1].start, sentence.end)
        else:
            groups.append(sentence)
    return groups
