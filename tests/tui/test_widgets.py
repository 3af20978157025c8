from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk import paths
from counterdesk.hall.catalogue import read_hall_file
from counterdesk.tui.initials import initials, spelt
from counterdesk.tui.screens.service_choices import another, service_choices
from counterdesk.tui.themes import load
from counterdesk.tui.widgets import big_number
from counterdesk.tui.widgets.clock_label import spoken
from counterdesk.tui.widgets.key_bar import wrapped
from counterdesk.tui.widgets.picker import Choice, matches
from counterdesk.tui.widgets.queue_list import QueueLine, waited_min
from counterdesk.tui.widgets.rows import ends, fit, folded, width_of
from counterdesk.tui.widgets.scan_field import Burst
from counterdesk.words import LANGUAGES, cells, plain, use_language

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40)
WIDTH = st.integers(1, 60)
MARKS = load("office-day")[0].marks


@given(st.lists(TEXT, max_size=5), WIDTH)
def test_a_fitted_row_is_never_wider_than_its_room(texts, width):
    assert width_of(fit([(text, "") for text in texts], width)) <= width


@given(TEXT, TEXT, st.integers(42, 80))
def test_a_row_with_two_ends_fills_its_width_exactly(left, right, width):
    shown = right[:20]
    assert width_of(ends([(left, "")], [(shown, "")], width)) == width


@given(TEXT, WIDTH, st.integers(1, 4))
def test_folded_text_keeps_to_its_width_and_lines(text, width, most):
    lines = folded(text, width, most)
    assert len(lines) <= most
    assert all(cells(line) <= width for line in lines)


def test_chinese_is_folded_between_characters_and_english_between_words():
    assert folded("有限责任公司设立登记", 12, 2) == ["有限责任公司", "设立登记"]
    assert folded("Registration of a sole trader", 16, 2) == ["Registration of", "a sole trader"]


@given(st.lists(st.integers(1, 20), min_size=1, max_size=20), st.integers(20, 80))
def test_the_key_bar_never_breaks_inside_a_key(lengths, width):
    items = [[("x" * length, "")] for length in lengths]
    assert all(width_of(line) <= width for line in wrapped(items, width))


def test_every_letter_and_digit_has_a_glyph_of_ten_rows():
    for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        rows = big_number.glyphs()[character]
        assert (len(rows), len(set(map(len, rows)))) == (10, 1)


def test_no_two_glyphs_look_alike():
    glyphs = big_number.glyphs()
    assert len(set(glyphs.values())) == len(glyphs)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_number_is_five_rows_high_at_each_scale(scale):
    lines = big_number.lines("A012", scale, MARKS)
    assert (len(lines), {cells(line) for line in lines}) == (5 * scale, {big_number.width("A012", scale)})


def test_a_text_without_glyphs_is_known_beforehand():
    assert not big_number.can_draw("综合1")


@pytest.mark.parametrize(("seconds", "said"), [(0, "00:00"), (252, "04:12"), (3725, "1:02:05"), (-3, "00:00")])
def test_a_clock_reads_as_a_clock(seconds, said):
    assert spoken(seconds) == said


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_wait_is_never_negative(arrived, now):
    assert waited_min(QueueLine("A", "", 1, arrived, 15), now) >= 0


def typed(keys, gap_s):
    burst, found = Burst(), None
    for at, key in enumerate([*keys, "enter"]):
        found = burst.feed(key, key if key != "enter" else "\r", 100 + at * gap_s)
    return found


@given(st.text("0123456789", min_size=6, max_size=20), st.floats(0.0001, 0.029))
def test_keys_faster_than_a_hand_are_a_scan(digits, gap_s):
    assert typed(digits, gap_s) == digits


@given(st.text("0123456789", min_size=1, max_size=20), st.floats(0.031, 2.0))
def test_keys_at_a_hands_pace_are_not(digits, gap_s):
    assert typed(digits, gap_s) is None


def test_a_short_burst_is_not_a_scan():
    assert typed("12345", 0.001) is None


def test_full_width_digits_become_ordinary_ones():
    assert plain("Ａ０１２，ｂ") == "A012,b"


@pytest.mark.parametrize(
    ("words", "letters"),
    [("公司设立", "gssl"), ("食品经营许可", "spjyxk"), ("A股权出质", "agqcz"), ("登记(备案)", "djba")],
)
def test_initials_are_those_of_pinyin(words, letters):
    assert "".join(initials(words)) == letters


def test_a_character_read_in_two_ways_is_found_by_both():
    assert all(spelt(words, typed) for words, typed in (("银行开户", "yhkh"), ("通行证", "txz")))


def test_a_rare_character_hides_nothing_around_it():
    assert spelt("王㐂㛃公司", "wgggs")


@pytest.mark.parametrize("file", ["market-regulation.toml", "county-clerk.toml"])
def test_every_service_of_a_shipped_hall_is_found_by_code_initials_and_words_of_both_languages(file):
    cat = read_hall_file(paths.data("halls", file))
    for lang in LANGUAGES:
        use_language(lang)
        for choice in service_choices(cat, cat.series):
            found = cat.services[choice.value]
            ways = [found.code.lower(), found.zh, found.en, "".join(part[0] for part in initials(found.zh))]
            assert [way for way in ways if way and not matches(choice, way)] == []


def test_a_ticket_is_sent_on_to_what_other_windows_do_first_and_its_own_service_last():
    cat = read_hall_file(paths.data("halls", "market-regulation.toml"))
    offered = [choice.value for choice in another(cat, ("A", "D", "E"), "A01", sent_on=True)]
    served = [cat.services[code].series in ("A", "D", "E") for code in offered]
    assert (served, offered[-1], len(offered)) == (sorted(served), "A01", len(cat.services))


def test_a_service_is_added_of_those_this_window_does_first_and_the_same_again_last():
    cat = read_hall_file(paths.data("halls", "market-regulation.toml"))
    offered = [choice.value for choice in another(cat, ("A", "D", "E"), "A01", sent_on=False)]
    assert (offered[0], offered[-1]) == ("A02", "A01")


def test_several_words_are_found_in_any_order():
    assert matches(Choice("A02", "Registration of a sole trader", "A02"), "trader regis")


@pytest.mark.parametrize("said", ["a0", "A02", "个体", "gtgsh", ""])
def test_a_service_is_found_by_code_words_or_initials(said):
    assert matches(Choice("A02", "个体工商户设立登记", "A02"), said)


def test_something_else_does_not_match():
    assert not matches(Choice("A02", "个体工商户设立登记", "A02"), "b1")
