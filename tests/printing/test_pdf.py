from functools import lru_cache

import pytest
from pypdfium2 import PdfDocument

from counterdesk.printing.fonts import TICK
from counterdesk.printing.layout import lay
from counterdesk.printing.page import TextLine
from counterdesk.printing.pdf import A4, A5, LETTER, render, sheet_of
from counterdesk.printing.slip import Cut, Line, Slip
from counterdesk.printing.slips.acceptance import Taken
from counterdesk.refusals import PrinterFault

from . import formal
from .formal_facts import HALLS
from .papers import checklist_slip, notice_slip, ticket_slip

drawn = lru_cache(render)
"""Each paper is drawn once: a font is embedded in every file, which takes a third of a second."""


def pages(slip, sheet=A4):
    return list(PdfDocument(drawn(slip, sheet)))


def text(slip, sheet=A4):
    """What a reader copies from the pages, without spaces and with the ticks as they were laid."""
    read = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages(slip, sheet))
    return read.translate({ord(drawn): laid for laid, drawn in TICK.items()})


@pytest.mark.parametrize("sheet", [A4, A5], ids=["a4", "a5"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_what_was_laid(sheet, lang):
    slip = notice_slip(lang)
    laid = (item for item in lay(slip, sheet.columns) if isinstance(item, TextLine) and item.wide == item.tall)
    assert text(slip, sheet) == "".join("".join(item.text.split()) for item in laid)


@pytest.mark.parametrize(("sheet", "millimetres"), [(A4, (210, 297)), (A5, (148, 210)), (LETTER, (216, 279))])
def test_a_page_has_its_paper_s_size(sheet, millimetres):
    wide, high = pages(ticket_slip(), sheet)[0].get_size()
    assert (round(wide / 72 * 25.4), round(high / 72 * 25.4)) == millimetres


def test_a_long_paper_goes_on_on_the_next_page():
    assert (len(pages(checklist_slip())), text(checklist_slip()).count("原件1")) == (2, 60)


def test_what_comes_after_a_cut_is_on_a_page_of_its_own():
    assert len(pages(Slip("two", "zh", (Line("一"), Cut(), Line("二"), Cut())))) == 2


def test_only_the_characters_on_the_page_are_embedded():
    assert len(render(ticket_slip())) < 40_000


def test_a_character_no_font_has_is_a_mark_on_the_page(caplog):
    assert (text(Slip("x", "zh", (Line("王\U000f0000"),))), "U+F0000" in caplog.text) == ("王〓", True)


def test_without_a_font_there_is_no_page(no_font):
    with pytest.raises(PrinterFault):
        render(ticket_slip())


def test_a_printer_s_columns_tell_its_sheet():
    assert [sheet_of(columns) for columns in (64, 80, 82, 48)] == [A5, A4, LETTER, A4]


def tops(slip, sheet, *texts):
    """For each text, its page and how far from the page's foot it stands, in points."""
    found = []
    for text in texts:
        for number, page in enumerate(pages(slip, sheet)):
            searched = page.get_textpage().search(text)
            if (at := searched.get_next()) is not None:
                found.append((number, round(page.get_textpage().get_charbox(at[0])[3])))
                break
    return found


@pytest.mark.parametrize("paper", formal.PAPERS)
def test_a_formal_paper_is_at_most_two_pages(paper):
    longest = max((formal.PAPERS[paper](of) for of in HALLS), key=lambda slip: len(lay(slip, A5.columns)))
    assert len(pages(longest, A5)) <= 2


@pytest.mark.parametrize("of", HALLS)
@pytest.mark.parametrize("paper", ["completion", "copy_notice"])
def test_lines_stand_closer_where_that_saves_a_page(paper, of):
    assert len(pages(formal.PAPERS[paper](of), A5)) == 1


def test_who_handles_it_stands_on_the_page_of_the_signatures():
    found = tops(formal.of_acceptance(), A5, "经办人：101", "经办人签字", "专用章")
    assert [page for page, _ in found] == [1, 1, 1]


def test_a_rule_is_a_line_on_every_sheet():
    assert [text(formal.of_notice("us"), sheet).count("---") for sheet in (A4, A5, LETTER)] == [0, 0, 0]


def test_what_is_there_is_ticked_not_rooted():
    page = pages(formal.of_notice(), A4)[0].get_textpage().get_text_range()
    assert ("✓" in page, "√" in page) == (True, False)


def test_several_pages_are_numbered_and_named_and_one_page_is_not():
    two, one = formal.of_notice(), formal.of_refusal()
    assert ("2026-00123第2页，共2页" in text(two, A5), "共1页" in text(one)) == (True, False)


def test_the_code_stands_beside_the_seal():
    slip = formal.of_acceptance()
    (sealed, seal_top), (coded, code_top) = tops(slip, A4, "专用章", "办件码")
    (signed, sign_top) = tops(slip, A4, "申请人签字")[0]
    assert (sealed == coded == signed, sign_top > seal_top > code_top) == (True, True)
    assert seal_top - code_top < 100


def test_signatures_and_seal_stay_on_one_page():
    for rows in range(12, 40, 4):
        slip = formal.of_acceptance(materials=[Taken("公司章程", 1, 0)] * rows)
        assert len({page for page, _ in tops(slip, A5, "经办人签字", "申请人签字", "专用章")}) == 1


def test_a_table_s_head_stands_again_on_the_next_page():
    slip = formal.of_acceptance(materials=[Taken("公司章程", 1, 0)] * 40)
    assert text(slip, A5).count("序号材料名称") == 2
