"""A service's posted sheet, as it reads on paper."""

import os
from pathlib import Path

import pytest

from counterdesk import paths
from counterdesk.hall import catalogue, posted
from counterdesk.printing.layout import lay
from counterdesk.printing.terminal import plain

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"


@pytest.mark.parametrize("columns", [96, 48, 32])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sheet_reads_as_its_golden(lang, columns):
    cat = catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))
    read = plain(lay(posted.sheet(cat, cat.services["D02"], lang), columns), columns)
    golden = GOLDEN / f"sheet-{lang}-{columns}.txt"
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(read, encoding="utf-8")
    assert read == golden.read_text(encoding="utf-8")
