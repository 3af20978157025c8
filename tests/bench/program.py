"""The program as halls run it, at a real terminal; only its clock may be another one."""

from __future__ import annotations

from pathlib import Path

from counterdesk.hall import catalogue, clerks
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import create_store
from tests.bench.eyes import Seen
from tests.bench.hallclock import HallClock
from tests.bench.halls import endless
from tests.bench.terminal import Terminal

PIN = "2468"
CODE = """
import sys
from counterdesk.tui import link
from tests.bench.hallclock import HallClock
clock = {clock!r}
if clock:
    link.SystemClock = lambda: HallClock(clock)
from counterdesk.__main__ import main
sys.exit(main({argv!r}))
"""
SPEAKS = """#!/bin/sh
b=$(date +%s%N); sleep {takes_s}; echo "$b $(date +%s%N) $*" >> {said}
"""


def furnish(folder: Path, clock: HallClock | None = None) -> Path:
    """A hall with the shipped catalogue, numbers without end, and PINs for three clerks and a lead; its path."""
    store = create_store(folder / "hall.db", "Asia/Shanghai", "04:00", *([clock] if clock else []))
    cat = endless()
    store.run(catalogue.load, By(), cat)
    store.run(_take_on, By(), [(seed.number, seed.role) for seed in cat.clerks])
    store.close()
    return folder / "hall.db"


def _take_on(desk: Desk, seeds: list[tuple[str, str]]) -> None:
    for number, role in seeds:
        clerks.add(desk, number, role)
        if number in ("101", "102", "103", "301"):
            clerks.set_pin(desk, number, clerks.hash_pin(PIN))


def settings(folder: Path, takes_s: float = 0.2) -> Path:
    """Settings with a printer into a file, and a voice that writes into ``said`` when it began and ended, and what."""
    voice, config = folder / "voice", folder / "desk.toml"
    voice.write_text(SPEAKS.format(takes_s=takes_s, said=folder / "said"), encoding="utf-8")
    voice.chmod(0o755)
    printer = f'[[printer]]\nname = "hall"\ntarget = "file:{folder / "papers"}"\n'
    # the clock of these halls is put forward, over a night too: no desk locks itself because of that
    desk = "[desk]\nlock_after_min = 0\n"
    config.write_text(f'[voice]\ncommand = ["{voice}", "{{text}}"]\n\n{desk}\n{printer}', encoding="utf-8")
    return config


def opened(hall: Path | str, name: str, *argv: str, clock: HallClock | None = None, beside: Path | None = None) -> Seen:
    """Begin the program with a screen; ``name`` is its name in what is told.

    Settings lie ``beside`` the hall's file, or beside something else.
    """
    config = Path(beside or hall).with_name("desk.toml")
    words = ["--lang", "zh", "--hall", str(hall), *(("--config", str(config)) if config.exists() else ()), *argv]
    code = CODE.format(clock=str(clock.path) if clock else "", argv=words)
    return Seen(name, Terminal(code, 30, 100))
