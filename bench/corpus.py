"""Articles for measuring speed: many, of one length, no two alike, and the same for the same seed.

In: the sample stories. Out: records of the JSON Lines format. The paragraphs of the sample are told
anew with other names, other figures and other words of the sample's own vocabulary. Outside quotation
marks words that stand often (``said``, ``on``, ``the``) stay, and with them the shape of a news text;
inside, the words are drawn as often as they stand in the sample, so that two stories' quotations are no
more alike than those of the news. Four articles in a row tell one story and draw their paragraphs from
one pool, so that half of the quotations stand in several articles. The texts mean nothing; no measure
of quality may rest on them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from factcheck.extract import extract_article
from factcheck.model.article import RawArticle
from factcheck.model.name import NameKind
from factcheck.readers import Source, read, sources

LENGTH = 5_000
"""Characters of an article, within half a paragraph."""

PER_STORY = 4
"""Articles that draw from one pool of paragraphs."""

POOL = 1.6
"""Characters in a story's pool for each character of an article: two articles share half their text."""

COMMON = 14
"""A word that stands at least so often in the sample is never replaced outside quotation marks."""

REPLACED = 0.9
"""Share of the other words that are replaced, so that hardly three in a row are left as they stood."""

_MARKED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|''.*?''|‘.*?’(?![A-Za-z])")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+")
_BEGINNINGS = ("Al", "Ban", "Cor", "Dun", "Ell", "Fair", "Gar", "Hol", "Kess", "Lin", "Mar", "Nor", "Pell")
_MIDDLES = ("a", "e", "i", "o", "den", "mer", "ing", "ber", "wen", "ver")
_ENDINGS = (
    "bury",
    "dale",
    "ford",
    "gate",
    "ham",
    "kin",
    "ley",
    "mond",
    "rick",
    "son",
    "ton",
    "well",
    "worth",
)
_OUTLETS = tuple(f"{place} {paper}" for place in ("Northern", "Harbour", "Valley", "Prairie", "Lakeside")
                 for paper in ("Courier", "Post", "Register", "Wire", "Gazette", "Monitor"))  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """Paragraphs to tell anew, each with the words of the persons' names in it, and the vocabulary."""

    paragraphs: tuple[tuple[str, frozenset[str]], ...]
    common: frozenset[str]
    spoken: tuple[str, ...]
    alike: dict[tuple[str, int], tuple[str, ...]]
    given: tuple[str, ...]


def read_articles(paths: Sequence[str]) -> list[RawArticle]:
    """Return every article of files and folders, in the order of the paths; problems are passed over."""
    inputs = [one for one in sources(paths) if isinstance(one, Source)]
    return [found for one in inputs for found in read(one) if isinstance(found, RawArticle)]


def sample_of(articles: Sequence[RawArticle]) -> Sample:
    """Take articles apart into what :func:`recombined` draws from."""
    paragraphs = []
    for article in articles:
        names = {
            word
            for name in extract_article(article).names
            if name.kind is NameKind.PERSON
            for word in re.findall(r"[A-Z][a-z]+", name.entity)
        }
        paragraphs += [(part, frozenset(names)) for part in article.text.split("\n\n") if len(part) > 80]
    counts = Counter(word for part, _ in paragraphs for word in _WORD.findall(part))
    common = frozenset(word for word, count in counts.items() if count >= COMMON)
    alike: dict[tuple[str, int], list[str]] = {}
    for word in sorted(set(counts) - common):
        if word.islower():
            alike.setdefault(_likeness(word), []).append(word)
    rows = files("factcheck.text").joinpath("data/first_names.csv").read_text(encoding="utf-8").splitlines()
    given = tuple(row.split(",")[0] for row in rows if row[:1].isupper())
    return Sample(
        paragraphs=tuple(paragraphs),
        common=common,
        spoken=tuple(sorted(word for word in counts.elements() if word.islower())),
        alike={key: tuple(words) for key, words in alike.items()},
        given=given,
    )


def recombined(
    sample: Sample, count: int, *, length: int = LENGTH, seed: int = 1
) -> Iterator[dict[str, str]]:
    """Yield ``count`` records (id, text, title, outlet, published) of about ``length`` characters."""
    pool: list[str] = []
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        if number % PER_STORY == 0:
            pool = _pool(sample, length, chance)
        day = date(2024, 1, 1) + timedelta(days=number // PER_STORY % 365)
        yield {
            "id": f"made-{seed}-{number}",
            "title": f"Report {number}",
            "outlet": chance.choice(_OUTLETS),
            "published": day.isoformat(),
            "text": "\n\n".join(_up_to(length, chance.sample(pool, len(pool)))),
        }


def repeated(
    articles: Sequence[RawArticle], count: int, *, length: int = LENGTH
) -> Iterator[dict[str, str]]:
    """Yield ``count`` records whose texts are the articles' own, end to end, again and again."""
    texts = []
    for at in range(len(articles)):
        parts = [articles[(at + step) % len(articles)].text for step in range(len(articles))]
        texts.append("\n\n".join(_up_to(length, parts)))
    for number in range(count):
        yield {"id": f"again-{number}", "text": texts[number % len(texts)]}


def _pool(sample: Sample, length: int, chance: random.Random) -> list[str]:
    pool: list[str] = []
    size = 0.0
    while size < POOL * length:
        paragraph, names = chance.choice(sample.paragraphs)
        pool.append(_told_anew(paragraph, names, sample, chance))
        size += len(pool[-1]) + 2
    return pool


def _told_anew(paragraph: str, names: frozenset[str], sample: Sample, chance: random.Random) -> str:
    renamed: dict[str, str] = {}
    marked = [match.span() for match in _MARKED.finditer(paragraph)]

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word in names:
            if word not in renamed:
                renamed[word] = _name(word, sample, chance)
            return renamed[word]
        if word.isdigit():
            return _figure(word, chance)
        inside = any(start < match.start() < end for start, end in marked)
        if (word in sample.common and not inside) or chance.random() > REPLACED:
            return word
        if inside and word.islower():
            return chance.choice(sample.spoken)
        return chance.choice(sample.alike.get(_likeness(word), (word,)))

    return _WORD.sub(other, paragraph)


def _name(word: str, sample: Sample, chance: random.Random) -> str:
    if word in sample.given:
        return chance.choice(sample.given)
    return chance.choice(_BEGINNINGS) + chance.choice(_MIDDLES) + chance.choice(_ENDINGS)


def _figure(digits: str, chance: random.Random) -> str:
    if digits[0] == "0" or len(digits) == 4:
        return digits
    return str(chance.randrange(10 ** (len(digits) - 1), 10 ** len(digits)))


def _likeness(word: str) -> tuple[str, int]:
    """Return what two words share that may stand for each other: the ending and roughly the length."""
    return word[-1:], len(word) // 3


def _up_to(length: int, parts: Sequence[str]) -> list[str]:
    taken: list[str] = []
    size = 0
    for part in parts:
        if taken and size + len(part) / 2 > length:
            break
        taken.append(part)
        size += len(part) + 2
    return taken
