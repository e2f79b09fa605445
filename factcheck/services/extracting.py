"""Extraction alone: from paths to what stands in the articles, nothing stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from factcheck.model.extraction import Extraction
from factcheck.model.problem import Problem
from factcheck.readers import sources
from factcheck.services.pipeline import (
    CHUNK,
    chunks,
    extract_chunk,
    ordered_map,
    read_all,
    window_of,
    workers,
)


def extract_paths(
    paths: Sequence[str], *, problems: list[Problem], jobs: int = 1, stdin: BinaryIO | None = None
) -> Iterator[Extraction]:
    """Yield the extraction of every article, in the order of the input; problems are added to the list."""
    inputs = sources(paths, stdin=stdin)
    with workers(jobs) as pool:
        read_chunks = chunks(read_all(inputs, pool), CHUNK)
        for done in ordered_map(pool, extract_chunk, read_chunks, window=window_of(pool)):
            for one in done:
                if isinstance(one, Problem):
                    problems.append(one)
                elif isinstance(one, Extraction):
                    yield one
