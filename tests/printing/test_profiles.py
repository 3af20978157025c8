import pytest

from counterdesk import paths
from counterdesk.printing.profiles import printer, read_profiles, shipped
from counterdesk.refusals import SettingFault


def test_the_shipped_profiles():
    assert [(p.name, p.columns, p.status) for p in shipped().values()] == [
        ("generic-80-cn", 48, "asb"),
        ("generic-58-cn", 32, "asb"),
        ("file", 48, "none"),
        ("screen", 48, "none"),
    ]


@pytest.mark.parametrize(
    ("target", "profile"),
    [
        ("screen:", "screen"),
        ("file:/tmp/x", "file"),
        ("tcp://10.0.0.9", "generic-80-cn"),
        ("tcp://[::1]:91", "generic-80-cn"),
    ],
)
def test_a_target_alone_is_enough(target, profile):
    assert printer("front", target).profile.name == profile


def test_a_network_printer_listens_on_9100_unless_told():
    assert (printer("a", "tcp://h").address, printer("a", "tcp://h:91").address) == (("h", 9100), ("h", 91))


@pytest.mark.parametrize("target", ["", "usb:", "file:relative", "tcp:", "tcp://", "tcp://h:port", "screen:x"])
def test_an_address_that_is_none_names_the_printer_s_key(target):
    with pytest.raises(SettingFault) as caught:
        printer("front", target)
    assert [fault.key for fault in caught.value.faults] == ["printer.front.target"]


def test_every_fault_is_told_at_once():
    with pytest.raises(SettingFault) as caught:
        printer("front", "usb:", "nonsense")
    assert len(caught.value.faults) == 2


def broken(tmp_path, old, new):
    file = tmp_path / "printers.toml"
    file.write_text(paths.data("printers.toml").read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SettingFault) as caught:
        read_profiles(file)
    return [fault.key for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("columns = 32", "columns = 7", "generic-58-cn.columns"),
        ("columns = 32", 'columns = "32"', "generic-58-cn.columns"),
        ("columns = 32", "", "generic-58-cn.columns"),
        ("columns = 32", "columns = 32\nglue = 1", "generic-58-cn.glue"),
        ("qr_module = 5", "qr_module = 17", "generic-58-cn.qr_module"),
        ('status = "asb"\nbytes_s = 5', 'status = "yes"\nbytes_s = 5', "generic-58-cn.status"),
        (
            'init_extra = ""\nstatus = "asb"\nbytes_s = 5',
            'init_extra = "1g"\nstatus = "asb"\nbytes_s = 5',
            "generic-58-cn.init_extra",
        ),
    ],
)
def test_a_wrong_value_names_its_key(tmp_path, old, new, key):
    assert broken(tmp_path, old, new) == [key]


def test_a_maker_s_extra_bytes_are_written_in_hexadecimal(tmp_path):
    file = tmp_path / "printers.toml"
    file.write_text(
        paths.data("printers.toml").read_text(encoding="utf-8").replace('init_extra = ""', 'init_extra = "1b520f"')
    )
    assert read_profiles(file)["file"].init_extra == b"\x1bR\x0f"
