"""A printer's profile: what it can do, key by key, and what is wrong with one that was written down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, cast, get_args

from counterdesk.printing.charset import Codec
from counterdesk.refusals import Fault, SettingFault
from counterdesk.words import t

Output = Literal["escpos", "raster", "text", "pdf"]
QrWay = Literal["native", "raster", "none"]
CutKind = Literal["partial", "full", "none"]
Status = Literal["asb", "dle", "none"]
Confirm = Literal["process_id", "fence", "status", "none"]

SPARE_FLUSH_BYTES = 16
RESET = b"\x1b@"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a printer can do; data/printers.toml explains every key."""

    name: str
    source: str
    output: Output
    columns: int
    width_dots: int
    codec: Codec
    code_page: int
    qr: QrWay
    qr_module: int
    cut: CutKind
    band_rows: int
    inline_glyphs: bool
    init_extra: bytes
    status: Status
    confirm: Confirm
    bytes_s: int

    @property
    def dots(self) -> int:
        """Printable dots across."""
        return self.width_dots

    @property
    def flush(self) -> bytes:
        """What frees a printer that may still wait for the rest of a picture: its largest one in NULs, then a reset.

        A Chinese printer is sent pictures, too: of a line whose rare character is in large type, or may not be sent
        inside it. Empty for one that is sent no commands.
        """
        if self.output not in ("escpos", "raster"):
            return b""
        return bytes(self.band_rows * self.width_dots // 8 + SPARE_FLUSH_BYTES) + RESET


CHOICES: dict[str, tuple[str, ...]] = {
    "output": get_args(Output), "qr": get_args(QrWay), "cut": get_args(CutKind), "status": get_args(Status),
    "confirm": get_args(Confirm), "codec": get_args(Codec),
}  # fmt: skip
RANGES = {
    "columns": (16, 96), "width_dots": (96, 4096), "code_page": (0, 255), "qr_module": (0, 16), "band_rows": (8, 255),
    "bytes_s": (100, 10**9),
}  # fmt: skip
CHINESE = ("gbk", "gb2312")
KEYS = tuple(field.name for field in fields(Profile) if field.name != "name")
MAY_MISS = ("source",)


def read_profiles(path: Path) -> dict[str, Profile]:
    """The profiles of a file, by name; raises SettingFault with every wrong, unknown or missing key in it."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingFault([Fault(str(path), "", str(error))]) from error
    said = {name: _filled(table, tables) for name, table in tables.items()}
    faults = [fault for name, given in said.items() for fault in faults_of(given, str(path), f"{name}.", KEYS)]
    if faults:
        raise SettingFault(faults)
    return {name: made(name, given) for name, given in said.items()}


def _filled(table: Any, tables: Mapping[str, Any], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """A profile's keys with those of the one it is ``like`` beneath; a profile like itself gets nothing from it."""
    given = dict(cast(dict[str, Any], table)) if isinstance(table, dict) else {}
    model = given.pop("like", "")
    beneath = {} if model in seen or model not in tables else _filled(tables[model], tables, (*seen, model))
    return {**beneath, **given}


def made(name: str, said: Mapping[str, Any]) -> Profile:
    """A profile of checked values."""
    return Profile(**{"source": "", **said, "name": name, "init_extra": bytes.fromhex(said["init_extra"])})


def changed(profile: Profile, said: Mapping[str, Any]) -> Profile:
    """The profile with some checked values put in place of its own."""
    before = {key: getattr(profile, key) for key in KEYS}
    return made(profile.name, {**before, "init_extra": profile.init_extra.hex(), **said})


def faults_of(given: Mapping[str, Any], file: str, path: str, needed: tuple[str, ...] = ()) -> list[Fault]:
    """Every value that cannot be used, every key that is unknown, and every ``needed`` one that is missing."""
    wrong = [key for key in KEYS if key in given and not _fits(key, given[key])]
    missing = [key for key in needed if key not in given and key not in MAY_MISS]
    return [
        *(Fault(file, path + key, t("printer.bad_value", value=given.get(key, "-"))) for key in (*wrong, *missing)),
        *(Fault(file, path + key, t("printer.unknown_key")) for key in given if key not in KEYS),
    ]


def _fits(key: str, value: Any) -> bool:
    if key in CHOICES:
        return value in CHOICES[key]
    if key in RANGES:
        low, high = RANGES[key]
        return type(value) is int and low <= value <= high
    if key == "inline_glyphs":
        return isinstance(value, bool)
    return isinstance(value, str) and TEXTS[key](value)


def _is_hex(value: str) -> bool:
    try:
        return bytes.fromhex(value) is not None
    except ValueError:
        return False


TEXTS = {"init_extra": _is_hex, "source": str.isprintable}
