"""Extraction alone: from paths to what stands in the articles, nothing stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from factcheck.model.extraction import Extraction
from factcheck.model.problem import Problem
from factcheck.model.quote import LEAST_SPEAKER
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
    paths: Sequence[str],
    *,
    problems: list[Problem],
    jobs: int = 1,
    least_speaker: float = LEAST_SPEAKER,
    stdin: BinaryIO | None = None,
) -> Iterator[Extraction]:
    """Yield the extraction of every article, in the order of the input; problems are added to the list.

    A speaker whose confidence is below ``least_speaker`` counts as none.
    """
    inputs = sources(paths, stdin=stdin)
    extract = partial(extract_chunk, least_speaker=least_speaker)
    with workers(jobs) as pool:
        read_chunks = chunks(read_all(inputs, pool), CHUNK)
        for done in ordered_map(pool, extract, read_chunks, window=window_of(pool)):
            for one in done:
                if isinstance(one, Problem):
                    problems.append(one)
                elif isinstance(one, Extraction):
                    yield one
