"""Reading a visits file: which rows make sense in themselves, and what is said of the others."""

import csv
import io
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.clock import from_us
from counterdesk.hall.visits_import import COLUMNS, read_visits
from counterdesk.refusals import SettingFault
from counterdesk.words import t
from tests.hall.reckoning import CHINA, HEADER, write_visits

CHICAGO = ZoneInfo("America/Chicago")
ROW = {
    "ticket_id": "T1", "service": "A01", "priority": "0", "arrive_ts": "2026-11-20T09:00:00",
    "start_ts": "2026-11-20T09:05:00", "end_ts": "2026-11-20T09:15:00", "server": "1", "outcome": "served",
}  # fmt: skip
LEFT = {"start_ts": "", "server": "", "outcome": "abandoned"}
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


@pytest.fixture
def read(tmp_path):
    """Read rows given as changes of an ordinary one, or a whole file given as text or bytes."""

    def reading(*changes, text=None, zone=CHINA):
        path = tmp_path / "visits.csv"
        if text is None:
            write_visits(path, [[{**ROW, **change}[name] for name in HEADER] for change in changes])
        else:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_visits(path, zone)

    return reading


@pytest.fixture
def reason(read):
    """Why a single row is refused."""

    def why(zone=CHINA, **change):
        [refused] = read(change, zone=zone).refused
        assert refused.line == 2
        return refused.reason

    return why


@pytest.fixture
def fault(read):
    """The faults of a file that cannot be used."""

    def found(text):
        with pytest.raises(SettingFault) as caught:
            read(text=text)
        return [(fault.key, fault.reason) for fault in caught.value.faults]

    return found


def shanghai(us):
    return from_us(us).astimezone(CHINA).strftime("%d %H:%M:%S")


def test_a_row_becomes_a_visit_by_the_wall_clock_of_its_zone(read):
    [visit] = read({}).rows
    assert (visit.line, visit.id, visit.service, visit.server) == (2, "T1", "A01", "1")
    assert [shanghai(us) for us in (visit.arrive_us, visit.start_us, visit.end_us)] == [
        "20 09:00:00", "20 09:05:00", "20 09:15:00",
    ]  # fmt: skip


def test_an_offset_outweighs_the_zone(read):
    [visit] = read({"arrive_ts": "2026-11-20T01:00:00Z"}, zone=CHINA).rows
    assert shanghai(visit.arrive_us) == "20 09:00:00"


def test_a_service_over_midnight_is_a_real_row(read):
    [visit] = read({
        "arrive_ts": "2026-11-20T23:50:00", "start_ts": "2026-11-20T23:55:00", "end_ts": "2026-11-21T00:10:00",
    }).rows  # fmt: skip
    assert visit.end_us - visit.start_us == 15 * 60 * 1_000_000


def test_who_left_has_no_start(read):
    [visit] = read(LEFT).rows
    assert visit.start_us is None


def test_all_three_times_may_be_the_same(read):
    assert len(read({"start_ts": ROW["arrive_ts"], "end_ts": ROW["arrive_ts"]}).rows) == 1


@pytest.mark.parametrize("column", ["start_ts", "end_ts"])
def test_a_time_before_the_arrival_is_refused(reason, column):
    assert reason(**{column: "2026-11-20T08:59:59"}) == t(
        "import.before_arrival", column=column, value="2026-11-20T08:59:59", arrival=ROW["arrive_ts"]
    )


def test_who_left_before_they_came_is_refused(reason):
    assert "2026-11-20T08:00:00" in reason(**LEFT, end_ts="2026-11-20T08:00:00")


def test_an_end_that_wrapped_within_its_date_is_refused_as_before_the_arrival(reason):
    why = reason(arrive_ts="2026-11-20T23:50:00", start_ts="2026-11-20T23:55:00", end_ts="2026-11-20T00:10:00")
    assert why == t(
        "import.before_arrival", column="end_ts", value="2026-11-20T00:10:00", arrival="2026-11-20T23:50:00"
    )


def test_an_end_before_the_start_is_refused(reason):
    assert reason(end_ts="2026-11-20T09:04:00") == t(
        "import.end_before_start", value="2026-11-20T09:04:00", start=ROW["start_ts"]
    )


@pytest.mark.parametrize("column", ["ticket_id", "arrive_ts", "start_ts", "end_ts"])
def test_a_served_row_needs_its_id_and_all_three_times(reason, column):
    assert reason(**{column: ""}) == t("import.missing", column=column)


def test_who_left_needs_the_time_they_left(reason):
    assert reason(**{**LEFT, "end_ts": ""}) == t("import.missing", column="end_ts")


def test_who_left_cannot_have_been_started(reason):
    assert reason(outcome="abandoned") == t("import.started_yet_left", value=ROW["start_ts"])


@pytest.mark.parametrize("value", ["", "SERVED", "done"])
def test_an_unknown_outcome_is_refused(reason, value):
    assert reason(outcome=value) == t("import.no_outcome", value=value, known="served, abandoned")


