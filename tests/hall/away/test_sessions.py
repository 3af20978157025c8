"""Two desks and a kiosk that lose the hall and find it again in any order: the independent checker finds nothing."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.refusals import Refusal
from tests.furnished import CLERK_AT, At, Hall
from tests.hall import checker
from tests.hall.acting import copy_of
from tests.hall.away.places import Place, keeps

BARE = ("call", "recall", "start", "hold", "resume", "finish", "finish_and_call", "no_show", "walk_out", "undo")
who = st.sampled_from(("1", "2", "door"))
steps = st.one_of(
    st.tuples(st.just("turn"), who),
    st.tuples(st.just("issue"), who, st.sampled_from(("A01", "A02", "B01"))),
    st.tuples(st.just("issue"), who, st.sampled_from(("A01", "A02", "B01"))),
    st.tuples(st.sampled_from(BARE), st.sampled_from(("1", "2"))),
    st.tuples(st.sampled_from(("call", "start", "finish")), st.sampled_from(("1", "2"))),
    st.tuples(st.just("wait"), st.sampled_from((1, 20, 61, 900))),
    st.tuples(st.just("take over"), st.sampled_from(("1", "2"))),
)


EXAMPLES = int(os.environ.get("COUNTERDESK_AWAY_EXAMPLES", "10"))


class Hands:
    """Who works where: in the hall, or away from it."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        self.hall = hall
        keeps(hall, 3)
        hall.opened("1", "2")
        self.places = {name: Place(hall, folder / f"{name}.db", name) for name in ("1", "2")}
        self.places["door"] = Place(hall, folder / "door.db")
        self.away: set[str] = set()
        self.papers: Counter[str] = Counter()
        self.folder, self.files = folder, 0

    def do(self, act: str, at: str | int, *args: str) -> None:
        """One step; a refusal is an answer, too."""
        if act == "wait":
            self.hall.forward(int(at))
        elif act == "turn":
            self.turn(str(at))
        elif act == "take over":
            self.refusable(self.hall.at(str(at), f"10{int(at) + 4}"), "take_over", str(at), "301")
        else:
            self.press(str(at), act, *args)

    def press(self, at: str, act: str, *args: str) -> None:
        """A key at a place, wherever it works."""
        sits = (None, None) if at == "door" else (at, CLERK_AT[at])
        hands = self.places[at] if at in self.away else At(self.hall, *sits)
        answer = self.refusable(hands, act, *args)
        if act == "issue" and answer is not None:
            self.papers[answer.ticket.label] += 1
        if at not in self.away:
            self.places[at].keep()

    def refusable(self, hands: At | Place, act: str, *args: str) -> object:
        """What came of it, None where the answer was no."""
        try:
            return getattr(hands, act)(*args)
        except Refusal:
            return None

    def turn(self, at: str) -> None:
        """Lose the hall, or find it again."""
        if at not in self.away:
            self.places[at].leave()
            self.away.add(at)
            return
        self.away.discard(at)
        self.places[at].back()
        self.files += 1
        was = self.places[at]
        self.places[at] = Place(self.hall, self.folder / f"{at}-{self.files}.db", was.window, was.holder)


@given(st.lists(steps, min_size=8, max_size=30))
@settings(max_examples=EXAMPLES)
def test_whatever_is_done_away_and_in_the_hall_nothing_clashes(furnished_file, done):
    with copy_of(furnished_file) as hall, tempfile.TemporaryDirectory() as folder:
        hands = Hands(hall, Path(folder))
        for step in done:
            hands.do(*step)
        for at in sorted(hands.away):
            hands.turn(at)
        assert checker.faults(hall.path) == []
        assert [label for label, times in hands.papers.items() if times > 1] == []
        given_out = {label for (label,) in hall.ask("SELECT label FROM ticket WHERE state <> 'void'")}
        assert set(hands.papers) == given_out
