"""Every command given with words that fit it, for tests that must try them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterdesk.cli.command import Command
from counterdesk.cli.commands import COMMANDS

SCREENS = ("demo", "desk", "kiosk", "rate", "board", "lead", "serve")
"""They run until they are ended; what they show is tested where they are."""


def every(number: str, clerk: str, folder: Path) -> Iterator[tuple[Command, list[str]]]:
    """Each command but the screens, with words about the paper ``number``, given by ``clerk`` where it takes one."""
    for command in COMMANDS:
        if command.path in SCREENS:
            continue
        by = ["--clerk", clerk] if takes_a_clerk(command) else []
        extra = ["--once"] if command.path == "spool" else []
        yield command, [*command.path.split(), *_words(command, number, folder), *by, *extra]


def takes_a_clerk(command: Command) -> bool:
    """Whether it is somebody's act."""
    return any(takes.flags[0] == "--clerk" for takes in command.takes)


def _words(command: Command, number: str, folder: Path) -> list[str]:
    given: dict[str, Any] = {
        "complaint": number, "whom": "102", "kind": "complaint", "id": number, "service": "A01", "case": number,
        "number": "A001", "ticket": "A001", "text": "王", "day": "2026-11-23", "window": "1", "file": folder / "f.db",
        "hall_file": folder / "none.toml", "job": "1", "act": "receive", "about": number, "inspection": number,
        "event": "breach:1", "result": "ok", "place": "1", "item": "badge",
    }  # fmt: skip
    words: list[str] = []
    for takes in command.takes:
        flag, how = takes.flags[0], takes.how
        value = how["choices"][0] if how.get("choices") else given.get(how.get("dest") or flag.lstrip("-"), "1")
        if flag != "--clerk" and not flag.startswith("-"):
            words.append(str(value))
        elif flag != "--clerk" and how.get("required"):
            words += [flag, str(value)]
    return words
