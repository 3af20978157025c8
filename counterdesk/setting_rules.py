"""What may stand in counterdesk.toml: every key with its rule, and what of a file with faults in it is sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from counterdesk.words import LANGUAGES, t

Rule = Callable[[Any], str | None]


def _text(value: Any) -> str | None:
    plain = isinstance(value, str) and value.strip() and value.isprintable()
    return None if plain else t("setting.wants_text")


def _language(value: Any) -> str | None:
    return None if value in LANGUAGES else t("setting.wants_language", known=", ".join(LANGUAGES))


def _anything(value: Any) -> str | None:
    return None


def _keys(value: Any) -> str | None:
    plain = isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
    return None if plain else t("setting.wants_keys")


def _yes_or_no(value: Any) -> str | None:
    return None if isinstance(value, bool) else t("voice.wants_yes_or_no")


def _command(value: Any) -> str | None:
    plain = isinstance(value, list) and value and not any(map(_text, value))
    return None if plain and any("{text}" in part for part in value) else t("voice.wants_command")


def _voices(value: Any) -> str | None:
    plain = isinstance(value, dict) and not any(map(_text, value.values()))
    return None if plain else t("voice.wants_voices")


def _seconds(value: Any) -> str | None:
    plain = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= 120
    return None if plain else t("voice.wants_seconds")


def _minutes(value: Any) -> str | None:
    plain = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1440
    return None if plain else t("setting.wants_minutes")


def _port(value: Any) -> str | None:
    plain = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 65536
    return None if plain else t("serve.wants_port")


def _screens(value: Any) -> str | None:
    plain = isinstance(value, list) and value and all(name in SCREENS for name in value)
    return None if plain else t("serve.wants_screens", known=" ".join(SCREENS))


SCREENS = ("board", "kiosk", "rate", "desk", "lead")
"""The screens a browser can be shown; ``rate`` is a page for each window."""
SHAPE: dict[str, Rule | dict[str, Rule]] = {
    "hall": _text, "language": _language, "theme": _text, "window": _text, "keys": _keys,
    "desk": {"lock_after_min": _minutes},
    "board": {"theme": _text, "language": _language},
    "voice": {"speak": _yes_or_no, "command": _command, "voices": _voices, "deadline_s": _seconds},
    "kiosk": {"speak": _yes_or_no, "survey": _text},
    "serve": {"host": _text, "port": _port, "screens": _screens},
}  # fmt: skip
PRINTER: dict[str, Rule] = {"name": _text, "target": _text, "profile": _text}
NEEDED = ("name", "target")
OVERRIDES = (
    "source", "output", "columns", "width_dots", "codec", "code_page", "qr", "qr_module", "cut", "band_rows",
    "inline_glyphs", "init_extra", "status", "confirm", "bytes_s",
)  # fmt: skip
"""The keys of a printer profile, which a printer may say anew; data/printers.toml explains them."""


def wrong(path: str, given: Mapping[str, Any], shape: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every key of ``given`` that is unknown or of the wrong type, as (key, reason)."""
    for key, value in given.items():
        rule = shape.get(key)
        if isinstance(rule, dict):
            yield from wrong(f"{key}.", value, rule) if isinstance(value, dict) else [_not_a_table(key)]
        elif not path and key == "printer":
            yield from _wrong_printers(value)
        elif rule is None:
            yield path + key, t("setting.unknown_key", known=" ".join((*shape, *(() if path else ("printer",)))))
        elif (reason := rule(value)) is not None:
            yield path + key, reason


def _not_a_table(key: str) -> tuple[str, str]:
    return key, t("setting.wants_table", name=key)


def _wrong_printers(value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list) or not all(isinstance(said, dict) for said in value):
        yield "printer", t("setting.wants_printers")
        return
    names = [said.get("name") for said in value]
    for place, said in enumerate(value, start=1):
        path = f"printer[{place}]."
        yield from wrong(path, said, {**PRINTER, **dict.fromkeys(OVERRIDES, _anything)})
        yield from ((path + key, t("setting.missing_key")) for key in NEEDED if key not in said)
        if names.index(said.get("name")) < place - 1:
            yield path + "name", t("setting.twice", name=said.get("name"))


OF_PRINTER = re.compile(r"printer\[(\d+)\]\.")


def sound(given: Mapping[str, Any], faulty: Iterable[str]) -> dict[str, Any]:
    """``given`` without the keys that ``wrong`` named; a printer with a fault is left out whole."""
    out = [*faulty]
    printers = {int(found[1]) for found in map(OF_PRINTER.match, out) if found}
    kept: dict[str, Any] = {}
    for key, value in given.items():
        if key == "printer" and isinstance(value, list):
            value = [said for place, said in enumerate(value, start=1) if place not in printers]
        elif isinstance(value, dict):
            value = {name: said for name, said in value.items() if f"{key}.{name}" not in out}
        if key not in out:
            kept[key] = value
    return kept
