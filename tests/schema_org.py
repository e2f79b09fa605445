"""What schema.org publishes of its types, as msgspec-schemaorg has made classes of it.

In: JSON-LD. Out: each place where a property does not belong to its type, or has a value of a type that the
property is not to have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec_schemaorg.models as models

_SPELLED = {"URL", "date", "datetime"}
"""Types of values that JSON spells as strings."""


def faults(node: dict[str, Any], where: str = "") -> Iterator[str]:
    """Yield a line for each property and value that the vocabulary does not know."""
    kind = getattr(models, node["@type"])
    expected = {
        name: annotation
        for ancestor in reversed(kind.__mro__)
        for name, annotation in getattr(ancestor, "__annotations__", {}).items()
    }
    for name, value in node.items():
        if name in ("@context", "@type"):
            continue
        place = f"{where}/{node['@type']}.{name}"
        if name not in kind.__struct_encode_fields__:
            yield f"{place} is no property of it"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _value_faults(one, str(expected[name]), place)


def _value_faults(value: Any, expected: str, place: str) -> Iterator[str]:
    allowed = set(re.findall(r"\w+", expected))
    if isinstance(value, dict):
        ancestors = {ancestor.__name__ for ancestor in getattr(models, value["@type"]).__mro__}
        if not allowed & ancestors:
            yield f"{place} is not to be a {value['@type']}"
        yield from faults(value, place)
    elif type(value).__name__ not in allowed and not (isinstance(value, str) and allowed & _SPELLED):
        yield f"{place} is not to be {value!r}"
