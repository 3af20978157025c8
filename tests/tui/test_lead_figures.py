"""Behind every number of the lead's screen stand its definition and its tickets; all figures of a row, and what if."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from counterdesk.hall import replay, tickets, visits, windows
from counterdesk.hall.summary import FIGURES, summary
from counterdesk.hall.summary.behind import behind
from counterdesk.store.desk import By
from counterdesk.tui.screens.figures import figures_now
from counterdesk.tui.screens.figures_view import COUNTS, TIMES
from counterdesk.tui.screens.lead import FACES
from counterdesk.words import has

from . import sample_hall
from .conftest import press, settled
from .screen_text import every_look, text_of

LEAD = {"goal": "lead", "window": None, "clerk": "301"}
DAY = sample_hall.START.date()
NOTHING_BEHIND = re.compile("printer|none|roster|note|copy|unclosed|papers|sum|close|report|write|pauses|off")
"""Lines whose numbers are times, dates or places, or that say there is nothing: no ticket stands behind them."""


@pytest.fixture
def morning(store, clock):
    """Seven served at two windows, one did not come, one left, one is held, two wait; a window paused."""
    one, two = sample_hall.twelve_came(store, clock, served=7)
    store.run(tickets.call_next, one)
    for _ in range(2):
        clock.forward(70)
        store.run(tickets.recall, one)
    store.run(tickets.no_show, one)
    store.run(tickets.call_next, one)
    store.run(visits.start, one)
    store.run(visits.hold, one)
    store.run(windows.pause, two, "meal")
    clock.forward(900)
    store.run(windows.beat, one)
    store.run(windows.beat, two)
    return store


def lines(screen):
    """Every line one can stand on, with the text it is drawn as."""
    for block in screen.blocks:
        for at, spot in enumerate(block.spots):
            row = block._row(spot, 200, False)
            yield block, at, spot, "".join(text for text, _ in row)


@pytest.mark.parametrize("face", FACES)
async def test_every_number_of_a_face_has_a_definition_and_what_is_behind_it(morning, opened, face):
    async with opened(**LEAD) as pilot:
        screen = pilot.app.screen
        await press(pilot, *["tab"] * ((list(FACES).index(face) - list(FACES).index("now")) % len(FACES)))
        numbered = [(spot, text) for *_, spot, text in lines(screen) if re.search(r"\d", text)]
        assert numbered
        assert [text for spot, text in numbered if not (spot.means and has(spot.means))
                and not NOTHING_BEHIND.match(spot.key)] == []  # fmt: skip
        empty = re.compile(r"(^|\D)0(\D|$)")
        assert [text for spot, text in numbered if not spot.opens and not empty.search(text)
                and not NOTHING_BEHIND.match(spot.key)] == []  # fmt: skip


def test_every_figure_of_the_summary_stands_on_the_page_of_a_row():
    assert sorted((*COUNTS, *TIMES)) == sorted(FIGURES)


async def test_behind_each_figure_of_a_row_are_as_many_tickets_as_it_counts_or_rests_on(morning, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", "pagedown", "down", "enter")
        screen = pilot.app.screen
        total = morning.read(lambda look: summary(look, look.day, look.day).total)
        counts = {
            spot.key[7:]: morning.read(behind, screen.wanted._replace(figure=spot.opens.partition(":")[2])).many
            for *_, spot, _ in lines(screen) if spot.opens
        }  # fmt: skip
    plain = [name for name in counts if name in COUNTS and not name.endswith(("rate", "level"))]
    assert {name: counts[name] for name in plain} == {name: getattr(total, name) for name in plain}
    assert {counts[name] for name in counts if name.startswith("handling_")} == {total.handling_n}
    assert (counts["wait_p95_s"], counts["service_level"]) == (total.wait_n, total.service_level_n)


async def test_all_figures_of_a_row(morning, opened, lang):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", "pagedown", "down", "enter", "down")
        await every_look(pilot, "figures")


async def test_a_figure_opens_its_tickets_and_says_what_it_counts(morning, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", "pagedown", "down", "enter", "down", "down", "down", "insert")
        defined = "办结的票" in text_of(pilot.app)
        await press(pilot, "escape", "enter")
        assert (defined, "已办  7张" in text_of(pilot.app)) == (True, True)


async def test_a_row_without_a_key_is_opened_too(morning, opened):
    """Those who wait were at no window yet."""
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", "down", "enter", "down", "down", "enter")
        await press(pilot, "pagedown", "down", "down", "enter")
        assert re.search(r"取号 +3 ", text_of(pilot.app))


@pytest.mark.parametrize("part", ["windows", "cases", "told"])
async def test_what_is_kept_beside_tickets_is_a_page_of_its_own(morning, opened, part):
    at = ["windows", "cases", "told"].index(part)
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", "down", "down", "enter", *["down"] * at, "enter")
        screen = pilot.app.screen
        assert screen.part == part
        assert [text for *_, spot, text in lines(screen) if not (spot.means and has(spot.means))] == []
        found = morning.read(figures_now, part, screen.wanted)
        drawn = "".join(text_of(pilot.app).split())
        assert all(f"{fact.head}" in drawn for fact in found.section.facts)


@pytest.mark.parametrize(("down", "name"), [(4, "csv"), (5, "xlsx"), (6, "pdf"), (7, "html")])
async def test_the_figures_in_front_are_kept_as_a_file(morning, opened, down, name):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", "down", "down", "enter", *["down"] * down, "enter")
        assert f"figures-2026-11-23-day.{name} " in text_of(pilot.app)
    assert (morning.path.parent / f"figures-2026-11-23-day.{name}").stat().st_size > 500


async def test_insert_on_a_row_says_what_every_column_counts(morning, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", "pagedown", "insert")
        shown = text_of(pilot.app)
        assert ("等候 P90" in shown, "过号" in shown, "叫满次数" in shown) == (True, True, True)


async def test_the_busiest_hours_open_their_tickets(morning, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, "tab", "tab", *["down"] * 3, "enter")
        first = "周一 09点" in text_of(pilot.app)
        await press(pilot, "enter")
        assert (first, "那一小时取的号" in text_of(pilot.app)) == (True, True)


async def test_a_number_among_several_in_a_line_is_chosen(morning, opened):
    async with opened(**LEAD) as pilot:
        await press(pilot, *["down"] * 5, "enter", *["down"] * 3, "enter")
        assert "挂起  1张" in text_of(pilot.app)


async def test_what_if(morning, opened, lang):
    async with opened(**LEAD) as pilot:
        pilot.app.open_screen("whatif", day=DAY)
        await settled(pilot)
        await press(pilot, "down", "enter", "enter")
        await every_look(pilot, "whatif")


async def test_one_window_less_is_held_against_the_day_as_it_was(morning, opened):
    async with opened(**LEAD) as pilot:
        pilot.app.open_screen("whatif", day=DAY)
        await settled(pilot)
        await press(pilot, "down", "enter", "down", "enter")
        found = pilot.app.screen.found
        assert (found.was.windows, found.then.windows) == (2, 1)
        assert found.then.wait_mean_s > found.was.wait_mean_s


async def test_more_windows_than_any_hall_has_are_not_tried(morning, opened):
    async with opened(**LEAD) as pilot:
        pilot.app.open_screen("whatif", day=DAY)
        await settled(pilot)
        await press(pilot, "down", "enter", *"9" * 24, "enter")
        assert (pilot.app.screen.change.windows, "最多 1000" in text_of(pilot.app)) == (None, True)


async def test_other_hours_and_another_rule_are_typed_and_chosen(morning, opened):
    async with opened(**LEAD) as pilot:
        pilot.app.open_screen("whatif", day=DAY)
        await settled(pilot)
        await press(pilot, "down", "down", "enter", *"1030", "enter")
        await press(pilot, "down", "down", "enter", "down", "enter")
        change = pilot.app.screen.change
        assert (f"{change.opens:%H:%M}", change.closes, change.rule) == ("10:30", None, "strict")
        await press(pilot, "up", "enter", *"900", "enter")
        assert "关门不能早于开门" in text_of(pilot.app)
        assert pilot.app.screen.change.closes is None


async def test_a_day_nobody_came_says_so_and_keeps_what_was_found(morning, opened):
    async with opened(**LEAD) as pilot:
        pilot.app.open_screen("whatif", day=DAY)
        await settled(pilot)
        await press(pilot, "enter", *(DAY - timedelta(7)).isoformat(), "enter")
        assert "2026-11-16" in text_of(pilot.app)
        assert pilot.app.screen.found is not None


async def test_esc_stops_a_replay_half_way_and_nothing_is_changed(morning, opened, monkeypatch):
    def endless(look, change, told):
        while True:
            told(1, 2)

    async with opened(**LEAD) as pilot:
        pilot.app.open_screen("whatif", day=DAY)
        await settled(pilot)
        screen, before = pilot.app.screen, pilot.app.screen.found
        entries = morning.read(lambda look: look.last_id)
        await press(pilot, "down", "enter")
        monkeypatch.setattr(replay, "compared", endless)
        await pilot.press("enter")
        while screen.running is None:
            await pilot.pause()
        label = screen.key_label("back")
        await press(pilot, "escape")
        assert ("已停下" in text_of(pilot.app), label) == (True, "停下")
        assert (screen.found, pilot.app.screen, morning.read(lambda look: look.last_id)) == (before, screen, entries)


async def test_the_menu_leads_to_what_if(morning, opened, clock):
    clock.forward(timedelta(days=1).total_seconds())
    async with opened(**LEAD) as pilot:
        await press(pilot, "f4", *["down"] * 20)
        choices = [choice.text for choice in pilot.app.screen.moving.choices]
        at = next(place for place, text in enumerate(choices) if "重演" in text)
        await press(pilot, *["up"] * (len(choices) - 1 - at), "enter")
        assert pilot.app.screen.change.day == date(2026, 11, 23)


async def test_a_list_longer_than_its_room_says_which_part_is_shown(morning, clock, opened):
    for _ in range(12):
        morning.run(tickets.issue, By(), "B01")
    async with opened(**LEAD) as pilot:
        await press(pilot, "shift+tab", "shift+tab")
        assert "1-8/17" in text_of(pilot.app)
