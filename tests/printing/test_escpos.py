import re

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.printing.escpos import render
from counterdesk.printing.layout import TextLine, lay
from counterdesk.printing.profiles import shipped
from counterdesk.printing.slip import Big, Code, Cut, Feed, Line, Slip

from .papers import LONG_CODE, ticket_slip

WIDE, NARROW, FILE = (shipped()[name] for name in ("generic-80-cn", "generic-58-cn", "file"))
START = bytes.fromhex("1b40 1c26 1c530000")
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


def test_a_character_the_printer_lacks_becomes_a_mark():
    assert job(Line("王㐂")) == START + "王〓\n".encode("gbk")


def test_no_ticket_has_a_question_mark_or_a_stray_code_page():
    data = render(lay(ticket_slip(), 48), WIDE)
    assert (b"?" in data, b"\x1bt" in data) == (False, False)


COMMANDS = re.compile(
    rb"\x1b@|\x1c&|\x1cS\x00\x00|\x1da\xff|\x1ba[\x00-\x02]|\x1bE[\x00\x01]|\x1d![\x00-\x77]|\x1dVB\x00|\x1dr\x01"
    rb"|\x1d\(k(?:\x04\x001A2\x00|\x03\x001C[\x01-\x10]|\x03\x001E1|\x03\x001Q0)|\n"
)


@given(st.lists(st.text(st.characters(), max_size=30), max_size=6))
def test_no_text_whatever_becomes_a_command(texts):
    data = job(*(Line(text, size=2) for text in texts), profile=WIDE)
    assert not re.search(rb"[\x00-\x1f\x7f]", COMMANDS.sub(b"", data))


@given(st.text("中文A1，", min_size=1, max_size=40), st.integers(1, 6))
def test_every_line_sent_fits_the_paper(text, size):
    laid = lay(Slip("ticket", "zh", (Line(text, size=size),)), NARROW.columns)
    assert all(len(item.text.encode("gbk")) * item.wide <= 32 for item in laid if isinstance(item, TextLine))
