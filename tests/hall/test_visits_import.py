"""Past visits in the hall's books: taken all at once or not at all, numbered after those already there."""

from dataclasses import replace
from datetime import date

import pytest

from counterdesk.hall.summary import summary
from counterdesk.hall.visits_import import import_visits, read_visits
from counterdesk.refusals import Refusal
from counterdesk.store.engine import create_store
from counterdesk.words import t
from tests.hall.reckoning import CHINA, write_visits

DAY = "2026-11-20"


def served(id: str, at: str = "09:00", service: str = "A01", priority: str = "0", server: str = "1", day: str = DAY):
    """Somebody who came at ``at``, waited to the half minute, and was served for a minute."""
    return [id, service, priority, f"{day}T{at}:00", f"{day}T{at}:30", f"{day}T{at}:59", server, "served"]


def left(id: str, at: str = "09:00"):
    return [id, "A01", "", f"{DAY}T{at}:00", "", f"{DAY}T{at}:40", "", "abandoned"]


@pytest.fixture
def take(hall, tmp_path):
    """Import rows into the furnished hall."""

    def importing(*rows, **facts):
        path = write_visits(tmp_path / "visits.csv", rows)
        return hall.store.run(import_visits, visits=read_visits(path, CHINA), **facts)

    return importing


def tickets(hall) -> list[tuple]:
    return hall.ask("SELECT day, label, state, window, source FROM ticket ORDER BY day, series, number")


def test_a_served_visit_is_a_finished_ticket(hall, take):
    assert take(served("T1")) == (1, [])
    assert tickets(hall) == [(DAY, "A001", "finished", "1", "import")]


def test_a_visit_has_a_wait_and_a_handling_at_its_window(hall, take):
    take(served("T1"))
    assert hall.ask("SELECT kind, (to_us - from_us) / 1000000, window, service_id IS NULL FROM period ORDER BY id") == [
        ("wait", 30, None, 1),
        ("handling", 29, "1", 0),
    ]


def test_who_left_waited_and_walked_out(hall, take):
    take(left("T1"))
    assert tickets(hall) == [(DAY, "A001", "walked_out", None, "import")]
    assert hall.ask("SELECT kind, (to_us - from_us) / 1000000 FROM period") == [("wait", 40)]


def test_a_missing_server_is_no_window(hall, take):
    take(served("T1", server=""))
    assert tickets(hall)[0][3] is None


def test_numbers_follow_the_arrivals_not_the_lines(hall, take):
    take(served("late", "11:00"), served("early", "08:00"), served("other", "10:00", "B01", server="3"))
    assert hall.ask("SELECT label, idem_key FROM ticket ORDER BY label") == [
        ("A001", "import:early"),
        ("A002", "import:late"),
        ("B001", "import:other"),
    ]


def test_numbers_go_on_after_those_already_given(hall, take):
    hall.issue("A01")
    take(served("T1", day="2026-11-23"), served("T2", day="2026-11-23"))
    assert hall.issue("A01") == "A004"


def test_a_second_file_goes_on_where_the_first_ended(hall, take):
    take(served("T1"))
    take(served("T2"))
    assert [label for _, label, *_ in tickets(hall)] == ["A001", "A002"]


def test_a_series_begins_with_its_first_number(hall, take):
    hall.reload(lambda cat: replace(
        cat, version="from 100", series={**cat.series, "A": replace(cat.series["A"], start=100)}
    ))  # fmt: skip
    take(served("T1"))
    assert tickets(hall)[0][1] == "A100"


def test_more_visits_than_a_series_has_numbers_are_all_taken(hall, take):
    hall.reload(lambda cat: replace(
        cat, version="two", series={**cat.series, "A": replace(cat.series["A"], end=2)}
    ))  # fmt: skip
    assert take(*(served(f"T{n}") for n in range(4))).imported == 4


def test_a_visit_after_midnight_belongs_to_the_day_before(hall, take):
    take(served("T1", "03:59", day="2026-11-21"), served("T2", "04:00", day="2026-11-21"))
    assert [day for day, *_ in tickets(hall)] == ["2026-11-20", "2026-11-21"]


def test_an_id_that_comes_twice_within_a_day_is_taken_once(take):
    again = take(served("T1", "09:00"), served("T2"), served("T1", "10:00"))
    assert again == (2, [(4, t("import.repeated", id="T1", day=DAY, line=2))])


def test_an_id_may_come_again_on_another_day(take):
    assert take(served("T1"), served("T1", day="2026-11-21")).imported == 2


