"""The checks of the seed's table for inspections, complaints and reports, one test a row and side of it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from counterdesk.hall import complaints, inspections
from counterdesk.hall.complaints import Teller
from counterdesk.hall.inspections import Seen
from counterdesk.store import library
from tests.furnished import Hall, refused
from tests.hall.complaints.acting import CLERK, LEAD, Register
from tests.hall.inspections.acting import Rounds

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def rounds(hall: Hall) -> Rounds:
    return Rounds(hall)


@pytest.fixture
def register(hall: Hall) -> Register:
    return Register(hall)


def rate(rounds, norm, item=None):
    found = rounds.hall.store.read(inspections.rates, *NOVEMBER)
    return next((one.kept, one.n, one.rate) for one in found if (one.norm, one.item) == (norm, item))


def test_row_20_a_failed_item_cannot_be_closed_without_a_fix(rounds):
    number = rounds.walk("1", at_post=Seen("fail"))
    with refused("mark_state"):
        rounds.recheck(number, "1", "at_post")
    with pytest.raises(library.module.IntegrityError):
        rounds.hall.spoil("UPDATE inspection_mark SET state = 'closed' WHERE item = 'at_post'")


def test_row_20_a_failed_item_is_closed_by_another_person_than_the_one_who_fixed_it(rounds):
    number = rounds.walk("1", at_post=Seen("fail"))
    rounds.fix(number, "1", "at_post", by=LEAD)
    with refused("second_look_needed"):
        rounds.recheck(number, "1", "at_post", by=LEAD)
    assert rounds.recheck(number, "1", "at_post").state == "closed"


def test_row_20a_the_ten_characters_and_three_voices_are_used_over_observed_with_the_sample_size(rounds):
    rounds.walk("1", nin_hao=Seen("ok", 12, 9), greets=Seen("ok", 4, 4))
    rounds.walk("2", nin_hao=Seen("ok", 8, 8), greets=Seen("ok", 6, 3))
    assert rate(rounds, "language", "nin_hao") == (17, 20, 0.85)
    assert rate(rounds, "language", "greets") == (7, 10, 0.7)


@pytest.mark.parametrize(
    ("norm", "item", "place"),
    [("appearance", "badge", "1"), ("service", "one_metre", "1"), ("environment", "floor", "hall")],
    ids=["20b", "20c", "20d"],
)
def test_rows_20b_to_20d_items_kept_over_items_seen_with_the_sample_size(rounds, norm, item, place):
    number = rounds.walk(place, **{item: Seen("fail", owner="101")})
    kept, n, found = rate(rounds, norm)
    looked_at = [one for one in rounds.of(number).with_sheet.at(place) if one.norm == norm]
    assert (kept, n, found) == (len(looked_at) - 1, len(looked_at), kept / n)


def test_row_22_the_public_report_holds_no_name_phone_or_id_of_anyone(register, hall):
    people = [Teller(f"欧阳{name}", f"1381234{n:04d}", "", f"东街{n}号院") for n, name in enumerate("甲乙丙丁戊己庚")]
    for one in people:
        register.closed(facts=f"我是{one.name}，电话{one.phone}", teller=one, summary="两次告知不一致，已整改")
    said = json.dumps(hall.store.read(complaints.month, *NOVEMBER), ensure_ascii=False, default=str)
    assert '"complaint": 7' in said
    assert not [value for one in people for value in (one.name, one.phone, one.address) if value in said]


def test_row_22_the_reporters_identity_is_hidden_from_the_department_complained_of(register, hall):
    number = register.new("我是王小芳", kind="report", dept="SCJG", window="1")
    tried = [register.do("reveal", number, by=by) for by in (CLERK, LEAD)]
    shown = f"{register.of(number)}{hall.ask('SELECT slip_json FROM print_job')}{hall.ask('SELECT facts FROM journal')}"
    assert (tried, "王小芳" in shown, "13912345678" in shown) == ([None, None], False, False)
    assert hall.acts().count("complaint_reveal_refused") == 2
