import csv
import json

import pytest

HEAD = "ticket_id,service,priority,arrive_ts,start_ts,end_ts,server,outcome\n"
ROWS = (
    "1,A01,,2026-11-02T09:00:00,2026-11-02T09:00:00,2026-11-02T09:20:00,1,served\n"
    "2,A01,,2026-11-02T09:05:00,2026-11-02T09:20:00,2026-11-02T09:30:00,1,served\n"
    "3,A01,1,2026-11-02T09:06:00,2026-11-02T09:30:00,2026-11-02T09:40:00.250,1,served\n"
    "4,A01,,2026-11-02T09:40:00,2026-11-02T09:40:00.250,2026-11-02T09:45:00,1,served\n"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "visits.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def starts(ran):
    return {start["ticket_id"]: start["start_ts"] for start in ran.value["starts"]}


def test_a_file_is_replayed_without_a_hall(run, file):
    found = run("whatif", file, "--rule", "first-come", "--json")
    assert starts(found)["3"] == "2026-11-02T09:30:00"
    assert starts(found)["4"] == "2026-11-02T09:40:00.250000"
    assert (found.value["served"], found.value["within_promise"]) == (4, 3)


def test_under_strict_priority_the_urgent_one_goes_before(run, file):
    assert starts(run("whatif", file, "--rule", "strict", "--json"))["3"] == "2026-11-02T09:20:00"


def test_with_a_second_window_nobody_waits_that_long(run, file):
    found = run("whatif", file, "--windows", 2, "--json").value
    assert (found["windows"], found["wait_mean_s"]) == (2, 135)


@pytest.fixture
def with_offsets(file):
    """The same visits, their times in the offset of Shanghai."""
    file.write_text(HEAD + ROWS.replace(":00,", ":00+08:00,").replace(".250,", ".250+08:00,"), encoding="utf-8")
    return file


def test_offsets_in_the_file_stay_in_the_answer(run, with_offsets):
    assert starts(run("whatif", with_offsets, "--json"))["1"] == "2026-11-02T09:00:00+08:00"


def test_opening_hours_are_those_of_the_files_own_offset_where_there_is_no_hall(run, with_offsets):
    found = run("whatif", with_offsets, "--open", "09:03", "--json")
    assert starts(found)["1"] == "2026-11-02T09:03:00+08:00"


def test_opening_hours_are_those_of_the_halls_wall_clock(cdk, with_offsets):
    found = cdk("whatif", with_offsets, "--open", "09:03", "--json")
    assert starts(found)["1"] == "2026-11-02T09:03:00+08:00"


def test_opening_hours_are_those_of_the_zone_named(run, with_offsets):
    found = run("whatif", with_offsets, "--open", "10:03", "--tz", "Asia/Tokyo", "--json")
    assert starts(found)["1"] == "2026-11-02T10:03:00+09:00"


def test_people_read_that_it_is_a_replay_with_recorded_times(run, file):
    assert "replay with recorded handling times" in run("--lang", "en", "whatif", file).out


def test_the_starts_can_be_written_to_a_file(run, file, tmp_path):
    run("whatif", file, "--out", tmp_path / "starts.csv")
    rows = list(csv.DictReader((tmp_path / "starts.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == {"ticket_id": "1", "start_ts": "2026-11-02T09:00:00", "window": "1"}
    run("whatif", file, "--out", tmp_path / "all.json")
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["served"] == 4


def test_a_day_of_the_hall_is_replayed(cdk, file):
    cdk("import", "visits", file, "--create")
    found = cdk("whatif", "--day", "2026-11-02", "--rule", "first-come", "--json")
    assert found.value["served"] == 4
    assert all(start["start_ts"].startswith("2026-11-02T09:") for start in found.value["starts"])


@pytest.mark.parametrize(
    "argv",
    [(), ("FILE", "--day", "2026-11-02"), ("FILE", "--windows", 0), ("FILE", "--out", "x.doc"), ("FILE", "--rule")],
)
def test_what_cannot_be_asked_is_exit_2(run, file, argv):
    assert run("whatif", *(file if arg == "FILE" else arg for arg in argv)).code == 2


def test_a_day_nobody_came_is_refused(cdk):
    assert cdk("whatif", "--day", "2020-01-01", "--json").code == 1


def test_a_file_is_told_as_recorded_as_it_was_and_changed(run, file):
    found = run("whatif", file, "--windows", 2, "--json").value
    assert (found["recorded"]["served"], found["recorded"]["within_promise"]) == (4, 3)
    assert (found["was"]["windows"], found["windows"], found["was"]["served"]) == (1, 2, 4)
    means = found["recorded"]["wait_mean_s"], found["was"]["wait_mean_s"], found["wait_mean_s"]
    assert means == (585.0625, 585.125, 135)


def test_people_read_the_figures_beside_the_recorded_day(run, file):
    lines = run("--lang", "en", "whatif", file, "--windows", 2).out.splitlines()
    heads = next(line for line in lines if "Recorded" in line)
    waits = next(line for line in lines if line.startswith("Mean wait"))
    assert heads.split() == ["Recorded", "As", "it", "was", "Changed", "Diff."]
    assert waits.split()[-4:] == ["9:45", "9:45", "2:15", "-7:30"]


def test_what_is_not_changed_stands_beside_the_recorded_day_alone(run, file):
    out = run("--lang", "en", "whatif", file).out
    assert ("Recorded" in out, "As it was" in out, "Changed" in out) == (True, True, False)


def test_the_command_tells_what_the_screen_tells_of_a_day(cdk, file):
    cdk("import", "visits", file, "--create")
    found = cdk("whatif", "--day", "2026-11-02", "--windows", 2, "--json").value
    assert (found["recorded"]["served"], found["was"]["served"], found["served"]) == (4, 4, 4)
    assert (found["recorded"]["not_reached"], found["was"]["not_reached"], found["not_reached"]) == (0, 0, 0)
