"""What ``check`` looks at on this computer: terminal, printers, SQLite, the disk, the clock, and the backup."""

from __future__ import annotations

import locale
import os
import shutil
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from counterdesk.cli.check_report import Report
from counterdesk.cli.here import Here
from counterdesk.clock import from_us
from counterdesk.printing.profiles import Printer
from counterdesk.printing.spool.errand import health_in
from counterdesk.printing.transport import open_wire
from counterdesk.refusals import Fault
from counterdesk.store import journal, library, saving
from counterdesk.store.desk import Look
from counterdesk.words import t

LEAST_COLUMNS, LEAST_LINES = 80, 24
LEAST_FREE_MB = 500
MB = 1_000_000
YEARS = range(2025, 2100)
AHEAD_S = 120
"""So far before the journal's last entry a clock may be: two computers' clocks differ."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
PUBLIC = {"board", "kiosk"}
"""The screens that need no sign-in."""
GOOD_HEALTH = ("ready", "paper_low", "unknown")


def terminal(report: Report) -> None:
    """Whether screens can be shown here, and Chinese read."""
    if not sys.stdout.isatty():
        report.tell(t("check.no_terminal"), state="note")
        return
    size = shutil.get_terminal_size()
    encoding = (sys.stdout.encoding or locale.getpreferredencoding(False)).lower()
    report.tell(t("check.terminal", columns=size.columns, lines=size.lines, encoding=encoding, colours=_colours()))
    if size.columns < LEAST_COLUMNS or size.lines < LEAST_LINES:
        report.warn(Fault("-", "size", t("check.small")), then=t("check.small_next"))
    if encoding.replace("-", "") != "utf8":
        report.warn(Fault("-", "LC_ALL", t("check.not_utf8_terminal")), then=t("check.not_utf8_terminal_next"))
    if os.environ.get("TERM", "dumb") in ("dumb", ""):
        report.warn(Fault("-", "TERM", t("check.dumb")), then=t("check.dumb_next"))


def _colours() -> str:
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return t("check.all_colours")
    return "256" if "256" in os.environ.get("TERM", "") else "16"


def printers(report: Report, here: Here) -> None:
    """Whether every printer of the settings answers; asked now, nothing is printed."""
    on_paper = [printer for printer in here.paper_printers if printer.scheme != "screen"]
    if not on_paper:
        report.tell(t("check.no_printer"), t("check.no_printer_next"), state="note")
    for printer in on_paper:
        _printer(report, printer)


def _printer(report: Report, printer: Printer) -> None:
    with closing(open_wire(printer)) as wire:
        found = wire.ask()
    health = health_in(found)
    if found == "busy":
        report.tell(t("check.printer", name=printer.name, state=t("check.in_use")))
    elif health in GOOD_HEALTH:
        report.tell(t("check.printer", name=printer.name, state=t(f"printer.state_{health}")))
    else:
        why = Fault(printer.name, printer.target, t(f"printer.state_{health}"))
        report.warn(why, then=t("check.printer_next", name=printer.name))


def sqlite(report: Report) -> None:
    """Whether the database library has the fault that can damage data."""
    version = ".".join(map(str, library.version))
    if library.is_fixed(library.version):
        report.tell(t("check.sqlite", version=version))
    else:
        report.warn(Fault("SQLite", version, t("check.wal_reset")), then=t("check.wal_reset_next"))


def disk(report: Report, path: Path) -> None:
    """Whether the hall's disk has room for a year or two."""
    folder = next(parent for parent in (path, *path.absolute().parents) if parent.is_dir())
    free_mb = shutil.disk_usage(folder).free // MB
    if free_mb < LEAST_FREE_MB:
        short = t("check.disk_short", free=free_mb, least=LEAST_FREE_MB)
        report.warn(Fault(str(folder), "-", short), then=t("check.disk_next"))
    else:
        report.tell(t("check.disk", free=f"{free_mb:,}", folder=folder))


def rights(report: Report, path: Path) -> None:
    """Whether strangers on this computer can read the hall or its copies: names and PINs' hashes are in them."""
    beside = (*path.parent.glob(f"{path.name}*"), *saving.folder(path).glob("*.db*"))
    copies = [file for file in beside if file.is_file()]
    open_to_all = [file for file in copies if file.stat().st_mode & stat.S_IRWXO]
    for file in open_to_all:
        report.warn(Fault(str(file), stat.filemode(file.stat().st_mode), t("check.open_to_all")))
    if open_to_all:
        report.tell_next(t("check.open_to_all_next", files=" ".join(str(file) for file in open_to_all)))
    else:
        report.tell(t("check.rights"))


def browser(report: Report, here: Here) -> None:
    """Whether screens that anybody may open from elsewhere let nobody work in the hall."""
    serve = here.settings.serve
    public = sorted(set(serve.screens) - PUBLIC)
    if serve.host in LOOPBACK:
        report.tell(t("check.serve_here"))
    elif public:
        report.warn(Fault("serve.screens", " ".join(public), t("check.serve_open")), then=t("check.serve_open_next"))
    else:
        report.tell(t("check.serve_public", host=serve.host))


def clock(report: Report, here: Here) -> None:
    """Whether this computer's clock can be right; the hall's zone decides what the screens show."""
    now = datetime.now(UTC)
    own = now.astimezone()
    report.tell(t("check.clock", time=f"{own:%Y-%m-%d %H:%M}", zone=own.tzname() or "-"))
    if now.year not in YEARS:
        report.warn(Fault("-", "-", t("check.odd_year", year=now.year)), then=t("check.clock_next"))
    if not here.exists:
        return
    last_us, zone = here.store.read(_last_entry)
    local = now.astimezone(zone)
    if local.utcoffset() != own.utcoffset():
        report.tell(t("check.other_zone", time=f"{local:%Y-%m-%d %H:%M}", zone=local.tzinfo))
    if last_us and (from_us(last_us) - now).total_seconds() > AHEAD_S:
        last = f"{from_us(last_us).astimezone(zone):%Y-%m-%d %H:%M}"
        report.warn(Fault("-", "-", t("check.clock_behind", last=last)), then=t("check.clock_next"))


def _last_entry(look: Look) -> tuple[int, ZoneInfo]:
    entries = journal.tail(look.conn, look.last_id - 1, 1)
    return (entries[0].at_us if entries else 0), look.zone


def safe_copy(report: Report, path: Path) -> None:
    """How old the newest copy beside the hall or in its folder of copies is; others are not known here."""
    beside = (*path.parent.glob("*.db*"), *saving.folder(path).glob("*.db*"))
    copies = [file for file in beside if _is_copy(file, path)]
    if not copies:
        report.tell(t("check.no_copy"), t("check.copy_next"), state="note")
        return
    newest = max(copies, key=lambda file: file.stat().st_mtime)
    days = int((datetime.now().timestamp() - newest.stat().st_mtime) // 86400)
    then, state = (t("check.copy_next"), "note") if days else ("", "good")
    report.tell(t("check.copy", file=newest, days=days), then, state)


def _is_copy(file: Path, hall: Path) -> bool:
    mine = (hall.name, *(hall.name + end for end in ("-wal", "-shm", "-gate", ".part")))
    with file.open("rb") as opened:
        return file.name not in mine and opened.read(15) == b"SQLite format 3"
