"""Names the hall does not have yet, made by an import: one new version of the catalogue, fit to work with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import catalogue
from counterdesk.hall.visits_import import import_visits, read_visits
from counterdesk.hall.visits_import.additions import prefix_for
from counterdesk.words import t
from tests.hall.reckoning import CHINA, write_visits

DAY = "2026-11-20"


def visit(id, service="A01", priority="", server="1", minutes=10, outcome="served"):
    start = f"{DAY}T09:00:00" if outcome == "served" else ""
    return [id, service, priority, f"{DAY}T09:00:00", start, f"{DAY}T09:{minutes}:00", server, outcome]


@pytest.fixture
def made(hall, tmp_path):
    """The catalogue after importing rows with leave to create."""

    def making(*rows):
        path = write_visits(tmp_path / "visits.csv", rows)
        hall.store.run(import_visits, visits=read_visits(path, CHINA), create=True)
        return hall.store.read(catalogue.current)

    return making


def refused(hall, tmp_path, *rows):
    path = write_visits(tmp_path / "visits.csv", rows)
    return hall.store.run(import_visits, visits=read_visits(path, CHINA), create=True).refused


def test_an_unknown_service_is_made_with_the_handling_time_it_shows(made):
    service = made(visit("1", "permits", minutes=20), visit("2", "permits", minutes=30)).services["permits"]
    assert (service.zh, service.en, service.nominal_minutes, service.fee.free) == ("permits", "permits", 25, True)


def test_a_service_named_by_a_letter_joins_the_series_of_that_letter(made):
    cat = made(visit("1", "A"), visit("2", "X07"))
    assert (cat.services["A"].series, cat.services["X07"].series) == ("A", "X")


def test_any_other_service_gets_a_letter_nobody_has(made):
    cat = made(visit("1", "permits"), visit("2", "advice"), visit("3", "P"))
    assert (cat.services["P"].series, cat.services["permits"].series, cat.services["advice"].series) == ("P", "G", "F")


def test_a_made_series_goes_on_beyond_its_last_number(made):
    assert made(visit("1", "X")).series["X"].at_end == "go on"


def test_an_unknown_server_becomes_a_window_for_what_it_served(made):
    cat = made(visit("1", "A01", server="W1"), visit("2", "B01", server="W1"))
    assert cat.windows["W1"].serves == ("A", "B")


def test_a_window_of_the_hall_gains_only_new_series(made):
    cat = made(visit("1", "B01", server="2"), visit("2", "X", server="2"))
    assert cat.windows["2"].serves == ("A", "E", "X")


def test_a_new_service_nobody_was_seen_to_serve_is_served_everywhere(made):
    cat = made(visit("1", "X", server="", outcome="abandoned"))
    assert all("X" in window.serves for window in cat.windows.values())


def test_a_whole_number_becomes_a_priority_class(hall, made):
    cat = made(visit("1", priority="2"), visit("2", priority="-1"))
    assert list(cat.priorities)[-2:] == ["-1", "2"]
    assert hall.ask("SELECT priority, rate, lane FROM ticket ORDER BY idem_key") == [
        ("2", 3.0, "A:3"),
        ("-1", 3.0, "A:3"),
    ]


def test_all_of_it_is_one_new_version_named_after_the_old_one(hall, made):
    before = hall.store.read(catalogue.current).version
    cat = made(visit("1", "X", "1", "W1"), visit("2", "Y", "2", "W2"))
    assert cat.version.startswith(f"{before}+visits-")
    assert hall.acts().count("catalogue_loaded") == 2
    assert made(visit("3", "Z")).version.count("+visits-") == 1


def test_nothing_new_makes_no_new_version(hall, made):
    before = hall.store.read(catalogue.current)
    assert made(visit("1")) == before


def test_what_only_a_refused_row_names_is_not_made(made):
    assert "X" not in made(visit("1"), visit("1", "X")).services


def test_the_hall_can_work_with_what_was_made(hall, made):
    cat = made(visit("1", "X", "1", "W1"))
    assert catalogue.faults_of(cat) == []
    hall.issue("X", priority="1")
    clerk = hall.at("W1", "101")
    clerk.open()
    assert clerk.call().ticket.label == "X001"


def test_a_version_made_by_an_import_is_kept_whole(made):
    cat = made(visit("1", "X", "1", "W1"))
    assert catalogue.from_json(catalogue.to_json(cat)) == cat


@pytest.mark.parametrize(("column", "row"), [
    ("service", visit("1", "个体户")), ("service", visit("1", "")), ("server", visit("1", server="3 / left")),
])  # fmt: skip
def test_a_name_that_cannot_be_a_code_is_refused(hall, tmp_path, column, row):
    value = row[1] if column == "service" else row[6]
    assert refused(hall, tmp_path, row) == [(2, t("import.no_code", column=column, value=value))]


@given(st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True), max_size=60, unique=True))
def test_no_two_services_share_a_series_unless_their_codes_do(codes):
    taken = set()
    for code in codes:
        prefix = prefix_for(code, taken)
        assert prefix not in taken or code.startswith(prefix)
        taken.add(prefix)
