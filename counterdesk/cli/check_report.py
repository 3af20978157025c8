"""What ``check`` looked at: every subject with what was seen, whether it is good, and what to do if it is not."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from counterdesk.cli import output
from counterdesk.refusals import Fault, Said, SettingFault
from counterdesk.tui.widgets.tiles import broken
from counterdesk.words import cells, pad, t

SETTING, STORE = SettingFault.exit_code, 3
STATES = ("good", "note", "warning", "wrong")
"""From best to worst; a note is neither good nor bad, such as what could not be looked at."""
GAP = "  "
LEAST_ROOM, MOST_LINES = 30, 9
"""Cells and lines: in less, or on more, a line is better left to the terminal."""


class Looked(NamedTuple):
    """One subject: its name in words, its state (one of STATES), what was seen and what to do."""

    what: str
    state: str
    told: list[str]
    then: list[str]


class Report:
    """Everything looked at so far; ``faults`` and ``warnings`` stand with file, key and reason as well."""

    def __init__(self) -> None:
        self.looked: list[Looked] = []
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.code = 0

    @contextmanager
    def about(self, subject: str) -> Iterator[None]:
        """Look at a subject (``check.about_<subject>``); what is raised on the way is one of its faults."""
        self.looked.append(Looked(t(f"check.about_{subject}"), "good", [], []))
        try:
            yield
        except SettingFault as wrong:
            self.wrong(SETTING, *wrong.faults)
        except Said as no:
            said = output.spoken(no)
            self.wrong(STORE, Fault(str(no.facts.get("path", "-")), no.code, said.message()), then=said.next_step())

    def gather(self, look: Callable[[], Any]) -> None:
        """Take one step of a subject and go on whatever it finds in the settings."""
        try:
            look()
        except SettingFault as wrong:
            self.wrong(SETTING, *wrong.faults)

    def tell(self, told: str, then: str = "", state: str = "good") -> None:
        """Something seen of the subject in hand."""
        now = self.looked[-1]
        worst = max(now.state, state, key=STATES.index)
        self.looked[-1] = Looked(now.what, worst, [*now.told, told], [*now.then, *([then] if then else [])])

    def wrong(self, code: int, *faults: Fault, then: str = "") -> None:
        """Faults of the subject in hand; the gravest exit code stands."""
        for fault in faults:
            self.tell(_line(fault), state="wrong")
        if faults:
            self.tell_next(then or t("check.mend"))
            self.faults += faults
            self.code = max(self.code, code)

    def warn(self, *warnings: Fault, then: str = "") -> None:
        """Warnings about the subject in hand."""
        for warning in warnings:
            self.tell(_line(warning), state="warning")
        if warnings and then:
            self.tell_next(then)
        self.warnings += warnings

    def tell_next(self, then: str) -> None:
        """What to do about the subject in hand, said once."""
        if then not in self.looked[-1].then:
            self.looked[-1].then.append(then)

    @property
    def notes(self) -> list[str]:
        """What was seen where nothing was wrong."""
        return [told for looked in self.looked if looked.state in ("good", "note") for told in looked.told]

    def lines(self) -> list[str]:
        """The whole report for people: state, subject, what was seen; below it what to do."""
        states = {state: t(f"check.state_{state}") for state in STATES}
        wide, broad = max(map(cells, states.values())), max(cells(looked.what) for looked in self.looked)
        rows: list[str] = []
        for looked in self.looked:
            lead = f"{pad(states[looked.state], wide)}{GAP}{pad(looked.what, broad)}{GAP}"
            room = " " * cells(lead)
            said = [*looked.told, *(f"{t('check.do')}{then}" for then in looked.then)]
            lines = [part for line in said for part in _folded(line, cells(room))]
            rows += [(lead if place == 0 else room) + line for place, line in enumerate(lines)]
        return [*rows, "", t("check.done", faults=len(self.faults), warnings=len(self.warnings))]


def _folded(line: str, lead: int) -> list[str]:
    """A line in the room a terminal leaves behind ``lead`` cells; whole when it holds a long path or goes to a file."""
    room = shutil.get_terminal_size().columns - lead
    parts = broken(line, room, MOST_LINES) if sys.stdout.isatty() and room >= LEAST_ROOM else [line]
    return parts if not any(part.endswith("…") for part in parts) else [line]


def _line(fault: Fault) -> str:
    return f"{fault.file}: {fault.key}: {fault.reason}"
