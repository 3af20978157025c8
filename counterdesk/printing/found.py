"""What ``printer probe`` found out about the printers of this computer: printers-found.toml beside the settings.

A file of its own, because the settings are a person's, with a person's remarks in them. It may be deleted at any time;
what stands in the settings wins over it.
"""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counterdesk import paths

FILE = "printers-found.toml"
HEAD = "# Written by `counterdesk printer probe`; what counterdesk.toml says wins over it.\n"
KEYS = ("status", "confirm")


def place(settings: Path) -> Path:
    """The file beside the settings; in the user's settings folder when there is no such settings file."""
    return settings.with_name(FILE) if settings.is_file() else paths.user_config(FILE)


def about(name: str, target: str, settings: Path) -> dict[str, str]:
    """What was found about a printer, as keys of its profile; nothing when it now stands elsewhere."""
    said = read(place(settings)).get(name, {})
    return {key: str(said[key]) for key in KEYS if key in said} if said.get("target") == target else {}


def read(file: Path) -> dict[str, Any]:
    """Every printer that was asked, by name; a file that cannot be read says nothing."""
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: table for name, table in said.items() if isinstance(table, dict)}


def remember(settings: Path, name: str, facts: Mapping[str, str]) -> Path:
    """Put one printer's facts in place of the earlier ones, whole or not at all; returns the file.

    Raises OSError when the place cannot be written.
    """
    file = place(settings)
    known = {**read(file), name: dict(facts)}
    file.parent.mkdir(parents=True, exist_ok=True)
    text = HEAD + "".join(_table(each, said) for each, said in sorted(known.items()))
    handle, fresh = tempfile.mkstemp(dir=file.parent, prefix=FILE)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.replace(fresh, file)
    except OSError:
        os.unlink(fresh)
        raise
    return file


def _table(name: str, said: Mapping[str, Any]) -> str:
    # JSON's strings are TOML's, as long as nothing outside the basic plane is written as a pair of escapes.
    lines = (f"{key} = {_quoted(str(value))}\n" for key, value in said.items())
    return f"\n[{_quoted(name)}]\n" + "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
