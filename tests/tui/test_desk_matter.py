"""What the desk knows of the matter at its window: a notice that was printed, a case that was taken in."""

from __future__ import annotations

import pytest

from counterdesk.hall import notices, rows
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.tui.link import Link

from . import matters
from .conftest import press, settled
from .screen_text import text_of

AT_3 = {"window": "3", "clerk": "103"}
ACCEPTED = ["f4", "down", "enter", *"王小明", *["enter"] * 4, "escape"]


@pytest.fixture
def b07(store):
    return matters.serving(store, "B07")


def outcome(store, number):
    return store.read(lambda look: rows.by_label(look, number)).outcome


async def test_a_matter_taken_in_lacks_no_papers_at_the_desk(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, *ACCEPTED)
        assert "已受理：2026-00001" in text_of(pilot.app)
        assert "缺" not in text_of(pilot.app)


async def test_the_desk_knows_what_was_done_in_front_of_it_before_its_next_key(store, b07, opened, monkeypatch):
    monkeypatch.setattr(Link, "follow", lambda *_: None)  # what others do is heard of a moment later
    async with opened(**AT_3) as pilot:
        await press(pilot, *ACCEPTED)
        assert "已受理：2026-00001" in text_of(pilot.app)


async def test_the_visit_of_a_matter_taken_in_ends_as_accepted(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, *ACCEPTED, "f8", "enter")
    assert outcome(store, b07) == "accepted"


async def test_finishing_and_calling_says_so_too(store, b07, opened):
    async with opened(**AT_3) as pilot:
        await press(pilot, *ACCEPTED, "enter")
    assert outcome(store, b07) == "accepted"


async def test_after_a_notice_the_desk_lists_the_papers_the_notice_names(store, b07, opened):
    found = store.run(notices.issue, By("103", "3"), "B07", b07, ("premises_rented",), ())
    async with opened(**AT_3) as pilot:
        await settled(pilot)
        assert f"共{len(found.needed)}项，缺{len(found.missing)}项" in text_of(pilot.app)
        assert "视情况" not in text_of(pilot.app)


async def test_after_a_notice_with_papers_missing_that_is_the_first_outcome(store, b07, opened):
    store.run(notices.issue, By("103", "3"), "B07", b07, ("premises_rented",), ())
    async with opened(**AT_3) as pilot:
        await press(pilot, "f8", "enter")
    assert outcome(store, b07) == "papers_missing"


async def test_after_a_notice_with_papers_missing_enter_says_and_keeps_that_they_lack(store, b07, opened):
    store.run(notices.issue, By("103", "3"), "B07", b07, ("premises_rented",), ())
    async with opened(**AT_3) as pilot:
        await settled(pilot)
        assert "缺材料，叫下一位" in text_of(pilot.app)
        await press(pilot, "enter")
        assert f"{b07} 缺材料，已告知" in text_of(pilot.app)
    assert outcome(store, b07) == "papers_missing"


async def test_once_what_lacked_is_there_enter_finishes_as_ever(store, b07, opened):
    store.run(notices.issue, By("103", "3"), "B07", b07, ("premises_rented",), ())
    async with opened(**AT_3) as pilot:
        await settled(pilot)
        await press(pilot, "right", "enter")
    assert outcome(store, b07) == "done"


async def test_what_was_there_when_the_notice_was_printed_is_ticked_wherever_the_desk_opens(store, b07, opened):
    store.run(notices.issue, By("103", "3"), "B07", b07, (), ("people",))
    async with opened(**AT_3) as pilot:
        await settled(pilot)
        assert pilot.app.screen.ticked == {"people"}


async def test_a_notice_whose_printer_is_out_of_paper_is_said_to_wait(store, b07, opened):
    store.run(outbox.note_health, printer="front", state="paper_out")
    async with opened(**AT_3) as pilot:
        pilot.app.printer = "front"
        await press(pilot, "f9", "enter", "enter")
        assert "打印机好了再打" in text_of(pilot.app)
