"""Finding this computer's slip printers, and trying one with a test slip before there is a hall."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from counterdesk.printing.delivery import Delivery, deliver
from counterdesk.printing.profiles import Printer, Profile, printer, shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slips import test as test_paper
from counterdesk.printing.transport import open_wire
from counterdesk.refusals import PrinterFault
from counterdesk.words import has, language, t

NAME = "hall"
"""What the printer is called in the settings; papers that name no printer go to the first."""
DEVICES = Path("/dev/usb")
WAIT_S = 6.0
SILENT = {"status": "none", "confirm": "none"}
"""What is different for a printer that takes slips and says nothing."""
SLIPS = ("escpos", "raster")
"""Outputs of printers that print slips."""
NO_KINDS = ("cups-thermal", "terminal", "file", "screen")
"""Profiles that are ways rather than kinds of printers."""


def devices(folder: Path = DEVICES) -> list[str]:
    """The targets of the printers plugged into this computer: ``lp:/dev/usb/lp0`` ..."""
    return [f"lp:{path}" for path in sorted(folder.glob("lp*"))]


def profiles() -> dict[str, Profile]:
    """The profiles a slip printer can have, by name."""
    return {name: known for name, known in shipped().items() if known.output in SLIPS and name not in NO_KINDS}


def made(target: str, profile: str = "") -> Printer:
    """The printer at ``target``; raises SettingFault for a place that is none."""
    return printer(NAME, target, profile)


def network(typed: str) -> str:
    """The target of a network address as it was typed: ``192.168.1.50``, ``printer:9100``, ``tcp://printer``."""
    return typed if typed.startswith("tcp://") else f"tcp://{typed}"


class Tried(NamedTuple):
    """A printer as it was found to work, and what became of the test slip, in words."""

    printer: Printer
    told: str


def try_out(where: Printer) -> Tried:
    """Print the test slip; a printer that never answers is sent it without being asked, and is so kept.

    Raises PrinterFault when it is known not to have been printed, and OSError for a file that cannot be written.
    """
    try:
        return Tried(where, _printed(where))
    except PrinterFault as no:
        if no.code != "failed_silent":
            raise
    silent = printer(NAME, where.target, where.profile.name, overrides=SILENT)
    return Tried(silent, _printed(silent))


def _printed(where: Printer) -> str:
    slip = test_paper.slip(printer=where.name, columns=where.profile.columns, lang=language())
    outcome = Delivery("failed")
    with closing(open_wire(where)) as wire:
        for outcome in deliver(wire, job_bytes(slip, where.profile), WAIT_S):
            if outcome.state == "held":
                break
    if outcome.state == "printed":
        return t("printjob.handed_over" if outcome.level == "accepted" else "printjob.printed")
    if outcome.state == "unknown":
        return t("setup.test_unknown")
    code = f"{outcome.state}_{outcome.reason}"
    raise PrinterFault(code if has(f"printer.{code}") else outcome.state, printer=where.name, job=0)


def is_silent(where: Printer) -> bool:
    """Whether the printer is kept as one that never answers, unlike others of its kind."""
    return where.profile.status == "none" and shipped()[where.profile.name].status != "none"
