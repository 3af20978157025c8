from pathlib import Path

DAY = Path(__file__).parents[1] / "data" / "hall_day.csv"
FIELDS = ["n", "mae_s", "rmse_s", "bias_s", "coverage80", "width80_s", "naive_mae_s", "naive_rmse_s"]


def test_a_backtest_gives_the_agreed_figures(run):
    found = run("estimate", "backtest", DAY, "--json").value
    assert list(found) == FIELDS
    assert found["n"] > 100
    assert found["mae_s"] < found["naive_mae_s"]


def test_people_read_what_was_measured_and_against_what(run):
    said = run("--lang", "en", "estimate", "backtest", DAY).out
    assert "naive rule" in said
    assert "%" in said


def test_a_file_that_is_none_is_exit_2(run, tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert run("estimate", "backtest", tmp_path / "x.csv").code == 2


def test_rows_that_make_no_sense_are_told_and_the_rest_is_tried(run, tmp_path):
    path = tmp_path / "visits.csv"
    text = DAY.read_text(encoding="utf-8")
    path.write_text(text + "X,A,0,yesterday,,,,served\n", encoding="utf-8")
    found = run("estimate", "backtest", path, "--json")
    assert (found.code, found.value["n"] > 100) == (0, True)
    assert f"{path}:{len(text.splitlines()) + 1}: " in found.err
