"""Whenever and however often the hall is looked through, the same promises are found broken in the end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.hall.commitments import breaches
from counterdesk.hall.commitments.whole import look_through
from tests.hall.acting import copy_of

visits = st.lists(st.tuples(st.sampled_from((30, 590, 601, 905, 2000)), st.sampled_from((60, 1150, 1250))), max_size=6)


@given(visits=visits, looks=st.lists(st.booleans(), min_size=24, max_size=24))
@settings(max_examples=12)
def test_when_the_hall_is_looked_through_makes_no_difference(furnished_file, visits, looks):
    found = []
    for now_and_then in (looks, [False] * len(looks)):
        with copy_of(furnished_file) as hall:
            found.append(_lived(hall, visits, iter(now_and_then)))
    assert found[0] == found[1]
    assert len(set(found[0])) == len(found[0])


def _lived(hall, visits, looks):
    (one,) = hall.opened("1")

    def pass_by(seconds):
        hall.forward(seconds)
        if next(looks):
            hall.store.run(look_through)

    for waited_s, handled_s in visits:
        hall.issue("A05")
        pass_by(waited_s)
        one.call()
        pass_by(20)
        one.start()
        pass_by(handled_s)
        one.finish()
        pass_by(10)
    hall.store.run(look_through)
    return sorted((one.kind, one.label, one.part, one.clerk or "") for one in hall.store.read(breaches.listed))
