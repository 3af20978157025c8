from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given, settings
from PIL import Image

from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.pixels import CHAR_DOTS, COLUMN_DOTS, line, picture, png
from counterdesk.printing.slip import Big, Code, Line, Slip
from counterdesk.refusals import PrinterFault

from .papers import CODE, LONG_CODE, notice_slip, ticket_slip
from .test_slip import slips

PAPER = {48: 576, 32: 384}


def drawn(*parts, columns=48):
    return picture(lay(Slip("ticket", "zh", parts), columns), columns, PAPER[columns], 6)


@pytest.mark.parametrize("columns", PAPER)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_picture_is_as_wide_as_the_paper_and_black_and_white(columns, lang):
    shown = Image.open(BytesIO(png(lay(ticket_slip(lang=lang), columns), columns, PAPER[columns], 6)))
    assert (shown.width, shown.mode, shown.format) == (PAPER[columns], "1", "PNG")


@pytest.mark.parametrize("code", [CODE, LONG_CODE], ids=["digits", "60 characters"])
@pytest.mark.parametrize("columns", PAPER)
def test_a_reader_reads_the_qr_of_the_picture(columns, code):
    shown = picture(lay(ticket_slip(code=code), columns), columns, PAPER[columns], 6)
    assert [found.text for found in zxingcpp.read_barcodes(shown.convert("L"))] == [code]


def test_a_qr_too_large_for_the_paper_gets_smaller_modules():
    shown = drawn(Code("counterdesk " * 20), columns=32)
    assert zxingcpp.read_barcode(shown.convert("L")).text == "counterdesk " * 20


@given(slips)
@settings(max_examples=40)
def test_no_ink_is_lost_beyond_the_paper_s_edge(slip):
    for item in lay(slip, 48):
        if isinstance(item, TextLine):
            assert line(item).width <= 576


def test_a_chinese_character_is_two_columns_wide_and_24_dots_high():
    left, top, right, bottom = line(TextLine("国")).getbbox()
    assert (left >= 0, top >= 0, right <= 2 * COLUMN_DOTS, bottom <= CHAR_DOTS) == (True,) * 4
    assert bottom - top > 18


def test_a_number_six_times_as_large_is_six_times_as_high():
    _, top, _, bottom = drawn(Big("A012")).convert("L").point(lambda dot: 255 - dot).getbbox()
    assert 90 < bottom - top <= 6 * CHAR_DOTS


def test_the_tail_of_a_letter_is_not_cut_off():
    assert line(TextLine("g")).getbbox()[3] > CHAR_DOTS


def test_bold_has_more_ink():
    plain, bold = (line(TextLine("练习", bold=bold)).histogram()[-1] for bold in (False, True))
    assert bold > plain * 1.2


def test_a_rule_is_one_line_from_edge_to_edge():
    (rule,) = [item for item in lay(notice_slip(), 48) if isinstance(item, TextLine) and item.wide > item.tall][:1]
    assert line(rule).getbbox()[::2] == (0, 576)


def test_a_rare_character_of_a_name_is_drawn():
    assert line(TextLine("㐂")).tobytes() != line(TextLine("〓")).tobytes()


def test_what_no_font_has_is_drawn_as_a_mark():
    assert line(TextLine("\U000f0000")).tobytes() == line(TextLine("〓")).tobytes()


def test_without_a_font_it_is_said_which_package_brings_one(no_font):
    with pytest.raises(PrinterFault, match="没有中文字体") as told:
        drawn(Line("中"))
    assert "noto-cjk-sans-otc" in told.value.next_step()
