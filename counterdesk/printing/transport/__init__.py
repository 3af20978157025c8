"""Ways to reach a printer, one file each; ``open_wire`` picks the one a printer's target names."""

from __future__ import annotations

from counterdesk.printing.delivery import Wire
from counterdesk.printing.profiles import Printer
from counterdesk.printing.transport.file import FileWire
from counterdesk.printing.transport.screen import ScreenWire
from counterdesk.printing.transport.tcp import TcpWire


def open_wire(printer: Printer) -> Wire:
    """The way to ``printer``; nothing is connected or opened before the job is sent."""
    match printer.scheme:
        case "tcp":
            return TcpWire(*printer.address, profile=printer.profile)
        case "file":
            return FileWire(printer.path)
        case _:
            return ScreenWire()
