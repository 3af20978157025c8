"""Where a printer is, as the settings write it.

``screen:`` shows papers only · ``file:/path`` appends to a file · ``tcp://host:port`` a network printer ·
``serial:/dev/ttyS0?baud=9600&flow=rtscts`` (or ``dsrdtr``, ``xonxoff``, ``none``) · ``lp:/dev/usb/lp0`` a printer
device of Linux · ``usb://04b8:0202`` or ``usb://04b8:0202/SERIAL`` · ``cups:QUEUE`` · ``terminal:`` the printer at the
terminal.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

RAW_PORT = 9100
"""Where network printers take raw data."""
BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400)
FLOWS = ("none", "rtscts", "dsrdtr", "xonxoff")
USB = re.compile(r"usb://([0-9a-fA-F]{4}):([0-9a-fA-F]{4})(?:/([\w.-]+))?")
QUEUE = re.compile(r"cups:([\w.@-]+)")
HOST_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")
"""A part of a computer's name (RFC 1123), with the underscore that some printers' names have."""
MOST_HOST = 253


class Line(NamedTuple):
    """A serial line: its device, its speed in baud, its flow control (one of ``FLOWS``)."""

    path: Path
    baud: int
    flow: str


class UsbId(NamedTuple):
    """A USB printer: maker's and product's numbers, and its serial number where there are two alike."""

    vendor: int
    product: int
    serial: str


def path(target: str) -> Path:
    """The file or device of a ``file:`` or ``lp:`` target."""
    return Path(target.partition(":")[2].removeprefix("//")).expanduser()


def address(target: str) -> tuple[str, int]:
    """Host and port of a ``tcp:`` target; raises ValueError when it names none that a network can have."""
    parts = urlsplit(target)
    host, more = parts.hostname or "", (parts.path.strip("/"), parts.query, parts.fragment, parts.username)
    if any(more) or not _is_host(host):
        raise ValueError(target)
    return host, parts.port or RAW_PORT


def _is_host(host: str) -> bool:
    """Whether a network can know a computer by this: an address of numbers, or a name of letters, digits, hyphens."""
    labels = host.removesuffix(".").split(".")
    if ":" in host or all(label.isascii() and label.isdigit() for label in labels):
        return _is_address(host)
    return len(host) <= MOST_HOST and all(HOST_LABEL.fullmatch(label) for label in labels)


def _is_address(host: str) -> bool:
    try:
        return bool(ip_address(host.partition("%")[0]))
    except ValueError:
        return False


def line(target: str) -> Line:
    """The line of a ``serial:`` target; 9600 baud with rtscts unless told; raises ValueError when it is none."""
    device, _, asked = target.partition(":")[2].partition("?")
    said = dict(parse_qsl(asked, strict_parsing=True) if asked else ())
    baud, flow = int(said.pop("baud", "9600")), said.pop("flow", "rtscts")
    if said or baud not in BAUDS or flow not in FLOWS:
        raise ValueError(target)
    return Line(Path(device.removeprefix("//")), baud, flow)


def usb(target: str) -> UsbId:
    """The numbers of a ``usb:`` target; raises ValueError when it has none."""
    match = USB.fullmatch(target)
    if not match:
        raise ValueError(target)
    return UsbId(int(match[1], 16), int(match[2], 16), match[3] or "")


def queue(target: str) -> str:
    """The queue of a ``cups:`` target; raises ValueError when it names none."""
    match = QUEUE.fullmatch(target)
    if not match:
        raise ValueError(target)
    return match[1]


def exists(target: str) -> bool:
    """Whether a target is written as one of these; nothing is opened or asked."""
    try:
        return _is_written_well(target)
    except ValueError:
        return False


def _is_written_well(target: str) -> bool:
    match target.partition(":")[0]:
        case "screen" | "terminal" as scheme:
            return target in (scheme, f"{scheme}:")
        case "file" | "lp":
            return path(target).is_absolute()
        case "tcp":
            return bool(address(target))
        case "serial":
            return line(target).path.is_absolute()
        case "usb":
            return bool(usb(target))
        case "cups":
            return bool(queue(target))
        case _:
            return False
