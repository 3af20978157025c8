from __future__ import annotations

import asyncio
import hashlib
import shutil
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from counterdesk.clock import FixedClock
from counterdesk.demo import practice, practice_hall
from counterdesk.demo.practice import PracticeApp
from counterdesk.demo.practice_errands import ERRANDS, is_done
from counterdesk.hall import catalogue, floor, tickets, visits, windows
from counterdesk.printing.slip import from_json
from counterdesk.refusals import Refusal
from counterdesk.store import journal, outbox
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.tui.screens.desk_view import act_words
from counterdesk.words import LANGUAGES, use_language

from ..tui import sample_hall
from ..tui.conftest import press, settled
from ..tui.screen_text import every_look, text_of

WAIT_S = 30


@pytest.fixture(scope="session")
def busy_once(tmp_path_factory) -> Path:
    """A real hall in the middle of a morning, closed."""
    folder = tmp_path_factory.mktemp("busy")
    clock = FixedClock(sample_hall.START)
    store = sample_hall.make(folder, clock)
    sample_hall.busy_morning(store, clock)
    store.close()
    return folder / "hall.db"


@pytest.fixture
def real(busy_once, tmp_path) -> Path:
    return Path(shutil.copy(busy_once, tmp_path / "real.db"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(sample_hall.START)


@pytest.fixture
def copy(real, tmp_path, clock):
    """The copy, ready, and its place."""
    ready = practice_hall.make(tmp_path / "copy.db", real, None, clock)
    store = practice_hall.PracticeStore(tmp_path / "copy.db", clock)
    yield store, ready
    store.close()


@asynccontextmanager
async def practised(real, tmp_path, clock):
    app = PracticeApp(tmp_path / "copy.db", real, clock=clock)
    app.held.quiet_s = 0.0001
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot


async def papers(pilot):
    """Wait for the paper of the screen printer."""
    while type(pilot.app.screen).__name__ != "SlipPreview":
        await pilot.pause()
    await settled(pilot)


def finger(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_copy_has_free_windows_and_a_few_numbers_in_line(copy):
    store, ready = copy
    assert {seat.state for seat in store.read(windows.seats)} == {"closed"}
    figures = store.read(floor.figures)
    assert (figures.waiting, figures.at_windows, figures.held) == (practice_hall.WAITING, 0, 0)
    assert ready.window == "1"


def test_no_number_of_the_real_hall_is_in_line(copy, real, clock):
    store, _ = copy
    there = open_store(real, clock)
    waiting = {turn.head.label for turn in there.read(tickets.line_for, "1", 60)}
    there.close()
    assert waiting
    assert waiting.isdisjoint(turn.head.label for turn in store.read(tickets.line_for, "1", 60))


def test_every_paper_of_the_copy_says_practice(copy):
    store, ready = copy
    issued = store.run(tickets.issue, By(ready.clerk, ready.window), "A01")
    assert from_json(store.read(outbox.job, job_id=issued.print_job).slip_json).practice


def test_the_copys_journal_still_holds(copy):
    store, ready = copy
    store.run(windows.open_window, By(ready.clerk, ready.window))
    assert store.read(lambda look: journal.verify(look.conn)).broken is None


def test_no_paper_of_the_real_hall_waits_in_the_copy(copy):
    assert copy[0].read(outbox.open_jobs) == []


def test_what_was_last_done_in_the_real_hall_cannot_be_taken_back_in_the_copy(copy):
    store, ready = copy
    store.run(windows.open_window, By(ready.clerk, ready.window))
    with pytest.raises(Refusal) as no:
        store.run(visits.undo, By(ready.clerk, ready.window))
    assert no.value.code == "nothing_to_undo"


def test_what_was_done_in_the_real_hall_is_parted_from_what_is_done_in_the_copy(copy):
    store, ready = copy
    newest = store.read(floor.last_acts, window=ready.window)[0]
    assert act_words(newest) == "练习开始；再往下是大厅里真办过的"


def test_a_mistake_can_be_taken_back_for_two_minutes(copy):
    assert copy[0].read(catalogue.current).calling.undo_s == practice_hall.LEAST_UNDO_S


def test_a_window_the_hall_does_not_have_is_refused(real, tmp_path, clock):
    with pytest.raises(Refusal, match="99"):
        practice_hall.make(tmp_path / "copy.db", real, "99", clock)


def test_without_a_hall_the_shipped_one_is_practised_in(tmp_path, clock):
    ready = practice_hall.make(tmp_path / "copy.db", None, None, clock)
    assert (ready.window, ready.clerk) == ("1", "101")


@pytest.mark.parametrize("errand", ERRANDS, ids=lambda errand: errand.name)
def test_an_errand_is_done_only_when_all_of_it_happened(errand):
    kinds = {need[0] for need in errand.needs}
    assert is_done(errand, kinds)
    assert not is_done(errand, kinds - {errand.needs[-1][0]})


def test_adding_a_service_is_as_good_as_sending_on():
    errand = next(errand for errand in ERRANDS if errand.name == "pass_on")
    assert is_done(errand, {"service_added"})


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_first_page(real, tmp_path, clock, lang):
    use_language(lang)
    async with practised(real, tmp_path, clock) as pilot:
        await every_look(pilot, "practice")


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_desk_of_practice(real, tmp_path, clock, lang):
    use_language(lang)
    async with practised(real, tmp_path, clock) as pilot:
        await press(pilot, "enter")
        await every_look(pilot, "practice_desk")


async def finished(pilot, *errands):
    """Wait until the journal has told the page of what was done, and no more than that."""
    async with asyncio.timeout(WAIT_S):
        while len(pilot.app.finished) < len(errands):
            await settled(pilot)
    assert pilot.app.finished == set(errands)


async def test_the_five_errands_are_ticked_as_they_are_done_and_the_real_hall_is_not_touched(real, tmp_path, clock):
    before = finger(real)
    async with practised(real, tmp_path, clock) as pilot:
        app = pilot.app
        await press(pilot, "enter", "f2", "enter")
        await papers(pilot)
        assert "练" in text_of(app)
        await press(pilot, "enter", "enter")
        await finished(pilot, "call")
        await press(pilot, "f6", "f6", "f10")
        await finished(pilot, "call", "no_show")
        await press(pilot, "enter", "enter", "f7", "f7")
        await finished(pilot, "call", "no_show", "hold")
        await press(pilot, "f4", "down", "down", "enter", "down", "enter", "enter", "enter", "ctrl+z")
        await finished(pilot, *(errand.name for errand in ERRANDS))
        for _ in LANGUAGES:
            await every_look(pilot, "practice_done")
            app.next_language()
    assert finger(real) == before
    assert all(log.stat().st_size == 0 for log in real.parent.glob("real.db-wal"))


async def test_locking_leads_to_the_first_page_for_there_is_no_pin(real, tmp_path, clock):
    async with practised(real, tmp_path, clock) as pilot:
        await press(pilot, "enter", "f12", "enter")
        assert type(pilot.app.screen).__name__ == "Start"
        await press(pilot, "enter")
        assert type(pilot.app.screen).__name__ == "Desk"


async def test_a_site_with_keys_of_its_own_is_told_those(real, tmp_path, clock):
    app = PracticeApp(tmp_path / "copy.db", real, clock=clock, my_keys={"issue": "f9"})
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert "按 F9 选一个事项" in text_of(app)


def test_the_copy_is_gone_afterwards(real):
    with practice.ground(real) as app:
        folder = Path(app.link.hall).parent
        assert folder.is_dir()
    assert not folder.exists()


def test_a_hall_in_the_middle_of_a_service_can_be_copied(real, tmp_path, clock):
    there = open_store(real, clock)
    there.run(visits.hold, By("101", "1"))
    there.run(tickets.call_next, By("101", "1"))
    there.close()
    assert practice_hall.make(tmp_path / "copy.db", real, "1", clock).window == "1"
