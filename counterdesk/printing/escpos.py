"""Laid lines -> the bytes of one ESC/POS job, built by python-escpos on a Dummy device and sent once.

python-escpos' own way with text fails Chinese (lone punctuation becomes ``?``, rare characters become
four-byte codes whose digits print, ESC and GS in a name pass through), so its encoder is replaced: every
text goes through charset.encode. Sizes use GS !, which acts on Chinese and Latin alike; ESC ! often acts on
Latin only.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar

from counterdesk.printing import library
from counterdesk.printing.charset import Codec, encode
from counterdesk.printing.layout import Laid, TextLine
from counterdesk.printing.profiles import Profile
from counterdesk.printing.slip import Code, Cut, Feed
from counterdesk.printing.wrap import wrap

CHINESE_ON = b"\x1c\x26"
NO_HANZI_SPACING = b"\x1c\x53\x00\x00"
"""FS S 0 0: some clones start with 2 dots between Chinese characters, which makes columns drift."""
STATUS_ON = b"\x1d\x61\xff"
"""GS a: report every change of state; after ESC @, which turns it off."""
FENCE = b"\x1d\x72\x01"
"""GS r 1: a question answered in the order of the data, so only after everything before it was printed."""
FULL_CUT = b"\x1d\x56\x41\x00"
QR_LEVEL_M = 1


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


def render(laid: Sequence[Laid], profile: Profile) -> bytes:
    """The whole job for a printer of this profile: reset, Chinese on, the lines, a fence when it answers."""
    pen = _Pen(profile)
    for item in laid:
        pen.draw(item)
    return pen.finish()


class _Pen:
    """Writes laid lines onto a Dummy device, sending a setting only when it changes."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.out = library.driver().Dummy(profile=_capabilities(profile.columns, profile.dots))
        self.out.magic = _Gbk(self.out, profile.codec)
        self.align, self.size, self.bold = "left", (1, 1), False
        self.out.hw("INIT")
        self.out._raw(CHINESE_ON + NO_HANZI_SPACING + profile.init_extra)
        if profile.status == "asb":
            self.out._raw(STATUS_ON)

    def draw(self, item: Laid) -> None:
        """Send one laid line."""
        match item:
            case TextLine():
                self._set(item.align, (item.wide, item.tall), item.bold)
                self.out.text(item.text + "\n")
            case Code():
                self._code(item.data)
            case Feed(lines):
                self._set(self.align, (1, 1), self.bold)
                self.out.text("\n" * lines)
            case Cut():
                self._cut()

    def finish(self) -> bytes:
        """The job's bytes."""
        if self.profile.status == "asb":
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

    def _code(self, data: str) -> None:
        self._set("center", (1, 1), False)
        if self.profile.qr_module:
            self.out.qr(data, ec=QR_LEVEL_M, size=self.profile.qr_module, native=True)
            self.out.text("\n")  # the printer leaves no quiet zone below its QR
        else:
            self.out.text("".join(f"{line}\n" for line in wrap(data, self.profile.columns, self.profile.codec)))

    def _cut(self) -> None:
        match self.profile.cut:
            case "partial":
                self.out.cut(feed=False)
            case "full":
                self.out._raw(FULL_CUT)
            case "none":
                self.out.text("\n" * 6)


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
