"""Random days at three windows: whatever is pressed in whatever order, the checker finds the hall whole."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from counterdesk.hall.tickets import lines
from tests.furnished import Hall
from tests.hall import checker

from .acting import WINDOWS, acts, does, issues, pauses_s

windows = st.sampled_from(WINDOWS)


class Days(RuleBasedStateMachine):
    """Three windows and a door; the clock runs on and is sometimes set back, nights pass."""

    furnished: Path

    @initialize()
    def opens(self):
        self.folder = tempfile.TemporaryDirectory()
        self.hall = Hall.at_path(Path(shutil.copy(self.furnished, self.folder.name)))
        self.places = dict(zip(WINDOWS, self.hall.opened(*WINDOWS), strict=True))
        self.set_back = False

    @rule(given=issues)
    def somebody_comes(self, given):
        service, priority = given
        does(self.hall.door, ("issue", service, priority))

    @rule(given=issues, key=st.sampled_from("xyz"))
    def a_key_is_held_down(self, given, key):
        does(self.hall.door, ("issue", given[0], given[1], key))

    @rule(window=windows, act=acts)
    def a_clerk_acts(self, window, act):
        does(self.places[window], act)

    @rule(window=windows, act=st.sampled_from((("undo",), ("serve", "A05"), ("serve", "B01"), ("beat",))))
    def a_clerk_corrects(self, window, act):
        does(self.places[window], act)

    @rule(window=windows, act=st.sampled_from((("pause", "喝水"), ("back",), ("close",), ("open",), ("help", "1"))))
    def a_clerk_comes_and_goes(self, window, act):
        does(self.places[window], act)

    @rule(window=windows, clerk=st.sampled_from(("105", "106")))
    def a_lead_gives_a_window_away(self, window, clerk):
        answer = does(self.hall.at(window, clerk), ("take_over", window, "301"))
        if not isinstance(answer, str):
            self.places[window] = self.hall.at(window, clerk)

    @rule(window=windows)
    def the_line_is_looked_at(self, window):
        first = self.hall.store.read(lines.next_for, window=window)
        line = self.hall.store.read(lines.line_for, window=window)
        few = self.hall.store.read(lines.following, window=window, most=4)
        assert (first.choice.head if first else None) == (line[0].head if line else None)
        assert few == [choice.head.label for choice in line[:4]]

    @rule(seconds=pauses_s)
    def time_passes(self, seconds):
        self.hall.forward(seconds)

    @rule(seconds=st.sampled_from((-3600, -5, 18 * 3600)))
    def the_clock_jumps(self, seconds):
        self.set_back |= seconds < 0
        self.hall.forward(seconds)

    def teardown(self):
        if hasattr(self, "hall"):
            self.hall.close()
            try:
                assert checker.faults(self.hall.path, clock_went_back=self.set_back) == []
            finally:
                self.folder.cleanup()


def test_whatever_is_pressed_the_hall_stays_whole(furnished_file):
    Days.furnished = furnished_file
    run_state_machine_as_test(Days, settings=settings(max_examples=15, stateful_step_count=40, deadline=None))
