"""``factcheck show``: whatever an id names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.database import opened
from factcheck.cli.options import database_option, output_options
from factcheck.cli.output import colored, screen_width, write_answer

if TYPE_CHECKING:
    from factcheck.services.lookup import Shown


@click.command("show")
@click.argument("identity", metavar="ID")
@database_option
@output_options
def command(identity: str, db: str | None, form: str | None, output: str | None) -> None:
    """Show a quote, claim, discrepancy, article, story or person by the id that any command prints.

    An article also goes by its address or path, a person by the full name.

    \b
    Example:
      factcheck show "Jeff Sessions"
    """
    from factcheck.services.lookup import show
    from factcheck.store.engine import reading

    with opened(db) as engine, reading(engine) as session:
        shown = show(session, identity)
    write_answer(
        output,
        form,
        [_record(shown)],
        lambda: _text(shown, color=colored(output), width=screen_width(output)),
    )


def _text(shown: Shown, *, color: bool, width: int) -> str:
    from factcheck.model.answer import ClaimHit
    from factcheck.model.finding import Discrepancy
    from factcheck.model.group import QuoteGroup
    from factcheck.report.hits import claims_text
    from factcheck.report.quotes import quote_text
    from factcheck.report.shown import article_text, discrepancy_shown, person_text, story_text
    from factcheck.services.lookup import ArticleShown, StoryShown

    if isinstance(shown, QuoteGroup):
        return quote_text(shown, color=color, width=width)
    if isinstance(shown, ClaimHit):
        return claims_text([shown], color=color, width=width)
    if isinstance(shown, Discrepancy):
        return discrepancy_shown(shown, color=color, width=width)
    if isinstance(shown, ArticleShown):
        versions = len(shown.versions)
        return article_text(shown.view, shown.quotes, shown.discrepancies, versions, shown.story)
    if isinstance(shown, StoryShown):
        return story_text(shown.story, shown.reasons, shown.quotes, shown.discrepancies, shown.agreed)
    entity = shown.entity
    return person_text(
        shown.id, entity.name, entity.kind.value, shown.spellings, shown.articles, shown.quotes
    )


def _record(shown: Shown) -> dict[str, object]:
    from factcheck.model.answer import ClaimHit
    from factcheck.model.finding import Discrepancy
    from factcheck.model.group import QuoteGroup
    from factcheck.report.records import claim_hit_record, discrepancy_record, quote_record
    from factcheck.report.shown import article_record, person_record, story_record
    from factcheck.services.lookup import ArticleShown, StoryShown

    if isinstance(shown, QuoteGroup):
        return quote_record(shown, 1.0)
    if isinstance(shown, ClaimHit):
        return claim_hit_record(shown)
    if isinstance(shown, Discrepancy):
        return discrepancy_record(shown)
    if isinstance(shown, ArticleShown):
        versions = len(shown.versions)
        return article_record(shown.view, shown.quotes, shown.discrepancies, versions, shown.story)
    if isinstance(shown, StoryShown):
        return story_record(shown.story, shown.reasons, shown.quotes, shown.discrepancies, shown.agreed)
    entity = shown.entity
    return person_record(
        shown.id, entity.name, entity.kind.value, shown.spellings, shown.articles, shown.quotes
    )