def test_an_id_on_both_sides_of_midnight_is_one_business_day(take):
    assert take(served("T1", "23:00"), served("T1", "01:00", day="2026-11-21")).imported == 1


def test_a_row_refused_for_its_times_leaves_its_id_free(take):
    wrong = served("T1")
    wrong[4] = f"{DAY}T08:00:00"
    assert [row.line for row in take(wrong, served("T1")).refused] == [2]


def test_the_same_file_again_is_refused_row_by_row(hall, take):
    take(served("T1"), left("T2"))
    again = take(served("T1"), left("T2"), served("T3"))
    assert again == (1, [(n, t("import.imported_before", id=f"T{n - 1}", day=DAY)) for n in (2, 3)])


def test_an_id_of_this_halls_own_tickets_is_no_hindrance(hall, take):
    hall.issue("A01", key="T1")
    assert take(served("T1", day="2026-11-23")).imported == 1


@pytest.mark.parametrize(
    ("change", "what"),
    [({"service": "Z99"}, "service"), ({"server": "W9"}, "server"), ({"priority": "2"}, "priority")],
)
def test_what_the_hall_does_not_have_is_refused(take, change, what):
    [refused] = take(served("T1", **change)).refused
    assert refused == (2, t(f"import.unknown_{what}", value=next(iter(change.values()))))


def test_a_priority_that_is_neither_a_number_nor_a_class_is_refused(take):
    [refused] = take(served("T1", priority="urgent"), create=True).refused
    assert refused == (2, t("import.bad_priority", value="urgent"))


@pytest.mark.parametrize("priority", ["", "0", "00", "+0"])
def test_priority_nought_is_ordinary(hall, take, priority):
    take(served("T1", priority=priority))
    assert hall.ask("SELECT priority, rate FROM ticket") == [(None, 1.0)]


def test_a_class_of_the_hall_is_taken_by_its_name(hall, take):
    take(served("T1", priority="elderly"))
    assert hall.ask("SELECT priority, rate FROM ticket") == [("elderly", 3.0)]


def test_refused_rows_of_every_kind_come_in_the_order_of_their_lines(take):
    wrong = served("T2")
    wrong[7] = "gone"
    assert [row.line for row in take(served("T1", service="Z"), wrong, served("T3", server="Z")).refused] == [2, 3, 4]


def test_the_journal_has_one_entry_with_the_counts(hall, take):
    before = len(hall.acts())
    take(served("T1"), left("T2", "10:00"), served("T1"))
    assert hall.acts()[before:] == ["visits_imported"]
    [(facts,)] = hall.ask("SELECT facts FROM journal ORDER BY id DESC LIMIT 1")
    assert facts == '{"first":"2026-11-20","imported":2,"last":"2026-11-20","refused":1}'


def test_a_file_of_which_nothing_is_taken_leaves_no_trace(hall, take):
    before = hall.acts()
    take(served("T1", service="Z99"))
    assert (hall.acts(), tickets(hall)) == (before, [])


def test_an_import_that_breaks_off_leaves_the_hall_as_it_was(hall, take):
    before = hall.acts()

    def stop(done, _all):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(*(served(f"T{n}", service="NEW") for n in range(3)), create=True, progress=stop)
    assert (hall.acts(), tickets(hall), hall.ask("SELECT * FROM counter")) == (before, [], [])


def test_after_an_import_that_broke_off_another_file_finds_its_own_services(hall, take):
    def stop(_done, _all):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(served("T1", service="NEW1"), create=True, progress=stop)
    take(served("T1", service="NEW2"), create=True)
    [line] = hall.store.read(summary, first=date(2026, 11, 20), last=date(2026, 11, 20), by="service").rows
    assert line.key == "NEW2"


def test_progress_is_told_until_all_is_stored(take):
    told = []
    take(*(served(f"T{n}") for n in range(1500)), progress=lambda *at: told.append(at))
    assert told == [(0, 1500), (1000, 1500), (1500, 1500)]


def test_an_empty_hall_without_a_catalogue_says_so(tmp_path, clock):
    store = create_store(tmp_path / "bare.db", "Asia/Shanghai", "04:00", clock)
    with pytest.raises(Refusal) as caught:
        store.run(import_visits, visits=read_visits(write_visits(tmp_path / "v.csv", [served("T1")]), CHINA))
    store.close()
    assert caught.value.code == "no_catalogue"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_done_is_said_in_one_line(take, lang):
    said = take(served("T1"), served("T2", service="Z")).message(lang)
    assert said == t("import.done", lang, imported=1, refused=1)