@pytest.mark.parametrize("value", ["yesterday", "2026-11-20", "20261120", "2026-11-31T09:00:00", "0001-01-01T00:00:00"])
def test_a_day_alone_or_nonsense_is_no_time(reason, value):
    assert reason(arrive_ts=value) == t("import.not_a_time", column="arrive_ts", value=value)


def test_a_time_the_clocks_skipped_is_refused(reason):
    why = reason(zone=CHICAGO, arrive_ts="2026-03-08T02:30:00")
    assert why == t("import.never_was", column="arrive_ts", value="2026-03-08T02:30:00")


def test_a_time_that_came_twice_is_refused_unless_its_offset_says_which(reason, read):
    twice = "2026-11-01T01:30:00"
    assert reason(zone=CHICAGO, arrive_ts=twice) == t("import.came_twice", column="arrive_ts", value=twice)
    assert read({"arrive_ts": f"{twice}-06:00"}, zone=CHICAGO).refused == []


def test_a_row_too_short_or_too_long_is_refused(read):
    head = ",".join(COLUMNS)
    found = read(text=f"{head}\nT1,A01\n{','.join(ROW.values())},shifted\n{','.join(ROW.values())},\n")
    assert found.refused == [(2, t("import.wrong_width")), (3, t("import.wrong_width"))]
    assert [visit.line for visit in found.rows] == [4]


def test_other_columns_are_ignored_in_any_order(read):
    names = ["note", *reversed(COLUMNS), "wait_s"]
    cells = ["x", *(ROW[name] for name in reversed(COLUMNS)), "300"]
    assert read(text=",".join(names) + "\n" + ",".join(cells)).rows == read({}).rows


def test_blank_lines_are_no_rows_and_lines_are_counted_as_in_an_editor(read):
    rows = ",".join(ROW.values())
    found = read(text=f"{','.join(COLUMNS)}\n\n\"T\n9\"{rows[2:]}\n{rows}\n")
    assert [(visit.line, visit.id) for visit in found.rows] == [(3, "T\n9"), (5, "T1")]


def test_a_spreadsheets_mark_and_line_ends_are_no_fault(read):
    text = "\ufeff" + ",".join(COLUMNS) + "\r\n" + ",".join(ROW.values()) + "\r\n"
    assert len(read(text=text).rows) == 1


def test_a_header_alone_holds_no_visits(read):
    assert read() == ([], [])


def test_an_empty_file_is_a_fault(fault):
    assert fault("") == [(t("check.line", line=1), t("import.empty"))]


def test_every_missing_column_is_named(fault):
    assert fault("ticket_id,service,arrive_ts,start_ts,end_ts,outcome\n") == [
        ("priority", t("import.no_column")),
        ("server", t("import.no_column")),
    ]


def test_a_column_that_is_there_twice_is_a_fault(fault):
    assert fault(",".join([*COLUMNS, "server"])) == [("server", t("import.column_twice"))]


def test_a_file_in_another_encoding_is_a_fault_with_its_line(fault):
    text = ",".join(COLUMNS).encode() + b"\nT1,A01\n" + "窗口".encode("gbk")
    assert fault(text) == [(t("check.line", line=3), t("check.not_utf8"))]


def test_quotes_that_do_not_match_are_a_fault_with_the_line_where_they_begin(fault):
    [(line, _)] = fault(",".join(COLUMNS) + "\n\n\"T1,A01\nmore\n")
    assert line == t("check.line", line=3)


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(SettingFault):
        read_visits(tmp_path / "nothing.csv", CHINA)


@given(data=st.binary(max_size=300))
def test_whatever_the_file_it_is_read_or_called_unusable(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    with suppress(SettingFault):
        read_visits(path, CHINA)


@given(rows=st.lists(st.lists(words, min_size=8, max_size=8), max_size=5))
def test_every_row_is_taken_or_refused_once(tmp_path_factory, rows):
    path = write_visits(tmp_path_factory.getbasetemp() / "rows.csv", rows)
    found = read_visits(path, CHINA)
    full = [row for row in csv.reader(io.StringIO(path.read_bytes().decode(), newline="")) if any(map(str.strip, row))]
    lines = [row.line for row in (*found.rows, *found.refused)]
    assert len(lines) == len(set(lines)) == len(full) - 1


@given(
    at=st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)),
    waits=st.tuples(st.integers(0, 10**11), st.integers(0, 10**11)),
    id=words.map(str.strip).filter(bool),
)
def test_a_visit_written_down_is_read_back_to_the_microsecond(tmp_path_factory, at, waits, id):
    instants = [at, at + timedelta(microseconds=waits[0]), at + timedelta(microseconds=sum(waits))]
    times = [f"{instant.isoformat()}+00:00" for instant in instants]
    path = write_visits(tmp_path_factory.getbasetemp() / "one.csv", [[id, "A01", "", *times, "", "served"]])
    [visit] = read_visits(path, CHINA).rows
    assert (visit.id, [from_us(us).replace(tzinfo=None) for us in (visit.arrive_us, visit.start_us, visit.end_us)]) == (
        id, instants,
    )  # fmt: skip
