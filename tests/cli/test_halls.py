import pytest

from counterdesk import paths


def test_a_new_hall_has_services_windows_and_clerks(run, tmp_path):
    ran = run("--hall", tmp_path / "new" / "hall.db", "init", "--json")
    assert ran.code == 0
    assert ran.value["services"] > 20
    assert (ran.value["admin"], "101" in ran.value["clerks"], "1" in ran.value["windows"]) == ("901", True, True)


def test_a_new_hall_says_what_to_do_next(run, tmp_path):
    out = run("--hall", tmp_path / "hall.db", "init").out
    assert f"counterdesk --hall {tmp_path / 'hall.db'} clerk pin 901" in out


def test_the_american_hall_is_made_as_well(run, tmp_path):
    path = tmp_path / "hall.db"
    assert run("--hall", path, "--lang", "en", "init", "--from", paths.data("halls", "county-clerk.toml")).code == 0
    assert run("--hall", path, "check").code == 0


def test_an_existing_hall_is_refused_and_untouched(cdk, hall):
    before = hall.read_bytes()
    ran = cdk("init", "--json")
    assert (ran.code, ran.value["refused"]) == (1, "hall_exists")
    assert hall.read_bytes() == before


def test_any_existing_file_is_refused_and_untouched(run, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir", encoding="utf-8")
    assert run("--hall", letter, "init").code == 1
    assert letter.read_text(encoding="utf-8") == "Dear Sir"


def test_a_faulty_hall_file_makes_no_hall(run, tmp_path, hall_file):
    bad = tmp_path / "bad.toml"
    bad.write_text(
        hall_file.read_text(encoding="utf-8").replace('timezone = "Asia', 'timezone = "Asiatic'), encoding="utf-8"
    )
    ran = run("--hall", tmp_path / "hall.db", "init", "--from", bad)
    assert (ran.code, ran.err.startswith(f"{bad}: hall.timezone: ")) == (2, True)
    assert not (tmp_path / "hall.db").exists()


def test_a_clerk_number_no_hall_takes_leaves_nothing_behind(run, tmp_path, hall_file):
    bad = tmp_path / "bad.toml"
    bad.write_text(hall_file.read_text(encoding="utf-8").replace('number = "102"', 'number = "one"'), encoding="utf-8")
    assert run("--hall", tmp_path / "hall.db", "init", "--from", bad).code != 0
    assert list(tmp_path.glob("hall.db*")) == []


def test_loading_the_same_file_again_changes_nothing(cdk, hall_file):
    ran = cdk("load", hall_file, "--json")
    assert (ran.code, ran.value["changed"]) == (0, False)


def test_a_new_version_holds_from_now_on(cdk, tmp_path, hall_file):
    newer = tmp_path / "newer.toml"
    newer.write_text(hall_file.read_text(encoding="utf-8").replace('"2026.11"', '"2026.12"'), encoding="utf-8")
    assert cdk("load", newer, "--json").value["version"] == "2026.12"


def test_a_clerk_may_not_load(cdk, hall_file):
    assert cdk("load", hall_file, "--clerk", "101", "--json").value["refused"] == "role"


def test_a_sound_hall_passes_the_check(cdk):
    ran = cdk("check", "--json")
    assert (ran.code, ran.value["faults"]) == (0, [])
    assert ran.value["sqlite"].count(".") == 2


def test_the_check_warns_until_an_admin_has_a_pin(cdk, type_in):
    assert [w["key"] for w in cdk("check", "--json").value["warnings"]] == ["clerk"]
    type_in("90909\n")
    cdk("clerk", "pin", "901")
    assert cdk("check", "--json").value["warnings"] == []


def test_the_check_finds_every_fault_in_one_run(cdk, hall, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("[catalogue]\nid = 3\n", encoding="utf-8")
    settings = tmp_path / "counterdesk.toml"
    settings.write_text(
        'theme = "plaid"\n[keys]\nfly = "f5"\n[[printer]]\nname = "hall"\ntarget = "lpt1:"\n', encoding="utf-8"
    )
    hall.write_bytes(b"rubbish" * 1000)
    ran = cdk("--config", settings, "check", bad)
    assert ran.code == 3
    for place in (f"{bad}: catalogue.id: ", f"{settings}: keys.fly: ", "plaid.toml: theme: ", "printer.hall.target: "):
        assert place in ran.out
    assert f"{hall}: not_a_hall: " in ran.out


def test_a_hall_file_is_checked_before_there_is_a_hall(run, hall_file):
    ran = run("check", hall_file)
    assert (ran.code, "还没有大厅" in ran.out) == (0, True)


@pytest.mark.parametrize("broken", ["corrupt", "missing"])
def test_a_hall_that_is_named_must_be_sound(cdk, hall, broken):
    if broken == "missing":
        hall.unlink()
    else:
        with hall.open("r+b") as file:
            file.seek(8192)
            file.write(b"\xa5" * 8192)
    assert cdk("check").code == 3


def test_a_clerk_number_with_letters_is_told_by_check_and_stops_init_alike(run, tmp_path, hall_file):
    odd = tmp_path / "odd.toml"
    odd.write_text(hall_file.read_text(encoding="utf-8").replace('number = "101"', 'number = "A101"'), encoding="utf-8")
    checked, made = run("check", odd), run("--hall", tmp_path / "new.db", "init", "--from", odd)
    assert (checked.code, made.code) == (2, 2)
    assert "A101" in checked.out
    assert "A101" in made.err
    assert not (tmp_path / "new.db").exists()
