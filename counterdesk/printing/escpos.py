"""Laid lines -> the bytes of one ESC/POS job, built by python-escpos on a Dummy device and sent once.

python-escpos' own way with text fails Chinese (lone punctuation becomes ``?``, rare characters become
four-byte codes whose digits print, ESC and GS in a name pass through), so its encoder is replaced: every
text goes through charset.encode. Sizes use GS !, which acts on Chinese and Latin alike; ESC ! often acts on
Latin only.

What the printer lacks is drawn: a character inside its line where the line is of ordinary size, else the whole
line. The font for that is looked up only then; without one the paper still prints, with a mark for it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar

from counterdesk.printing import fonts, glyphs, library
from counterdesk.printing.charset import CHINESE, MISSING_BYTES, Codec, encode, lacking, paper_cols
from counterdesk.printing.page import Laid, TextLine
from counterdesk.printing.profiles import Profile
from counterdesk.printing.slip import Code, Cut, Feed
from counterdesk.printing.wrap import wrap
from counterdesk.words import t

log = logging.getLogger(__name__)
CHINESE_ON = b"\x1c\x26"
CODE_PAGE = b"\x1b\x74"
STATUS_ON = b"\x1d\x61\xff"
"""GS a: report every change of state; after ESC @, which turns it off."""
FENCE = b"\x1d\x72\x01"
"""GS r 1: a question answered in the order of the data, so only after everything before it was printed."""
FULL_CUT = b"\x1d\x56\x41\x00"
QR_LEVEL_M = 1
INLINE_BYTES, BAND_BYTES = 77, 36
"""What a character drawn inside a line costs, and a column of a line drawn whole."""


class _Gbk:
    """Stands in for python-escpos' MagicEncode: the two methods its driver calls."""

    def __init__(self, driver: Any, codec: Codec) -> None:
        self.driver = driver
        self.codec = codec

    def write(self, text: str) -> None:
        """Send text in the printer's codec."""
        self.driver._raw(encode(text, self.codec))

    def force_encoding(self, encoding: str) -> None:
        """Code pages are not used beside Chinese."""


def render(laid: Sequence[Laid], profile: Profile, drawn: bool = False) -> bytes:
    """The whole job for a printer of this profile: reset, Chinese on, the lines, a fence when it answers.

    ``drawn``: every line as dots, for a printer whose own characters are of no use.
    """
    pen = _Pen(profile, drawn)
    for item in laid:
        pen.draw(item)
    return pen.finish()


class _Pen:
    """Writes laid lines onto a Dummy device, sending a setting only when it changes."""

    def __init__(self, profile: Profile, drawn: bool) -> None:
        self.profile = profile
        self.codec = profile.codec
        self.drawn = drawn
        self.out = library.driver().Dummy(profile=_capabilities(profile.columns, profile.dots))
        self.out.magic = _Gbk(self.out, profile.codec)
        self.align, self.size, self.bold = "left", (1, 1), False
        self.out.hw("INIT")
        self.out._raw((b"" if drawn else _start(profile)) + profile.init_extra)
        if profile.status == "asb":
            self.out._raw(STATUS_ON)

    def draw(self, item: Laid) -> None:
        """Send one laid line."""
        match item:
            case TextLine():
                self._line(item)
            case Code():
                self._code(item.data)
            case Feed(lines):
                self._set(self.align, (1, 1), self.bold)
                self.out.text("\n" * lines)
            case Cut():
                self._cut()

    def finish(self) -> bytes:
        """The job's bytes."""
        if self.profile.confirm == "fence":
            self.out._raw(FENCE)
        return bytes(self.out.output)

    def _set(self, align: str, size: tuple[int, int], bold: bool) -> None:
        if align != self.align:
            self.out.set(align=align)
        if size != self.size:
            self.out.set(custom_size=True, width=size[0], height=size[1])
        if bold != self.bold:
            self.out.set(bold=bold)
        self.align, self.size, self.bold = align, size, bold

    def _line(self, item: TextLine) -> None:
        if self._whole(item):
            from counterdesk.printing import raster

            self._set(item.align, self.size, self.bold)
            self.out._raw(raster.line(item, self.profile))
            return
        self._set(item.align, (item.wide, item.tall), item.bold)
        self.out._raw(encode(item.text, self.codec, self._drawn_inline) + b"\n")

    def _whole(self, item: TextLine) -> bool:
        lacks = () if self.drawn else lacking(item.text, self.codec)
        if not (self.drawn or lacks) or fonts.find() is None:
            return False
        if self.drawn or item.tall > 1:
            return True
        if self.codec in CHINESE:
            return not self.profile.inline_glyphs
        columns = paper_cols(item.text, self.codec)
        inline = len(lacks) * INLINE_BYTES + columns - 2 * len(lacks)
        return not self.profile.inline_glyphs or inline > columns * BAND_BYTES

    def _drawn_inline(self, ch: str) -> bytes:
        drawn = glyphs.inline(ch)
        if drawn is None:
            log.warning(t("slip.marked", char=ch, code=f"U+{ord(ch):04X}"))
        return drawn or MISSING_BYTES[self.codec]

    def _code(self, data: str) -> None:
        self._set("center", (1, 1), False)
        profile = self.profile
        if profile.qr == "none":
            self.out.text("".join(f"{line}\n" for line in wrap(data, profile.columns, self.codec)))
        elif profile.qr == "native" and not self.drawn:
            self.out.qr(data, ec=QR_LEVEL_M, size=profile.qr_module, native=True)
            self.out.text("\n")  # the printer leaves no quiet zone below its QR
        else:
            from counterdesk.printing import raster

            self.out._raw(raster.code(data, profile))

    def _cut(self) -> None:
        match self.profile.cut:
            case "partial":
                self.out.cut(feed=False)
            case "full":
                self.out._raw(FULL_CUT)
            case "none":
                self.out.text("\n" * 6)


def _start(profile: Profile) -> bytes:
    return CHINESE_ON if profile.codec in CHINESE else CODE_PAGE + bytes([profile.code_page])


@cache
def _capabilities(columns: int, dots: int) -> Any:
    """Our own python-escpos profile: its default one prints to stdout and does not know the paper's width."""
    from escpos.capabilities import Profile as Capabilities
    from escpos.capabilities import get_profile

    class Chinese(Capabilities):  # type: ignore[misc]
        profile_data: ClassVar[dict[str, Any]] = {
            **get_profile("TM-T20II").profile_data,
            "name": f"counterdesk-{columns}",
            "codePages": {"0": "CP437"},
            "media": {"dpi": 203, "width": {"mm": dots // 8, "pixels": dots}},
        }

        def __init__(self) -> None:
            super().__init__(columns=columns, features=self.profile_data["features"])

    return Chinese()
