"""From one article to its quoted stretches, names and claims.

In: a :class:`~factcheck.model.article.RawArticle`. Out: an
:class:`~factcheck.model.extraction.Extraction`. Pure: no database, no network, no model; rules over a
light tokenizer and word lists. Order: furniture and headlines, sentences, the registry of names, marks,
speakers, roles, claims.
"""

from __future__ import annotations

from factcheck.extract.article import EXTRACTOR, extract_article, extractor_version

__all__ = ["EXTRACTOR", "extract_article", "extractor_version"]
