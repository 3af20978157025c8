import pytest
from hypothesis import given
from rich.cells import cell_len

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.layout import lay
from counterdesk.printing.slip import Code, Line, Slip
from counterdesk.printing.terminal import PAPER, plain, preview

from .papers import LONG_CODE, ticket_slip
from .test_slip import slips


def drawn(*parts, columns=48):
    return preview(lay(Slip("ticket", "zh", parts), columns), columns)


@given(slips)
def test_every_line_of_a_preview_is_as_wide_as_the_paper(slip):
    assert {cell_len(line) for line in preview(lay(slip, 32), 32).plain.split("\n")} <= {32, 0}


def test_marks_that_are_wide_on_paper_are_drawn_in_two_cells():
    assert drawn(Line("“×”A"), columns=16).plain == "“ × ” A" + " " * 9


def test_the_whole_paper_is_black_on_white():
    text = preview(lay(ticket_slip(), 48), 48)
    bare = [i for i, ch in enumerate(text.plain) if ch != "\n" and not any(s.start <= i < s.end for s in text.spans)]
    assert (bare, all(PAPER in str(span.style) for span in text.spans)) == ([], True)


def test_the_number_is_drawn_large():
    assert drawn(*ticket_slip().parts[:2]).plain.count("█") > 30


def test_a_rare_character_is_shown_because_it_will_be_drawn():
    assert drawn(Line("王㐂A")).plain.startswith("王㐂A")


def test_what_a_terminal_cannot_show_in_its_columns_is_a_mark():
    assert drawn(Line("\U000f0000\ud83d")).plain.startswith("\U000f0000 〓")


def modules(text):
    top_left = [line.strip() for line in text.plain.split("\n") if any(ch in line for ch in "█▀▄")]
    return len(top_left), max(map(len, top_left))


def test_a_qr_is_drawn_in_half_blocks():
    assert modules(drawn(Code("1000001234567"))) == (11, 21)


@pytest.mark.parametrize(("columns", "is_drawn"), [(48, True), (32, False)])
def test_a_qr_wider_than_the_paper_is_told_in_words(columns, is_drawn):
    assert ("█" in drawn(Code(LONG_CODE), columns=columns).plain) is is_drawn


def test_as_text_a_qr_is_what_it_says():
    assert "[1000001234567]" in plain(lay(ticket_slip(), 32), 32)


@given(slips)
def test_as_text_no_line_is_wider_than_the_paper_but_a_code(slip):
    for line in plain(lay(slip, 48), 48).splitlines():
        assert paper_cols(line) <= 48 or line.strip().startswith("[")
