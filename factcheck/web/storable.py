"""Words that a person sends and a database keeps."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator


def _storable(text: str) -> str:
    if "\x00" in text:
        raise ValueError("a NUL character cannot be stored")
    return text


Storable = Annotated[str, AfterValidator(_storable)]
"""Text without the one character that PostgreSQL cannot hold."""
