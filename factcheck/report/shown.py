"""What ``show`` prints of an article, a story or a person for people, and the records for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.model.article import ArticleKey, ArticleRef
from factcheck.model.finding import Discrepancy
from factcheck.model.group import ArticleView, QuoteGroup
from factcheck.model.ids import IdKind, public_id
from factcheck.model.story import StoryRef
from factcheck.report.blocks import WIDTH
from factcheck.report.lines import article_line, claim_lines, origin, story_count, told_line
from factcheck.report.quotes import quote_list
from factcheck.report.records import Record, claim_records, quotation_record
from factcheck.report.terminal import discrepancy_text
from factcheck.report.visible import one_line
from factcheck.text.quotations import join_stretches


def article_text(
    view: ArticleView,
    quotes: Sequence[QuoteGroup],
    discrepancies: Sequence[Discrepancy],
    versions: int,
    story: StoryRef | None = None,
) -> str:
    """Return an article's head and story, its quotes, statements and claims, and what does not agree."""
    ref = view.ref
    lines = [article_line(ref), f"  key: {one_line(ref.key)}", f"  source: {one_line(ref.source)}"]
    if ref.url:
        lines.append(f"  url: {one_line(ref.url)}")
    names = "1 name" if len(view.names) == 1 else f"{len(view.names)} names"
    lines.append(f"  versions: {versions}; {len(view.text)} characters; {names}")
    if story is not None:
        lines.append(f"  story: {_story_line(story)}")
    lines += ["Quotes:", *(f"  {line}" for line in quote_list(quotes))] if quotes else ["No quotes."]
    if statements := statement_lines(view):
        lines += ["Told without marks:", *(f"  {line}" for line in statements)]
    if claims := claim_lines(ref.key, view.text, view.claims):
        lines += ["Claims:", *(f"  {line}" for line in claims)]
    lines += _discrepancy_lines(discrepancies)
    return "\n".join(lines) + "\n"


def statement_lines(view: ArticleView) -> list[str]:
    """Return one line for each statement without marks: who says it, and its words."""
    told = join_stretches(stretch for stretch in view.quotes if not stretch.quoted)
    return [
        one_line(f"{group[0].speaker}: {' … '.join(one.span.of(view.text) for one in group)}")
        for group in told
    ]


def story_text(
    story: StoryRef,
    reasons: Mapping[ArticleKey, str],
    quotes: Sequence[QuoteGroup],
    discrepancies: Sequence[Discrepancy],
    agreed: Sequence[Discrepancy],
) -> str:
    """Return a story's articles and why each belongs to it, the quotes they share, what differs and agrees.

    ``reasons`` gives a sentence by the article's key.
    """
    lines = [_story_line(story), "Articles:"]
    for ref in story.articles:
        lines.append(f"  {told_line(ref)}")
        if len(story.articles) > 1 and ref.key in reasons:
            lines.append(f"    {one_line(reasons[ref.key])}")
    if quotes:
        lines += ["Quotes in several of them:", *(f"  {line}" for line in quote_list(quotes))]
    lines += _discrepancy_lines(discrepancies)
    if agreed:
        lines += ["Agreed:", *(f"  {one.id}  {one.check}: {one_line(one.message)}" for one in agreed)]
    return "\n".join(lines) + "\n"


def discrepancy_shown(discrepancy: Discrepancy, *, color: bool = False, width: int = WIDTH) -> str:
    """Return one discrepancy with every place, what ended it if something did, and its story."""
    story = f"    Story: {_story_line(discrepancy.story)}\n" if discrepancy.story else ""
    return discrepancy_text(discrepancy, color=color, width=width) + story


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


def article_head(ref: ArticleRef) -> Record:
    """Return what an article is known by."""
    return {
        "article": ref.id,
        "key": ref.key,
        "source": ref.source,
        "url": ref.url,
        "outlet": ref.outlet,
        "title": ref.title,
        "published": ref.published.text if ref.published else None,
        "kind": ref.kind.value,
    }


def article_record(
    view: ArticleView,
    quotes: Sequence[QuoteGroup],
    discrepancies: Sequence[Discrepancy],
    versions: int,
    story: StoryRef | None = None,
) -> Record:
    """Return an article as one JSON object; quotes, discrepancies and the story by their ids.

    ``statements`` are those without marks, one entry a stretch; they and ``claims`` are as ``extract`` has
    them.
    """
    return article_head(view.ref) | {
        "versions": versions,
        "text": view.text,
        "quotes": [public_id(IdKind.QUOTE, one.key) for one in quotes],
        "statements": [quotation_record(one, view.text) for one in view.quotes if not one.quoted],
        "claims": claim_records(view.ref.key, view.text, view.claims),
        "discrepancies": [one.id for one in discrepancies],
        "story": story.id if story else None,
    }


def story_record(
    story: StoryRef,
    reasons: Mapping[ArticleKey, str],
    quotes: Sequence[QuoteGroup],
    discrepancies: Sequence[Discrepancy],
    agreed: Sequence[Discrepancy],
) -> Record:
    """Return a story as one JSON object; quotes, discrepancies and what agreed by their ids."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": [
            {
                "article": ref.id,
                "source": ref.source,
                "outlet": ref.outlet,
                "title": ref.title,
                "published": ref.published.text if ref.published else None,
                "reason": reasons.get(ref.key),
            }
            for ref in story.articles
        ],
        "quotes": [public_id(IdKind.QUOTE, one.key) for one in quotes],
        "discrepancies": [one.id for one in discrepancies],
        "agreed": [one.id for one in agreed],
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


def _story_line(story: StoryRef) -> str:
    title = f"{one_line(story.title)}  " if story.title else ""
    return f"{title}{story_count(story)}"


def _discrepancy_lines(discrepancies: Sequence[Discrepancy]) -> list[str]:
    if not discrepancies:
        return ["No discrepancies."]
    return ["Discrepancies:", *(f"  {_discrepancy_line(one)}" for one in discrepancies)]


def _discrepancy_line(one: Discrepancy) -> str:
    return f"{one.id}  {one.severity.value}  {one.check}: {one_line(one.message)}"
