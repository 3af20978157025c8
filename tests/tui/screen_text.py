"""What stands on a screen as text, and comparing it with its golden: tests/golden/screens/NAME.txt."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, cast
from unicodedata import east_asian_width

from textual.app import App
from textual.pilot import Pilot

from counterdesk.tui import themes
from counterdesk.words import language

if TYPE_CHECKING:
    from counterdesk.tui.dressed import Dressed

GOLDEN = Path(__file__).parents[1] / "golden" / "screens"
REWRITE = "COUNTERDESK_REWRITE_GOLDENS"


def text_of(app: App[None]) -> str:
    """The screen in front, line by line, without colours and without trailing spaces."""
    lines = (strip.text.rstrip() for strip in app.screen._compositor.render_strips())
    return "\n".join(lines) + "\n"


def as_drawn(app: App[None], ambiguous: int) -> str:
    """The screen in front as a terminal draws it that takes characters of uncertain width for ``ambiguous`` cells.

    Each line is drawn by itself from its left edge, and what runs over the right edge is lost.
    """
    width = app.size.width
    return "".join(f"{_drawn(line, ambiguous)[:width].rstrip()}\n" for line in text_of(app).splitlines())


def _drawn(line: str, ambiguous: int) -> str:
    """The cells of a line; the second cell of a wide character is a NUL, so that it is cut where the terminal would."""
    widths = {"A": ambiguous, "W": 2, "F": 2}
    return "".join(c + "\0" * (widths.get(east_asian_width(c), 1) - 1) for c in line)


def colours_drawn(app: App[None]) -> set[tuple[str, str]]:
    """Every pair of a text's colour and its ground on the screen in front, as ``#rrggbb``."""
    segments = (segment for strip in app.screen._compositor.render_strips() for segment in strip)
    styles = {s.style for s in segments if s.text.strip() and s.style and s.style.color and s.style.bgcolor}
    return {(style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex) for style in styles}


SIZES = ((80, 24), (140, 40))
"""The smallest terminal a screen must fit, and a large one."""
PLAIN = "ascii"


async def every_look(pilot: Pilot[None], name: str, said: str = "") -> None:
    """The screen in front against its whole set of goldens, in the language in use or by the name of another.

    At both sizes, and at 80 by 24 in the ASCII theme, in which it is the same whether characters of uncertain width
    take one cell or two. Size and theme are put back.
    """
    app, before, said = cast("Dressed", pilot.app), pilot.app.size, said or language()
    for size in SIZES:
        await sized(pilot, *size)
        reads_as(app, f"{name}-{said}-{size[0]}")
    theme = app.hall_theme.name
    await themed(pilot, PLAIN)
    for size in reversed(SIZES):
        await sized(pilot, *size)
        assert {c for c in text_of(app) if east_asian_width(c) == "A"} == set()
    for ambiguous in (1, 2):
        reads_as(app, f"{PLAIN}_{name}-{said}-{SIZES[0][0]}", ambiguous)
    await themed(pilot, theme)
    await sized(pilot, *before)


async def sized(pilot: Pilot[None], width: int, height: int) -> None:
    """Another size, and everything laid out for it."""
    if pilot.app.size != (width, height):
        await pilot.resize_terminal(width, height)
        pilot.app._check_resize()  # Textual's timer for it need not run out
        for _ in range(2):
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def themed(pilot: Pilot[None], theme: str) -> None:
    """Go on in the themes until this one is worn."""
    app = cast("Dressed", pilot.app)
    for _ in themes.names():
        if app.hall_theme.name == theme:
            break
        app.next_theme()
    await pilot.pause()
    assert app.hall_theme.name == theme


def reads_as(app: App[None], name: str, ambiguous: int = 1) -> None:
    """The screen in front is what the golden says; the environment's REWRITE writes the golden anew.

    With ``ambiguous`` 2 it is what a terminal draws that takes uncertain widths for two cells.
    """
    golden = GOLDEN / f"{name}.txt"
    found = as_drawn(app, ambiguous).replace("\0", "")
    if os.environ.get(REWRITE):
        golden.write_text(found, encoding="utf-8")
    wanted = golden.read_text(encoding="utf-8")
    assert found == wanted, "\n".join(unified_diff(wanted.splitlines(), found.splitlines(), "golden", "screen"))
