import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.printing import fonts, pixels
from counterdesk.printing.escpos import render
from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.profiles import shipped
from counterdesk.printing.slip import Big, Code, Cut, Feed, Line, Slip

from .papers import LONG_CODE, ticket_slip

WIDE, NARROW, FILE = (shipped()[name] for name in ("generic-80-cn", "generic-58-cn", "file"))
LATIN = replace(shipped()["ank-80"], status="none", confirm="none")
START = bytes.fromhex("1b40 1c26")
STATUS_ON, FENCE, CUT = bytes.fromhex("1d61ff"), bytes.fromhex("1d7201"), bytes.fromhex("1d564200")


def job(*parts, profile=FILE):
    return render(lay(Slip("ticket", "zh", parts), profile.columns), profile)


def test_a_job_resets_and_turns_chinese_on_before_any_text():
    assert job(Line("中")) == START + bytes.fromhex("d6d0 0a")


def test_a_printer_that_answers_is_asked_to_report_after_the_reset_and_to_answer_last():
    assert job(Line("A"), profile=WIDE) == START + STATUS_ON + b"A\n" + FENCE


def test_sizes_are_set_by_the_command_that_acts_on_chinese_too():
    assert job(Big("A012")) == START + b"\x1ba\x01" + b"\x1d\x21\x55" + b"A012\n"


def test_a_setting_is_sent_only_when_it_changes():
    assert job(Line("a", "center"), Line("b", "center"), Line("c")) == START + b"\x1ba\x01a\nb\n\x1ba\x00c\n"


def test_bold_is_turned_on_and_off():
    assert job(Line("a", bold=True), Line("b")) == START + b"\x1bE\x01a\n\x1bE\x00b\n"


def test_the_printer_draws_the_qr_itself_centred():
    qr = bytes.fromhex(
        "1d286b0400 31413200"
        "1d286b0300 314306"
        "1d286b0300 314531"
        "1d286b3f00 315030" + LONG_CODE.encode().hex() + "1d286b0300 315130"
    )
    assert job(Code(LONG_CODE)) == START + b"\x1ba\x01" + qr + b"\n"


def test_a_printer_without_qr_prints_the_digits():
    assert job(Code("1234"), profile=shipped()["screen"]) == START + b"\x1ba\x01" + b"1234\n"


def test_the_cut_feeds_past_the_cutter():
    assert job(Cut()) == START + CUT


def test_empty_lines_are_of_ordinary_height():
    assert job(Big("A"), Feed(2)).endswith(b"A\n\x1d\x21\x00\n\n")


def test_a_rare_character_is_drawn_inside_its_line():
    glyph = job(Line("王㐂A"))[len(START) :]
    before, after = "王".encode("gbk") + bytes.fromhex("1b2a21 1800"), b"A\n"
    assert (glyph.startswith(before), glyph.endswith(after), len(glyph)) == (True, True, len(before) + 72 + len(after))


def test_a_rare_character_costs_as_many_columns_as_it_is_wide():
    (line,) = lay(Slip("ticket", "zh", (Line("王㐂" * 12),)), 48)
    assert len(line.text) == 24


def test_a_cheap_font_has_its_rarer_characters_drawn():
    cheap = replace(FILE, codec="gb2312")
    laid = lay(Slip("ticket", "zh", (Line("丂"),)), 48, "gb2312")
    assert render(laid, cheap).startswith(START + bytes.fromhex("1b2a21 1800"))


def test_in_large_type_the_whole_line_is_drawn_and_the_next_is_text():
    data = job(Line("王㐂", size=2), Line("A"))
    assert (b"\x1dv0\x03" in data, "王".encode("gbk") in data, data.endswith(b"A\n")) == (True, False, True)


def test_a_printer_that_cannot_take_pictures_in_a_line_gets_the_line_drawn():
    data = job(Line("王㐂"), profile=replace(FILE, inline_glyphs=False))
    assert (b"\x1b*" in data, b"\x1dv0\x00" in data) == (False, True)


def test_without_a_font_the_paper_still_prints_with_a_mark(no_font, caplog):
    assert job(Line("王㐂"), Line("㐂", size=2)) == START + "王〓\n\x1d\x21\x11〓\n".encode("gbk")
    assert "U+3402" in caplog.text


def test_a_character_no_font_draws_is_a_mark():
    assert job(Line("\U000f0000")) == START + "〓\n".encode("gbk")


def test_paper_of_plain_text_never_looks_for_a_font(monkeypatch):
    monkeypatch.setattr(fonts, "find", None)
    assert job(*ticket_slip().parts)


