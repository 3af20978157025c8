"""Drawn lines -> GS v 0 bands: only where ink is, because every byte is waited for on a serial printer.

White rows are fed (ESC J), white beside a line is cut off and left to the printer's own alignment, and what is
of an even size is sent at half of it and doubled by the printer, as it does with its own characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from counterdesk.printing import pixels
from counterdesk.printing.page import TextLine
from counterdesk.printing.profiles import Profile

FEED_MOST = 255
DOUBLED = 3
"""m of GS v 0: twice as wide and as tall."""


def line(item: TextLine, profile: Profile) -> bytes:
    """A line's bands and the feed to the next line; raises PrinterFault ``no_font`` where no font is."""
    doubled = item.wide == item.tall and item.tall % 2 == 0
    scale = 2 if doubled else 1
    ink = pixels.line(item, profile.codec, item.wide // scale, item.tall // scale)
    return _placed(ink, item.align, scale, item.tall * pixels.CHAR_DOTS + pixels.GAP_DOTS, profile.band_rows)


def code(data: str, profile: Profile) -> bytes:
    """A QR with its white above and below."""
    ink = pixels.code(data, profile.dots // 2, max(profile.qr_module // 2, 1))
    return _placed(ink, "center", 2, 2 * ink.height, profile.band_rows)


def _placed(ink: Image.Image, align: str, scale: int, high: int, band_rows: int) -> bytes:
    box = ink.getbbox()
    if box is None:
        return _feed(high)
    left, top, right, bottom = box
    left = 0 if align == "left" else left
    below = high - bottom * scale
    return b"".join((_feed(top * scale), *_bands(ink.crop((left, top, right, bottom)), scale, band_rows), _feed(below)))


def _bands(ink: Image.Image, scale: int, rows: int) -> Iterator[bytes]:
    # Small bands: an interrupted one eats the next job's bytes, and small buffers overflow.
    for top in range(0, ink.height, rows):
        band = ink.crop((0, top, ink.width, min(top + rows, ink.height)))
        sizes = (-(-band.width // 8)).to_bytes(2, "little") + band.height.to_bytes(2, "little")
        yield b"\x1d\x76\x30" + bytes([DOUBLED if scale == 2 else 0]) + sizes + band.tobytes()


def _feed(dots: int) -> bytes:
    return b"\x1b\x4a" + bytes([min(dots, FEED_MOST)]) if dots > 0 else b""
