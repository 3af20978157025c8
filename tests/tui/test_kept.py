"""Complaints, inspection rounds and the appraisal by keys, as reviewer, inspector, clerk and auditor."""

from __future__ import annotations

import pytest

from counterdesk.hall import appraisal, complaints, inspections, windows
from counterdesk.hall.complaints import Intake, Teller
from counterdesk.hall.inspections import Seen
from counterdesk.store.desk import By
from counterdesk.tui.screens.rounds import counts

from .conftest import press, settled
from .screen_text import every_look, text_of

REVIEWER, INSPECTOR, LEAD = By("401"), By("501"), By("301")
SECRETS = ("王小芳", "13912345678")


def at_lead(clerk: str) -> dict[str, object]:
    return {"goal": "lead", "window": None, "clerk": clerk}


@pytest.fixture
def register(store):
    """Three complaints, one of them a report, one anonymous."""
    for kind, who in (
        ("complaint", Teller("王小芳", "13912345678")),
        ("report", Teller("王小芳")),
        ("complaint", None),
    ):
        store.run(complaints.register, By("101"), Intake("我是王小芳，窗口不收材料，请核实", kind, "phone"), who)
    store.run(complaints.admit, REVIEWER, "1")
    return store


@pytest.fixture
def walked(store):
    """A round that found something at window 1, and one that goes on."""
    store.run(windows.open_window, By("101", "1"))
    number = store.run(inspections.start, INSPECTOR, "round", ("1",)).number
    store.run(inspections.mark, INSPECTOR, number, "1", "badge", Seen("fail", note="没戴胸牌"))
    store.run(inspections.finish, INSPECTOR, number, True)
    return store


async def opens(pilot, name):
    pilot.app.open_screen(name)
    await settled(pilot)


async def test_the_complaints_read_well(register, opened, lang):
    async with opened(**at_lead("401")) as pilot:
        await opens(pilot, "complaints")
        await every_look(pilot, "complaints")


async def test_a_round_reads_well(walked, opened, lang):
    walked.run(inspections.start, INSPECTOR, "round", ("1", "hall"))
    walked.run(inspections.mark, INSPECTOR, "2", "1", "badge", Seen("ok"))
    async with opened(**at_lead("501")) as pilot:
        await opens(pilot, "rounds")
        await every_look(pilot, "rounds")


async def test_an_appraisal_reads_well(walked, opened, lang):
    walked.run(appraisal.enter, LEAD, "training", "101", "首问负责制培训")
    key = walked.run(appraisal.enter, LEAD, "absent_half_day", "101", "考勤表").key
    walked.run(appraisal.appeal, By("101"), key, "请过假")
    async with opened(**at_lead("301")) as pilot:
        await opens(pilot, "appraisal")
        pilot.app.screen._go_to("101")
        await settled(pilot)
        await every_look(pilot, "appraisal")


async def test_the_menu_of_a_reviewer_leads_to_the_complaints(register, opened):
    async with opened(**at_lead("401")) as pilot:
        await press(pilot, "f4", *"tsjb", "enter")
        assert type(pilot.app.screen).__name__ == "Complaints"


async def test_a_complaint_is_registered_and_taken_up_by_keys(store, opened):
    async with opened(**at_lead("401")) as pilot:
        await opens(pilot, "complaints")
        await press(pilot, "f4", "enter", "enter", "enter", *"no papers taken", "enter", *"Wang Fang", "enter")
        await press(pilot, *"13900001111", "enter")
        await press(pilot, "f4", "down", "enter")
    (one,) = store.read(complaints.listed)
    assert (one.state, one.named, one.facts) == ("admitted", 1, "no papers taken")


async def test_a_complaint_is_closed_by_keys(register, opened):
    register.run(complaints.admit, REVIEWER, "3")
    register.run(complaints.investigate, REVIEWER, "3", "属实", True)
    register.run(complaints.answer, REVIEWER, "3", "已整改")
    async with opened(**at_lead("401")) as pilot:
        await opens(pilot, "complaints")
        while pilot.app.screen.here.number[-1] != "3":
            await press(pilot, "down")
        await press(pilot, "f4", *"bj", "enter", "enter", "-", "enter")
    assert [one.number[-1] for one in register.read(complaints.listed)] == ["2", "1"]


