"""The four outputs of a paper say the same, whatever was typed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from counterdesk.printing import fonts, pdf, pixels
from counterdesk.printing.charset import MISSING, lacking
from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.pdf import Sheet
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import as_bytes, job_bytes
from counterdesk.printing.slip import Big, Check, Line, Pair, Slip
from counterdesk.printing.terminal import plain, preview

from .papers import checklist_slip, table, ticket_slip
from .test_escpos import texts_of

WIDE = replace(shipped()["file"])
typed = st.text(st.characters(codec="gbk", exclude_categories=("Cc", "Cs", "Co")), min_size=1, max_size=30)
parts = st.lists(
    st.one_of(st.builds(Line, typed), st.builds(Big, typed), st.builds(Pair, typed, typed), st.builds(Check, typed)),
    min_size=1,
    max_size=4,
)


def squeezed(text):
    return "".join(text.split())


def laid_text(slip, columns=48):
    return squeezed("".join(item.text for item in lay(slip, columns) if isinstance(item, TextLine)))


@given(parts)
def test_the_printer_s_bytes_the_screen_and_the_plain_text_carry_what_was_laid(parts):
    slip = Slip("x", "zh", tuple(parts))
    laid = lay(slip, 48)
    printed = texts_of(as_bytes(slip, WIDE, "escpos")).decode("gbk")
    assert {squeezed(printed), squeezed(plain(laid, 48))} == {laid_text(slip)}


@given(parts)
def test_a_preview_without_large_type_carries_what_was_laid(parts):
    slip = Slip("x", "zh", tuple(part for part in parts if not isinstance(part, Big)))
    assert squeezed(preview(lay(slip, 48), 48).plain) == laid_text(slip)


@given(parts)
@settings(max_examples=8, deadline=None)
def test_a_page_carries_what_was_laid(parts):
    slip = Slip("x", "zh", tuple(parts))
    page = PdfDocument(pdf.render(slip, Sheet("roll", 80, 900, 4, 48)))
    read = squeezed("".join(one.get_textpage().get_text_range() for one in page))
    font = fonts.need()  # the few signs of GBK that no font draws are marked, as in every drawn paper
    expected = (ch if fonts.has(font, ch) else MISSING for ch in laid_text(slip))
    # a reader orders what stands beside a large sign as it likes, and takes a hyphen at a line's end for a broken word
    assert sorted(read.replace("-", "")) == sorted(ch for ch in expected if ch != "-")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
@settings(max_examples=60)
def test_whatever_is_typed_can_be_drawn(text):
    laid = lay(Slip("x", "zh", (Line(text),)), 48)
    assert pixels.picture(laid, 48, 576, 6).width == 576


def test_a_rare_name_is_the_same_in_all_four():
    slip = Slip("x", "zh", (Line("王㐂㛃"),))
    (line,) = lay(slip, 48)
    assert (lacking(line.text), MISSING in preview([line], 48).plain) == (("㐂", "㛃"), False)
    assert (as_bytes(slip, WIDE, "escpos").count(b"\x1b*"), "王㐂㛃" in as_bytes(slip, WIDE, "text").decode()) == (
        2,
        True,
    )


@pytest.mark.parametrize(("form", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("escpos", b"\x1b@")])
def test_each_form_is_what_its_name_says(form, begins):
    assert as_bytes(ticket_slip(), shipped()["screen"], form).startswith(begins)


def test_an_office_printer_is_sent_a_page():
    assert job_bytes(ticket_slip(), shipped()["cups-a4"]).startswith(b"%PDF")


def test_sixty_lines_of_a_checklist_are_short():
    assert len(job_bytes(checklist_slip(), shipped()["generic-80-cn"])) <= 3_500


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_ticket_all_in_dots_is_still_short(lang):
    dots = replace(WIDE, output="raster", qr="raster")
    assert len(job_bytes(ticket_slip(lang=lang), dots)) <= 12_500


def test_a_table_is_columns_on_wide_paper_and_blocks_on_narrow():
    slip = Slip("x", "zh", (table(),))
    assert (laid_text(slip, 48).count("来源"), laid_text(slip, 32).count("来源")) == (1, 4)
