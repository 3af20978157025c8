"""The certificate of a purge as it reads on paper."""

import os
from pathlib import Path

import pytest

from counterdesk.printing.layout import lay
from counterdesk.printing.slips import purge_certificate
from counterdesk.printing.terminal import plain

from .papers import EN, ZH

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_certificate_reads_as_its_golden(lang, columns):
    slip = purge_certificate.slip(
        hall=(EN if lang == "en" else ZH)["hall"], before="2026-10-24", counts=[("enquiry", 412), ("ticket", 21_077)],
        at="2026-11-23 17:31", clerk="901", entry=98_211, head="0123456789abcdef" * 4, lang=lang,
    )  # fmt: skip
    golden, read = GOLDEN / f"purge-certificate-{lang}-{columns}.txt", plain(lay(slip, columns), columns)
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")