@pytest.mark.parametrize(("clerk", "refused"), [("401", False), ("301", True), ("601", True)])
async def test_who_told_it_is_opened_for_a_reviewer_alone_and_every_try_is_kept(register, opened, clerk, refused):
    async with opened(**at_lead(clerk)) as pilot:
        await opens(pilot, "complaints")
        while not pilot.app.screen.here.named:
            await press(pilot, "down")
        await press(pilot, "f4", *"sf", "enter")
        shown = text_of(pilot.app)
    assert ("王小芳" in shown) != refused
    kinds = [kind for kind in _kinds(register) if kind.startswith("complaint_reveal")]
    assert kinds == ["complaint_reveal_refused" if refused else "complaint_revealed"]


async def test_a_round_is_walked_by_keys(walked, opened):
    async with opened(**at_lead("501")) as pilot:
        await opens(pilot, "rounds")
        await press(pilot, "f4", "enter", "enter")
        assert walked.read(inspections.unfinished) == []  # two Enters begin nothing
        await press(pilot, "f4", "enter", "down", "enter")
        items = len(pilot.app.screen.shown())
        assert (f"还有 {items} 项没看" in text_of(pilot.app), f"共 {items} 项" in text_of(pilot.app)) == (True, True)
        first = pilot.app.screen.here
        await press(pilot, "enter", *"9/10", "enter")
        second = pilot.app.screen.here
        await press(pilot, "insert", *"2/8", "enter", *"silent", "enter", "-", "enter", "right")
        going = walked.read(inspections.by_number, "2")
        marks = walked.read(inspections.marks_of, going)
        await press(pilot, "f4", "enter")
    found = [(marks[one.place, one.item.id].state, marks[one.place, one.item.id].used) for one in (first, second)]
    assert (found, len(marks)) == ([("ok", 9), ("failed", 2)], 3)
    assert walked.read(inspections.by_number, "2").finished_us is not None


async def test_what_failed_is_put_right_and_looked_at_again_by_keys(walked, opened):
    async with opened(window="1", clerk="101") as pilot:
        await press(pilot, "f4", *"wdkh", "enter", "down", "enter", "enter", *"done", "enter")
    async with opened(**at_lead("501")) as pilot:
        await opens(pilot, "rounds")
        await press(pilot, "insert", "enter")
    assert walked.read(inspections.open_ones) == []


async def test_a_clerk_sees_what_is_theirs_to_put_right_and_no_more(walked, opened, lang):
    walked.run(windows.open_window, By("102", "2"))
    number = walked.run(inspections.start, INSPECTOR, "round", ("2",)).number
    walked.run(inspections.mark, INSPECTOR, number, "2", "badge", Seen("fail", note="没戴胸牌"))
    walked.run(inspections.finish, INSPECTOR, number, True)
    walked.run(inspections.start, INSPECTOR, "round", ("1",))
    async with opened(window="1", clerk="101") as pilot:
        await opens(pilot, "rounds")
        await every_look(pilot, "rounds_mine")
        assert [one.mark.owner for one in pilot.app.screen.now.open] == ["101"]
        assert not pilot.app.screen.usable("tick")


async def test_a_clerk_appeals_and_a_lead_decides_by_keys(walked, opened):
    async with opened(window="1", clerk="101") as pilot:
        await press(pilot, "f4", *"wdkh", "enter", "enter")
        await press(pilot, "down", "f4", "down", "enter", *"lost", "enter")
    async with opened(**at_lead("301")) as pilot:
        await opens(pilot, "appraisal")
        await press(pilot, "f3", *"101", "enter", "down", "f4", *"ssclxm", "enter", *"ok", "enter")
    (line,) = [one for one in walked.read(appraisal.of_clerk, "101", _today(walked)).lines if one.kind == "event"]
    assert (line.points, line.objections[0].decided_by) == (0, "301")


async def test_an_auditor_reads_all_three_and_can_do_nothing(walked, register, opened):
    async with opened(**at_lead("601")) as pilot:
        offered = {}
        for name in ("complaints", "rounds", "appraisal"):
            await opens(pilot, name)
            offered[name] = [one.words for one in pilot.app.screen.menu()]
            await press(pilot, "escape")
    assert offered["rounds"] == []
    assert [words for words in offered["complaints"] if "受理" in words] == []
    assert offered["appraisal"] == ["上一个月"]


@pytest.mark.parametrize(
    ("text", "found"), [("9/10", (10, 9)), ("９／１０", (10, 9)), ("9", (None, None)), ("a/b", (None, None))]
)
def test_counts_are_typed_as_done_of_due(text, found):
    assert counts(text) == found


def _kinds(store):
    from counterdesk.store import journal

    return [entry.kind for entry in store.read(lambda look: journal.tail(look.conn, 0))]


def _today(store):
    return store.read(lambda look: look.day)
