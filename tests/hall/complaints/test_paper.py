"""The papers of a complaint as they read."""

import os
from pathlib import Path

import pytest

from counterdesk.hall.complaints import paper
from counterdesk.printing.layout import lay
from counterdesk.printing.slip import from_json, to_json
from counterdesk.printing.terminal import plain
from tests.hall.complaints.acting import LEAD

GOLDEN = Path(__file__).parents[2] / "golden" / "slips"


def golden(name: str, slip, columns: int) -> None:
    path = GOLDEN / f"{name}-{columns}.txt"
    said = plain(lay(slip, columns), columns)
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
    assert from_json(to_json(slip)) == slip


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_register_form_reads_as_its_golden(register, lang, columns):
    number = register.new(dept="SCJG", service="A01", window="1", matter="2026-00012", evidence="录音一段")
    register.do("link", number, "101", "当班")
    register.do("decide", number, "101", True, by=LEAD)
    for act, *given in (
        ("admit",), ("investigate", "两次告知的材料不一致", True), ("answer", "已致歉，窗口已整改"),
        ("tell", "phone", "no"), ("tell", "in_person", "yes"), ("close", "not_told_once"),
    ):  # fmt: skip
        register.do(act, number, *given)
    golden(
        f"complaint-{lang}", register.hall.store.read(lambda look: paper.form(look, register.of(number), lang)), columns
    )


@pytest.mark.parametrize("columns", [48, 32])
def test_the_receipt_reads_as_its_golden(register, columns):
    register.new()
    ((slip,),) = register.hall.ask("SELECT slip_json FROM print_job")
    golden("complaint-receipt-zh", from_json(slip), columns)
