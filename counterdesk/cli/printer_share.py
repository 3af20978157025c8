"""``printer share``: a printer of this computer, on a TCP port for the hall's computer."""

from __future__ import annotations

import signal
from argparse import Namespace
from types import FrameType

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.printer import named
from counterdesk.printing.profiles import Printer
from counterdesk.printing.share import Share
from counterdesk.printing.target import RAW_PORT
from counterdesk.printing.transport import link_of
from counterdesk.printing.transport.link import Link
from counterdesk.refusals import PrinterFault, Refusal
from counterdesk.words import t

HOST = "127.0.0.1"
"""Only this computer, unless told otherwise: whoever reaches the port can print."""


def share(asked: Namespace, here: Here) -> Answer:
    """Pass bytes on between the port and a serial, lp or USB printer until interrupted."""
    printer = named(here, asked.name)
    if printer.scheme == "tcp" or link_of(printer) is None:
        raise Refusal("not_a_line", name=printer.name, target=printer.target)
    host, port = asked.host or HOST, asked.port or RAW_PORT
    try:
        sharing = Share(lambda: _link(printer), host, port)
    except OSError as error:
        raise PrinterFault("port", printer=printer.name, host=host, port=port) from error
    _serve(sharing, printer)
    return Answer([])


def _serve(sharing: Share, printer: Printer) -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        sharing.stop()

    signal.signal(signal.SIGTERM, stop)
    host, port = sharing.address
    output.complain(t("cli.sharing", printer=printer.name, host=host, port=port))
    try:
        sharing.serve()
    finally:
        sharing.stop()


def _link(printer: Printer) -> Link:
    link = link_of(printer)
    assert link is not None  # asked before
    return link
