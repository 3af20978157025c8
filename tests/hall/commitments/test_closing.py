"""Closing a broken promise: what must be said, who decides, and what the law grants by itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from counterdesk.hall.cases import fees
from counterdesk.hall.commitments import breaches, closing
from counterdesk.hall.commitments.sweep import sweep
from counterdesk.printing.slip import from_json
from counterdesk.store import library
from counterdesk.store.desk import By
from tests.furnished import Hall, refused
from tests.hall.cases.acting import CLERK, LEAD
from tests.hall.jointly import Jointly

GOOD = {"cause": "department", "remedy": "专人送证上门", "decision": "at_fault", "public_reason": "现场核查延误"}


@pytest.fixture
def late(matters: Jointly) -> str:
    """A case over its promised day, which is known; the breach is 2026-00001."""
    number = matters.accept("B07")
    matters.until("2026-12-11 09:00")
    matters.hall.store.run(sweep)
    return number


def close(hall: Hall, by: By = LEAD, **facts):
    return hall.store.run(closing.close, by, "1", **{**GOOD, **facts})


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"cause": "because"}, "no_such_cause"), ({"decision": "maybe"}, "no_such_decision"),
        ({"remedy": "  "}, "remedy_needed"), ({"public_reason": ""}, "public_reason_needed"),
        ({"by": CLERK}, "role"),
    ],
)  # fmt: skip
def test_what_a_closing_lacks_is_told(hall, late, facts, code):
    with refused(code):
        close(hall, **facts)
    assert hall.ask("SELECT closed_us FROM breach") == [(None,)]


def test_it_is_closed_with_cause_remedy_decision_and_who_decided(hall, late):
    found = close(hall)
    told = (found.cause, found.remedy, found.decision, found.decided_by)
    assert told == ("department", "专人送证上门", "at_fault", "301")
    assert found.closed_us


def test_it_is_closed_once(hall, late):
    close(hall)
    with refused("breach_closed"):
        close(hall)


def test_nobody_decides_on_their_own(hall, matters, late):
    hall.spoil("UPDATE breach SET clerk = '301'")
    with refused("own_breach"):
        close(hall)


@pytest.mark.parametrize("lacking", ["cause", "remedy", "decision", "decided_by", "public_reason"])
def test_the_database_itself_refuses_to_close_one_of_a_case_that_lacks_something(hall, late, lacking):
    names = {"cause": "rush", "remedy": "x", "decision": "excused", "decided_by": "301", "public_reason": "x"}
    said = {**names, lacking: None}
    with pytest.raises(library.module.IntegrityError):
        hall.spoil("UPDATE breach SET closed_us = 1, " + ", ".join(f"{name} = ?" for name in said), *said.values())


def test_a_wait_needs_no_public_reason(hall, one):
    hall.issue("A01")
    hall.forward(2000)
    hall.store.run(sweep)
    assert close(hall, public_reason="").closed_us


def test_the_reason_given_with_a_late_decision_is_the_one_made_public(hall, matters, late):
    matters.do("sign", late)
    matters.do("decide", late, "grant", late_reason="系统升级停机两天")
    (told,) = hall.store.read(breaches.published)
    assert told.public_reason == "系统升级停机两天"
    assert close(hall, public_reason="").public_reason == "系统升级停机两天"


def test_an_apology_says_the_promise_and_carries_no_whole_name(hall, matters, late):
    close(hall)
    hall.store.run(closing.apologise, LEAD, "1")
    ((made,),) = hall.ask("SELECT slip_json FROM print_job WHERE kind = 'apology'")
    assert from_json(made).kind == "apology"
    assert all(text in made for text in ("承诺办结期限", "专人送证上门", "现场核查延误"))
    assert "张晓明" not in made


def test_an_apology_to_whoever_waited_names_the_ticket_in_its_language(hall, one):
    number = hall.issue("A01", lang="en")
    hall.forward(2000)
    hall.store.run(sweep)
    hall.store.run(closing.apologise, LEAD, "1")
    ((made,),) = hall.ask("SELECT slip_json FROM print_job WHERE kind = 'apology'")
    assert all(text in made for text in (number, "15 minutes"))


METROLOGY = "C02"


def dear(matters: Jointly) -> None:
    """Verification costs 80 from now on, as it does where the fee was not suspended."""
    def change(cat):
        one = cat.services[METROLOGY]
        paid = replace(one, fee=replace(one.fee, amount=Decimal(80)))
        return replace(cat, services={**cat.services, METROLOGY: paid})

    matters.hall.reload(change)


def test_a_late_verification_is_free_by_law(hall, matters):
    dear(matters)
    number = matters.accept(METROLOGY)
    matters.until("2026-12-22 09:00")  # 20 working days are over on the 21st
    with refused("fee_waived"):
        hall.store.run(fees.take, CLERK, number, "SCJG", "80", "cash")
    hall.store.run(sweep)
    assert hall.ask("SELECT law_remedy FROM breach WHERE kind = 'statutory'") == [("waive_fee",)]


def test_a_verification_within_the_limit_is_paid_for(hall, matters):
    dear(matters)
    number = matters.accept(METROLOGY)
    matters.until("2026-12-21 09:00")  # over what was promised, not over what the law says
    assert hall.store.run(fees.take, CLERK, number, "SCJG", "80", "cash").cents == 8000
