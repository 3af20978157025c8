"""One character drawn inside a line of text, for what the printer's own font lacks: rare names above all."""

from __future__ import annotations

from functools import lru_cache

from counterdesk.printing import fonts

INLINE = b"\x1b\x2a\x21\x18\x00"
"""ESC * 33 24 0: 24 columns of 24 dots follow, 72 bytes; it may stand in the middle of a line, GS v 0 may not.

Nothing cheaper is as good: half the columns (mode 32, 41 bytes) run the strokes of such characters together, a
user-defined one (FS 2) takes a byte more with its code, and where it may be kept differs from maker to maker.
"""


@lru_cache(maxsize=512)
def inline(ch: str) -> bytes | None:
    """The command that draws ``ch`` two columns wide and 24 dots high; None where no font here can."""
    font = fonts.find()
    if font is None or not fonts.has(font, ch):
        return None
    from PIL import Image

    from counterdesk.printing import pixels

    drawn = pixels.glyph(ch, 2).crop((0, 0, pixels.CHAR_DOTS, pixels.CHAR_DOTS))
    return INLINE + drawn.transpose(Image.Transpose.TRANSPOSE).tobytes()
