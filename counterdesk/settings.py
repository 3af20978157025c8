"""The settings of this computer: counterdesk.toml and the environment, read once into one frozen value.

The hall itself is described by its hall file; here stands only what differs from desk to desk: which hall, which
window, which printers, language, colours and keys.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from counterdesk import paths
from counterdesk.refusals import Fault, SettingFault
from counterdesk.setting_rules import OVERRIDES, PRINTER, SHAPE, sound, wrong
from counterdesk.words import LANGUAGES, t

FILE = "counterdesk.toml"
THEME = "office-day"
ENVIRONMENT = {
    "hall": "COUNTERDESK_HALL", "language": "COUNTERDESK_LANG", "theme": "COUNTERDESK_THEME",
    "window": "COUNTERDESK_WINDOW",
}  # fmt: skip
MANDARIN = "cmn-latn-pinyin"
"""espeak-ng's voice that reads Chinese; its plain ``cmn`` reads the tones' numbers out in English (seen in 1.51)."""
PLACE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True)
class PrinterSetting:
    """A ``[[printer]]``: its name in this hall, where it is, its profile (empty: the target's usual one).

    ``overrides`` are keys of the profile that are different for this printer; their values are checked with it.
    """

    name: str
    target: str
    profile: str = ""
    overrides: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What is different at the desk of this computer; without a key for ``lock_after_min`` it locks, 0: never."""

    lock_after_min: int = 10


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """What is different on the board of this computer; None means as everywhere else."""

    theme: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How this computer's board speaks; without a command it rings a bell.

    ``command`` is a program with its arguments, where {text} and {voice} are filled in, no shell; it ends when the
    voice does and is killed after ``deadline_s`` seconds. ``voices`` are the command's own names by language.
    ``speak`` false: neither voice nor bell, for every board of a room but one.
    """

    speak: bool = True
    command: tuple[str, ...] = ()
    voices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({"zh": MANDARIN}))
    deadline_s: float = 20.0


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """What is different on the kiosk of this computer; ``speak`` reads its questions aloud with the voice.

    ``survey``: the questionnaire it offers to whoever wants to answer it, None for none.
    """

    speak: bool = False
    survey: str | None = None


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """Where screens are shown to browsers: only to this computer unless ``host`` says otherwise."""

    host: str = "127.0.0.1"
    port: int = 8000
    screens: tuple[str, ...] = ("board", "kiosk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything set; ``file`` is where it came from (None: no file), ``language`` None: as the terminal's."""

    file: Path | None = None
    hall: str | None = None
    language: str | None = None
    theme: str = THEME
    window: str | None = None
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    printers: tuple[PrinterSetting, ...] = ()
    desk: DeskSettings = DeskSettings()
    board: BoardSettings = BoardSettings()
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    kiosk: KioskSettings = KioskSettings()
    serve: ServeSettings = ServeSettings()

    @property
    def name(self) -> str:
        """What faults in it are said to be in."""
        return str(self.file or FILE)


def read(config: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings; ``config`` names the file, otherwise it is looked for. The environment wins over the file.

    Raises SettingFault with every fault of the file and the environment at once.
    """
    settings, faults = read_sound(config, environment)
    if faults:
        raise SettingFault(faults)
    return settings


def read_sound(
    config: str | Path | None = None, environment: Mapping[str, str] = os.environ
) -> tuple[Settings, list[Fault]]:
    """What is sound in the settings, and every fault beside it: ``check`` looks at all the rest as well."""
    named = config or environment.get("COUNTERDESK_CONFIG")
    path = Path(named).expanduser() if named else _found()
    try:
        given = _tables(path) if path else {}
    except SettingFault as broken:
        return Settings(file=path), [*broken.faults]
    spoken = {key: environment[name] for key, name in ENVIRONMENT.items() if environment.get(name)}
    in_file, around = [*wrong("", given, SHAPE)], [*wrong("", spoken, SHAPE)]
    faults = [Fault(str(path), key, reason) for key, reason in in_file]
    faults += [Fault(ENVIRONMENT[key], "-", reason) for key, reason in around]
    given, spoken = sound(given, (key for key, _ in in_file)), sound(spoken, (key for key, _ in around))
    return _made(path, given, spoken), faults


def terminal_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language the terminal is set to (POSIX's order of variables), Chinese when it is neither of ours."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    said = next(filter(None, names), "")
    return next((lang for lang in LANGUAGES if said.partition("_")[0] == lang), LANGUAGES[0])


def _found() -> Path | None:
    places = (Path(FILE), paths.user_config(FILE))
    return next((place for place in places if os.path.isfile(place)), None)  # a folder may be closed to us


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingFault([Fault(str(path), "-", t("setting.unreadable", detail=error.strerror or error))]) from error
    except UnicodeDecodeError as error:
        raise SettingFault([Fault(str(path), "-", t("setting.not_utf8"))]) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingFault([_broken(path, str(error))]) from error


def _broken(path: Path, message: str) -> Fault:
    place = PLACE.search(message)
    key = t("setting.line", line=place[1]) if place and place[1] else t("setting.last_line")
    return Fault(str(path), key, t("setting.broken_toml", detail=PLACE.sub("", message)))


def _made(path: Path | None, given: Mapping[str, Any], spoken: Mapping[str, str]) -> Settings:
    plain = {key: given[key] for key in ENVIRONMENT if key in given}
    if path and "hall" in plain:
        plain["hall"] = _beside(path, plain["hall"])
    return Settings(
        file=path,
        keys=MappingProxyType(dict(given.get("keys", {}))),
        printers=tuple(_printer(said) for said in given.get("printer", ())),
        desk=DeskSettings(**given.get("desk", {})),
        board=BoardSettings(**given.get("board", {})),
        voice=VoiceSettings(**_frozen(given.get("voice", {}))),
        kiosk=KioskSettings(**given.get("kiosk", {})),
        serve=ServeSettings(**_frozen(given.get("serve", {}))),
        **{**plain, **spoken},
    )


def _printer(said: Mapping[str, Any]) -> PrinterSetting:
    plain = {key: said[key] for key in PRINTER if key in said}
    return PrinterSetting(**plain, overrides={key: value for key, value in said.items() if key in OVERRIDES})


def _frozen(table: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[Any, Any] = {list: tuple, dict: MappingProxyType}
    return {key: kept.get(type(value), lambda same: same)(value) for key, value in table.items()}


def _beside(path: Path, hall: str) -> str:
    """A relative path means beside the settings, wherever the command is given."""
    return hall if "://" in hall else str(path.parent / Path(hall).expanduser())
