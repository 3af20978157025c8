"""Everything the hall may answer "no" with: a code, the words, and what to do next.

A ``Refusal`` is a rule's answer; nothing was changed. The faults below it are about the world around the hall:
a setting, the store, a printer. Each carries the exit code of the command line's contract.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from counterdesk.words import has, t

CASE_STATES = ("case_state", "case_over")
"""Refusals that name the state of a case, not of a ticket."""


class Said(Exception):
    """An answer in words: ``code`` names it, ``facts`` fill its words, ``section`` says where they are."""

    section = "refusal"
    exit_code = 1

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def message(self, lang: str | None = None) -> str:
        """What happened, in one line."""
        return t(f"{self.section}.{self.code}", lang, **self._worded(lang))

    def next_step(self, lang: str | None = None) -> str:
        """What the person can do now; empty when there is nothing to do."""
        key = f"{self.section}.{self.code}_next"
        return t(key, lang, **self._worded(lang)) if has(key, lang) else ""

    def next_key(self, lang: str | None = None) -> str:
        """What the person can do now at a screen, where there are keys and no command line."""
        key = f"{self.section}.{self.code}_key"
        return t(key, lang, **self._worded(lang)) if has(key, lang) else self.next_step(lang)

    def _worded(self, lang: str | None) -> dict[str, object]:
        # states are stored in English; people read them in their language
        about = "printjob" if "job" in self.facts else "case_state" if self.code in CASE_STATES else "state"
        state = f"{about}.{self.facts.get('state')}"
        return {**self.facts, "state": t(state, lang)} if has(state, lang) else self.facts

    def __str__(self) -> str:
        return self.message()


class Refusal(Said):
    """A rule of the hall says no; nothing was changed."""


class StoreFault(Said):
    """The store cannot be used, or its journal is broken."""

    section = "store"
    exit_code = 3
    is_at_a_screen = False

    def at_a_screen(self) -> StoreFault:
        """The same for one line: it has no room for the folders of the hall's file, the driver's words, and a step."""
        path = self.facts.get("path")
        if not isinstance(path, str | Path) or "://" in str(path):
            return self
        short = StoreFault(self.code, **{**self.facts, "path": Path(path).name})
        short.is_at_a_screen = True
        return short

    def message(self, lang: str | None = None) -> str:
        """What happened, in one line; at a screen in one that leaves room for the next step."""
        key = f"{self.section}.{self.code}_here"
        return t(key, lang, **self.facts) if self.is_at_a_screen and has(key, lang) else super().message(lang)


class PrinterFault(Said):
    """A printer did not print; the ticket or case stands."""

    section = "printer"
    exit_code = 4


class UsageFault(Said):
    """The command's own words are off, or there is no terminal for a screen."""

    section = "usage"
    exit_code = 2


class Fault(NamedTuple):
    """One thing wrong in a file: which file, which key, and why, in words."""

    file: str
    key: str
    reason: str


class SettingFault(Exception):
    """Settings or a hall file cannot be used; holds every fault found in one run."""

    exit_code = 2

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{f.file}: {f.key}: {f.reason}" for f in faults))
        self.faults = tuple(faults)
