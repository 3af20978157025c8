import re
import socket
from time import monotonic

import pytest
from pypdfium2 import PdfDocument

from counterdesk import paths
from counterdesk.__main__ import main
from counterdesk.cli import slip
from counterdesk.words import LANGUAGES, t

TAKEN = "A001 已取号，前面0人；现在没有窗口办理，开了再叫\n"
"""The whole answer."""


@pytest.fixture
def printers(tmp_path):
    """``printers(hall="file:...")`` writes settings with these printers and returns the --config for them."""

    def write(**targets):
        text = "".join(f'[[printer]]\nname = "{name}"\ntarget = "{target}"\n' for name, target in targets.items())
        (tmp_path / "counterdesk.toml").write_text(text, encoding="utf-8")
        return "--config", tmp_path / "counterdesk.toml"

    return write


@pytest.fixture
def nobody_listens():
    """A port of this computer where no printer is."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"tcp://127.0.0.1:{taken.getsockname()[1]}"


def test_without_a_printer_the_slip_is_shown(cdk):
    ran = cdk("ticket", "issue", "A01")
    assert (ran.code, ran.err) == (0, "")
    assert "A001" in ran.out
    assert "有限责任公司设立登记" in ran.out


def test_without_a_printer_json_is_json_and_nothing_else(ask):
    assert ask("ticket", "issue", "A01")["print_job"]["state"] == "printed"


def test_the_same_key_shows_the_slip_once(cdk):
    assert "有限责任公司设立登记" in cdk("ticket", "issue", "A01", "--key", "k").out
    assert cdk("ticket", "issue", "A01", "--key", "k").out == TAKEN


def test_a_printer_gets_the_slip_and_the_screen_one_line(cdk, printers, tmp_path):
    paper = tmp_path / "paper.bin"
    ran = cdk(*printers(hall=f"file:{paper}"), "ticket", "issue", "A01")
    assert (ran.code, ran.out) == (0, TAKEN)
    assert "有限责任公司设立登记".encode("gbk") in paper.read_bytes()


def test_a_printer_that_is_not_there_is_exit_4_and_the_ticket_stands(cdk, printers, nobody_listens):
    began = monotonic()
    ran = cdk(*printers(hall=nobody_listens), "ticket", "issue", "A01", "--json")
    assert ran.code == 4
    assert monotonic() - began < 6
    assert (ran.value["number"], ran.value["print_job"]["state"]) == ("A001", "failed")
    assert "连不上打印机" in ran.err
    assert cdk("ticket", "show", "A001").code == 0


def test_a_paper_that_failed_is_moved_to_another_printer(cdk, printers, nobody_listens, tmp_path):
    set_up = printers(hall=nobody_listens, spare=f"file:{tmp_path / 'paper.bin'}")
    cdk(*set_up, "ticket", "issue", "A01")
    [job] = cdk(*set_up, "printer", "jobs", "--json").value
    moved = cdk(*set_up, "printer", "move", job["id"], "--to", "spare", "--json")
    assert (moved.code, moved.value["state"], moved.value["printer"]) == (0, "printed", "spare")


def test_a_paper_that_failed_can_be_tried_again_and_given_up(cdk, printers, nobody_listens):
    set_up = printers(hall=nobody_listens)
    cdk(*set_up, "ticket", "issue", "A01")
    [job] = cdk(*set_up, "printer", "jobs", "--json").value
    assert cdk(*set_up, "printer", "retry", job["id"]).code == 4
    assert cdk(*set_up, "printer", "cancel", job["id"], "--json").value["state"] == "cancelled"
    assert cdk(*set_up, "printer", "jobs", "--json").value == []


def test_a_printed_paper_is_not_tried_again(cdk):
    cdk("ticket", "issue", "A01")
    assert cdk("printer", "retry", "1", "--json").value["refused"] == "job_state"


def test_a_copy_carries_the_mark(cdk):
    cdk("ticket", "issue", "A01")
    ran = cdk("slip", "print", "ticket", "A001")
    assert (ran.code, "补打 COPY 2" in ran.out) == (0, True)


def test_a_paper_is_shown_as_it_was_printed(cdk):
    slip = cdk("ticket", "issue", "A01").out.rsplit("A001 已取号", 1)[0]
    assert cdk("slip", "show", "ticket", "A001").out == slip


def test_a_narrow_paper_stays_within_its_columns(cdk):
    cdk("ticket", "issue", "A01")
    lines = cdk("slip", "show", "ticket", "A001", "--columns", "32", "--json").value["text"]
    assert max(len(line.encode("gbk")) for line in lines) <= 32


def test_the_printers_bytes_go_into_a_file(cdk, tmp_path):
    cdk("ticket", "issue", "A01")
    out = tmp_path / "slip.bin"
    assert cdk("slip", "show", "ticket", "A001", "--as", "escpos", "-o", out).code == 0
    assert out.read_bytes().startswith(b"\x1b@")


def test_a_test_slip_names_its_printer(cdk):
    assert "打印机 screen" in cdk("printer", "test").out


def test_the_printers_are_listed_with_the_first_as_default(cdk, printers, tmp_path):
    listed = cdk(*printers(a=f"file:{tmp_path / 'a'}", b="screen:"), "printer", "list", "--json").value
    assert [(p["printer"], p["default"], p["waiting"]) for p in listed] == [("a", True, 0), ("b", False, 0)]


def test_an_unknown_target_is_a_fault_before_any_number_is_given(cdk, printers):
    ran = cdk(*printers(hall="lpt1:"), "ticket", "issue", "A01")
    assert (ran.code, "printer.hall.target" in ran.err) == (2, True)
    assert cdk("ticket", "list", "--json").value == []


def test_the_worker_prints_what_waits(cdk, printers, nobody_listens, tmp_path):
    cdk(*printers(hall=nobody_listens), "ticket", "issue", "A01")
    ran = cdk(*printers(hall=f"file:{tmp_path / 'paper.bin'}"), "spool", "--once", "--json")
    assert (ran.code, [job["state"] for job in ran.value]) == (0, ["printed"])


def test_the_worker_needs_a_printer(cdk):
    ran = cdk("spool", "--once")
    assert (ran.code, ran.err.startswith("counterdesk.toml: printer: ")) == (2, True)


@pytest.mark.parametrize(("form", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("escpos", b"\x1b@")])
def test_a_paper_is_written_in_the_form_that_was_asked_for(cdk, tmp_path, form, begins):
    cdk("ticket", "issue", "A01")
    ran = cdk("slip", "show", "ticket", "A001", "--as", form, "--columns", "32", "-o", tmp_path / "paper")
    assert (ran.code, (tmp_path / "paper").read_bytes().startswith(begins)) == (0, True)


def test_a_picture_in_json_needs_a_file_to_go_to(cdk):
    cdk("ticket", "issue", "A01")
    assert cdk("slip", "show", "ticket", "A001", "--as", "png", "--json").code == 2


def test_the_key_card_prints_on_the_thermal_printer(cdk, printers, tmp_path):
    paper = tmp_path / "paper.bin"
    ran = cdk(*printers(hall=f"file:{paper}"), "slip", "print", "key-card")
    assert (ran.code, "叫号".encode("gbk") in paper.read_bytes()) == (0, True)


@pytest.mark.parametrize(("file", "inches"), [("market-regulation", (8.27, 11.69)), ("county-clerk", (8.5, 11))])
def test_the_key_card_is_a_page_too_of_the_sheet_the_hall_s_file_names(tmp_path, file, inches):
    at, page = ("--hall", str(tmp_path / "it.db")), tmp_path / "keys.pdf"
    assert main([*at, "init", "--from", str(paths.data("halls", f"{file}.toml"))]) == 0
    assert main([*at, "slip", "show", "key-card", "--as", "pdf", "-o", str(page)]) == 0
    assert PdfDocument(page)[0].get_size() == pytest.approx([inch * 72 for inch in inches], abs=1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_help_names_every_kind_of_paper(lang):
    assert set(re.findall(r"[a-z][a-z-]+", t("cli.arg_kind", lang))) >= set(slip.KINDS)
