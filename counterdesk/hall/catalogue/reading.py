"""Reading a hall file: TOML in, one Catalogue out, or every fault of the file at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from counterdesk.hall.catalogue.checks import faults_of
from counterdesk.hall.catalogue.findings import Finding
from counterdesk.hall.catalogue.model import Catalogue
from counterdesk.hall.catalogue.shapes import HALL_FILE
from counterdesk.hall.catalogue.walking import read_table
from counterdesk.refusals import Fault, SettingFault
from counterdesk.textfile import read_text
from counterdesk.words import t

T = TypeVar("T")
PLACE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")


def read_hall_file(path: str | Path) -> Catalogue:
    """The catalogue of a hall file; raises SettingFault with every fault found: file, key and reason."""
    return read_hall_text(read_text(Path(path)), str(path))


def read_hall_text(text: str, file: str) -> Catalogue:
    """The catalogue of a hall file's text; ``file`` is what its faults call it. Raises SettingFault."""
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SettingFault([_broken(str(error), text, file)]) from error
    found: list[Finding] = []
    catalogue = assemble(read_table(HALL_FILE, raw, "", found))
    seen = [finding.key for finding in found]
    # a rule that stumbles over a value already reported would report it twice, in stranger words
    found += [extra for extra in faults_of(catalogue) if not _told(extra.key, seen)]
    if found:
        raise SettingFault([finding.fault(file) for finding in found])
    return catalogue


def assemble(tables: dict[str, Any]) -> Catalogue:
    """One catalogue of the tables of a hall file; entries are keyed by what names them."""
    return Catalogue(
        **tables["catalogue"],
        hall=tables["hall"],
        calling=tables["calling"],
        complaints=tables["complaints"],
        away=tables["away"],
        series=_by("prefix", tables["series"]),
        services=_by("code", tables["service"]),
        conditions=_by("id", tables["condition"]),
        departments=_by("code", tables["department"]),
        windows=_by("code", tables["window"]),
        priorities=_by("id", tables["priority"]),
        suspensions=_by("id", tables["suspension"]),
        clerks=tables["clerk"],
        roster=tables["roster"]["shift"],
    )


def _by(name: str, entries: Iterable[T]) -> dict[str, T]:
    return {getattr(entry, name): entry for entry in entries}


def _told(key: str, seen: Iterable[str]) -> bool:
    return any(key == told or key.startswith((told + ".", told + "[")) for told in seen)


def _broken(message: str, text: str, file: str) -> Fault:
    place = PLACE.search(message)
    line = int(place[1]) if place and place[1] else text.count("\n") + 1
    return Fault(file, t("check.line", line=line), t("check.broken_toml", detail=PLACE.sub("", message)))
