"""The page on PostgreSQL: its roles do what it says, and a question that takes too long is given up."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from desk_samples import ARTICLES, bring
from sqlalchemy import URL, NullPool, create_engine, text

from factcheck.errors import DatabaseError
from factcheck.services.database import MIGRATION_LOCK, require_schema, upgrade
from factcheck.services.search import find
from factcheck.store.engine import open_engine, reading, writing
from factcheck.store.runs import IMPORT_LOCK

PAGE = (Path(__file__).parents[2] / "docs" / "postgresql.md").read_text(encoding="utf-8")


def block(mark: str) -> list[str]:
    """Return the statements of the block that the page marks so."""
    found = re.search(rf"<!-- tested: {mark} -->\n```sql\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return [line for line in found[1].splitlines() if line.strip()]


@dataclass(frozen=True)
class Server:
    """The server with roles and a database as the page makes them, under names of this test."""

    root: URL
    mark: str

    def named(self, statement: str) -> str:
        """Return a statement with the names of this test."""
        words = r"\b(factcheck_(?:owner|editor|reader)|news|ada|guest)\b"
        return re.sub(words, lambda found: f"{found[1]}_{self.mark}", statement)

    def address(self, role: str) -> URL:
        """Return the new database's address for a role."""
        return self.root.set(username=self.named(role), password="change me", database=self.named("news"))

    def order(self, address: URL, *statements: str) -> None:
        """Run statements, each by itself."""
        engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(self.named(statement)))


@pytest.fixture
def server(postgresql_server: URL) -> Iterator[Server]:
    """Return a server on which the page's statements have been run."""
    made = Server(postgresql_server, uuid.uuid4().hex[:8])
    made.order(made.root, *block("as superuser"))
    made.order(made.address("factcheck_owner"), *block("as owner"))
    made.order(made.root, *block("people"))
    owner = open_engine(made.address("factcheck_owner"))
    upgrade(owner)
    owner.dispose()
    yield made
    made.order(made.root, "DROP DATABASE news WITH (FORCE)")
    for role in ("ada", "guest", "factcheck_editor", "factcheck_reader", "factcheck_owner"):
        made.order(made.root, f"DROP ROLE {role}")


def test_the_roles_of_the_page_do_what_it_says(server: Server, tmp_path: Path) -> None:
    """An editor imports and changes no table; a reader finds and writes nothing."""
    ada, guest = open_engine(server.address("ada")), open_engine(server.address("guest"))
    assert len(ARTICLES) == bring(ada, tmp_path, ARTICLES).new
    with pytest.raises(DatabaseError, match="refuses this user"), writing(ada) as session:
        session.execute(text("DROP TABLE quote"))
    require_schema(guest)
    with reading(guest) as session:
        assert find(session, "three boats that this island has left").hits
    with pytest.raises(DatabaseError, match="refuses this user"):
        bring(guest, tmp_path, ARTICLES)
    ada.dispose()
    guest.dispose()


def test_the_page_names_the_locks() -> None:
    """Who looks into pg_locks finds the numbers that the page gives."""
    assert str(IMPORT_LOCK) in PAGE
    assert str(MIGRATION_LOCK) in PAGE


def test_a_question_that_takes_too_long_is_given_up(postgresql_server: URL) -> None:
    """A reading statement ends with a sentence; one that writes goes on; without a limit nothing ends."""
    engine = open_engine(postgresql_server, statement_timeout=1)
    with pytest.raises(DatabaseError, match="statement_timeout"), reading(engine) as session:
        session.execute(text("SELECT pg_sleep(20)"))
    with writing(engine) as session:
        session.execute(text("SELECT pg_sleep(1.2)"))
    with reading(engine) as session:
        assert 1 == session.execute(text("SELECT 1")).scalar()
    engine.dispose()
    engine = open_engine(postgresql_server)
    with reading(engine) as session:
        assert session.execute(text("SHOW statement_timeout")).scalar() == "0"
    engine.dispose()
