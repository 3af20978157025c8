"""The pages of set-up that are read: what will be made, what was made, and the faults of a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from counterdesk import paths
from counterdesk.hall import clerks
from counterdesk.refusals import SettingFault
from counterdesk.settings import FILE
from counterdesk.tui.screens.setup_make import Made
from counterdesk.tui.screens.setup_plan import NONE, Plan
from counterdesk.tui.widgets.rows import Piece, Row, folded
from counterdesk.words import cells, language, pad, t

LINES = 4
"""Lines a fact may take."""
NAMES = ("name", "windows", "admin", "clerks", "printer", "hall", "settings")


def draw_pins(plan: Plan) -> None:
    """Draw a first PIN for every clerk; they are shown on the last page and kept nowhere."""
    plan.drawn = {number: clerks.random_pin() for number in plan.clerks}
    plan.hashes = {number: clerks.hash_pin(pin) for number, pin in plan.drawn.items()}


def review(plan: Plan, width: int) -> list[Row]:
    """Everything that will be made, before it is."""
    said = {
        "name": " / ".join(filter(None, (plan.name, plan.other if plan.is_renamed else ""))),
        "windows": " ".join(plan.all_windows),
        "admin": plan.admin,
        "clerks": _by_role(plan, plan.clerks),
        "printer": plan.printer.target if plan.printer and plan.target != NONE else t("setup.printer_none"),
        "hall": str(plan.hall),
        "settings": str(plan.settings),
    }
    return [row for name in NAMES for row in _fact(t(f"setup.fact_{name}"), said[name], width)]


def known_roles(plan: Plan) -> str:
    """Which of the hall file's numbers are more than window clerks."""
    special = tuple(number for number in plan.seeds() if plan.role(number) != "clerk")
    return _by_role(plan, special)


def _by_role(plan: Plan, numbers: Sequence[str]) -> str:
    roles = dict.fromkeys(map(plan.role, numbers))
    of = {role: " ".join(number for number in numbers if plan.role(number) == role) for role in roles}
    return t("setup.comma").join(f"{t(f'cli.role_{role}')} {those}" for role, those in of.items())


def made(plan: Plan, files: Made, width: int) -> list[Row]:
    """What was made and where, the commands, and the drawn PINs."""
    rows = [row for name, path in files._asdict().items() for row in _fact(t(f"setup.fact_{name}"), str(path), width)]
    rows += [[], [(t("setup.commands"), "strong")]]
    named = zip(("desk", "lead", "board", "kiosk"), commands(plan), strict=True)
    rows += [row for name, command in named for row in _fact(t(f"setup.command_{name}"), command, width)]
    rows += [[], [(t("setup.signs_in", admin=plan.admin, clerk=plan.clerks[0]), "")]]
    if plan.drawn:
        rows += [[], [(t("setup.pins"), "needs")], *pin_rows(plan.drawn, width)]
    return rows


def commands(plan: Plan) -> list[str]:
    """The commands that start the screens; settings no command would find by itself are named."""
    usual = plan.settings in (Path(FILE).absolute(), paths.user_config(FILE))
    program = "counterdesk" if usual else f"counterdesk --config {plan.settings}"
    screens = (f"desk --window {plan.all_windows[0]}", "lead", "board", "kiosk")
    return [f"{program} {screen}" for screen in screens]


def pin_rows(drawn: dict[str, str], width: int) -> list[Row]:
    """Clerk and PIN, several a line."""
    items = [f"{number} {pin}" for number, pin in drawn.items()]
    across = max(1, (width - 2) // (max(map(len, items)) + 4))
    most = max(map(len, items)) + 4
    return [[("  " + "".join(pad(item, most) for item in items[first : first + across]), "strong")]
            for first in range(0, len(items), across)]  # fmt: skip


def faults(wrong: SettingFault, width: int) -> list[Row]:
    """Every fault of a file: where, then why."""
    rows: list[Row] = []
    for fault in wrong.faults:
        rows.append([(f"{Path(fault.file).name}  {fault.key}", "needs")])
        rows += [[(f"  {line}", "")] for line in folded(fault.reason, width - 2, LINES)]
    return rows


def _fact(name: str, value: str, width: int) -> list[Row]:
    room = 16 if language() == "en" else 14
    lines = wrapped(value, max(width - room, 10))
    first: list[Piece] = [(pad(name, room), "quiet"), (lines[0], "")]
    return [first, *([(" " * room + line, "")] for line in lines[1:])]


def wrapped(text: str, width: int) -> list[str]:
    """``text`` on as many lines as it needs; a path is broken anywhere rather than cut, a command before an option."""
    lines = [""]
    for part in re.split(r" (?=--\w+ \w+$)", text):
        if lines[-1] and cells(f"{lines[-1]} {part}") > width:
            lines.append("")
        for character in f" {part}" if lines[-1] else part:
            if cells(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character if lines[-1] else character.lstrip()
    return lines
