"""The copy that is made by itself every day: when it is due, and that one program alone makes it."""

from datetime import time

import pytest

from counterdesk.cli.daily import Daily
from counterdesk.hall import backups
from counterdesk.store import copies, saving
from counterdesk.store.desk import By
from tests.furnished import refused
from tests.hall import checker

LEAD, AT = By("301"), time(17, 30)
UNTIL_THEN_S, DAY_S = 6.8 * 3600, 86_400


@pytest.fixture
def planned(hall):
    """A hall at 10:42 with a copy planned at 17:30."""
    hall.store.run(backups.plan, LEAD, AT)
    return hall


def due(hall) -> bool:
    return hall.store.read(backups.is_due)


def test_without_a_plan_no_copy_is_ever_due(hall):
    assert not due(hall)
    hall.forward(DAY_S)
    assert not due(hall)


def test_a_copy_is_due_from_its_time_on_until_it_is_made(planned):
    planned.forward(UNTIL_THEN_S - 60)
    assert not due(planned)
    planned.forward(60)
    assert due(planned)
    planned.store.run(copies.note, By(), 1)
    assert not due(planned)
    planned.forward(DAY_S)
    assert due(planned)


def test_one_planned_after_its_time_is_due_the_next_day(hall):
    hall.forward(UNTIL_THEN_S + 60)
    hall.store.run(backups.plan, LEAD, AT)
    assert not due(hall)
    hall.forward(DAY_S)
    assert due(hall)


def test_one_program_alone_begins_it_and_another_only_when_that_one_never_ended(planned):
    planned.forward(UNTIL_THEN_S)
    assert planned.store.run(backups.begin)
    assert not planned.store.run(backups.begin)
    planned.forward(601)
    assert planned.store.run(backups.begin)


def test_a_plan_that_is_taken_back_makes_no_copy(planned):
    planned.store.run(backups.plan, LEAD, None)
    planned.forward(UNTIL_THEN_S)
    assert not due(planned)
    assert [kind for kind in planned.acts() if kind == "backup_planned"] == ["backup_planned"] * 2


def test_only_a_lead_plans_it(hall):
    with refused("role"):
        hall.store.run(backups.plan, By("101"), AT)


def test_whichever_program_is_open_makes_the_copy_when_its_time_comes(planned):
    daily = Daily(every_s=0.0)
    daily.look(planned.store, str(planned.path))
    assert not saving.folder(planned.path).exists()
    planned.forward(UNTIL_THEN_S)
    for _ in range(3):
        daily.look(planned.store, str(planned.path))
    [copy] = saving.folder(planned.path).iterdir()
    assert checker.faults(copy) == []


def test_the_oldest_copies_go_and_what_is_not_ours_stays(planned, monkeypatch):
    folder = saving.folder(planned.path)
    folder.mkdir()
    for minute in range(20):
        (folder / f"hall-20261101-1200{minute:02d}.db").write_bytes(b"old")
    (folder / "letter.txt").write_text("dear", encoding="utf-8")
    made, _ = saving.save(planned.store, planned.path)
    left = sorted(path.name for path in folder.glob("*.db"))
    assert len(left) == saving.KEPT
    assert made.name in left
    assert (folder / "letter.txt").exists()


def test_how_far_a_copy_is_is_told_up_to_the_whole_of_it(planned):
    told = []
    saving.save(planned.store, planned.path, lambda done, whole: told.append((done, whole)))
    assert told[-1][0] == told[-1][1] > 0
    assert told == sorted(told)
