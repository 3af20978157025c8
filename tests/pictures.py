"""A screen as a picture: SVG drawn cell by cell, every colour and font named in it and nothing loaded from elsewhere.

Textual's own picture loads its font from the network and squeezes Chinese, whose characters are two cells wide; here
each wide character stands in its own two cells, and the big numbers' blocks are rectangles that leave no seams.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App

CELL, LINE, MARGIN = 9, 20, 14
"""Pixels of a cell's width and height, and around the screen."""
SIZE = 15
BASELINE = 15
FONTS = (
    "DejaVu Sans Mono, Menlo, Consolas, Noto Sans Mono CJK SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, "
    "WenQuanYi Micro Hei, monospace"
)
BLOCKS = {"█": (0, LINE), "▀": (0, LINE // 2), "▄": (LINE // 2, LINE // 2)}
"""What part of a cell is inked: from where down, and how high."""
PIECE = re.compile(r"█+|▀+|▄+|[^\s█▀▄]+")
BLACK, WHITE = Color.from_rgb(0, 0, 0), Color.from_rgb(255, 255, 255)


def svg(app: App[None], name: str) -> str:
    """The screen in front as an SVG file, one element a line; ``name`` is read out to who cannot see it."""
    strips = app.screen._compositor.render_strips()
    ground = _hex(_colours(next(iter(strips[0])).style)[1])
    wide, high = app.size.width * CELL + 2 * MARGIN, app.size.height * LINE + 2 * MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img">',
        f"<title>{escape(name)}</title>",
        f'<rect width="{wide}" height="{high}" rx="6" fill="{ground}"/>',
        f'<g transform="translate({MARGIN} {MARGIN})" font-family="{FONTS}" font-size="{SIZE}" xml:space="preserve">',
    )
    lines = (element for row, strip in enumerate(strips) for element in _line(row * LINE, list(strip), ground))
    return "\n".join((*head, *lines, "</g>", "</svg>", ""))


def _line(top: int, segments: list[Segment], ground: str) -> Iterator[str]:
    """The grounds of a line that are not the screen's own, then its pieces."""
    column = 0
    for text, style, _ in segments:
        ink, behind = map(_hex, _colours(style))
        if behind != ground:
            yield _block(column, top, cell_len(text), LINE, behind)
        for piece in PIECE.finditer(text):
            at = column + cell_len(text[: piece.start()])
            yield from _piece(at, top, piece[0], ink, bold=bool(style and style.bold))
        column += cell_len(text)


def _piece(column: int, top: int, piece: str, ink: str, bold: bool) -> Iterator[str]:
    if piece[0] in BLOCKS:
        from_, high = BLOCKS[piece[0]]
        yield _block(column, top + from_, len(piece), high, ink)
        return
    for cells, run in groupby(piece, cell_len):
        text = "".join(run)
        yield _text(column, top, text, cells, f' fill="{ink}"' + bold * ' font-weight="bold"')
        column += cells * len(text)


def _text(column: int, top: int, text: str, cells: int, look: str) -> str:
    """A wide character stands in the middle of its two cells; narrow ones are held to theirs, whatever the font."""
    aside = (cells * CELL - SIZE) / 2 if cells == 2 else 0
    places = [f"{(column + cells * n) * CELL + aside:g}" for n in range(len(text))]
    where = f'x="{" ".join(places)}"' if cells == 2 else f'x="{places[0]}" textLength="{len(text) * CELL}"'
    return f'<text {where} y="{top + BASELINE}"{look}>{escape(text)}</text>'


def _block(column: int, top: int, cells: int, high: int, ink: str) -> str:
    return (
        f'<rect x="{column * CELL}" y="{top}" width="{cells * CELL}" height="{high}" fill="{ink}" '
        'shape-rendering="crispEdges"/>'
    )


def _colours(style: Style | None) -> tuple[Color, Color]:
    """Ink and ground, the other way round where the style says so."""
    style = style or Style()
    pair = (style.color or BLACK, style.bgcolor or WHITE)
    return pair[::-1] if style.reverse else pair


def _hex(colour: Color) -> str:
    return colour.get_truecolor().hex
