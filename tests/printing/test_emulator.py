"""What an emulator written by others makes of our papers: its own reading of the bytes and its own picture.

It needs Python 3.13; with an older one these tests are left out, and everything else stands.
"""

import sys
from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageOps

from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import as_bytes, job_bytes
from counterdesk.printing.slip import Code, Cut, Line, Slip
from counterdesk.printing.slips import test as test_slip

from .formal import PAPERS
from .papers import checklist_slip, notice_slip, ticket_slip
from .test_day_report import report

if sys.version_info < (3, 13):
    pytest.skip("the emulator runs on Python 3.13 and later", allow_module_level=True)

from emupos.config import PrinterProfile
from emupos.printer.escpos.tokenizer import Command, Text, Tokenizer
from emupos.printer.printer import Printer

WIDE, NARROW, LATIN = (shipped()[name] for name in ("generic-80-cn", "generic-58-cn", "ank-80"))
DRAWN = [replace(profile, output="raster", qr="raster") for profile in (WIDE, NARROW)]
LACKING = "㐂𠮷㛃"
"""Beyond GBK: drawn. 龘 is in it: text."""
OTHERS = {
    "ticket": lambda lang: ticket_slip(lang=lang),
    "copy": lambda lang: ticket_slip(lang=lang, copy_no=2),
    "large": lambda lang: ticket_slip(lang=lang, large=True),
    "table": notice_slip,
    "day": report,
    "checklist": lambda lang: checklist_slip(),
    "rare": lambda lang: ticket_slip(lang=lang, hall=f"龘{LACKING}的大厅"),
}
papers = pytest.mark.parametrize("paper", [*PAPERS.values(), *OTHERS.values()], ids=[*PAPERS, *OTHERS])
languages = pytest.mark.parametrize("lang", ["zh", "en"])
widths = pytest.mark.parametrize("profile", [WIDE, NARROW], ids=["80 mm", "58 mm"])
without_text = pytest.mark.parametrize("profile", DRAWN, ids=["80 mm", "58 mm"])


def printed(job, profile):
    """The receipts the emulator cuts off, and what it did not understand."""
    cell = {"width": 12, "height": 24}
    one = PrinterProfile(
        type="printer",
        name="front",
        dpi=203,
        width_dots=profile.dots,
        font_a=cell,
        font_b=cell,
        code_pages={0: "PC437", 19: "PC858"},
        default_code_page=0,
        drawer_sensor_open_level="high",
    )
    device = Printer("front", one, sensor_open_level="high", job_idle_timeout_ms=60_000)
    device.open_connection("hall", 0.0)
    out = device.receive("hall", job, 0.0)
    return out.receipts, [event for event in out.events if "unknown" in event.type]


def ink(picture):
    """The part of a picture that is not white."""
    grey = picture.convert("L")
    return grey.crop(ImageOps.invert(grey).getbbox())


def picture(slip, profile):
    (receipt,), _ = printed(job_bytes(slip, profile), profile)
    return Image.open(BytesIO(receipt.png))


def lines_read(job, codec):
    """The emulator's text lines, what was drawn inside them marked."""
    read = b""
    for token in Tokenizer().feed(job):
        match token:
            case Text(data):
                read += data
            case Command(name="LF"):
                read += b"\n"
            case Command(name="ESC *"):
                read += "〓".encode(codec)
    return [line.rstrip() for line in read.decode(codec).splitlines() if line.strip()]


def lines_laid(slip, profile):
    laid = (item.text for item in lay(slip, profile.columns, profile.codec) if isinstance(item, TextLine))
    return [marked(text).rstrip() for text in laid if text.strip()]


def marked(text):
    return "".join(ch if encodable(ch) else "〓" for ch in text)


def encodable(ch):
    try:
        return bool(ch.encode("gbk"))
    except UnicodeError:
        return False


@papers
@languages
@widths
def test_every_paper_is_read_as_it_was_laid_and_cut_off_without_an_unknown_command(paper, lang, profile):
    slip = paper(lang)
    job = job_bytes(slip, profile)
    receipts, unknown = printed(job, profile)
    assert (unknown, len(receipts)) == ([], sum(isinstance(part, Cut) for part in slip.parts))
    assert lines_read(job, profile.codec) == lines_laid(slip, profile)


@languages
@widths
def test_the_test_slip_is_read_too(lang, profile):
    slip = test_slip.slip(printer="front", columns=profile.columns, lang=lang)
    job = job_bytes(slip, profile)
    assert printed(job, profile)[1] == []
    assert lines_read(job, profile.codec) == lines_laid(slip, profile)


@languages
@widths
def test_the_number_is_read_six_times_as_wide_and_as_tall(lang, profile):
    size, large = b"", []
    for token in Tokenizer().feed(job_bytes(ticket_slip(lang=lang), profile)):
        if isinstance(token, Command) and token.name == "GS !":
            size = token.params
        elif isinstance(token, Text) and size == b"\x55":
            large.append(token.data)
    assert large == [b"A012"]


@languages
@pytest.mark.parametrize("profile", [WIDE, NARROW, *DRAWN, LATIN], ids=["80", "58", "80 drawn", "58 drawn", "latin"])
def test_a_reader_reads_the_qr_of_the_emulator_s_picture(lang, profile):
    slip = ticket_slip(lang=lang)
    shown = ImageOps.expand(picture(slip, profile).convert("L"), 40, 255)
    codes = [part.data for part in slip.parts if isinstance(part, Code)]
    assert [found.text for found in zxingcpp.read_barcodes(shown)] == codes


@widths
def test_characters_the_printer_lacks_stand_in_their_line_dot_for_dot_as_in_the_preview(profile):
    assert same_dots(Slip("ticket", "zh", (Line(LACKING), Cut())), profile)


@papers
@without_text
def test_a_printer_without_chinese_draws_every_paper_and_is_sent_no_text(paper, profile):
    job = job_bytes(paper("zh"), profile)
    receipts, unknown = printed(job, profile)
    assert (bool(receipts), unknown, lines_read(job, "gbk")) == (True, [], [])


@without_text
def test_what_it_draws_is_dot_for_dot_the_preview(profile):
    assert same_dots(checklist_slip(), profile)


def same_dots(slip, profile):
    here, shown = ink(picture(slip, profile)), ink(Image.open(BytesIO(as_bytes(slip, profile, "png"))))
    return here.size == shown.size and ImageChops.difference(here, shown).getbbox() is None


@languages
def test_a_code_page_and_what_is_drawn_beside_it_are_understood(lang):
    assert printed(job_bytes(ticket_slip(lang=lang, hall="Señor 王 Hall"), LATIN), LATIN)[1] == []


def test_the_emulator_tells_of_what_it_does_not_know():
    assert printed(b"\x1b@\x1b\xf0A\n\x1dVB\x00", WIDE)[1]
