"""The long use by script in small: real programs at real terminals, as tests/bench/week.py and hammer.py run them."""

from __future__ import annotations

import pytest

from counterdesk.tui.widgets.picker import Choice, matches
from counterdesk.words import plain
from tests.bench import hammer, program, week
from tests.bench.clerk import KEYS
from tests.bench.eyes import watched

STRAY = {"noise": b"\xff\xfe", "GBK": "公司".encode("gbk"), "half": b"\xe5\x85"}


def test_two_days_of_use_by_keys_do_just_what_was_meant(tmp_path):
    assert week.week(tmp_path, tickets=14, days=2)[1] == []


def test_screens_hit_at_random_lose_nothing_and_have_one_voice(tmp_path):
    assert hammer.hammer(tmp_path, seconds=5)[1] == []


@pytest.mark.parametrize("stray", STRAY)
def test_bytes_that_are_no_utf8_end_no_screen(tmp_path, stray):
    screen = program.opened(program.furnish(tmp_path), "board", "board")
    with watched([screen]):
        screen.wait_for("等候承诺".encode(), 0.0)
        screen.type(STRAY[stray])
        assert screen.wait_for(b"Promised waits", screen.type(KEYS["switch_language"][0])) < 10


@pytest.mark.parametrize("typed", ["缺材料，已告知", "（一次）", "(一次)"])
def test_a_choice_is_found_by_its_words_as_they_stand(typed):
    # a field makes full-width signs ordinary ones before anything is searched
    assert matches(Choice("papers_missing", "缺材料，已告知（一次）"), plain(typed))
