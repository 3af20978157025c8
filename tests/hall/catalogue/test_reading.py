import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.catalogue.reading import read_hall_file, read_hall_text
from counterdesk.refusals import SettingFault
from counterdesk.words import t

from .small_hall import FILE, TEXT, changed, faults, service_with, small


def test_a_hall_file_may_leave_out_everything_that_has_a_default():
    catalogue = small()
    assert (catalogue.series["A"].end, catalogue.series["A"].at_end) == (999, "refuse")
    assert catalogue.calling.no_show_calls == 3


def test_services_keep_the_order_of_the_file():
    second = TEXT[TEXT.index("[[service]]") :].replace('"A01"', '"A00"')
    assert list(read_hall_text(TEXT + second, FILE).services) == ["A01", "A00"]


def test_all_faults_are_told_in_one_run():
    text = TEXT.replace('"Asia/Shanghai"', '"Asia/Qinghegu"').replace('to = "12:00"', 'to = "noon"')
    text = text.replace("promised_days = 1", 'promised_days = "one"').replace('lead = "SC"', 'lead = "XX"')
    assert list(faults(text)) == [
        "hall.timezone",
        "roster.shift[1].to",
        "service.A01.promised_days",
        "service.A01.lead",
    ]


def test_a_fault_names_file_key_and_reason():
    with pytest.raises(SettingFault) as caught:
        read_hall_text(changed("promised_days = 1", "promised_days = 5"), FILE)
    [fault] = caught.value.faults
    assert fault == (FILE, "service.A01.promised_days", t("check.promise_above_limit", promised=5, limit=3))


def test_a_key_nobody_reads_is_a_fault_that_suggests_the_near_one():
    reason = faults(service_with("promise_days = 2"))["service.A01.promise_days"]
    assert reason == t("check.unknown_key_near", near="promised_days")


def test_a_key_like_no_other_is_a_fault():
    assert faults(TEXT + "[colours]\n") == {"colours": t("check.unknown_key")}


def test_a_pin_in_the_hall_file_is_a_fault():
    assert list(faults(changed('role = "admin"', 'role = "admin"\npin = "1234"'))) == ["clerk.901.pin"]


def test_a_missing_key_is_told_once():
    assert faults(changed('lead = "SC"\n', "")) == {"service.A01.lead": t("check.missing_key")}


def test_an_empty_file_names_the_tables_it_needs():
    assert {"catalogue", "hall", "series", "window", "service", "department"} <= faults("").keys()


def test_a_service_written_twice_is_a_fault():
    assert faults(TEXT + TEXT[TEXT.index("[[service]]") :]) == {"service.A01": t("check.duplicate")}


def test_a_thing_without_a_name_in_any_language_is_a_fault():
    assert list(faults(changed('code = "SW"\nzh = "税务局"', 'code = "SW"'))) == ["department.SW.zh"]


def test_a_table_where_a_list_is_wanted_is_a_fault():
    assert list(faults(service_with("steps = { id = 1 }"))) == ["service.A01.steps"]


def test_a_value_where_a_table_is_wanted_is_a_fault():
    assert list(faults(changed("fee = { amount = 0 }", "fee = 0"))) == ["service.A01.fee"]


@pytest.mark.parametrize("line", ["name_zh = ", 'name_zh = "a"\nname_zh = "b"', "名称 = 1"])
def test_broken_toml_is_one_fault_with_its_line(line):
    [(key, reason)] = faults(changed('name_zh = "小厅"', line)).items()
    assert key in {t("check.line", line=7), t("check.line", line=8)}
    assert reason.startswith(t("check.broken_toml", detail=""))


def test_a_file_that_ends_too_soon_is_told_with_its_last_line():
    assert list(faults('[catalogue]\nid = "x')) == [t("check.line", line=2)]


def test_a_hall_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(SettingFault) as caught:
        read_hall_file(tmp_path / "none.toml")
    assert caught.value.faults[0].file.endswith("none.toml")


def test_a_hall_file_in_gbk_names_the_first_line_that_is_not_utf8(tmp_path):
    path = tmp_path / "gbk.toml"
    path.write_bytes(TEXT.encode("gbk"))
    with pytest.raises(SettingFault) as caught:
        read_hall_file(path)
    assert caught.value.faults == ((str(path), t("check.line", line=5), t("check.not_utf8")),)


def test_the_mark_of_a_windows_editor_is_no_fault(tmp_path):
    path = tmp_path / "bom.toml"
    path.write_text(TEXT, encoding="utf-8-sig")
    assert read_hall_file(path) == small()


@given(st.text(max_size=200))
def test_any_text_is_a_hall_or_a_list_of_faults(text):
    assert isinstance(faults(text), dict)


@given(st.integers(0, TEXT.count("\n")), st.sampled_from(["= 1", "= []", "= {}", '= ""', "= 1.5", "= true"]))
def test_any_line_put_wrong_is_a_list_of_faults_never_a_crash(place, value):
    lines = TEXT.split("\n")
    if "=" in lines[place]:
        lines[place] = lines[place].split("=")[0] + value
    assert isinstance(faults("\n".join(lines)), dict)
