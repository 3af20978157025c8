import pytest

from counterdesk import paths, settings
from counterdesk.printing import found, target
from counterdesk.printing.profile import KEYS
from counterdesk.printing.profiles import DEFAULT_PROFILES, printer, read_profiles, shipped
from counterdesk.refusals import SettingFault


def test_the_shipped_profiles():
    assert [(p.name, p.columns, p.confirm) for p in shipped().values()] == [
        ("generic-80-cn", 48, "fence"),
        ("generic-58-cn", 32, "fence"),
        ("epson-t88-cn", 42, "process_id"),
        ("epson-t82-cn", 48, "process_id"),
        ("epson-m30-cn", 48, "process_id"),
        ("xprinter-80", 48, "fence"),
        ("xprinter-58", 32, "fence"),
        ("gprinter-80", 48, "fence"),
        ("gprinter-58", 32, "fence"),
        ("ank-80", 48, "fence"),
        ("cups-thermal", 48, "none"),
        ("cups-a4", 80, "none"),
        ("cups-a5", 64, "none"),
        ("cups-letter", 82, "none"),
        ("terminal", 32, "none"),
        ("file", 48, "none"),
        ("screen", 48, "none"),
    ]


@pytest.mark.parametrize("name", shipped())
def test_every_profile_says_where_it_comes_from(name):
    assert shipped()[name].source


def test_every_kind_of_target_has_a_profile():
    assert set(DEFAULT_PROFILES.values()) <= set(shipped())


def test_the_settings_know_every_key_of_a_profile():
    assert settings.OVERRIDES == KEYS


def test_the_settings_win_over_the_profile():
    made = printer("front", "tcp://h", "generic-58-cn", overrides={"columns": 30, "init_extra": "1b520f"})
    assert (made.profile.columns, made.profile.init_extra, made.profile.width_dots) == (30, b"\x1bR\x0f", 384)


@pytest.mark.parametrize("said", [{"columns": 7}, {"codec": "utf-8"}, {"inline_glyphs": 1}, {"confirm": "always"}])
def test_a_wrong_setting_names_its_key(said):
    with pytest.raises(SettingFault) as caught:
        printer("front", "tcp://h", overrides=said)
    assert [fault.key for fault in caught.value.faults] == [f"printer.front.{key}" for key in said]


def test_what_was_found_out_holds_unless_the_settings_say_otherwise(tmp_path):
    file = tmp_path / "counterdesk.toml"
    file.write_text("")
    found.remember(file, "front", {"target": "tcp://h", "status": "dle", "confirm": "status", "model": 'a "b" 中'})
    there = printer("front", "tcp://h", file=str(file)).profile
    elsewhere = printer("front", "tcp://other", file=str(file)).profile
    said = printer("front", "tcp://h", file=str(file), overrides={"confirm": "none"}).profile
    assert [p.confirm for p in (there, elsewhere, said)] == ["status", "fence", "none"]


@pytest.mark.parametrize("text", ["nonsense", '[front]\ntarget = "tcp://h"\nstatus = "yes"\n', "front = 1\n"])
def test_a_spoilt_memory_of_printers_says_nothing(tmp_path, text):
    file = tmp_path / "counterdesk.toml"
    file.write_text("")
    found.place(file).write_text(text)
    assert printer("front", "tcp://h", file=str(file)).profile == shipped()["generic-80-cn"]


def test_what_was_found_about_one_printer_leaves_the_others_alone(tmp_path):
    file = tmp_path / "counterdesk.toml"
    file.write_text("")
    found.remember(file, "front", {"target": "tcp://a", "status": "asb"})
    found.remember(file, "back.2", {"target": "tcp://b", "status": "dle"})
    assert found.about("front", "tcp://a", file) == {"status": "asb"}
    assert found.about("back.2", "tcp://b", file) == {"status": "dle"}
    assert sorted(each.name for each in tmp_path.iterdir()) == ["counterdesk.toml", "printers-found.toml"]


