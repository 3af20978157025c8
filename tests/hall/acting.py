"""Random acts of a hall for properties: what may be pressed, door and windows alike; a refusal is an answer too."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from counterdesk.refusals import Refusal
from tests.furnished import At, Hall

SERVICES = ("A01", "A02", "A05", "B01", "D01", "T01")
PRIORITIES = (None, None, None, "elderly", "return")
WINDOWS = ("1", "2", "4")
BARE = ("call", "recall", "start", "hold", "resume", "finish", "finish_and_call", "no_show", "walk_out")
ON_A_TICKET = ("bring_back", "cancel", "walk_out", "resume", "unreliable")

numbers = st.builds("{}{:03d}".format, st.sampled_from("AEBDT"), st.integers(1, 6))
acts = st.one_of(
    st.tuples(st.sampled_from(BARE)),
    st.tuples(st.sampled_from(("call", "start", "finish", "finish_and_call"))),  # most of a day is these
    st.tuples(st.sampled_from(ON_A_TICKET), numbers),
    st.tuples(st.just("call_named"), numbers, st.just("行动不便")),
    st.tuples(st.just("transfer"), numbers, st.sampled_from(SERVICES), st.sampled_from((None, "1", "4"))),
    st.tuples(st.just("add_service"), numbers, st.sampled_from(SERVICES)),
)
issues = st.tuples(st.sampled_from(SERVICES), st.sampled_from(PRIORITIES))
pauses_s = st.sampled_from((0, 1, 20, 61, 400, 1200))


@contextmanager
def copy_of(furnished: Path) -> Iterator[Hall]:
    """A hall for one example, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall.at_path(Path(shutil.copy(furnished, folder)))
        try:
            yield hall
        finally:
            hall.close()


def does(place: At, act: tuple[Any, ...]) -> Any:
    """The act's answer, or the refusal's code as text."""
    name, *given = act
    try:
        return getattr(place, name)(*given)
    except Refusal as refusal:
        return refusal.code
