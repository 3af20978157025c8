import pytest

from tests.printing.printer_double import PrinterDouble


@pytest.fixture
def with_printer(tmp_path):
    """``with_printer(target)`` writes settings with one printer, ``front``, and returns the --config for them."""

    def put(target, more=""):
        path = tmp_path / "work" / "counterdesk.toml"
        path.write_text(f'[[printer]]\nname = "front"\ntarget = "{target}"\n{more}', encoding="utf-8")
        return ("--config", path)

    return put


def test_a_healthy_printer_is_ready(cdk, with_printer):
    with PrinterDouble() as double:
        ran = cdk(*with_printer(double.target), "printer", "status", "front", "--json")
    assert (ran.code, ran.value["state"]) == (0, "ready")


@pytest.mark.parametrize(("trouble", "state"), [("cover_open", "cover_open"), ("offline", "offline")])
def test_a_printer_that_cannot_print_is_exit_4(cdk, with_printer, trouble, state):
    with PrinterDouble() as double:
        setattr(double, trouble, True)
        ran = cdk(*with_printer(double.target), "printer", "status", "--json")
    assert (ran.code, ran.value[0]["state"]) == (4, state)


def test_a_roll_near_its_end_is_told_and_prints(cdk, with_printer):
    with PrinterDouble() as double:
        double.near_end = True
        ran = cdk(*with_printer(double.target), "printer", "status", "front")
    assert (ran.code, "纸快用完" in ran.out) == (0, True)


def test_what_a_probe_finds_out_holds_from_then_on(cdk, with_printer, tmp_path):
    with PrinterDouble() as double:
        config = with_printer(double.target)
        ran = cdk(*config, "printer", "probe", "front", "--json")
    assert (ran.code, ran.value["confirm"], ran.value["model"]) == (0, "process_id", "TM-T88V")
    kept = (tmp_path / "work" / "printers-found.toml").read_text(encoding="utf-8")
    assert 'confirm = "process_id"' in kept


def test_a_printer_without_paper_cannot_be_probed(cdk, with_printer):
    with PrinterDouble(paper_for=0) as double:
        assert cdk(*with_printer(double.target), "printer", "probe").code == 4


def test_only_a_line_can_be_probed_or_shared(cdk, with_printer):
    config = with_printer("screen:")
    assert [cdk(*config, "printer", act).code for act in ("probe", "share")] == [1, 1]


def test_a_switched_printer_loses_what_was_meant_for_none_in_particular_too(cdk, with_printer, tmp_path):
    config = with_printer("tcp://127.0.0.1:9", f'[[printer]]\nname = "back"\ntarget = "file:{tmp_path / "out"}"\n')
    for _ in range(2):
        cdk(*config, "ticket", "issue", "A01")
    ran = cdk(*config, "printer", "switch", "front", "--to", "back", "--clerk", "901", "--json")
    assert ran.value["moved"] == 2
    assert cdk(*config, "ticket", "issue", "A01", "--json").code == 0
    listed = cdk(*config, "printer", "list", "--json").value
    assert [printer["goes_to"] for printer in listed] == ["back", ""]


def test_a_printer_that_nobody_answers_at_is_not_said_to_be_offline(cdk, with_printer):
    config = with_printer("tcp://127.0.0.1:9")
    assert cdk(*config, "printer", "status", "front", "--json").value["state"] == "unreachable"
