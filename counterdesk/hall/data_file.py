"""Rules kept as data beside the hall file: the site's own file where it has one, else the one that was shipped."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from counterdesk import paths
from counterdesk.hall.catalogue.findings import Finding
from counterdesk.hall.catalogue.shapes import Shape
from counterdesk.hall.catalogue.walking import read_table
from counterdesk.refusals import Fault, SettingFault
from counterdesk.textfile import read_text
from counterdesk.words import t


def place(name: str) -> Path:
    """Where ``name`` (``inspection.toml``) is: in this user's settings folder, else among the shipped data."""
    own = paths.user_config(name)
    return own if own.is_file() else paths.data(name)


def read(shape: Shape, name: str) -> Any:
    """The value of the file's one table; raises SettingFault with everything that is wrong with it."""
    path = place(name)
    try:
        raw = tomllib.loads(read_text(path), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SettingFault([Fault(str(path), "-", t("check.broken_toml", detail=error))]) from error
    found: list[Finding] = []
    value = read_table(shape, raw, "", found)
    if found:
        raise SettingFault([finding.fault(str(path)) for finding in found])
    return value
