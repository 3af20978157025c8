"""Where the Chinese font is, for what a printer cannot write itself: pictures, pages and rare characters.

The default is Noto Sans Mono CJK SC from the package ``noto-cjk-sans-otc`` (SIL Open Font License 1.1): its
Latin letters are exactly half as wide as its Chinese ones, like a printer's own font, and it has the rare
characters of names (Unicode's extension A). The system's fonts are taken where the package is not installed.
Nothing here is called for a paper of plain text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from counterdesk.refusals import PrinterFault

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

TICK = {"√": "✓"}
"""GBK has no tick but the root sign: a printer's own font makes a tick of it, one for pages draws a root."""
NO_SUCH_CHARACTER = "\U0010fffd"
"""A private character no font draws: what a font shows for it is what it shows for all it lacks."""


class Font(NamedTuple):
    """A font's file and which of the faces in it."""

    path: Path
    face: int = 0


PACKAGES = (
    ("noto_cjk_sans_otc", "NotoSansCJK-Regular.ttc", 7),
    ("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc", 0),
)
SYSTEM = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 7),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 7),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 7),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 1),
    ("C:/Windows/Fonts/simhei.ttf", 0),
    ("/System/Library/Fonts/STHeiti Light.ttc", 1),
)


@cache
def find() -> Font | None:
    """The first font that can be read, or None; the same answer as long as the process lives."""
    return next((font for font in _candidates() if _readable(font)), None)


def need() -> Font:
    """The font; raises PrinterFault ``no_font`` when there is none."""
    font = find()
    if font is None:
        raise PrinterFault("no_font")
    return font


def _candidates() -> Iterator[Font]:
    for package, name, face in PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield Font(Path(folder, name), face)
    for path, face in SYSTEM:
        yield Font(Path(path), face)


def _readable(font: Font) -> bool:
    try:
        return font.path.is_file() and bool(sized(font, 24))
    except OSError:
        return False


@lru_cache(maxsize=16)
def sized(font: Font, dots: int) -> FreeTypeFont:
    """The font with an em of ``dots``; raises OSError when its file cannot be read."""
    from PIL import ImageFont

    return ImageFont.truetype(str(font.path), dots, index=font.face, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def has(font: Font, ch: str) -> bool:
    """Whether the font draws ``ch``; half a character (a lone surrogate) is drawn by none."""
    if "\ud800" <= ch <= "\udfff":
        return False
    face = sized(font, 24)
    return ch == " " or bytes(face.getmask(ch, mode="1")) != bytes(face.getmask(NO_SUCH_CHARACTER, mode="1"))


def drawn_as(font: Font, ch: str) -> str:
    """The character to draw for ``ch``: a tick where the font has one and ``ch`` means it."""
    tick = TICK.get(ch, ch)
    return tick if has(font, tick) else ch
