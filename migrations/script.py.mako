"""${message}.

Rules: name every constraint as factcheck.store.schema.base does; change tables by
``op.batch_alter_table``; never import the program's tables, for they will change; say here whether
articles must be extracted or linked anew. tests/migrations runs this revision over filled tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Go one step up."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Go one step back."""
    ${downgrades if downgrades else "pass"}
