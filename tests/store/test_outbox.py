from datetime import UTC, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError

from counterdesk.clock import SECOND_US, FixedClock
from counterdesk.printing.slip import Cut, Line, Slip, from_json, to_json
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store import journal, outbox, papers
from counterdesk.store.desk import By
from counterdesk.store.engine import create_store
from counterdesk.store.outbox.jobs import NEXT

PAPER = Slip("ticket", "zh", (Line("A012"), Cut()))
LEASE_S = outbox.LEASE_US // SECOND_US


def make_store(folder):
    return create_store(folder / "hall.db", "Asia/Shanghai", "04:00", FixedClock(datetime(2026, 11, 23, 2, tzinfo=UTC)))


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def put(store, printer=None, ticket_id=None):
    return store.run(lambda desk: desk.print(PAPER, ticket_id=ticket_id, printer=printer), By(clerk="101"))


def claim(store, holder="one", printer="front", **facts):
    return store.run(outbox.claim_next, printer=printer, holder=holder, **facts)


def settle(store, job, state, holder="one", **facts):
    return store.run(outbox.settle, job_id=job, holder=holder, state=state, **facts)


def look(store, job):
    return store.read(outbox.job, job_id=job)


def entries(store, kind="print_job"):
    found = store.read(lambda look: journal.tail(look.conn, 0))
    return [entry.facts for entry in found if entry.kind == kind]


def brought_to(store, state):
    job = put(store, "front")
    path = {"queued": (), "sending": ("",), "cancelled": ("", "cancelled")}.get(state, ("", state))
    for step in path:
        assert claim(store, job_id=job) if not step else settle(store, job, step)
    return job


def test_a_paper_is_kept_with_its_words_and_digest(store):
    job = look(store, put(store, "front", ticket_id=7))
    assert (from_json(job.slip_json), job.state, job.ticket_id, job.made_by) == (PAPER, "queued", 7, "101")


def test_a_transaction_that_fails_leaves_no_paper(store):
    def issue(desk):
        desk.print(PAPER)
        raise Refusal("closed")

    with pytest.raises(Refusal):
        store.run(issue)
    assert store.read(outbox.open_jobs) == []


def test_jobs_are_sent_in_the_order_they_were_queued(store):
    jobs = [put(store, "front") for _ in range(3)]
    sent = []
    while job := claim(store):
        sent.append(job.id)
        settle(store, job.id, "printed", level="fence")
    assert sent == jobs


def test_a_printer_takes_only_its_own_jobs(store):
    put(store, "back")
    assert claim(store) is None


def test_a_job_that_named_no_printer_goes_to_the_one_that_answers_for_it(store):
    job = put(store)
    assert claim(store) is None
    claimed = claim(store, also=outbox.DEFAULT)
    assert (claimed.id, claimed.printer) == (job, "front")


def test_one_holder_at_a_time_uses_a_printer(store):
    put(store, "front")
    put(store, "front")
    assert claim(store, "one")
    assert claim(store, "two") is None


def test_two_printers_have_two_holders(store):
    put(store, "front")
    put(store, "back")
    assert claim(store, "one").printer == "front"
    assert claim(store, "two", "back").printer == "back"


def test_a_lease_given_back_is_free_at_once(store):
    put(store, "front")
    store.run(outbox.take_lease, printer="front", holder="one")
    store.run(outbox.release, printer="front", holder="one")
    assert claim(store, "two")


def test_nobody_gives_back_another_s_lease(store):
    store.run(outbox.take_lease, printer="front", holder="one")
    store.run(outbox.release, printer="front", holder="two")
    assert store.read(outbox.lease_holder, printer="front") == "one"


@pytest.mark.parametrize("state", ["sending", "sent"])
def test_who_takes_over_an_expired_lease_makes_what_was_under_way_unknown(store, state):
    job = brought_to(store, state)
    store.clock.forward(LEASE_S)
    assert claim(store, "two") is None
    assert (look(store, job).state, look(store, job).reason) == ("unknown", "abandoned")


@pytest.mark.parametrize(
    ("health", "state"),
    [("paper_out", "held"), ("cover_open", "held"), ("fault", "held"), ("ready", "unknown"), ("paper_low", "unknown"),
     ("offline", "unknown"), ("unknown", "unknown")],
)  # fmt: skip
def test_what_another_left_held_stays_so_only_while_the_printer_cannot_print(store, health, state):
    job = brought_to(store, "held")
    store.clock.forward(LEASE_S)
    store.run(outbox.take_lease, printer="front", holder="two")
    store.run(outbox.found, printer="front", holder="two", health=health)
    assert look(store, job).state == state


