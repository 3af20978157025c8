"""Printers: what each can do (its profile, from data/printers.toml) and where it is (its target).

Targets: ``screen:`` shows papers only, ``file:/path`` appends to a file, ``tcp://host:port`` is a network
printer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args
from urllib.parse import urlsplit

from counterdesk import paths
from counterdesk.printing.charset import Codec
from counterdesk.refusals import Fault, SettingFault
from counterdesk.words import t

Output = Literal["escpos", "text"]
CutKind = Literal["partial", "full", "none"]
Status = Literal["asb", "none"]

RAW_PORT = 9100
"""Where network printers take raw data."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a printer can do; data/printers.toml explains every key."""

    name: str
    output: Output
    columns: int
    dots: int
    codec: Codec
    qr_module: int
    cut: CutKind
    init_extra: bytes
    status: Status
    bytes_s: int


CHOICES: dict[str, tuple[str, ...]] = {
    "output": get_args(Output), "codec": get_args(Codec), "cut": get_args(CutKind),
    "status": get_args(Status),
}  # fmt: skip
RANGES = {"columns": (16, 96), "dots": (96, 4096), "qr_module": (0, 16), "bytes_s": (100, 10**9)}


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer of this hall: its name on screens, what it can do, where it is. Made by ``printer``."""

    name: str
    profile: Profile
    target: str

    @property
    def scheme(self) -> str:
        """``screen``, ``file`` or ``tcp``."""
        return self.target.partition(":")[0]

    @property
    def path(self) -> Path:
        """The file of a ``file:`` target."""
        return Path(self.target.removeprefix("file:").removeprefix("//")).expanduser()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port of a ``tcp:`` target; raises ValueError when it names none."""
        parts = urlsplit(self.target)
        if not parts.hostname:
            raise ValueError(self.target)
        return parts.hostname, parts.port or RAW_PORT


DEFAULT_PROFILES = {"screen": "screen", "file": "file", "tcp": "generic-80-cn"}


def printer(name: str, target: str, profile: str = "", file: str = "counterdesk.toml") -> Printer:
    """The printer ``name`` at ``target``; without a profile's name, the usual one for such a target.

    Raises SettingFault, naming ``file`` and the key, for a target or a profile that does not exist.
    """
    scheme = target.partition(":")[0]
    known = shipped()
    chosen = known.get(profile or DEFAULT_PROFILES.get(scheme, ""))
    made = Printer(name, chosen or known["screen"], target)
    faults = []
    if not _reachable(made):
        faults.append(Fault(file, f"printer.{name}.target", t("printer.unknown_target", target=target)))
    if profile and chosen is None:
        listed = ", ".join(known)
        faults.append(
            Fault(file, f"printer.{name}.profile", t("printer.unknown_profile", profile=profile, known=listed))
        )
    if faults:
        raise SettingFault(faults)
    return made


def _reachable(made: Printer) -> bool:
    match made.scheme:
        case "screen":
            return made.target in ("screen", "screen:")
        case "file":
            return made.path.is_absolute()
        case "tcp":
            try:
                return bool(made.address)
            except ValueError:
                return False
        case _:
            return False


@cache
def shipped() -> Mapping[str, Profile]:
    """The profiles that came with the program, by name."""
    return read_profiles(paths.data("printers.toml"))


def read_profiles(path: Path) -> dict[str, Profile]:
    """The profiles of a file, by name; raises SettingFault with every wrong, unknown or missing key in it."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingFault([Fault(str(path), "", str(error))]) from error
    faults = [fault for name, said in tables.items() for fault in _faults(path, name, said)]
    if faults:
        raise SettingFault(faults)
    return {name: _profile(name, said) for name, said in tables.items()}


def _profile(name: str, said: dict[str, Any]) -> Profile:
    return Profile(**{**said, "name": name, "init_extra": bytes.fromhex(said["init_extra"])})


def _faults(path: Path, name: str, said: Any) -> list[Fault]:
    keys = [f.name for f in fields(Profile) if f.name != "name"]
    given = cast(dict[str, Any], said) if isinstance(said, dict) else {}
    wrong = [key for key in keys if key not in given or not _fits(key, given[key])]
    return [
        *(Fault(str(path), f"{name}.{key}", t("printer.bad_value", value=given.get(key, "-"))) for key in wrong),
        *(Fault(str(path), f"{name}.{key}", t("printer.unknown_key")) for key in given if key not in keys),
    ]


def _fits(key: str, value: Any) -> bool:
    if key in CHOICES:
        return value in CHOICES[key]
    if key in RANGES:
        low, high = RANGES[key]
        return type(value) is int and low <= value <= high
    try:
        return isinstance(value, str) and bytes.fromhex(value) is not None
    except ValueError:
        return False
