"""Several windows work the same cases at once, and some of them die: each act is done whole, once, or not at all."""

from __future__ import annotations

import os
import random
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from counterdesk.hall.cases import acceptance, ending, life
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.hall.cases import checker
from tests.processes import begin
from tests.race.crew import DEADLINE_S

B07 = Application("B07", Applicant("张晓明"))
CASES = 4
ACTS: list[tuple[Any, tuple[Any, ...]]] = [
    (acceptance.take_on, ()), (acceptance.supplement, ({},)), (acceptance.sign, ()), (life.review, ()),
    (life.suspend, ("rectification", 2)), (life.resume, ()), (ending.decide, ("grant",)), (ending.make, ()),
    (ending.deliver, ("张晓明",)), (ending.withdraw, ()), (acceptance.correct, ("x",)),
]  # fmt: skip


def work(path: Path, numbers: list[str], seed: int, acts: int, book: Path, came: Any) -> None:
    """Try acts at random on every case; what was done goes into the book once it is done."""
    store, chance = open_store(path), random.Random(seed)
    by = By(f"10{seed % 4 + 1}", str(seed % 4 + 1))
    came.put(os.getpid())
    line = os.open(book, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for _ in range(acts):
        verb, args = chance.choice(ACTS)
        number = chance.choice(numbers) if chance.random() < 0.9 else ""
        with suppress(Refusal):
            done = store.run(verb, by, number, *args) if number else store.run(acceptance.receive, by, B07)
            os.write(line, f"{verb.__name__ if number else 'receive'} {done.number}\n".encode())
    store.close()


def worked(hall_file: Path, acts: int, kills: int) -> list[str]:
    """Four windows at work, of which some are killed; what they wrote down as done."""
    store = open_store(hall_file)
    numbers = [store.run(acceptance.receive, By("101", "1"), B07).number for _ in range(CASES)]
    store.close()
    book, came = hall_file.with_name("book"), begin.SimpleQueue()
    crew = [begin.Process(target=work, args=(hall_file, numbers, n, acts, book, came), daemon=True) for n in range(4)]
    for one in crew:
        one.start()
    pids = [came.get() for _ in crew]
    for pid in pids[:kills]:
        while not book.exists() or len(book.read_text().splitlines()) < 5:
            crew[-1].join(0.005)
        os.kill(pid, signal.SIGKILL)
    for one in crew:
        one.join(DEADLINE_S)
    return book.read_text().splitlines()


def test_four_windows_on_four_cases_leave_them_whole(hall_file):
    assert worked(hall_file, acts=120, kills=0)
    assert checker.faults(hall_file) == []


def test_windows_killed_in_the_middle_leave_every_act_done_or_not_done(hall_file):
    done = worked(hall_file, acts=200, kills=2)
    assert done
    assert checker.faults(hall_file) == []


def decide(path: Path, outcome: str, number: str, start: Any, answers: Any) -> None:
    """Decide once the start is given; answer with the outcome, or with the refusal's code."""
    store = open_store(path)
    start.wait(DEADLINE_S)
    try:
        store.run(ending.decide, By("101", "1"), number, outcome, reason="不符合条件")
        answers.put(outcome)
    except Refusal as no:
        answers.put(no.code)
    store.close()


def test_of_two_windows_deciding_one_case_at_once_one_wins(hall_file):
    store = open_store(hall_file)
    number = store.run(acceptance.accept, By("101", "1"), B07).number
    store.run(acceptance.sign, By("101", "1"), number)
    store.close()
    start, answers = begin.Event(), begin.SimpleQueue()
    both = [begin.Process(target=decide, args=(hall_file, one, number, start, answers)) for one in ("grant", "refuse")]
    for one in both:
        one.start()
    start.set()
    found = {answers.get(), answers.get()}
    for one in both:
        one.join(DEADLINE_S)
    assert found in ({"grant", "case_state"}, {"refuse", "case_state"})
    assert len(found & {"grant", "refuse"}) == 1
