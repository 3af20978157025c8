"""The writer's turn: one at a time, in a fair order, across threads and processes."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from counterdesk.hall import windows
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.gate import Gate
from tests.race.crew import DEADLINE_S, begin

PRESSING, ACTS = 8, 800


def press(path: Path, came: Any, left: Any, answers: Any) -> None:
    """Write as fast as one can until nothing is left to write; answer with how often one had the turn."""
    store = open_store(path)
    store.run(windows.beat, By("101", "1"))
    came.wait(DEADLINE_S)
    turns = 0
    while left.value > 0:
        store.run(windows.beat, By("101", "1"))
        turns += 1
        with left.get_lock():
            left.value -= 1
    answers.put(turns)
    store.close()


def test_eight_who_never_stop_pressing_are_served_alike(hall_file):
    came, left, answers = begin.Barrier(PRESSING), begin.Value("i", ACTS), begin.SimpleQueue()
    pressing = [
        begin.Process(target=press, args=(hall_file, came, left, answers), daemon=True) for _ in range(PRESSING)
    ]
    for one in pressing:
        one.start()
    turns = [answers.get() for _ in pressing]
    for one in pressing:
        one.join(DEADLINE_S)
    assert min(turns) >= 0.1 * max(turns), turns  # SQLite's busy handler alone: one to thousands


def test_threads_take_turns_too(tmp_path):
    gate, inside, most = Gate(tmp_path / "gate"), [], []

    def enter() -> None:
        for _ in range(200):
            with gate.turn():
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=enter) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gate.close()
    assert set(most) == {1}


def test_two_gates_of_one_place_are_one_turn(tmp_path):
    one, other = Gate(tmp_path / "gate"), Gate(tmp_path / "gate")
    entered, seen = threading.Event(), []

    def enter() -> None:
        with other.turn():
            seen.append(entered.is_set())

    with one.turn():
        thread = threading.Thread(target=enter)
        thread.start()
        thread.join(0.05)
        entered.set()
    thread.join(DEADLINE_S)
    one.close()
    other.close()
    assert seen == [True]


def test_the_turn_is_given_back_by_one_who_fails(tmp_path):
    gate = Gate(tmp_path / "gate")
    try:
        with gate.turn():
            raise ValueError
    except ValueError:
        pass
    with gate.turn():
        gate_is_free = True
    gate.close()
    assert gate_is_free


def test_a_closed_gate_opens_again(tmp_path):
    gate = Gate(tmp_path / "gate")
    for _ in range(2):
        with gate.turn():
            pass
        gate.close()
