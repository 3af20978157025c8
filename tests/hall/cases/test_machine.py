"""Whatever is tried on a case in whatever order: what its table allows is done, anything else refused in words."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.clock import FixedClock
from counterdesk.hall.cases import dates, rows, states
from counterdesk.hall.cases.tables import OVER, STATES
from counterdesk.refusals import Refusal
from tests.furnished import MORNING, Hall
from tests.hall.cases.acting import LEAD, Matters

TRIES = {
    "corrected": ("correct", ("补签字",), {}),
    "accepted": ("take_on", (), {}),
    "signed": ("sign", (), {}),
    "supplement": ("supplement", ({}, "漏了一项", "301"), {}),
    "refused_acceptance": ("refuse", ("不属本机关职权",), {}),
    "reviewed": ("review", (), {}),
    "suspended": ("suspend", ("rectification", 2), {}),
    "resumed": ("resume", (), {}),
    "extended": ("extend", ("检验未完成", "局长"), {"by": LEAD}),
    "decided": ("decide", ("grant", "", "", "系统故障"), {}),
    "made": ("make", (), {}),
    "delivered": ("deliver", ("张晓明",), {}),
    "withdrawn": ("withdraw", (), {}),
    "revoked": ("revoke", ("承诺的材料未补",), {"by": LEAD}),
}
OTHER_REASONS = (
    "papers_missing", "signed_already", "unsigned", "nothing_missing", "told_once", "too_late_to_suspend",
    "not_extendable", "extended_already", "too_late_to_extend", "steps_open",
)  # fmt: skip
"""Nos that have nothing to do with the state."""
PASSES_S = st.sampled_from((0, 3600, 86400, 7 * 86400, 20 * 86400))
tried = st.lists(st.tuples(st.sampled_from(sorted(TRIES)), PASSES_S), min_size=1, max_size=14)


def attempt(matters: Matters, number: str, act: str) -> str:
    """Try an act; the code it was refused with, or nothing."""
    verb, args, facts = TRIES[act]
    try:
        matters.do(verb, number, *args, **facts)
    except Refusal as no:
        return no.code if no.message("zh") and no.message("en") else "without words"
    return ""


@given(service=st.sampled_from(("A01", "B01", "B07", "C02")), whole=st.booleans(), acts=tried)
@settings(max_examples=40)
def test_no_order_of_acts_brings_a_case_where_the_table_does_not(furnished_file, service, whole, acts):
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall.at_path(Path(shutil.copy(furnished_file, folder)), FixedClock(MORNING))
        hall.opened("1")
        matters = Matters(hall)
        number = matters.receive(service, **({} if whole else {"handed": {}}))
        for act, passes_s in acts:
            hall.forward(passes_s)
            matters.receive("A01")  # whoever comes next writes down what lapsed meanwhile
            matters.do("correct", matters.receive("A01"), "x")
            before = matters.of(number)
            froms, to = states.MOVES[move_of(matters, number, act)]
            code = attempt(matters, number, act)
            after = matters.of(number)
            allowed = before.state in froms
            if code:
                assert after == before
                assert (code in ("case_state", "case_over")) == (not allowed) or code in OTHER_REASONS
            else:
                assert allowed
                handed_back = act == "supplement" and service.startswith("A")
                assert after.state == ("returned" if handed_back else to or before.state)
            stands_as_it_should(matters, number)
        hall.close()


def move_of(matters: Matters, number: str, act: str) -> str:
    """The line of the table an act falls under: what is told a second time is a line of its own."""
    told = (
        "SELECT 1 FROM numbered_paper JOIN cases ON cases.id = case_id"
        " WHERE kind = 'supplement' AND cases.number = ?"
    )
    return "supplement_again" if act == "supplement" and matters.hall.ask(told, number) else act


def stands_as_it_should(matters: Matters, number: str) -> None:
    """What must be true of any case at any time."""
    case = matters.of(number)
    assert case.state in STATES
    assert (case.closed_us is None) == (case.state not in OVER)
    assert (case.next_due_on is None) >= (case.closed_us is not None)
    assert (case.outcome is not None) == (case.decided_us is not None)
    if case.decided_us is not None:
        assert case.signed_us is not None or matters.hall.store.read(lambda look: rows.at_once(look, case))
    stops = matters.hall.store.read(lambda look: dates.stops_of(look, case))
    assert sum(stop.to_on is None for stop in stops) == (case.state == "suspended")