def test_what_its_own_holder_holds_is_the_holders_to_settle(store):
    job = brought_to(store, "held")
    store.run(outbox.found, printer="front", holder="one", health="ready")
    assert look(store, job).state == "held"


@pytest.mark.parametrize("state", ["queued", "held", "failed"])
def test_what_was_not_under_way_stays_as_it_was(store, state):
    job = brought_to(store, state)
    store.clock.forward(LEASE_S)
    store.run(outbox.take_lease, printer="front", holder="two")
    assert look(store, job).state == state


def test_a_live_lease_protects_what_is_under_way(store):
    job = brought_to(store, "sending")
    store.clock.forward(LEASE_S - 1)
    assert claim(store, "two") is None
    assert look(store, job).state == "sending"


def test_a_renewed_lease_lives_on(store):
    brought_to(store, "sending")
    store.clock.forward(LEASE_S - 1)
    assert store.run(outbox.renew, printer="front", holder="one")
    store.clock.forward(LEASE_S - 1)
    assert claim(store, "two") is None


def test_a_lost_lease_cannot_be_renewed(store):
    store.run(outbox.take_lease, printer="front", holder="one")
    store.clock.forward(LEASE_S)
    store.run(outbox.take_lease, printer="front", holder="two")
    assert not store.run(outbox.renew, printer="front", holder="one")


def test_a_lease_from_a_clock_that_was_ahead_locks_nobody_out(store):
    store.clock.forward(86_400)
    store.run(outbox.take_lease, printer="front", holder="one")
    store.clock.forward(-86_400)
    assert store.run(outbox.take_lease, printer="front", holder="two")


def test_a_holder_whose_job_was_given_up_for_unknown_can_say_no_more(store):
    job = brought_to(store, "sending")
    store.clock.forward(LEASE_S)
    store.run(outbox.take_lease, printer="front", holder="two")
    assert not settle(store, job, "printed", level="fence")
    assert look(store, job).state == "unknown"


def test_a_failed_job_is_sent_again_by_itself(store):
    job = brought_to(store, "failed")
    again = claim(store)
    assert (again.id, again.tries) == (job, 2)


@pytest.mark.parametrize("state", ["sending", "sent", "held", "unknown", "printed", "cancelled"])
def test_a_job_of_which_a_byte_may_be_out_is_never_sent_again_by_itself(store, state):
    brought_to(store, state)
    assert claim(store) is None


@pytest.mark.parametrize("state", ["printed", "cancelled"])
def test_what_is_over_stays_over(store, state):
    job = brought_to(store, state)
    assert not any(settle(store, job, other) for other in outbox.MOVES)


@pytest.mark.parametrize("state", ["unknown", "held"])
def test_a_person_says_it_came_out(store, state):
    job = brought_to(store, state)
    assert store.run(outbox.resolve, job_id=job, came_out=True) is None
    assert look(store, job).state == "printed"


def test_a_person_has_it_printed_again_as_a_marked_copy(store):
    job = brought_to(store, "unknown")
    again = look(store, store.run(outbox.resolve, job_id=job, came_out=False))
    assert (again.copy_no, from_json(again.slip_json).copy_no, again.state) == (2, 2, "queued")
    assert look(store, job).state == "cancelled"


@pytest.mark.parametrize("state", ["queued", "sending", "failed", "printed"])
def test_there_is_nothing_to_resolve_in_any_other_state(store, state):
    job = brought_to(store, state)
    with pytest.raises(Refusal) as refused:
        store.run(outbox.resolve, job_id=job, came_out=True)
    assert refused.value.code == "job_state"


def test_every_copy_has_the_next_number_whichever_was_copied(store):
    job = put(store, "front")
    second = store.run(outbox.copy, job_id=job)
    third = store.run(outbox.copy, job_id=job)
    fourth = store.run(outbox.copy, job_id=second)
    assert [look(store, one).copy_no for one in (job, second, third, fourth)] == [1, 2, 3, 4]


def test_a_job_is_moved_to_another_printer_only_before_a_byte_was_sent(store):
    job = brought_to(store, "failed")
    store.run(outbox.move, job_id=job, printer="back")
    assert claim(store, "two", "back").id == job
    with pytest.raises(Refusal):
        store.run(outbox.move, job_id=job, printer="front")


def test_a_cancelled_job_is_not_printed(store):
    job = put(store, "front")
    store.run(outbox.cancel, job_id=job)
    assert claim(store) is None


