"""How a value is declared that is made hundreds of times in an article.

``@value(frozen=True, slots=True)`` is a dataclass that the type checker holds frozen. At run time nothing
guards its fields: a dataclass that does takes two to four times as long to make, and the places, words
and stretches of an article were a twentieth of its extraction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, **options: bool):
        """Declare a dataclass that is compared and hashed by its fields, as a frozen one is.

        With ``eq`` false by identity, as such a one is, too.
        """
        return dataclass(unsafe_hash=frozen and options.get("eq", True), **options)


__all__ = ["value"]
