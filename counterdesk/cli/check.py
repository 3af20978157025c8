"""``check``: the hall file, the settings, the printers and the database, with every fault in one run."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from counterdesk.cli import output, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue
from counterdesk.hall.catalogue import Catalogue
from counterdesk.refusals import Fault, Said, SettingFault
from counterdesk.store import backup, library
from counterdesk.store.engine import database_path
from counterdesk.store.place import FUSE, filesystem_type, refuse_network
from counterdesk.tui import keys, themes
from counterdesk.words import t

SETTING, STORE = SettingFault.exit_code, 3


class Report:
    """What the checks found so far: faults with their exit code, warnings and notes."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.notes: list[str] = []
        self.code = 0

    def wrong(self, code: int, *faults: Fault) -> None:
        """Add faults; the gravest exit code stands."""
        self.faults += faults
        self.code = max(self.code, code)

    def gather(self, look: Callable[[], Any]) -> None:
        """Run one check and keep what it raises."""
        try:
            look()
        except SettingFault as wrong:
            self.wrong(SETTING, *wrong.faults)
        except Said as no:
            self.wrong(STORE, Fault(str(no.facts.get("path", "-")), no.code, output.spoken(no).message()))


def check(asked: Namespace, here: Here) -> Answer:
    """Everything that could keep the hall from working; exit code 2 or 3 for faults, 0 for mere warnings."""
    report = Report()
    if asked.hall_file:
        report.gather(lambda: _doubts(report, str(asked.hall_file), catalogue.read_hall_file(asked.hall_file)))
    _check_settings(report, here)
    _check_library(report)
    if here.exists or (here.named and not asked.hall_file):
        report.gather(lambda: _check_hall(report, here, own_file=not asked.hall_file))
    else:
        report.notes.append(t("cli.check_no_hall", path=here.hall))
    shape = {
        "faults": [fault._asdict() for fault in report.faults],
        "warnings": [fault._asdict() for fault in report.warnings],
        "notes": report.notes, "sqlite": ".".join(map(str, library.version)),
    }  # fmt: skip
    return Answer(shape, _lines(report), code=report.code)


def _lines(report: Report) -> list[str]:
    lines = [f"{fault.file}: {fault.key}: {fault.reason}" for fault in report.faults]
    lines += [f"{t('cli.check_warning')} {w.file}: {w.key}: {w.reason}" for w in report.warnings]
    counted = t("cli.check_done", faults=len(report.faults), warnings=len(report.warnings))
    return [*lines, *report.notes, counted]


def _doubts(report: Report, file: str, cat: Catalogue) -> None:
    report.warnings += [finding.fault(file) for finding in catalogue.check(cat)]


def _check_settings(report: Report, here: Here) -> None:
    settings = here.settings
    report.notes.append(t("cli.check_settings", file=settings.file or t("cli.no_settings")))
    report.gather(lambda: keys.keymap(settings.keys, settings.name))
    for theme in dict.fromkeys((settings.theme, settings.board.theme or settings.theme)):
        wrong = themes.load(theme)[1]
        report.wrong(SETTING if wrong else 0, *wrong)
    report.gather(lambda: here.paper_printers)
    if not here.settings.printers:
        report.notes.append(t("cli.check_no_printer"))


def _check_library(report: Report) -> None:
    version = ".".join(map(str, library.version))
    if library.is_fixed(library.version):
        report.notes.append(t("cli.check_sqlite", version=version))
    else:
        report.warnings.append(Fault("SQLite", version, t("cli.check_wal_reset")))


def _check_hall(report: Report, here: Here, own_file: bool) -> None:
    path = database_path(here.hall)
    refuse_network(path)
    if filesystem_type(path.parent) == FUSE:
        report.warnings.append(Fault(str(path), "-", t("cli.check_fuse")))
    found = backup.check(path, running=True)
    report.notes.append(t("cli.check_hall", path=path, count=found.entries, schema=found.schema))
    _check_inside(report, here, path, own_file)


def _check_inside(report: Report, here: Here, path: Path, own_file: bool) -> None:
    if own_file:
        cat = here.store.read(catalogue.current)
        _doubts(report, f"{path} {cat.version}", cat)
    if not here.store.read(who.is_set_up):
        report.warnings.append(Fault(str(path), "clerk", t("cli.check_no_pin")))
