"""The description of the HTTP interface, held to its word: whatever is sent, the answer is as described."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import SkipTest

import pytest
import schemathesis
from desk_samples import ARTICLES, bring
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from sqlalchemy import Engine

from factcheck.services.database import upgrade
from factcheck.store.engine import database_url, open_engine
from factcheck.web.app import create_app
from factcheck.web.options import WebOptions


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return a file with the sample articles."""
    folder = tmp_path_factory.mktemp("contract")
    engine = open_engine(database_url(str(folder / "desk.db")))
    upgrade(engine)
    bring(engine, Path(folder), ARTICLES)
    yield engine
    engine.dispose()


HOST = {"Host": "127.0.0.1"}
EXAMPLES = 6
"""Requests to each route that ought to be taken, and as many that ought not."""


def test_every_answer_is_as_described(store: Engine) -> None:
    """No input makes an error of the server, or an answer outside its description."""
    app = create_app(store, WebOptions(actor="Kim"))
    described = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HOST)
    routes = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    assert len(routes) >= 19
    for route in routes:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            ask(route, mode)


def ask(route: APIOperation[Any, Any, Any, Any], mode: GenerationMode) -> None:
    """Send a route what fits its description, or what does not, and hold every answer to it.

    Whether it is taken is left open: what fits may be refused for its meaning (a verdict names a value that
    is none), and every query is text, so that ``false`` may be the name of a check.
    """

    @given(case=route.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    def sent(case: Case[Any]) -> None:
        case.call_and_validate(
            headers=HOST, excluded_checks=[positive_data_acceptance, negative_data_rejection]
        )

    with contextlib.suppress(Unsatisfiable, SkipTest):  # a route without a parameter has nothing to spoil
        sent()
