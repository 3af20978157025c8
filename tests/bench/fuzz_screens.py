"""Hostile text into every field of every screen, and keys without sense between them, in the busy hall.

Every field of the product is a ScanField: the sign-ins, set-up, the form of an application, and the line of the picker,
which asks all else; a field is told apart by its screen and, in the picker, by what is asked.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from textual import events
from textual.pilot import Pilot

from counterdesk.clock import Clock, RunningClock
from counterdesk.hall import clerks
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.keys import KEYS
from counterdesk.tui.kiosk_app import KioskApp
from counterdesk.tui.widgets.picker import Picker
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.words import LANGUAGES, use_language
from tests.bench import hostile, plausible
from tests.bench.fuzz import PIN, whole
from tests.furnished import new_hall
from tests.quiet import QuietLoop
from tests.race.busy import busy
from tests.tui.conftest import settled

STEPS = 70
"""So much is done at a screen before another one is opened."""
GOALS = (
    ("desk", "1", "101"), ("desk", "2", "102"), ("desk", "3", "103"), ("desk", "6", "106"), ("lead", None, "301"),
    ("lead", None, "401"), ("lead", None, "501"), ("lead", None, "601"), ("lead", None, "901"),
    ("reviews", None, "401"), ("commitments", None, "301"), ("kiosk", None, None), ("rate", "1", None),
    ("board", None, None),
    ("desk", "4", None), ("lead", None, None),
)  # fmt: skip
SKIPPED = {"leave", "switch_theme"}
ACTS = [key.keys.split(",")[0] for key in KEYS if key.act not in SKIPPED and not key.kiosk]


class Hands:
    """Somebody at a screen; ``fields`` are those that were written into, by screen and question."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.fields: Counter[str] = Counter()
        self.screens: Counter[str] = Counter()
        self.found: dict[str, str] = {}
        self.did: list[str] = []

    async def at(self, pilot: Pilot[None]) -> None:
        """Keys and text until it is enough, or the program has ended."""
        for _ in range(STEPS):
            if pilot.app._exit:
                return
            await self._step(pilot)
            await settled(pilot)
            self.screens[type(pilot.app.screen).__name__] += 1
            for mark in drawn(pilot.app):
                self.note(f"{type(pilot.app.screen).__name__} draws {mark!r}")

    async def _step(self, pilot: Pilot[None]) -> None:
        front = pilot.app.screen
        free = isinstance(front, Picker) and (front.question.free or not front.question.choices)
        field = pilot.app.focused
        if free and self.chance.random() < 0.12:
            await self._press(pilot, "escape")
        elif isinstance(field, ScanField) and self.chance.random() < (0.85 if free else 0.3):
            await self._write(pilot, field)
        elif isinstance(front, Picker):
            for _ in range(self.chance.randint(0, 9)):
                await self._press(pilot, "down")
            await self._press(pilot, self.chance.choice(("enter", "enter", "enter", "enter", "insert", "escape")))
        else:
            await self._press(pilot, self.chance.choice((*ACTS, "f4", "f4", "f4", "enter", "1", "2", "3", "5", "0")))

    async def _write(self, pilot: Pilot[None], field: ScanField) -> None:
        text = self.chance.choice(hostile.HOSTILE)
        if field.id == "clerk":
            text = self.chance.choice((text, *plausible.CLERKS[:8]))
        if field.id == "pin":
            text = self.chance.choice((text, PIN, PIN))
        front = pilot.app.screen
        name = front.question.title if isinstance(front, Picker) else type(front).__name__
        self.fields[f"{name}: {field.id}"] += 1
        self.did.append(f"write {text[:40]!a}")
        if len(text) < 6 and text.isprintable() and self.chance.random() < 0.5:
            for letter in text:
                await pilot.press(letter if letter.isalnum() else f"U+{ord(letter):04x}")
        else:
            pilot.app.post_message(events.Paste(text))
        await settled(pilot)
        await self._press(pilot, "enter")

    async def _press(self, pilot: Pilot[None], key: str) -> None:
        self.did.append(key)
        await pilot.press(key)

    def note(self, wrong: str) -> None:
        """Keep the first of each kind with what led to it, and say so."""
        if wrong[:100] not in self.found:
            self.found[wrong[:100]] = f"{wrong}\n      after {self.did[-14:]!a}"
            print("  !", self.found[wrong[:100]].encode("ascii", "backslashreplace").decode(), flush=True)


def drawn(app: Any) -> Iterator[str]:
    """What stands on the screen that a terminal would obey instead of showing."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if not segment.control and (mark := hostile.steers(segment.text, "")):
                yield mark


def made(folder: Path) -> tuple[Path, Any]:
    """The busy hall with a PIN for everybody, and its time."""
    path = folder / "made.db"
    new_hall(path)
    clock = busy(path)
    store = open_store(path, clock)
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)
    for number in plausible.CLERKS:
        store.run(clerks.set_pin, By(), number, cheap)
    store.close()
    return path, clock.at


async def visit(hands: Hands, hall: Path, clock: Clock, goal: tuple[str, str | None, str | None]) -> None:
    """One screen opened, worked at, and left."""
    name, window, clerk = goal
    use_language(hands.chance.choice(LANGUAGES))
    app: CounterdeskApp
    if name in ("kiosk", "rate"):
        app = KioskApp(hall, clock=clock, goal=name, window=window)
    else:
        app = CounterdeskApp(hall, name, window, clerk, clock=clock)
    app.shows_papers = hands.chance.random() < 0.3
    app.held.quiet_s = 0.0001
    size = hands.chance.choice(((80, 24), (140, 40), (60, 16)))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await hands.at(pilot)


def fuzz(folder: Path, seconds: float, seed: int = 1) -> tuple[dict[str, float], list[str]]:
    """Hit every screen for ``seconds``: figures with the fields reached, and the first of each kind of wrong."""
    original, now = made(folder)
    hands, until_s, opened = Hands(seed), time.monotonic() + seconds, 0
    while time.monotonic() < until_s:
        hall = Path(shutil.copy(original, folder / f"hall-{opened}.db"))
        clock = RunningClock(now)  # one for all who come to this hall: its time never goes back
        for _ in range(4):
            goal = hands.chance.choice(GOALS) if opened >= len(GOALS) else GOALS[opened]
            hands.did = [str(goal)]
            opened += 1
            try:
                with asyncio.Runner(loop_factory=QuietLoop) as runner:
                    runner.run(visit(hands, hall, clock, goal))
            except Exception as error:  # noqa: BLE001 - whatever comes out is what is looked for
                hands.note(f"{goal[0]} fell: {type(error).__name__}: {str(error)[:200]}")
        for fault in whole(hall):
            hands.note(f"half an act: {fault}")
        for part in folder.glob(f"{hall.name}*"):
            part.unlink()
    figures: dict[str, float] = {"screens opened": opened, "texts written": hands.fields.total()}
    figures |= {f"into {name}": times for name, times in sorted(hands.fields.items())}
    return figures | {"faults (0)": len(hands.found)}, list(hands.found.values())
