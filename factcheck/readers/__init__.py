"""Readers: from files, folders and standard input to articles, with their faults as data.

In: paths. Out: :class:`~factcheck.model.article.RawArticle` and
:class:`~factcheck.model.problem.Problem`. ``docs/import-formats.md`` is the page for users.
"""

from factcheck.readers.documents import read
from factcheck.readers.inputs import sources
from factcheck.readers.source import FORMATS, Format, Source

__all__ = ["FORMATS", "Format", "Source", "read", "sources"]
