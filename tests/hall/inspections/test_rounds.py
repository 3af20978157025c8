"""A round from its beginning to the last item closed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import inspections
from counterdesk.hall.inspections import Mark, Seen, sheet
from counterdesk.hall.inspections.rounds import passes, score
from counterdesk.refusals import SettingFault
from counterdesk.store import library
from tests.furnished import refused
from tests.hall.inspections.acting import AUDITOR, CLERK, INSPECTOR, LEAD, REVIEWER

SHIPPED = sheet.current()


def test_the_sheet_has_the_four_norms_the_ten_characters_and_the_three_voices():
    counted = [one for one in SHIPPED.item if one.counted]
    assert [one.id for one in SHIPPED.norm] == ["language", "appearance", "service", "environment"]
    assert [one.zh.rpartition("：")[2] for one in counted][:5] == ["您好", "请", "谢谢", "对不起", "再见"]
    assert [one.zh.rpartition("：")[2] for one in counted][5:] == ["来有迎声", "问有答声", "走有送声"]
    assert all(one.zh and one.en for one in (*SHIPPED.norm, *SHIPPED.item))
    assert {one.norm for one in SHIPPED.item} == {one.id for one in SHIPPED.norm}


def test_a_sheet_kept_with_a_round_is_the_sheet(rounds):
    assert rounds.of(rounds.start()).with_sheet == SHIPPED


def test_a_sites_own_sheet_wins(rounds, monkeypatch, tmp_path):
    own = tmp_path / "inspection.toml"
    own.write_text(
        'version = "ours"\ntitle_zh = "检查表"\n[[norm]]\nid = "service"\nzh = "服务"\n'
        '[[item]]\nid = "tea"\nnorm = "service"\nzh = "茶水"\n', encoding="utf-8"
    )  # fmt: skip
    monkeypatch.setattr("counterdesk.paths.user_config", lambda name: tmp_path / name)
    assert [item.id for _, item in rounds.left(rounds.start("1"))] == ["tea"]
    own.write_text('version = "ours"\ntitle_zh = "检查表"\ncolour = 1\n', encoding="utf-8")
    with pytest.raises(SettingFault) as caught:
        sheet.current()
    assert {fault.key for fault in caught.value.faults} == {"colour", "norm", "item"}


def test_a_round_goes_through_every_window_and_the_hall(rounds):
    assert rounds.of(rounds.start()).at == ("1", "2", "3", "4", "5", "6", "hall")


def test_what_is_left_is_listed_until_it_was_looked_at(rounds):
    number = rounds.start("1")
    before = len(rounds.left(number))
    rounds.mark(number, "1", "badge", "ok")
    assert len(rounds.left(number)) == before - 1


def test_a_failed_item_has_owner_date_and_deduction_by_itself(rounds):
    number = rounds.start("1")
    mark = rounds.mark(number, "1", "badge", "fail", note="没戴胸牌")
    assert (mark.state, mark.owner, mark.fix_by_on, mark.deduct) == ("failed", "101", date(2026, 11, 26), 2)


def test_its_owner_date_and_deduction_may_be_others(rounds):
    number = rounds.start("hall")
    mark = rounds.mark(number, "hall", "floor", "fail", deduct=1, owner="201", fix_by=date(2026, 11, 24))
    assert (mark.owner, mark.fix_by_on, mark.deduct) == ("201", date(2026, 11, 24), 1)


@pytest.mark.parametrize(
    ("place", "item", "seen", "code"),
    [
        ("1", "tea", ("ok",), "no_such_item"),
        ("3", "badge", ("ok",), "no_such_item"),
        ("1", "floor", ("ok",), "no_such_item"),
        ("1", "badge", ("great",), "no_such_choice"),
        ("1", "nin_hao", ("ok",), "counts_needed"),
        ("1", "nin_hao", ("ok", 5, 6), "counts_needed"),
        ("1", "nin_hao", ("ok", 0, 0), "counts_needed"),
        ("hall", "floor", ("fail",), "owner_needed"),
        ("1", "badge", ("fail", None, None, None, "777"), "no_such_clerk"),
    ],
)
def test_what_a_mark_lacks_is_told(rounds, place, item, seen, code):
    number = rounds.start("1", "hall")
    with refused(code):
        rounds.mark(number, place, item, *seen)


def test_a_mark_made_again_takes_the_place_of_the_first(rounds):
    number = rounds.start("1")
    rounds.mark(number, "1", "badge", "fail")
    mark = rounds.mark(number, "1", "badge", "ok")
    assert (mark.state, mark.owner, mark.deduct) == ("ok", None, 0)


def test_a_round_may_leave_out_what_nobody_looked_at(rounds):
    number = rounds.start("1")
    rounds.mark(number, "1", "badge", "ok")
    with refused("items_left"):
        rounds.finish(number)
    assert rounds.finish(number, leave_out=True).finished_us is not None


def test_a_round_where_nobody_looked_at_anything_is_none(rounds):
    with refused("items_left"):
        rounds.finish(rounds.start("1"), leave_out=True)


def test_an_acceptance_leaves_nothing_out(rounds):
    number = rounds.start("1", kind="acceptance")
    rounds.mark(number, "1", "badge", "ok")
    with refused("items_left"):
        rounds.finish(number, leave_out=True)


def test_a_finished_round_is_not_marked_again(rounds):
    number = rounds.walk("1")
    with refused("inspection_finished"):
        rounds.mark(number, "1", "badge", "fail")


def test_its_sheet_is_printed_and_a_notice_for_what_failed(rounds):
    rounds.walk("1")
    rounds.walk("2", badge=Seen("fail"))
    printed = [kind for (kind,) in rounds.hall.ask("SELECT kind FROM print_job ORDER BY id")]
    assert printed == ["inspection", "inspection", "rectification"]


def test_an_acceptance_that_passes_has_its_certificate(rounds):
    number = rounds.walk("1", "hall", kind="acceptance")
    done = rounds.of(number)
    assert (done.score, done.passed) == (100.0, 1)
    assert [k for (k,) in rounds.hall.ask("SELECT kind FROM print_job")] == ["inspection", "certificate"]


def test_an_acceptance_under_its_mark_fails(rounds):
    failing = dict.fromkeys(("badge", "grooming", "no_phone", "called_is_served", "in_time"), Seen("fail"))
    done = rounds.of(rounds.walk("1", kind="acceptance", **failing))
    assert (done.score < SHIPPED.pass_mark, done.passed) == (True, 0)
    assert "certificate" not in [k for (k,) in rounds.hall.ask("SELECT kind FROM print_job")]


def test_an_acceptance_that_misses_what_must_hold_fails_whatever_its_score(rounds):
    done = rounds.of(rounds.walk("1", "2", "hall", kind="acceptance", fire=Seen("fail", owner="301")))
    assert (done.score >= SHIPPED.pass_mark, done.passed) == (True, 0)


def test_the_owner_fixes_it_and_another_person_closes_it(rounds):
    number = rounds.walk("1", badge=Seen("fail"))
    fixed = rounds.fix(number, "1", "badge")
    closed = rounds.recheck(number, "1", "badge")
    assert (fixed.state, closed.state, closed.rechecked_by) == ("fixed", "closed", "501")
    assert rounds.hall.store.read(inspections.open_ones) == []


def test_another_clerk_does_not_fix_it(rounds):
    number = rounds.walk("1", badge=Seen("fail"))
    with refused("not_the_owner"):
        rounds.fix(number, "1", "badge", by=INSPECTOR)


def test_it_is_not_looked_at_again_before_it_is_fixed(rounds):
    number = rounds.walk("1", badge=Seen("fail"))
    with refused("mark_state"):
        rounds.recheck(number, "1", "badge")


def test_whoever_fixed_it_does_not_close_it(rounds):
    number = rounds.walk("1", badge=Seen("fail"))
    rounds.fix(number, "1", "badge", by=LEAD)
    with refused("second_look_needed"):
        rounds.recheck(number, "1", "badge", by=LEAD)


def test_its_owner_does_not_close_it_either(rounds):
    number = rounds.walk("hall", floor=Seen("fail", owner="501"))
    rounds.fix(number, "hall", "floor", by=LEAD)
    with refused("second_look_needed"):
        rounds.recheck(number, "hall", "floor")


def test_what_is_still_wrong_is_open_again_with_a_new_day(rounds):
    number = rounds.walk("1", badge=Seen("fail"))
    rounds.fix(number, "1", "badge")
    rounds.until("2026-11-26 09:00")
    again = rounds.recheck(number, "1", "badge", holds=False)
    assert (again.state, again.fix_by_on, again.reopened) == ("failed", date(2026, 12, 1), 1)


def test_what_is_to_be_put_right_first_is_listed_first(rounds):
    late = rounds.walk("1", badge=Seen("fail"))
    soon = rounds.walk("2", badge=Seen("fail", fix_by=date(2026, 11, 24)))
    assert [one.number for one in rounds.hall.store.read(inspections.open_ones)] == [soon, late]


@pytest.mark.parametrize("by", [CLERK, REVIEWER, AUDITOR])
def test_an_inspector_or_a_lead_inspects(rounds, by):
    with refused("role"):
        rounds.start(by=by)


def test_rates_carry_their_sample_size(rounds):
    rounds.walk("1", nin_hao=Seen("ok", 10, 9), badge=Seen("fail"))
    rounds.walk("2", nin_hao=Seen("ok", 30, 30), grooming=Seen("na"))
    found = {(one.norm, one.item): (one.kept, one.n) for one in _rates(rounds)}
    assert found["language", "nin_hao"] == (39, 40)
    assert found["appearance", None] == (2, 3)
    assert {(one.norm, one.item): (one.kept, one.n) for one in _rates(rounds, "1")}["language", "nin_hao"] == (9, 10)


def _rates(rounds, place=None):
    return rounds.hall.store.read(inspections.rates, date(2026, 11, 1), date(2026, 11, 30), place)


@pytest.mark.parametrize(
    "change",
    [
        "state = 'closed'",
        "state = 'fixed'",
        "state = 'closed', fix = 'x', fixed_us = 1, fixed_by = '101'",
        "state = 'closed', fix = 'x', fixed_us = 1, fixed_by = '101', rechecked_us = 2, rechecked_by = '101'",
        "state = 'closed', fix = 'x', fixed_us = 1, fixed_by = '301', rechecked_us = 2, rechecked_by = '101'",
        "owner = NULL",
    ],
)
def test_the_database_itself_closes_nothing_without_fix_and_second_look(rounds, change):
    rounds.walk("1", badge=Seen("fail"))
    with pytest.raises(library.module.IntegrityError):
        rounds.hall.spoil(f"UPDATE inspection_mark SET {change} WHERE item = 'badge'")


def marked(item: str, state: str, deduct: int) -> Mark:
    norm = SHIPPED.items[item].norm
    return Mark(1, 1, "1", item, norm, state, None, None, deduct, *[None] * 11, 0)


marks = st.lists(
    st.builds(
        marked, st.sampled_from(sorted(SHIPPED.items)), st.sampled_from(("ok", "na", "failed")), st.integers(0, 9)
    ),
    max_size=30,
)


@given(marks)
def test_a_score_lies_between_0_and_100_and_only_what_reaches_the_mark_passes(found):
    points = score(SHIPPED, found)
    assert points is None or 0 <= points <= 100
    assert not passes(SHIPPED, found) or points >= SHIPPED.pass_mark
