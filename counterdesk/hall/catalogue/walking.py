"""Walking a parsed hall file by its shapes: values come out, and everything that does not fit is collected.

A bad value is replaced by a blank one, so that one run finds every fault instead of the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from difflib import get_close_matches
from typing import Any

from counterdesk.hall.catalogue.findings import Finding
from counterdesk.hall.catalogue.kinds import Kind, Wrong
from counterdesk.hall.catalogue.shapes import Many, One, Shape


def read_table(shape: Shape, raw: Mapping[str, Any], path: str, found: list[Finding]) -> Any:
    """The value of one table at ``path``; what is wrong with it is added to ``found``."""
    found += _unknown_keys(shape, raw, path)
    if shape.named and not any(key in raw for key in shape.named):
        found.append(Finding(join(path, shape.named[0]), "no_name", other=shape.named[1]))
    values = {}
    for key, kind in shape.keys.items():
        where = join(path, key)
        if key in raw:
            values[shape.fields.get(key, key)] = _read(kind, raw[key], where, found)
        elif key in shape.required:
            found.append(Finding(where, "missing_key"))
            values[shape.fields.get(key, key)] = _blank(kind)
        elif (name := shape.fields.get(key, key)) not in _defaulted(shape):
            values[name] = _blank(kind)
    return shape.make(**values)


def join(path: str, key: str) -> str:
    """The path of ``key`` inside ``path``."""
    return f"{path}.{key}" if path else key


def _read(kind: Kind | One | Many, value: Any, where: str, found: list[Finding]) -> Any:
    if isinstance(kind, Many):
        return _read_many(kind.shape, value, where, found)
    if isinstance(kind, One):
        if isinstance(value, dict):
            return read_table(kind.shape, value, where, found)
        found.append(Finding(where, "wants_table"))
        return _blank(kind)
    try:
        return kind.read(value)
    except Wrong as wrong:
        found.append(Finding(where, wrong.code, **wrong.facts))
        return kind.blank


def _read_many(shape: Shape, value: Any, where: str, found: list[Finding]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        found.append(Finding(where, "wants_tables"))
        return ()
    entries: dict[str, Any] = {}
    for place, raw in enumerate(value, start=1):
        path = _entry_path(shape, raw, where, place)
        if not isinstance(raw, dict):
            found.append(Finding(path, "wants_table"))
        elif path in entries:
            found.append(Finding(path, "duplicate"))
        else:
            entries[path] = read_table(shape, raw, path, found)
    return tuple(entries.values())


def _entry_path(shape: Shape, raw: Any, where: str, place: int) -> str:
    name = raw.get(shape.ident) if shape.ident and isinstance(raw, dict) else None
    return join(where, name) if isinstance(name, str) and name else f"{where}[{place}]"


def _unknown_keys(shape: Shape, raw: Mapping[str, Any], path: str) -> list[Finding]:
    def finding(key: str) -> Finding:
        near = get_close_matches(key, shape.keys, n=1, cutoff=0.75)
        code = "unknown_key_near" if near else "unknown_key"
        return Finding(join(path, key), code, **({"near": near[0]} if near else {}))

    return [finding(key) for key in raw if key not in shape.keys]


def _blank(kind: Kind | One | Many) -> Any:
    if isinstance(kind, Kind):
        return kind.blank
    return () if isinstance(kind, Many) else read_table(kind.shape, {}, "", [])


def _defaulted(shape: Shape) -> frozenset[str]:
    """The fields a value of this shape fills in by itself."""
    if shape.make is dict:
        return frozenset()
    return frozenset(
        f.name for f in fields(shape.make) if f.default is not MISSING or f.default_factory is not MISSING
    )
