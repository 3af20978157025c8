"""Rows 1, 6, 7, 8, 10 and 15 of the list of systems: what a tester can check of cases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterdesk.hall import closing, joint
from counterdesk.hall.cases import acceptance, board, rows
from counterdesk.printing.layout import lay
from counterdesk.printing.slip import from_json
from counterdesk.printing.terminal import plain
from counterdesk.store import outbox
from tests.furnished import refused
from tests.hall.cases.acting import CLERK, OTHER, ZHANG, papers_of


def test_row_01_commitment_a_case_accepted_before_a_catalogue_change_keeps_its_old_limits(matters):
    number = matters.accept("B07")
    before = matters.of(number)

    def shorter(cat):
        one = replace(cat.services["B07"], statutory_days=5, promised_days=2)
        return replace(cat, version="2026.12", services={**cat.services, "B07": one})

    matters.hall.reload(shorter)
    matters.do("sign", number)
    kept, anew = matters.of(number), matters.of(matters.accept("B07"))
    assert (kept.statutory_due_on, kept.promised_due_on) == (before.statutory_due_on, before.promised_due_on)
    assert (anew.statutory_due_on.isoformat(), anew.promised_due_on.isoformat()) == ("2026-11-30", "2026-11-25")


def test_row_06_end_to_end_any_case_number_shows_every_event_with_who_and_when(matters):
    number = matters.accept("B07")
    matters.hall.forward(600)
    matters.do("sign", number, by=OTHER)
    told = matters.hall.store.read(lambda look: rows.timeline(look, rows.by_number(look, number)))
    assert [(entry.kind, entry.clerk, entry.window) for entry in told] == [
        ("case_received", "101", "1"), ("case_accepted", "101", "1"), ("case_signed", "102", "2"),
    ]  # fmt: skip
    assert told[2].at_us - told[0].at_us == 600_000_000


def test_row_07_time_limits_what_is_due_first_stands_first(matters):
    slow, quick = matters.accept("B07"), matters.accept("A01")
    found = matters.hall.store.read(board.due)
    assert [case.number for case in found] == [quick, slow]


def test_row_07_time_limits_half_the_last_day_and_overdue_are_told(matters):
    number = matters.accept("B07")
    seen = []
    for day in ("2026-11-23", "2026-12-02", "2026-12-09", "2026-12-10"):
        matters.until(f"{day} 10:00")
        seen.append(matters.hall.store.read(lambda look: board.group_of(look, rows.by_number(look, number))))
    assert seen == ["running", "half", "last_day", "overdue"]


def test_row_08_instant_items_get_no_acceptance_slip_only_a_completion_record(matters):
    number = matters.accept("A02")
    matters.do("finish_at_once", number, ZHANG.name)
    assert set(matters.papers()) == {"completion"}


def test_row_08_an_instant_item_held_past_closing_must_be_converted(matters):
    number = matters.accept("A02")
    with refused("instants_open") as no:
        matters.hall.store.run(closing.close, carry_over=True, lang="zh")
    assert number in no.value.facts["numbers"]
    matters.do("convert", number)
    assert set(matters.papers()) == {"acceptance"}
    matters.hall.store.run(closing.close, carry_over=True, lang="zh")


def test_row_10_first_handler_a_joint_result_is_delivered_elsewhere_only_after_a_recorded_handover(matters):
    number = matters.accept("D01")
    matters.do("sign", number)
    for step in matters.hall.store.read(lambda look: joint.steps(look, rows.by_number(look, number))):
        matters.hall.store.run(joint.opinion, CLERK, number, step.dept, "agree")
    matters.do("decide", number, "grant")
    with refused("not_first_window"):
        matters.do("deliver", number, ZHANG.name, by=OTHER)
    matters.do("hand_over", number, "102", "休假")
    matters.do("confirm", number, by=OTHER)
    assert matters.do("deliver", number, ZHANG.name, by=OTHER).state == "delivered"
    assert matters.kinds(number)[-3:] == ["case_offered", "case_taken_over", "case_delivered"]


def test_row_15_the_slips_totals_equal_the_ticked_list(matters):
    handed = {name: acceptance.Handed(2, 3, 10) for name in papers_of(matters, "B07")}
    matters.accept("B07", handed=handed)
    total = next(line.split() for line in slip_text(matters).splitlines() if "合计" in line)
    assert total[:3] == ["合计", str(2 * len(handed)), str(3 * len(handed))]
    assert f"共{len(handed)}件{5 * len(handed)}份{10 * len(handed)}页" in slip_text(matters)


def test_row_15_an_unsigned_slip_cannot_be_finalised(matters):
    number = matters.accept("B07")
    with refused("unsigned"):
        matters.do("decide", number, "grant")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_row_15_a_reprint_says_so(matters, lang):
    matters.accept("B07", lang=lang)
    job = matters.hall.store.run(lambda desk: outbox.copy(desk, 1, None))
    made = matters.hall.ask("SELECT slip_json FROM print_job WHERE id = ?", job)[0][0]
    assert {"zh": "补打", "en": "COPY"}[lang] in plain(lay(from_json(made), 48, "gbk"), 48, "gbk")


def slip_text(matters):
    """The acceptance slip as it reads."""
    made = matters.hall.ask("SELECT slip_json FROM print_job ORDER BY id LIMIT 1")[0][0]
    return plain(lay(from_json(made), 48, "gbk"), 48, "gbk")
