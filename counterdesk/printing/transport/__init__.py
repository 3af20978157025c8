"""Ways to reach a printer, one file each; ``open_wire`` picks the one a printer's target names."""

from __future__ import annotations

from counterdesk.printing import target
from counterdesk.printing.delivery import Wire
from counterdesk.printing.profiles import Printer
from counterdesk.printing.transport.cups import CupsWire
from counterdesk.printing.transport.device import DeviceLink, SerialLink
from counterdesk.printing.transport.file import FileWire
from counterdesk.printing.transport.link import Link
from counterdesk.printing.transport.screen import ScreenWire
from counterdesk.printing.transport.talk import Beat
from counterdesk.printing.transport.tcp import TcpLink
from counterdesk.printing.transport.terminal import MediaCopyWire
from counterdesk.printing.transport.usb import UsbLink
from counterdesk.printing.transport.wire import LinkWire


def link_of(printer: Printer) -> Link | None:
    """The line to ``printer``, not yet opened; None for a target that is no line."""
    match printer.scheme:
        case "tcp":
            return TcpLink(*target.address(printer.target))
        case "serial":
            return SerialLink(target.line(printer.target))
        case "lp":
            return DeviceLink(target.path(printer.target))
        case "usb":
            return UsbLink(target.usb(printer.target))
        case _:
            return None


def open_wire(printer: Printer, beat: Beat = lambda: True) -> Wire:
    """The way to ``printer``; nothing is connected or opened before the job is sent.

    ``beat`` is called at least every five seconds of a long write; when it says False the rest is not written.
    """
    link = link_of(printer)
    if link:
        return LinkWire(link, printer.profile, beat)
    match printer.scheme:
        case "file":
            return FileWire(target.path(printer.target))
        case "cups":
            return CupsWire(target.queue(printer.target), printer.profile.output == "pdf")
        case "terminal":
            return MediaCopyWire(printer.profile.bytes_s, beat)
        case _:
            return ScreenWire()
