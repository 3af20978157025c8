"""The slip of whoever was carried over."""

import os
from pathlib import Path

import pytest

from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slips import carried
from counterdesk.printing.terminal import plain

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"
FACTS = {
    "zh": {"hall": "清河谷县政务服务大厅", "service": "有限责任公司设立登记", "phones": [("投诉监督", "12345")]},
    "en": {"hall": "Qinghegu Service Hall", "service": "Company registration", "phones": [("Complaints", "12345")]},
    "es": {"hall": "Oficina del Condado", "service": "Registro", "phones": []},
}


def slip(lang):
    return carried.slip(
        **FACTS[lang], number="A012", day="2026-11-23", opens="2026-11-24 08:30", code="1000001234567", lang=lang
    )


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("lang", ["zh", "en", "es"])
def test_it_reads_as_its_golden(lang, columns):
    golden, found = GOLDEN / f"carried-{lang}-{columns}.txt", plain(lay(slip(lang), columns), columns)
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_it_goes_into_a_printers_buffer_whole():
    assert len(job_bytes(slip("zh"), shipped()["generic-80-cn"])) <= 450
