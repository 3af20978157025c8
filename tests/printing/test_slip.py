import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.printing.slip import (
    VERSION,
    Big,
    Boxes,
    Check,
    Code,
    Cut,
    Feed,
    Line,
    Pair,
    Row,
    Rule,
    Sign,
    Slip,
    SlipFault,
    Table,
    from_json,
    to_json,
)

text = st.text(max_size=20)
rows = st.lists(st.tuples(text, st.integers(0, 60)), max_size=4).map(
    lambda cells: Row(tuple(cell for cell, _ in cells), tuple(width for _, width in cells), "lrc")
)
tables = st.integers(1, 6).flatmap(
    lambda wide: st.builds(
        Table,
        st.tuples(*[text] * wide),
        st.lists(st.tuples(*[text] * wide), max_size=3).map(tuple),
        st.tuples(*[st.integers(0, 20)] * wide),
        st.text("lrc", max_size=wide),
    )
)
parts = st.one_of(
    st.builds(Line, text, st.sampled_from(["left", "center", "right"]), st.integers(1, 6), st.booleans()),
    st.builds(Big, text, st.integers(1, 6)),
    st.builds(Pair, text, text, st.booleans()),
    rows,
    tables,
    st.builds(Check, text, st.sampled_from([True, False, None]), text),
    st.builds(Boxes, text, st.lists(text, min_size=1, max_size=4).map(tuple), text),
    st.builds(Code, text, st.sampled_from(["qr", "digits"]), text),
    st.builds(Rule, text),
    st.builds(Sign, text, text),
    st.builds(Feed, st.integers(0, 9)),
    st.just(Cut()),
)
slips = st.builds(
    Slip,
    text,
    st.sampled_from(["zh", "en"]),
    st.lists(parts, max_size=8).map(tuple),
    text,
    st.integers(1, 9),
    st.booleans(),
    st.booleans(),
)


@given(slips)
def test_a_slip_comes_back_from_json_as_it_was(slip):
    assert from_json(to_json(slip)) == slip


@given(slips)
def test_equal_slips_give_equal_json(slip):
    assert to_json(from_json(to_json(slip))) == to_json(slip)


def said(**more):
    return json.dumps({"v": VERSION, "kind": "ticket", "lang": "zh", "parts": [], **more})


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "[]",
        "null",
        said(v=2),
        said(parts=None),
        said(kind=1),
        said(colour="red"),
        said(copy_no="2"),
        said(parts=[{"is": "picture"}]),
        said(parts=[{"is": "line"}]),
        said(parts=[{"is": "line", "text": "x", "blink": True}]),
        said(parts=[{"is": "line", "text": "x", "align": "justify"}]),
        said(parts=[{"is": "line", "text": "x", "size": True}]),
        said(parts=[{"is": "row", "cells": ["a"], "widths": [1, 2]}]),
        said(parts=[{"is": "row", "cells": "a", "widths": [1]}]),
        said(parts=[{"is": "table", "head": ["a"], "rows": [["b", "c"]], "widths": [1]}]),
        said(parts=[{"is": "table", "head": ["a"], "rows": ["b"], "widths": [1]}]),
        said(parts=["line"]),
    ],
)
def test_what_is_not_understood_is_refused_not_left_off_the_paper(broken):
    with pytest.raises(SlipFault):
        from_json(broken)


@given(st.recursive(st.none() | st.booleans() | st.integers() | text, lambda x: st.lists(x) | st.dictionaries(text, x)))
def test_any_json_is_a_slip_or_refused(value):
    with pytest.raises(SlipFault):
        from_json(json.dumps(value))


def test_half_a_character_can_still_be_kept():
    assert "?" in to_json(Slip("ticket", "zh", (Line("\udce4"),)))
