"""The alembic migrations; installed as ``factcheck.migrations``."""