@pytest.mark.parametrize(
    ("where", "profile"),
    [
        ("screen:", "screen"),
        ("file:/tmp/x", "file"),
        ("tcp://10.0.0.9", "generic-80-cn"),
        ("tcp://[::1]:91", "generic-80-cn"),
        ("serial:/dev/ttyS0", "generic-80-cn"),
        ("serial:/dev/ttyS0?baud=19200&flow=none", "generic-80-cn"),
        ("lp:/dev/usb/lp0", "generic-80-cn"),
        ("usb://04b8:0202", "generic-80-cn"),
        ("usb://04b8:0202/AB12", "generic-80-cn"),
        ("cups:office", "cups-a4"),
        ("terminal:", "terminal"),
    ],
)
def test_a_target_alone_is_enough(where, profile):
    assert printer("front", where).profile.name == profile


def test_a_network_printer_listens_on_9100_unless_told():
    assert (target.address("tcp://h"), target.address("tcp://h:91")) == (("h", 9100), ("h", 91))


@pytest.mark.parametrize("where", [
    "", "usb:", "file:relative", "tcp:", "tcp://", "tcp://h:port", "screen:x", "usb://04b8", "serial:ttyS0",
    "serial:/dev/ttyS0?baud=9601", "serial:/dev/ttyS0?speed=9600", "serial:/dev/ttyS0?flow=maybe", "lp:usb", "cups:",
    "cups:-d x", "terminal:x",
])  # fmt: skip
def test_an_address_that_is_none_names_the_printer_s_key(where):
    with pytest.raises(SettingFault) as caught:
        printer("front", where)
    assert [fault.key for fault in caught.value.faults] == ["printer.front.target"]


def test_every_fault_is_told_at_once():
    with pytest.raises(SettingFault) as caught:
        printer("front", "usb:", "nonsense")
    assert len(caught.value.faults) == 2


def written(tmp_path, text):
    file = tmp_path / "printers.toml"
    file.write_text(paths.data("printers.toml").read_text(encoding="utf-8") + text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("columns = 7", "columns"), ('columns = "32"', "columns"), ("glue = 1", "glue"),
        ("qr_module = 17", "qr_module"),
        ('status = "yes"', "status"), ('init_extra = "1g"', "init_extra"), ("inline_glyphs = 1", "inline_glyphs"),
        ('qr = "drawn"', "qr"), ("band_rows = 900", "band_rows"), ('codec = "latin-1"', "codec"),
    ],
)  # fmt: skip
def test_a_wrong_value_names_its_key(tmp_path, line, key):
    with pytest.raises(SettingFault) as caught:
        read_profiles(written(tmp_path, f'\n[mine]\nlike = "generic-80-cn"\n{line}\n'))
    assert [fault.key for fault in caught.value.faults] == [f"mine.{key}"]


def test_a_missing_key_is_a_fault(tmp_path):
    with pytest.raises(SettingFault) as caught:
        read_profiles(written(tmp_path, '\n[mine]\nlike = "mine"\ncolumns = 48\n'))
    assert len(caught.value.faults) == len(KEYS) - 2


def test_a_maker_s_extra_bytes_are_written_in_hexadecimal(tmp_path):
    file = tmp_path / "printers.toml"
    file.write_text(
        paths.data("printers.toml").read_text(encoding="utf-8").replace('init_extra = ""', 'init_extra = "1b520f"')
    )
    assert read_profiles(file)["file"].init_extra == b"\x1bR\x0f"


@pytest.mark.parametrize("where", ["printer-1", "front_desk.local.", "10.0.0.9:9101", "[fe80::1]:9100", "10"])
def test_a_network_printers_place_is_a_name_or_numbers_of_a_network(where):
    assert target.exists(f"tcp://{where}") == (where != "10")


@pytest.mark.parametrize("where", ["我的打印机 !!", "a b", "h:99999", "h/path", "me@h", "256.1.1.1", "-h", ""])
def test_anything_else_is_no_place(where):
    assert not target.exists(f"tcp://{where}")
