"""The desk's papers: a copy in two presses, a question in two keys, a look at any paper."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from counterdesk.hall import tickets
from counterdesk.printing import slips
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.words import LANGUAGES, has

from . import matters
from .conftest import press, settled
from .screen_text import every_look, text_of

TOLD = {
    "paper_out": "打印机缺纸，请换纸", "cover_open": "打印机盖未关", "fault": "打印机故障，请查看",
    "offline": "打印机脱机", "unreachable": "打印机连不上", "paper_low": "打印纸将尽", "unknown": "打印机 状态不明",
}  # fmt: skip


@pytest.fixture
def issued(store):
    """A001, taken at this desk; answers with its print job."""
    return store.run(tickets.issue, By("101", "1"), "A01").print_job


@pytest.fixture
def doubtful(store, issued):
    """Its paper may have come out or not."""
    store.run(outbox.claim_next, printer="front", holder="one", also=outbox.DEFAULT)
    store.run(outbox.settle, job_id=issued, holder="one", state="unknown")
    return issued


def copies(store):
    return [(job.state, job.copy_no) for job in store.read(outbox.open_jobs)]


async def test_a_copy_of_the_last_paper_costs_two_presses(store, issued, opened):
    async with opened() as pilot:
        await press(pilot, "delete", "enter")
    assert copies(store) == [("queued", 1), ("queued", 2)]


async def test_a_paper_that_came_out_is_settled_with_enter(store, doubtful, opened):
    async with opened() as pilot:
        await press(pilot, "delete", "enter", "enter")
    assert store.read(outbox.job, job_id=doubtful).state == "printed"


async def test_a_paper_that_did_not_come_out_is_printed_again_with_insert(store, doubtful, opened):
    async with opened() as pilot:
        await press(pilot, "delete", "enter", "insert")
    assert ("queued", 2) in copies(store)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_paper_of_the_product_has_a_name_in_the_list(lang):
    made = "".join(file.read_text("utf-8") for file in Path(slips.__file__).parent.glob("*.py"))
    kinds = set(re.findall(r'Slip\("(\w+)"', made))
    assert len(kinds) > 20
    assert [kind for kind in kinds if not (has(f"papers.{kind}", lang) or has(f"case_paper.{kind}", lang))] == []


async def test_an_acceptance_slip_is_printed_again_as_itself_not_as_its_tickets_slip(store, opened):
    taken = matters.accepted(store)
    async with opened(window="3", clerk="103") as pilot:
        await press(pilot, "delete")
        assert "受理单" in text_of(pilot.app)
        await press(pilot, *"受理单", "enter")
    again = store.read(outbox.open_jobs)[-1]
    assert (again.kind, again.copy_no, taken.number in again.slip_json) == ("acceptance", 2, True)


@pytest.fixture
def untaken(store, issued):
    """No printer took its paper."""
    store.run(outbox.claim_next, printer="front", holder="one", also=outbox.DEFAULT)
    store.run(outbox.settle, job_id=issued, holder="one", state="failed", reason="offline")
    return issued


async def test_a_paper_no_printer_took_is_given_up_with_insert(store, untaken, opened):
    async with opened() as pilot:
        await press(pilot, "delete", "enter", "insert")
    assert copies(store) == []


async def test_a_paper_no_printer_took_is_printed_again_with_enter(store, untaken, opened):
    async with opened() as pilot:
        await press(pilot, "delete", "enter", "enter")
    assert copies(store) == [("queued", 2)]


@pytest.mark.parametrize(
    ("state", "reason", "told"),
    [
        ("failed", "offline", "A001 已取号，但小票没有打出来，请把号码写给群众"),
        ("held", "paper", "A001 已取号，小票在打印机里，打印机好了会自己打出来"),
        ("unknown", "timeout", "A001 已取号，小票可能没打出来：请看打印机，再按 Del 说明"),
    ],
)
async def test_what_became_of_the_slip_of_a_new_number_is_told(store, opened, state, reason, told):
    async with opened() as pilot:
        await press(pilot, "f2", *"a02", "enter")
        job = store.read(outbox.open_jobs)[0].id
        store.run(outbox.claim_next, printer="front", holder="one", also=outbox.DEFAULT)
        store.run(outbox.settle, job_id=job, holder="one", state=state, reason=reason)
        pilot.app.screen.news()
        await settled(pilot)
        assert told in text_of(pilot.app)


async def test_the_papers_of_one_ticket_have_names_of_their_own(store, issued, opened):
    store.run(outbox.copy, By("101", "1"), issued)
    async with opened() as pilot:
        await press(pilot, "delete")
        assert {"A001  取号小票", "A001  取号小票  补打2"} <= {
            row.strip("› ").split("    ")[0] for row in text_of(pilot.app).splitlines()
        }


async def test_a_paper_can_be_looked_at(issued, opened):
    async with opened() as pilot:
        await press(pilot, "delete", "insert")
        await settled(pilot)
        assert "政务服务大厅" in text_of(pilot.app)
        await press(pilot, "enter")
        assert "下一位" in text_of(pilot.app)


async def test_with_no_paper_the_page_says_so(opened):
    async with opened() as pilot:
        await press(pilot, "delete")
        assert "这里还没有打印过小票" in text_of(pilot.app)


@pytest.mark.parametrize("state", TOLD)
async def test_the_desk_tells_how_its_printer_is_before_the_press(store, opened, state):
    store.run(outbox.note_health, printer="front", state=state)
    async with opened() as pilot:
        pilot.app.printer = "front"
        store.run(tickets.issue, By(), "A01", paper=False)
        pilot.app.news()
        await settled(pilot)
        assert TOLD[state] in text_of(pilot.app)


async def test_a_printer_that_never_answers_is_called_so_and_not_unknown(store, opened):
    store.run(outbox.note_health, printer="front", state="unknown")
    async with opened() as pilot:
        pilot.app.printer, pilot.app.one_way = "front", True
        store.run(tickets.issue, By(), "A01", paper=False)
        pilot.app.news()
        await settled(pilot)
        shown = text_of(pilot.app)
        assert ("打印机 不报状态" in shown, TOLD["unknown"] in shown) == (True, False)


@pytest.mark.parametrize(("state", "offered"), [("paper_out", True), ("ready", False)])
async def test_what_waits_for_a_printer_that_cannot_print_goes_to_another_one(store, issued, opened, state, offered):
    store.run(outbox.note_health, printer="front", state=state)
    async with opened() as pilot:
        pilot.app.printer = "front"
        pilot.app.elsewhere = {"back": partial(outbox.switch, printer="front", to="back", also=outbox.DEFAULT)}
        store.run(tickets.issue, By(), "A01", paper=False)
        pilot.app.news()
        await settled(pilot)
        await press(pilot, "delete")
        assert ("等着的小票都换到打印机“back”打" in text_of(pilot.app)) is offered
        if offered:
            await press(pilot, *"back", "enter")
            assert "等着的 1 张换到打印机“back”打" in text_of(pilot.app)
    assert (store.read(outbox.job, job_id=issued).printer == "back") is offered


async def test_the_papers_page_and_the_question_read_well(store, doubtful, opened, lang):
    store.run(tickets.issue, By("101", "1"), "A02")
    async with opened() as pilot:
        await press(pilot, "delete")
        await every_look(pilot, "papers")
        await press(pilot, "enter")
        await every_look(pilot, "papers_question")
