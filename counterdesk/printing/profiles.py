"""Printers: what each can do (its profile, from data/printers.toml) and where it is (its target).

A printer's profile is the shipped one, then what ``printer probe`` found out, then what the settings say: the later
wins, key by key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from counterdesk import paths
from counterdesk.printing import found, target
from counterdesk.printing.profile import Profile, changed, faults_of, read_profiles
from counterdesk.refusals import Fault, SettingFault
from counterdesk.words import t

__all__ = ["DEFAULT_PROFILES", "Printer", "Profile", "printer", "read_profiles", "shipped"]

DEFAULT_PROFILES = {
    "screen": "screen", "file": "file", "tcp": "generic-80-cn", "serial": "generic-80-cn", "usb": "generic-80-cn",
    "lp": "generic-80-cn", "cups": "cups-a4", "terminal": "terminal",
}  # fmt: skip
"""The profile of a printer that names none, by its target's scheme."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer of this hall: its name on screens, what it can do, where it is. Made by ``printer``."""

    name: str
    profile: Profile
    target: str

    @property
    def scheme(self) -> str:
        """What stands before the colon of its target: ``tcp``, ``serial``, ``file`` ..."""
        return self.target.partition(":")[0]


@cache
def shipped() -> Mapping[str, Profile]:
    """The profiles that came with the program, by name."""
    return read_profiles(paths.data("printers.toml"))


def printer(
    name: str,
    where: str,
    profile: str = "",
    file: str = "counterdesk.toml",
    overrides: Mapping[str, Any] | None = None,
) -> Printer:
    """The printer ``name`` at the target ``where``; without a profile's name, the usual one for such a target.

    ``overrides`` are keys of the profile that hold for this printer alone. Raises SettingFault, naming ``file`` and the
    key, for a target or a profile that does not exist and a value that cannot be used.
    """
    known = shipped()
    chosen = known.get(profile or DEFAULT_PROFILES.get(where.partition(":")[0], ""))
    key = f"printer.{name}."
    faults = faults_of(overrides or {}, file, key)
    if not target.exists(where):
        faults.append(Fault(file, f"{key}target", t("printer.unknown_target", target=where)))
    if profile and chosen is None:
        reason = t("printer.unknown_profile", profile=profile, known=", ".join(known))
        faults.append(Fault(file, f"{key}profile", reason))
    if faults:
        raise SettingFault(faults)
    return Printer(name, changed(chosen or known["screen"], {**_found(name, where, file), **(overrides or {})}), where)


def _found(name: str, where: str, file: str) -> dict[str, str]:
    said = found.about(name, where, Path(file))
    return {} if faults_of(said, file, "") else said
