"""FORMAT.md as the reader's own tables would write it: key, type and default of every key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import time
from typing import Any

from counterdesk.hall.catalogue.kinds import DAYS, WEEKDAYS, Kind
from counterdesk.hall.catalogue.shapes import HALL_FILE, Many, One, Shape

Row = tuple[str, str, str]


def tables(shape: Shape = HALL_FILE) -> Iterator[tuple[str, list[Row]]]:
    """Each table's title with its rows, a table before those inside it."""
    yield shape.title, [(key, _type(kind), _default(shape, key, kind)) for key, kind in shape.keys.items()]
    for kind in shape.keys.values():
        if isinstance(kind, One | Many):
            yield from tables(kind.shape)


def _type(kind: Kind | One | Many) -> str:
    if isinstance(kind, Kind):
        return kind.label
    return "table" if isinstance(kind, One) else "list of tables"


def _default(shape: Shape, key: str, kind: Kind | One | Many) -> str:
    if key in shape.required:
        return "required"
    if shape.named and key in shape.named:
        return "one of two"
    held = {} if shape.make is dict else {f.name: f.default for f in fields(shape.make)}
    return _shown(held.get(shape.fields.get(key, key), MISSING), kind)


def _shown(value: Any, kind: Kind | One | Many) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if kind is DAYS:
        return ", ".join(WEEKDAYS[day] for day in value)
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return "none" if value in (MISSING, None, "") else str(value)


def written(page: str) -> dict[str, list[Row]]:
    """The tables that stand in a page: title -> rows of key, type and default."""
    found: dict[str, list[Row]] = {}
    for line in page.splitlines():
        if line.startswith("## "):
            title = line.strip("# `[]")
            found[title] = []
        elif line.startswith("| `"):
            key, kind, _meaning, default = (cell.strip() for cell in line.strip("|").split("|"))
            found[title].append((key.strip("`"), kind, default))
    return found
