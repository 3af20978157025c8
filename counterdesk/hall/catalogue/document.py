"""A catalogue as JSON and back: the whole of a version is kept, so that an old ticket shows what held for it.

Fields that hold their default are left out; so a later program with more fields still reads old documents,
and the same hall file keeps the same text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import time
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from counterdesk.hall.catalogue.model import Catalogue


def to_json(catalogue: Catalogue) -> str:
    """The canonical JSON text: no spaces, fields in the model's order, entries in the file's."""
    return json.dumps(_plain(catalogue), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Catalogue:
    """The catalogue that ``to_json`` wrote."""
    return cast(Catalogue, _value(Catalogue, json.loads(text)))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        held = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: _plain(item) for f, item in held if item != _default(f)}
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value) if isinstance(value, Decimal) else value


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@cache
def _types(made: type) -> dict[str, Any]:
    return get_type_hints(made)


def _value(wanted: Any, raw: Any) -> Any:
    origin, args = get_origin(wanted), get_args(wanted)
    if origin in (Union, UnionType):
        return None if raw is None else _value(args[0], raw)
    if origin is tuple:
        kinds = [args[0]] * len(raw) if args[-1] is Ellipsis else args
        return tuple(_value(kind, item) for kind, item in zip(kinds, raw, strict=True))
    if origin is Mapping:
        return {key: _value(args[1], item) for key, item in raw.items()}
    if is_dataclass(wanted) and isinstance(wanted, type):
        types = _types(wanted)
        return wanted(**{name: _value(types[name], item) for name, item in raw.items() if name in types})
    if wanted is time:
        return time.fromisoformat(raw)
    return Decimal(raw) if wanted is Decimal else raw
