"""A large store in less than an hour: invented statements written and linked, nothing else done with them.

In: articles of invented.py, whose form says where their quotations stand. Out: their rows, wordings,
fingerprints, links and quotes, by the same functions and in the same batches as an import. Left out are
extraction, names, claims, stories and checks, which take an import most of its time, and which linking and
search never ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from growing import Store

from factcheck.extract import extractor_version
from factcheck.model.article import RawArticle
from factcheck.model.extraction import Extraction
from factcheck.model.quote import QuoteKind, QuoteRole, SpeakerMethod, Stretch
from factcheck.model.run import RunStatus
from factcheck.model.span import Span
from factcheck.readers import sources
from factcheck.services.batch import Batch
from factcheck.services.garbage import collecting_seldom
from factcheck.services.ingest import BATCH
from factcheck.services.linking import link_versions, unlink_versions
from factcheck.services.pipeline import read_all
from factcheck.services.prepared import Prepared, read_wording
from factcheck.services.storing import Stored, plan_of, store_articles
from factcheck.store.engine import writing
from factcheck.store.runs import finish_run, start_run
from factcheck.text.quotations import quotation_texts, quote_keys_of

_SAID = re.compile(r"^“(?P<words>[^”]+)” (?P<speaker>\w+ \w+)", re.MULTILINE)


def fill(store: Store, corpus: Path) -> float:
    """Write and link the articles of a corpus; return the seconds of the store's clock an article."""
    articles = (one for one in read_all(sources([str(corpus)]), None) if isinstance(one, RawArticle))
    prepared = map(_prepared, articles)
    start, done = store.clock(), 0
    with collecting_seldom():
        while batch := list(islice(prepared, BATCH)):
            _write(store, batch)
            done += len(batch)
    return (store.clock() - start) / done


def _write(store: Store, batch: list[Prepared]) -> None:
    with writing(store.engine) as session:
        run_id = start_run(session, "fill")
        done = [
            one
            for one in store_articles(session, run_id, plan_of(session, batch))
            if isinstance(one, Stored)
        ]
        fresh = {one.version_id: one.prepared for one in done}
        link_versions(session, list(fresh), unlink_versions(session, []), Batch(session, fresh))
        finish_run(session, run_id, RunStatus.DONE, {"new": len(done)})


def _prepared(article: RawArticle) -> Prepared:
    extraction = Extraction(
        article=article,
        quotes=tuple(stretches(article.text)),
        claims=(),
        names=(),
        extractor=extractor_version(),
    )
    texts = quotation_texts(extraction)
    return Prepared(
        extraction=extraction,
        quote_keys=tuple(quote_keys_of(article.key, texts)),
        claim_keys=(),
        wordings={text: read_wording(text) for text, _ in texts},
        clues={},
        told=(),
        findings=(),
    )


def stretches(text: str) -> Iterator[Stretch]:
    """Yield the quotations of an invented article, as extraction finds them."""
    for number, found in enumerate(_SAID.finditer(text)):
        yield Stretch(
            span=Span(*found.span("words")),
            kind=QuoteKind.DIRECT,
            role=QuoteRole.ATTRIBUTED,
            quotation=number,
            speaker=found["speaker"],
            method=SpeakerMethod.CUE,
            confidence=1.0,
        )