def test_a_job_that_is_not_there_is_refused(store):
    with pytest.raises(Refusal):
        look(store, 999)


def test_the_journal_hears_what_became_of_a_paper(store):
    job = put(store, "front", ticket_id=7)
    claim(store)
    settle(store, job, "printed", level="fence")
    (entry,) = entries(store)
    assert (entry["job"], entry["state"], entry["level"]) == (job, "printed", "fence")


def test_a_printer_that_stays_away_is_told_to_the_journal_once(store):
    job = put(store, "front")
    for _ in range(5):
        claim(store)
        settle(store, job, "failed", reason="unreachable")
    assert len(entries(store)) == 1


@pytest.mark.parametrize("wrong", ["state = 'lost'", "level = 'sure'", "state = 'printed'", "settled_us = 1"])
def test_the_database_itself_refuses_what_must_not_be(store, wrong):
    put(store, "front")
    with pytest.raises((StoreFault, DBAPIError)):
        store.run(lambda desk: desk.conn.execute(text(f"UPDATE print_job SET {wrong}")))


def test_the_next_job_is_the_first_of_its_index_however_many_wait(store):
    asked = NEXT.statement.params(printer="front", also="back").compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )
    plan = [row.detail for row in store.read(lambda look: look.conn.execute(text(f"EXPLAIN QUERY PLAN {asked}")).all())]
    assert [line for line in plan if "print_job" in line] == [
        "SEARCH print_job USING INDEX ix_print_job_open (printer=?)"
    ] * 2


DAY_S = 86_400


def test_a_paper_of_an_earlier_day_is_left_to_a_person(store):
    job = put(store, "front")
    store.clock.forward(DAY_S)
    today = put(store, "front")
    assert claim(store).id == today
    assert (look(store, job).state, look(store, job).reason) == ("failed", "old")
    assert not store.read(outbox.has_waiting, printer="front")


def test_a_paper_of_an_earlier_day_that_failed_is_not_tried_again(store):
    job = brought_to(store, "failed")
    store.clock.forward(DAY_S)
    assert claim(store, "two") is None
    assert look(store, job).reason == "old"


def test_a_person_may_still_have_a_paper_of_an_earlier_day(store):
    job = put(store, "front")
    store.clock.forward(DAY_S)
    claim(store)
    assert claim(store, job_id=job).state == "sending"


def test_a_paper_of_the_small_hours_belongs_to_the_day_before(store):
    store.clock.forward(17 * 3600)  # 03:00 in the hall, whose day begins at 04:00
    job = put(store, "front")
    store.clock.forward(1800)
    assert claim(store).id == job


def test_everything_that_waits_is_switched_to_another_printer(store):
    jobs = [put(store, "front"), put(store, "front")]
    brought_to(store, "unknown")
    assert store.run(outbox.switch, printer="front", to="back") == 2
    assert [look(store, job).printer for job in jobs] == ["back", "back"]


def test_what_was_meant_for_no_printer_in_particular_is_switched_with_the_first_printer_s_own(store):
    named, any_ = put(store, "front"), put(store)
    assert store.run(outbox.switch, printer="front", to="back", also=outbox.DEFAULT) == 2
    assert {look(store, job).printer for job in (named, any_)} == {"back"}


@pytest.fixture
def switched(store):
    """The first printer has no paper, and another one prints for it."""
    store.run(outbox.note_health, printer="front", state="paper_out")
    store.run(outbox.switch, printer="front", to="back", also=outbox.DEFAULT)
    return store


def printer_of_new(store, name=None):
    return look(store, put(store, name)).printer


def test_after_a_switch_new_papers_go_where_it_was_switched_to(switched):
    assert printer_of_new(switched) == "back"


def test_a_paper_for_a_printer_by_its_name_still_comes_out_of_it(switched):
    assert printer_of_new(switched, "front") == "front"


def test_a_copy_of_what_the_broken_printer_printed_comes_out_of_the_other(store):
    job = brought_to(store, "printed")
    store.run(outbox.switch, printer="front", to="back")
    again = store.run(outbox.copy, job_id=job)
    assert look(store, again).printer == "back"


@pytest.mark.parametrize("state", ["ready", "paper_low"])
def test_a_printer_that_says_it_can_print_again_prints_what_comes(switched, state):
    switched.run(outbox.note_health, printer="front", state=state)
    assert printer_of_new(switched) == outbox.DEFAULT


@pytest.mark.parametrize("state", ["unknown", "cover_open", "offline", "unreachable"])
def test_one_that_does_not_say_so_stays_switched(switched, state):
    switched.run(outbox.note_health, printer="front", state=state)
    assert printer_of_new(switched) == "back"


