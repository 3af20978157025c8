"""Questions at the desk by keys: at most three and a text; handed over, confirmed, kept on one's own list."""

from __future__ import annotations

from counterdesk.hall import enquiries, rows
from counterdesk.store.desk import By

from . import matters
from .conftest import press
from .screen_text import text_of

MOST_KEYS = 3


def only(store):
    return store.read(enquiries.by_id, enquiry=1)


async def test_a_question_is_written_down_in_three_keys_and_a_text(store, opened):
    keys = ["f4", "enter", *"锅炉登记", "enter"]
    assert len(keys) - len("锅炉登记") <= MOST_KEYS
    async with opened() as pilot:
        await press(pilot, *keys)
    assert (only(store).question, only(store).first_clerk, only(store).state) == ("锅炉登记", "101", "open")


async def test_with_somebody_at_the_window_it_is_about_that_ticket_in_as_many_keys(store, opened):
    number = matters.serving(store, "A02")
    async with opened() as pilot:
        await press(pilot, "f4", "enter", *"要多久", "enter")
    assert store.read(rows.by_id, ticket_id=only(store).ticket_id).label == number


async def test_it_is_answered_at_once(store, opened):
    async with opened() as pilot:
        await press(pilot, "f4", "enter", *"几点关门", "enter", "enter", *"五点半", "enter")
    assert (only(store).state, only(store).answer) == ("closed", "五点半")


async def test_handed_over_it_stays_on_the_first_clerks_list_until_confirmed(store, opened):
    async with opened() as pilot:
        await press(pilot, "f4", "enter", *"锅炉", "enter", "down", "enter", *"102", "enter")
        await press(pilot, "f4", *"wdzx", "enter")
        assert "锅炉" in text_of(pilot.app)
    async with opened(window="2", clerk="102") as pilot:
        await press(pilot, "f4", *"wdzx", "enter", "enter", "enter")
    found = only(store)
    assert (found.holder, store.read(enquiries.of_clerk, clerk="101")) == ("102", [])


async def test_one_left_open_is_found_on_the_clerks_own_list_and_answered_from_there(store, opened):
    store.run(enquiries.ask, By("101", "1"), "营业执照丢了怎么办")
    async with opened() as pilot:
        await press(pilot, "f4", *"wdzx", "enter", "enter", "enter", *"补领", "enter")
    assert only(store).answer == "补领"


async def test_a_question_offered_to_this_clerk_is_said_on_the_desk(store, opened):
    store.run(enquiries.ask, By("102", "2"), "锅炉")
    store.run(enquiries.hand_over, By("102", "2"), 1, "101")
    async with opened() as pilot:
        assert "待确认" in text_of(pilot.app)
