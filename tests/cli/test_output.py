import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.cli import output
from counterdesk.cli.given import visible, word
from counterdesk.words import cells


@given(st.lists(st.tuples(st.text(), st.text(), st.integers()), max_size=8))
def test_the_columns_of_a_table_stand_under_their_heads_in_any_script(rows):
    heads = ("窗口", "name", "n")
    lines = output.table(heads, rows, right=(2,))
    start = cells(lines[0]) - 1
    assert len(lines) == len(rows) + 1
    assert all(cells(line) > start for line in lines[1:])
    assert len({cells(line) for line in lines}) == 1


@given(st.text())
def test_nothing_that_steers_a_terminal_gets_through(text):
    shown = visible(text)
    assert "\x1b" not in shown
    assert not any(ch < " " or "\x7f" <= ch <= "\x9f" or ch in "\u202e\u2066\u2028" for ch in shown)


def test_a_name_that_would_repaint_the_terminal_is_shown_as_letters(cdk):
    cdk("ticket", "issue", "A01")
    cdk("ticket", "cancel", "A001", "--reason", "\x1b[2J\x9b31mboo")
    assert "\x1b" not in cdk("journal", "tail").out + cdk("ticket", "show", "A001").out
    assert "\x1b" not in cdk("ticket", "show", "\x1b[31mA1").err


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_comes_back_as_it_was_and_steers_nothing(value):
    text = output.to_json(value)
    assert json.loads(text) == value
    assert not any("\x7f" <= ch <= "\x9f" or ch in "\u202e\u2066\u2028" for ch in text)


@pytest.mark.parametrize(
    ("typed", "meant"), [("Ａ０１２", "A012"), (" A012 ", "A012"), ("A0\x0012", "A012"), ("　１", "1")]
)
def test_what_is_typed_is_made_plain(typed, meant):
    assert word(typed) == meant