def test_one_that_was_well_when_it_was_switched_stays_switched_until_a_person_switches_back(store):
    store.run(outbox.note_health, printer="front", state="ready")
    store.run(outbox.switch, printer="front", to="back", also=outbox.DEFAULT)
    store.run(outbox.note_health, printer="front", state="ready")
    before = printer_of_new(store)
    store.run(outbox.switch, printer="front", to="front", also=outbox.DEFAULT)
    assert (before, printer_of_new(store)) == ("back", outbox.DEFAULT)


def test_whom_a_printer_stood_in_for_follows_when_it_breaks_too(switched):
    switched.run(outbox.switch, printer="back", to="third")
    assert (printer_of_new(switched), switched.read(outbox.goes_to, printer="front")) == ("third", "third")


def test_two_printers_never_stand_in_for_each_other(switched):
    switched.run(outbox.switch, printer="back", to="front")
    assert switched.read(outbox.goes_to, printer="front") == ""
    assert switched.read(outbox.goes_to, printer="back") == "front"


def test_both_ends_of_a_switch_are_in_the_journal_once(switched):
    for _ in range(2):
        switched.run(outbox.note_health, printer="front", state="ready")
    kinds = ("printer_switched", "printer_works_again")
    assert [len(entries(switched, kind)) for kind in kinds] == [1, 1]


def test_a_printer_is_as_it_was_last_seen_and_unknown_when_that_was_long_ago(store):
    assert store.read(outbox.health_of, printer="front").state == "unknown"
    store.run(outbox.note_health, printer="front", state="paper_out")
    store.run(outbox.note_health, printer="back", state="ready")
    seen = store.read(outbox.health)
    assert [(each.printer, each.state, each.can_print) for each in seen] == [
        ("back", "ready", True), ("front", "paper_out", False),
    ]  # fmt: skip
    store.clock.forward(600)
    assert {each.state for each in store.read(outbox.health)} == {"unknown"}


def test_a_lost_job_leaves_its_printer_in_doubt_until_one_is_proved(store):
    def doubt():
        return store.read(outbox.in_doubt, printer="front")

    before = doubt()
    brought_to(store, "unknown")
    lost = doubt()
    job = put(store, "front")
    claim(store)
    settle(store, job, "printed", level="fence")
    assert (before, lost, doubt()) == (False, True, False)


def test_a_person_s_word_does_not_end_the_doubt(store):
    job = brought_to(store, "unknown")
    store.run(outbox.resolve, job_id=job, came_out=True)
    assert store.read(outbox.in_doubt, printer="front")


class Outbox(RuleBasedStateMachine):
    """Holders come, die and return in any order; a paper that may be out is never handed to a printer again."""

    def __init__(self):
        super().__init__()
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        from pathlib import Path

        self.store = make_store(Path(self.folder.name))
        self.handed = {}
        self.doing = {}

    def teardown(self):
        self.store.close()
        self.folder.cleanup()

    @rule()
    def queue(self):
        put(self.store, "front")

    @rule(holder=st.sampled_from(["one", "two", "three"]))
    def claim(self, holder):
        job = claim(self.store, holder)
        if job:
            assert not any(doer != holder and done == job.id for doer, done in self.doing.items())
            self.doing[holder] = job.id
            self.handed[job.id] = self.handed.get(job.id, 0) + 1

    @rule(holder=st.sampled_from(["one", "two", "three"]), state=st.sampled_from(sorted(outbox.MOVES)))
    def settle(self, holder, state):
        job = self.doing.get(holder)
        if job and settle(self.store, job, state, holder) and state == "failed":
            self.handed[job] -= 1
            del self.doing[holder]

    @rule(seconds=st.sampled_from([1, LEASE_S, 100]))
    def time_passes(self, seconds):
        self.store.clock.forward(seconds)

    @rule(holder=st.sampled_from(["one", "two"]))
    def dies(self, holder):
        self.doing.pop(holder, None)

    @invariant()
    def nothing_is_handed_over_twice(self):
        assert all(times <= 1 for times in self.handed.values())


Outbox.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestNoPaperIsSentTwice = Outbox.TestCase


def test_an_ordinary_issue_stays_quick_to_queue(store):
    said = to_json(PAPER)
    jobs = store.run(
        lambda desk: [
            papers.put(desk.conn, said, kind="ticket", ticket_id=None, printer=None, made_by="", now_us=desk.now_us)
            for _ in range(3)
        ]
    )
    assert jobs == [1, 2, 3]
