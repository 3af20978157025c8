"""What a paper costs on the wire: bytes of each way to print it, and seconds at the speeds of serial printers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from tests.printing.papers import CODE, LONG_CODE, checklist_slip, ticket_slip

BAUDS = (9600, 19200, 115200)
BITS_A_BYTE = 10
"""Start, eight of data, stop."""


def costs() -> Iterator[tuple[str, int]]:
    """Each variant's name and its job's bytes."""
    wide, narrow, latin = (shipped()[name] for name in ("generic-80-cn", "generic-58-cn", "ank-80"))
    drawn = replace(wide, output="raster", qr="raster")
    for lang in ("zh", "en"):
        for said, code in (("13 digits", CODE), ("60 characters", LONG_CODE)):
            paper = ticket_slip(lang=lang, code=code)
            yield f"ticket {lang} 80 mm, text, QR of {said}", len(job_bytes(paper, wide))
            yield f"ticket {lang} 58 mm, text, QR of {said}", len(job_bytes(paper, narrow))
        paper = ticket_slip(lang=lang)
        yield f"ticket {lang} 80 mm, text, QR drawn", len(job_bytes(paper, replace(wide, qr="raster")))
        yield f"ticket {lang} 80 mm, printer without Chinese", len(job_bytes(paper, latin))
        yield f"ticket {lang} 80 mm, all drawn", len(job_bytes(paper, drawn))
    rare = ticket_slip(hall="王㐂㛃的大厅")
    yield "ticket zh 80 mm, text, two rare characters", len(job_bytes(rare, wide))
    yield "checklist of 60 lines 80 mm, text", len(job_bytes(checklist_slip(), wide))
    yield "checklist of 60 lines 80 mm, all drawn", len(job_bytes(checklist_slip(), drawn))


def table() -> list[str]:
    """A line a variant: bytes, then seconds at each speed."""
    heads = "".join(f"{baud:>10}" for baud in BAUDS)
    lines = [f"  {'seconds at baud':<50}{'bytes':>8}{heads}"]
    for name, size in costs():
        seconds = "".join(f"{size * BITS_A_BYTE / baud:>10.2f}" for baud in BAUDS)
        lines.append(f"  {name:<50}{size:>8}{seconds}")
    return lines
