import csv
import sqlite3
from contextlib import closing

import pytest

HEAD = "ticket_id,service,priority,arrive_ts,start_ts,end_ts,server,outcome\n"
ROWS = (
    "1,A01,,2026-11-02T09:00:00,2026-11-02T09:04:00,2026-11-02T09:20:00,1,served\n"
    "2,A01,,2026-11-02T09:05:00,2026-11-02T09:20:00,2026-11-02T09:30:00,1,served\n"
    "3,B01,,2026-11-02T09:06:00,,2026-11-02T09:40:00,,abandoned\n"
)
BACKWARDS = "4,A01,,2026-11-02T10:00:00,2026-11-02T09:00:00,2026-11-02T10:20:00,1,served\n"


@pytest.fixture
def visits(tmp_path):
    """``visits(rows)`` writes a visits file."""

    def write(rows=ROWS):
        path = tmp_path / "visits.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        return path

    return write


def test_past_visits_are_imported_and_counted(ask, visits):
    assert ask("import", "visits", visits()) == {"imported": 3, "refused": []}
    found = ask("summary", "--from", "2026-11-01", "--to", "2026-11-30", "--by", "service")
    assert (found["total"]["served"], found["total"]["walked_out"]) == (2, 1)
    assert [row["key"] for row in found["rows"]] == ["A01", "B01"]
    assert found["rows"][0]["wait_mean_s"] == 570
    assert set(found["definitions"]) >= {"served", "service_level"}


def test_a_row_that_cannot_be_is_listed_with_its_line(cdk, visits):
    ran = cdk("import", "visits", visits(ROWS + BACKWARDS), "--json")
    assert (ran.code, ran.value["imported"]) == (0, 3)
    assert [row["line"] for row in ran.value["refused"]] == [5]
    assert ran.value["refused"][0]["reason"]


def test_refused_rows_are_told_to_people_too(cdk, visits):
    assert f"{visits(BACKWARDS)}:2: " in cdk("import", "visits", visits(BACKWARDS)).out


def test_unknown_services_are_made_only_when_asked(cdk, visits):
    strange = ROWS.replace("B01", "X77")
    assert cdk("import", "visits", visits(strange), "--json").value["imported"] == 2
    assert cdk("import", "visits", visits(strange), "--create", "--json").value["imported"] == 1


def test_a_file_without_its_columns_is_exit_2(cdk, tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert cdk("import", "visits", tmp_path / "x.csv").code == 2


def test_a_zone_that_is_none_is_exit_2(cdk, visits):
    assert cdk("import", "visits", visits(), "--tz", "Mars/Olympus").code == 2


def test_a_clerk_may_not_import(cdk, visits):
    assert cdk("import", "visits", visits(), "--clerk", "101", "--json").value["refused"] == "role"


def test_the_table_tells_minutes_and_what_they_mean(cdk, visits):
    cdk("import", "visits", visits())
    out = cdk("summary", "--day", "2026-11-02", "--by", "window").out
    assert "9:30" in out
    assert "合计" in out


def test_the_file_holds_every_figure(cdk, visits, tmp_path):
    cdk("import", "visits", visits())
    out = tmp_path / "november.csv"
    assert cdk("summary", "--day", "2026-11-02", "--by", "service", "--out", out).code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["key"] for row in rows] == ["A01", "B01", "合计"]
    assert rows[-1]["wait_n"] == "2"


def test_another_kind_of_file_is_not_promised(cdk, tmp_path):
    assert cdk("summary", "--out", tmp_path / "x.docx").code == 2


def test_days_the_wrong_way_round_are_exit_2(cdk):
    ran = cdk("summary", "--from", "2026-11-30", "--to", "2026-11-01", "--json")
    assert (ran.code, ran.value["fault"]) == (2, "days_backwards")
    assert "2026-11-30" in ran.value["message"]


def test_a_row_a_day(ask, visits):
    ask("import", "visits", visits())
    found = ask("summary", "--from", "2026-11-01", "--to", "2026-11-30", "--by", "day")
    assert [row["key"] for row in found["rows"]] == ["2026-11-02"]


@pytest.mark.parametrize(("name", "begins"), [("x.xlsx", b"PK"), ("x.PDF", b"%PDF"), ("x.html", b"<!DOCTYPE html>")])
def test_figures_are_written_as_the_name_ends(cdk, visits, tmp_path, name, begins):
    cdk("import", "visits", visits())
    out = tmp_path / name
    assert cdk("summary", "--day", "2026-11-02", "--compare", "--occupancy", "--out", out).code == 0
    assert out.read_bytes().startswith(begins)


def test_the_same_span_before_stands_beside_it(ask, visits):
    ask("import", "visits", visits())
    found = ask("summary", "--day", "2026-11-09", "--compare", "--by", "service")
    assert (found["total"]["issued"], found["before"]["to"], found["before"]["total"]["issued"]) == (0, "2026-11-02", 3)
    assert [row["key"] for row in found["before"]["rows"]] == ["A01", "B01"]


def test_occupancy_is_told_when_asked_for(ask, visits):
    ask("import", "visits", visits())
    assert "occupancy" not in ask("summary", "--day", "2026-11-02")
    found = ask("summary", "--day", "2026-11-02", "--occupancy")
    assert [(place["window"], place["handling_s"], place["occupancy"]) for place in found["occupancy"]] == [
        ("1", 26 * 60, None)
    ]
    assert "occupancy" in found["definitions"]


def test_people_read_both_spans_and_the_pauses(cdk, visits):
    cdk("import", "visits", visits())
    out = cdk("summary", "--from", "2026-11-02", "--to", "2026-11-08", "--compare", "--occupancy", "--by", "week").out
    assert "2026-10-26 - 2026-11-01" in out
    assert "2026-W45" in out
    assert "利用率" in out


def test_rates_are_those_of_their_denominators(ask, visits):
    ask("import", "visits", visits())
    total = ask("summary", "--day", "2026-11-02")["total"]
    assert (total["no_show_rate"], total["walk_out_rate"]) == (0, 1 / 3)


def test_days_that_were_imported_are_kept_ready_for_the_summary(cdk, hall, visits):
    day = "2026-11-0{n}T09"
    row = f"{{n}},A01,,{day}:00:00,{day}:05:00,{day}:20:00,1,served\n"
    file = visits("".join(row.format(n=n) for n in (2, 3, 4, 5)))
    assert cdk("import", "visits", file, "--create", "--json").value["imported"] == 4
    with closing(sqlite3.connect(hall)) as conn:
        assert conn.execute("SELECT count(DISTINCT day) FROM day_tally").fetchone() == (4,)


def test_cases_and_told_waits_come_when_they_are_asked_for(ask):
    plain, more = ask("summary"), ask("summary", "--cases", "--told")
    assert more.keys() - plain.keys() == {"cases", "told"}
    assert more["cases"]["total"]["received"] == more["told"]["n"] == 0
