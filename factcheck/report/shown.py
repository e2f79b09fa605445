"""What ``show`` prints of an article or a person for people, and the records for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model.article import ArticleRef
from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView, QuoteGroup
from factcheck.model.ids import IdKind, public_id
from factcheck.report.quotes import quote_list
from factcheck.report.records import Record
from factcheck.report.terminal import article_line, discrepancy_text, origin
from factcheck.report.visible import one_line


def article_text(
    view: ArticleView,
    quotes: Sequence[QuoteGroup],
    discrepancies: Sequence[Discrepancy],
    versions: int,
) -> str:
    """Return an article's head, the quotes it carries and what does not agree in it."""
    ref = view.ref
    lines = [article_line(ref), f"  key: {one_line(ref.key)}", f"  source: {one_line(ref.source)}"]
    if ref.url:
        lines.append(f"  url: {one_line(ref.url)}")
    names = "1 name" if len(view.names) == 1 else f"{len(view.names)} names"
    lines.append(f"  versions: {versions}; {len(view.text)} characters; {names}")
    lines += ["Quotes:", *(f"  {line}" for line in quote_list(quotes))] if quotes else ["No quotes."]
    if discrepancies:
        lines.append("Discrepancies:")
        lines += [f"  {_discrepancy_line(one)}" for one in discrepancies]
    else:
        lines.append("No discrepancies.")
    return "\n".join(lines) + "\n"


def discrepancy_shown(discrepancy: Discrepancy, *, color: bool = False) -> str:
    """Return one discrepancy with every place, and whether the articles no longer show it."""
    closed = "    No longer found: the articles have changed since.\n" if discrepancy.closed else ""
    return discrepancy_text(discrepancy, color=color) + closed


def person_text(
    identity: str,
    name: str,
    kind: str,
    spellings: Mapping[str, int],
    articles: Sequence[tuple[ArticleRef, str]],
    quotes: Sequence[QuoteGroup],
) -> str:
    """Return a person's, body's or place's name, its forms with their counts, its articles and quotes."""
    forms = ", ".join(f"{one_line(form)} ({count})" for form, count in spellings.items())
    lines = [f"{one_line(name)}  {kind}  {identity}", f"  written: {forms}", "Named in:"]
    lines += [f"  {origin(ref)}  {one_line(ref.id)}  as {one_line(form)}" for ref, form in articles]
    lines += ["Quotes:", *(f"  {line}" for line in quote_list(quotes))] if quotes else ["No quotes."]
    return "\n".join(lines) + "\n"


def article_record(
    view: ArticleView, quotes: Sequence[QuoteGroup], discrepancies: Sequence[Discrepancy], versions: int
) -> Record:
    """Return an article as one JSON object; quotes and discrepancies by their ids."""
    ref = view.ref
    return {
        "article": ref.id,
        "key": ref.key,
        "source": ref.source,
        "url": ref.url,
        "outlet": ref.outlet,
        "title": ref.title,
        "published": ref.published.text if ref.published else None,
        "kind": ref.kind.value,
        "versions": versions,
        "text": view.text,
        "quotes": [public_id(IdKind.QUOTE, one.key) for one in quotes],
        "discrepancies": [one.id for one in discrepancies],
    }


def person_record(
    identity: str,
    name: str,
    kind: str,
    spellings: Mapping[str, int],
    articles: Sequence[tuple[ArticleRef, str]],
    quotes: Sequence[QuoteGroup],
) -> Record:
    """Return a person, body or place as one JSON object."""
    return {
        "id": identity,
        "name": name,
        "kind": kind,
        "spellings": dict(spellings),
        "articles": [{"article": ref.id, "source": ref.source, "name": form} for ref, form in articles],
        "quotes": [public_id(IdKind.QUOTE, one.key) for one in quotes],
    }


def _discrepancy_line(one: Discrepancy) -> str:
    return f"{one.id}  {one.severity.value}  {one.check}: {one_line(one.message)}"
