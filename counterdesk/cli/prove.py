"""``prove``: a minute's race with kills, a stale copy brought back, the disk and the printers of this very computer."""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Any

from counterdesk.cli import output, papers, progress, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue
from counterdesk.printing.profiles import Printer
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import proof
from counterdesk.printing.spool.errand import health_in
from counterdesk.printing.transport import open_wire
from counterdesk.proving import trials
from counterdesk.proving.trials import Finding
from counterdesk.refusals import StoreFault
from counterdesk.store.address import place
from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox import CAN_PRINT
from counterdesk.words import language, t

PARTS = 100
SAYS_SO = ("paper_out", "cover_open")
"""What a printer says that a person can bring about, and put right."""
MUTE = ("file", "terminal")
"""Ways to print that have no cover and say nothing of paper."""
VERDICTS = {True: "holds", False: "broken", None: "untried"}


def prove(asked: Namespace, here: Here) -> Answer:
    """Try the store's promises beside the hall and ask the printers; exit code 3 when one does not hold.

    With a hall there a lead is asked for, and the result is printed as well. The hall itself is not touched.
    """
    by = who.in_charge(asked, here, "prove") if here.exists else None
    folder = _folder(here)
    answered = [_printer(printer, asked.json) for printer in here.paper_printers]  # now, while somebody stands there
    found = [*_tried(folder, asked.seconds), *answered]
    words = [(t(f"prove.{one.trial}"), _verdict(one), _seen(one), *one.broken) for one in found]
    heads = [t(f"cli.head_{name}") for name in ("trial", "verdict", "seen")]
    lines = [*output.table(heads, [row[:3] for row in words]), *(line for one in found for line in one.broken)]
    fault = _fault(found, folder)
    shape: dict[str, Any] = {"folder": str(folder), "trials": [one._asdict() for one in found]}
    if by is None:
        return Answer(shape, lines, fault)
    slip = here.store.read(_slip, words=words, folder=str(folder))
    job = papers.printed(here.store, here.printers, here.store.run(_print, by, slip))
    shape["print_job"] = job.job and shapes.job(job.job)
    return Answer(shape, [*lines, *job.lines], fault or job.fault)


def _folder(here: Here) -> Path:
    """The folder of the hall's file, the working folder where the hall is on a server or nowhere yet."""
    at = place(here.hall)
    folder = at.absolute().parent if isinstance(at, Path) else Path.cwd()
    return folder if folder.is_dir() else Path.cwd()


def _tried(folder: Path, seconds: int) -> list[Finding]:
    try:
        with tempfile.TemporaryDirectory(prefix=".prove-", dir=folder) as made, progress.bar(t("prove.race")) as told:
            ground = Path(made)
            disk, stale = trials.disk(ground), trials.stale(ground)
            raced = trials.race(ground, seconds, lambda part: told(round(part * PARTS), PARTS))
    except OSError as error:
        raise StoreFault("cannot_create", path=folder, detail=error.strerror) from error
    return [raced, stale, disk]


def _printer(printer: Printer, silently: bool) -> Finding:
    """Whether the printer says when it cannot print: somebody opens its cover, where there is somebody to ask."""
    usual = _health(printer)
    facts: dict[str, Any] = {"printer": printer.name, "state": t(f"printer.state_{usual}")}
    nobody = silently or not sys.stdin.isatty()
    if nobody or printer.scheme in MUTE or usual not in (*CAN_PRINT, *SAYS_SO):
        return Finding("printer", None, facts)
    if usual in CAN_PRINT:  # one that has no paper now says so already
        _wait(t("prove.open_cover", printer=printer.name))
    opened = _health(printer)
    _wait(t("prove.close_cover", printer=printer.name))
    closed = _health(printer)
    facts["state"] = f"{t(f'printer.state_{opened}')} / {t(f'printer.state_{closed}')}"
    return Finding("printer", opened in SAYS_SO and closed in CAN_PRINT, facts)


def _health(printer: Printer) -> str:
    with closing(open_wire(printer)) as wire:
        return health_in(wire.ask())


def _wait(what: str) -> None:
    print(what, end=" ", file=sys.stderr, flush=True)
    sys.stdin.readline()


def _fault(found: list[Finding], folder: Path) -> StoreFault | None:
    """What keeps the hall from working here comes first; a printer that says nothing is somebody's to look after."""
    broken = [one for one in found if one.holds is False]
    if any(one.trial != "printer" for one in broken):
        return StoreFault("not_proved", path=folder)
    return StoreFault("printer_silent", printer=broken[0].facts["printer"]) if broken else None


def _verdict(one: Finding) -> str:
    return t(f"prove.{VERDICTS[one.holds]}")


def _seen(one: Finding) -> str:
    if one.trial == "disk" and one.holds is None:
        return t("prove.memory")
    return t(f"prove.{one.trial}_seen", **one.facts)


def _slip(look: Look, words: list[tuple[str, ...]], folder: str) -> Slip:
    lang = language()
    at = f"{look.local(look.now_us):%Y-%m-%d %H:%M}"
    return proof.slip(hall=catalogue.current(look).hall.name(lang), at=at, place=folder, found=words, lang=lang)


def _print(desk: Desk, slip: Slip) -> int:
    job = desk.print(slip)
    desk.record("proved", job=job)
    return job