def test_without_chinese_a_code_page_is_chosen_and_its_own_letters_are_text():
    assert latin(Line("Señor é 5€")) == bytes.fromhex("1b40 1b74 13") + "Señor é 5€\n".encode("cp858")


def test_without_chinese_what_the_code_page_lacks_is_drawn_inside_the_line():
    data = latin(Line("Name: 王"))
    assert (data.count(b"\x1b*\x21\x18\x00"), b"Name: " in data) == (1, True)


def test_without_chinese_a_line_that_is_shorter_drawn_whole_is_drawn_whole():
    assert b"\x1dv0" in latin(Line("有限责任公司设立登记"))


def test_without_chinese_and_without_a_font_a_block_stands_for_what_is_lacking(no_font):
    assert latin(Line("A王")).endswith(b"A\xfe\xfe\n")


def test_a_printer_of_drawn_lines_gets_no_text_at_all():
    slip = ticket_slip()
    raster = replace(FILE, output="raster")
    assert only_pictures(render(lay(slip, 48), raster, drawn=True))


def test_no_picture_is_sent_in_more_rows_at_once_than_the_printer_takes():
    data = render(lay(ticket_slip(), 48), replace(FILE, band_rows=16), drawn=True)
    assert max(rows for rows, _ in bands(data)) == 16


def test_white_paper_is_fed_not_sent():
    high = sum(rows for rows, _ in bands(render(lay(ticket_slip(), 48), FILE, drawn=True)))
    assert high < pixels.picture(lay(ticket_slip(), 48), 48, 576, 6).height / 2


def test_no_ticket_has_a_question_mark_or_a_stray_code_page():
    data = render(lay(ticket_slip(), 48), WIDE)
    assert (b"?" in data, b"\x1bt" in data) == (False, False)


COMMANDS = re.compile(
    rb"\x1b@|\x1c&|\x1da\xff|\x1ba[\x00-\x02]|\x1bE[\x00\x01]|\x1d![\x00-\x77]|\x1dVB\x00|\x1dr\x01|\x1bt\x13"
    rb"|\x1d\(k(?:\x04\x001A2\x00|\x03\x001C[\x01-\x10]|\x03\x001E1|\x03\x001Q0)|\n|\x1bJ.|\x1b\*\x21\x18\x00.{72}",
    re.DOTALL,
)
RASTER = re.compile(rb"\x1dv0[\x00\x03](..)(..)", re.DOTALL)


def latin(*parts):
    return render(lay(Slip("ticket", "en", parts), 48, "cp858"), LATIN)


def texts_of(data, chinese=True):
    """The bytes a printer takes for text: all but the commands this program may send, whole with their pictures."""
    text, at = b"", 0
    while at < len(data):
        if found := RASTER.match(data, at):
            at = found.end() + int.from_bytes(found[1], "little") * int.from_bytes(found[2], "little")
        elif found := COMMANDS.match(data, at):
            at = found.end()
        else:
            wide = 2 if chinese and data[at] > 0x80 else 1  # a command does not begin inside a character
            text += data[at : at + wide]
            at += wide
    return text


def bands(data):
    """Rows and bytes across of every picture."""
    return [(int.from_bytes(rows, "little"), int.from_bytes(wide, "little")) for wide, rows in RASTER.findall(data)]


def only_pictures(data):
    return texts_of(data) == b""


anyone = st.lists(st.text(st.characters(), max_size=30), max_size=6)


@given(anyone, st.integers(1, 6))
def test_no_text_whatever_becomes_a_command(texts, size):
    data = job(*(Line(text, size=size) for text in texts), profile=WIDE)
    assert not re.search(rb"[\x00-\x1f\x7f]", texts_of(data))


@given(anyone, st.integers(1, 6))
def test_no_text_whatever_becomes_a_command_where_there_is_no_chinese(texts, size):
    assert not re.search(
        rb"[\x00-\x1f\x7f]", texts_of(latin(*(Line(text, size=size) for text in texts)), chinese=False)
    )


@given(anyone)
def test_no_text_whatever_becomes_text_on_a_printer_of_drawn_lines(texts):
    assert only_pictures(render(lay(Slip("ticket", "zh", tuple(map(Line, texts)))), FILE, drawn=True))


@given(st.text("中文A1，", min_size=1, max_size=40), st.integers(1, 6))
def test_every_line_sent_fits_the_paper(text, size):
    laid = lay(Slip("ticket", "zh", (Line(text, size=size),)), NARROW.columns)
    assert all(len(item.text.encode("gbk")) * item.wide <= 32 for item in laid if isinstance(item, TextLine))
