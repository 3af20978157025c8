"""``prove`` on the command line: what is shown, what is printed, and that the hall is left alone."""

import json

import pytest

from tests.cli.test_program import in_terminal, program
from tests.printing.printer_double import PrinterDouble

ASKED = {
    "zh": ("请取出 door 的纸", "请把 door 的纸装好", "缺纸 / 就绪", "成立"),
    "en": ("Take the paper out of door", "Put the paper into door", "out of paper / ready", "holds"),
}


def of(printer, tmp_path):
    """Settings with that printer alone."""
    settings = tmp_path / "counterdesk.toml"
    settings.write_text(
        f'[[printer]]\nname = "door"\ntarget = "{printer.target}"\nprofile = "epson-t88-cn"\n', encoding="utf-8"
    )
    return settings


@pytest.mark.parametrize(("lang", "is_out"), [("zh", False), ("en", True)])
def test_a_printer_whose_paper_is_taken_out_says_so_and_prints_the_result_afterwards(hall, tmp_path, lang, is_out):
    out, back, seen, holds = ASKED[lang]
    with PrinterDouble(paper_for=0 if is_out else None) as printer:

        def taken():
            printer.paper_for = 0
            return True

        def put_back():
            printer.change_roll()
            return True

        take = [] if is_out else [(out, b""), (taken, b"\r")]
        dialogue = [*take, (back, b""), (put_back, b"\r")]
        words = ("--lang", lang, "--hall", hall, "--config", of(printer, tmp_path), "prove", "--seconds", "0")
        code, shown = in_terminal(dialogue, *words, wait_s=90.0)
    assert (code, seen in shown, holds in shown, len(printer.receipts)) == (0, True, True, 1), shown


def test_nobody_is_asked_to_open_the_cover_of_a_file(hall, tmp_path):
    settings = tmp_path / "counterdesk.toml"
    settings.write_text(f'[[printer]]\nname = "door"\ntarget = "file:{tmp_path / "papers"}"\n', encoding="utf-8")
    words = ("--lang", "en", "--hall", hall, "--config", settings, "prove", "--seconds", "0")
    code, shown = in_terminal([], *words, wait_s=90.0)
    assert (code, "not tried" in shown, "cover" in shown) == (0, True, False), shown
    assert (tmp_path / "papers").stat().st_size


def test_a_printer_that_says_nothing_is_told_as_that_and_the_disk_is_not_blamed(hall, tmp_path):
    with PrinterDouble() as printer:
        words = ("--lang", "en", "--hall", hall, "--config", of(printer, tmp_path), "prove", "--seconds", "0")
        dialogue = [("Take the paper out of door", b"\r"), ("Put the paper into door", b"\r")]
        code, shown = in_terminal(dialogue, *words, wait_s=90.0)
        [paper] = printer.receipts
    assert code == 3, shown
    assert "Printer door did not say that it cannot print" in shown
    assert "this disk" not in shown
    assert paper


def test_with_no_paper_all_along_it_is_told_that_the_result_was_not_printed(hall, tmp_path):
    with PrinterDouble(paper_for=0) as printer:
        words = ("--lang", "zh", "--hall", hall, "--config", of(printer, tmp_path), "--json", "prove", "--seconds", "0")
        ran = program(*words)
        told = json.loads(ran.stdout)
        assert (ran.returncode, told["trials"][-1]["facts"]["state"]) == (4, "缺纸")
        assert (told["print_job"]["state"], printer.receipts) == ("failed", [])


def test_the_trials_are_told_with_their_results(cdk, hall):
    ran = cdk("prove", "--seconds", "2", "--json")
    assert ran.code == 0
    assert [(one["trial"], one["holds"]) for one in ran.value["trials"]] == [
        ("race", True), ("stale", True), ("disk", True),
    ]  # fmt: skip
    assert ran.value["print_job"]["kind"] == "proof"
    assert cdk("ticket", "list", "--json").value == []
    assert list(hall.parent.glob(".prove-*")) == []


def test_without_a_hall_the_folder_at_hand_is_tried_and_nothing_is_printed(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run("--lang", "en", "prove", "--seconds", "1")
    assert (ran.code, "holds" in ran.out) == (0, True)


def test_a_printer_that_is_off_was_not_tried(cdk, tmp_path):
    settings = tmp_path / "counterdesk.toml"
    settings.write_text('[[printer]]\nname = "door"\ntarget = "tcp://127.0.0.1:9"\n', encoding="utf-8")
    found = cdk("--config", settings, "prove", "--seconds", "1", "--json").value["trials"][-1]
    assert (found["trial"], found["holds"], found["facts"]["printer"]) == ("printer", None, "door")
