"""A month's sheet: lines add up to the total, every line has its event, limits are lines of their own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterdesk.hall import appraisal
from counterdesk.hall.appraisal import rules as rule_file
from counterdesk.hall.appraisal import sheet
from counterdesk.hall.appraisal.sheet import Objection, reckoned
from counterdesk.hall.appraisal.sources import SOURCES, Event
from counterdesk.hall.commitments import breaches
from counterdesk.hall.commitments.breaches import Broken
from counterdesk.hall.inspections import Seen
from counterdesk.refusals import SettingFault
from counterdesk.store.desk import By
from tests.furnished import MORNING, Hall, refused
from tests.hall.complaints.acting import LEAD, Register
from tests.hall.inspections.acting import Rounds

CLERK, OTHER, INSPECTOR, AUDITOR, ADMIN = map(By, ("101", "102", "501", "601", "901"))
TODAY = MORNING.date()
RULES = rule_file.current()


def enter(hall: Hall, kind: str, clerk: str = "101", by: By = LEAD, **facts) -> str:
    facts = {"note": "考勤表", **facts}
    return hall.store.run(appraisal.enter, by, kind, clerk, **facts).key


def of(hall: Hall, clerk: str = "101"):
    return hall.store.read(appraisal.of_clerk, clerk, TODAY)


def points(found) -> list[tuple[str, Decimal]]:
    return [(line.name, line.points) for line in found.lines]


def breach(hall: Hall, n: int = 1, clerk: str | None = "101", kind: str = "promised") -> str:
    found = Broken(kind, "case", n, f"2026-{n:05d}", None, 5, "working_days", TODAY, "SCJG", clerk)
    return hall.store.run(lambda desk: f"breach:{breaches.note(desk, found).id}")


def test_the_published_rules_of_the_county_are_the_default():
    worth = {one.on: one.points for one in RULES.rule if one.source == "COUNTY"}
    assert (RULES.base, RULES.most) == (100, 110)
    assert {worth[name] for name in ("absent_half_day",)} == {-3}
    assert (worth["late_to_review"], worth["absent_from_review"], worth["unauthorised_fee"]) == (-2, -5, -5)
    assert (worth["not_accepted"], worth["not_explained"], worth["returned_unclear"]) == (-2, -2, -2)
    assert (worth["breach.promised"], worth["breach.statutory"]) == (-5, -5)
    limits = {one.id: one.limit for one in RULES.group}
    assert [limits[name] for name in ("post", "papers", "fees", "promise", "result", "files", "cleanliness")] == [
        20, 15, 10, 15, 15, 3, 2,
    ]  # fmt: skip
    assert all(one.source in ("COUNTY", "TOWN", "OWN") and one.zh and one.en for one in RULES.rule)
    assert {one.group for one in RULES.rule} == set(limits)


def test_a_month_in_which_nothing_happened_is_its_base(hall):
    assert points(of(hall)) == [("base", 100)]


def test_a_rule_file_that_is_wrong_says_where(monkeypatch, tmp_path):
    wrong = 'version = "x"\ntitle_zh = "x"\n[[group]]\nid = "g"\nzh = "g"\n[[rule]]\non = "late"\nzh = "x"\ndeduct = -1'
    (tmp_path / "appraisal.toml").write_text(wrong, encoding="utf-8")
    monkeypatch.setattr("counterdesk.paths.user_config", lambda name: tmp_path / name)
    with pytest.raises(SettingFault) as caught:
        rule_file.current()
    assert {fault.key for fault in caught.value.faults} == {"rule.late.deduct", "rule.late.group"}


def test_a_broken_promise_costs_five_and_opens_the_breach(hall):
    key = breach(hall)
    line = of(hall).lines[1]
    assert (line.points, line.event.key, line.event.about) == (-5, key, "2026-00001")
    assert of(hall).total == 95


def test_a_breach_that_is_nobodys_counts_for_nobody(hall):
    breach(hall, clerk=None)
    assert hall.store.read(appraisal.people, TODAY) == []


def test_a_breach_that_was_excused_by_name_stays_and_costs_nothing(hall):
    breach(hall)
    hall.spoil("UPDATE breach SET decision = 'excused', decided_by = '301'")
    line = of(hall).lines[1]
    assert (line.points, line.worth, line.event.excused) == (0, -5, "301")


def test_a_founded_complaint_counts_for_the_clerk_two_people_named(hall):
    register = Register(hall)
    for holds in (True, False):
        number = register.answered()
        register.do("tell", number, "phone", "yes")
        register.do("link", number, "101", "当班")
        register.do("decide", number, "101", holds, by=LEAD)
        register.do("close", number, "manner")
    assert points(of(hall)) == [("base", 100), ("complaint.manner", -2)]


def test_a_failed_item_counts_by_the_points_deducted(hall):
    Rounds(hall).walk("1", "hall", badge=Seen("fail"), floor=Seen("fail", owner="101", deduct=1))
    assert points(of(hall)) == [("base", 100), ("inspection.appearance", -2), ("inspection.environment", -1)]


def test_training_attended_is_an_event_too(hall):
    enter(hall, "training", note="首问负责制培训", by=INSPECTOR)
    assert points(of(hall)) == [("base", 100), ("training", 1)]


def test_a_groups_deductions_stop_at_its_limit_in_a_line_of_its_own(hall):
    for n in range(1, 5):
        breach(hall, n)
    assert [*points(of(hall))[1:], of(hall).total] == [*[("breach.promised", -5)] * 4, ("promise", 5), 85]


def test_the_total_stops_at_110_in_a_line_of_its_own(hall):
    for n in range(7):
        enter(hall, "praised", note=f"表扬信{n}")
    assert (points(of(hall))[-1], of(hall).total) == (("limit", -4), 110)


def test_another_month_has_its_own_sheet(hall):
    breach(hall)
    assert hall.store.read(appraisal.of_clerk, "101", date(2026, 12, 1)).total == 100


def test_a_windows_sheet_has_what_happened_there_and_what_is_planned_there(hall):
    enter(hall, "praised", window="3")
    breach(hall)
    there = [hall.store.read(appraisal.of_window, code, TODAY).total for code in ("1", "3")]
    assert there == [95, 102]


def test_an_appeal_leaves_the_line_until_it_is_decided(hall):
    key = breach(hall)
    hall.store.run(appraisal.appeal, CLERK, key, "停电")
    line = of(hall).lines[1]
    assert (line.points, line.objections[0].holds, of(hall).total) == (-5, None, 95)
    assert [one.event for one in hall.store.read(appraisal.undecided)] == [key]


def test_an_appeal_that_holds_changes_the_total_and_stays_to_be_seen(hall):
    key = breach(hall)
    hall.store.run(appraisal.appeal, CLERK, key, "停电")
    hall.store.run(appraisal.decide, LEAD, key, "101", True, "供电公司有通知")
    line = of(hall).lines[1]
    assert (line.points, line.worth, of(hall).total) == (0, -5, 100)
    assert (line.objections[0].decision, line.objections[0].decided_by) == ("供电公司有通知", "301")


def test_an_appeal_that_does_not_hold_changes_nothing_and_may_be_made_again(hall):
    key = breach(hall)
    hall.store.run(appraisal.appeal, CLERK, key, "停电")
    hall.store.run(appraisal.decide, LEAD, key, "101", False, "当天没有停电")
    assert of(hall).total == 95
    hall.store.run(appraisal.appeal, CLERK, key, "有证明")
    assert len(of(hall).lines[1].objections) == 2


def test_what_a_person_did_not_cause_is_left_out_by_a_named_decision(hall):
    key = breach(hall)
    hall.store.run(appraisal.exclude, LEAD, key, "101", "系统故障")
    line = of(hall).lines[1]
    assert (line.points, line.objections[0].decided_by, line.objections[0].raised_by) == (0, "301", "301")


@pytest.mark.parametrize(
    ("act", "by", "args", "code"),
    [
        ("enter", CLERK, ("training", "102", "x"), "role"),
        ("enter", LEAD, ("training", "301", "x"), "event_of_ones_own"),
        ("enter", LEAD, ("breach.promised", "101", "x"), "no_such_event_kind"),
        ("enter", LEAD, ("training", "101", " "), "happened_needed"),
        ("enter", LEAD, ("training", "101", "x", date(2027, 1, 1)), "not_yet"),
        ("enter", LEAD, ("training", "777", "x"), "no_such_clerk"),
        ("appeal", OTHER, ("breach:1", "x"), "no_such_event"),
        ("appeal", CLERK, ("breach:9", "x"), "no_such_event"),
        ("appeal", CLERK, ("breach:1", " "), "reason_needed"),
        ("decide", LEAD, ("breach:1", "101", True, "x"), "no_such_appeal"),
        ("exclude", CLERK, ("breach:1", "101", "x"), "role"),
        ("exclude", AUDITOR, ("breach:1", "101", "x"), "role"),
        ("exclude", LEAD, ("breach:1", "101", ""), "reason_needed"),
    ],
)
def test_what_an_act_lacks_is_told(hall, act, by, args, code):
    breach(hall)
    with refused(code):
        hall.store.run(getattr(appraisal, act), by, *args)


def test_nobody_decides_about_themselves(hall):
    key = breach(hall, clerk="301")
    hall.store.run(appraisal.appeal, LEAD, key, "停电")
    for act, args in (("decide", (True, "x")), ("exclude", ("x",))):
        with refused("event_of_ones_own"):
            hall.store.run(getattr(appraisal, act), LEAD, key, "301", *args)
    assert hall.store.run(appraisal.decide, ADMIN, key, "301", True, "x").holds == 1


def test_one_appeal_at_a_time(hall):
    key = breach(hall)
    hall.store.run(appraisal.appeal, CLERK, key, "停电")
    with refused("objected_already"):
        hall.store.run(appraisal.appeal, CLERK, key, "停电")
    with refused("objected_already"):
        hall.store.run(appraisal.exclude, LEAD, key, "101", "停电")


def test_every_source_is_asked(hall):
    assert {source.__name__ for source in SOURCES} >= {
        "broken_promises",
        "founded_complaints",
        "failed_items",
        "entered",
    }


events = st.builds(
    lambda kind, n, times, excused: Event(f"{kind}:{n}", kind, "101", TODAY, str(n), None, times, excused),
    st.sampled_from([one.on for one in RULES.rule]), st.integers(1, 9999), st.integers(1, 9),
    st.sampled_from(("", "", "301")),
)  # fmt: skip
objected = st.lists(st.sampled_from((None, 0, 1)), max_size=1).map(
    lambda held: [Objection(1, "x", "101", "101", "y", 1, one, None, None, None) for one in held]
)


@settings(max_examples=200)
@given(st.lists(st.tuples(events, objected), max_size=40))
def test_the_lines_add_up_and_keep_to_every_limit(found):
    lines = reckoned(RULES, found)
    total = sum(line.points for line in lines)
    assert sheet.Sheet(TODAY, TODAY, "x", lines).total == total
    assert 0 <= total <= RULES.most
    for group in RULES.group:
        taken = -sum(line.points for line in lines if line.group == group.id and line.points < 0)
        given_back = sum(line.points for line in lines if (line.kind, line.name) == ("group", group.id))
        assert group.limit is None or taken - given_back <= group.limit
    assert all(line.event for line in lines if line.kind == "event")
    assert len([line for line in lines if line.kind == "event"]) == len(found)
