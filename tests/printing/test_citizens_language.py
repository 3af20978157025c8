"""A language only citizens read: its tickets print like the others."""

from pathlib import Path

import pytest

from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.terminal import plain

from .papers import EN, ticket_slip

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"
SPANISH = {**EN, "lang": "es"}


@pytest.mark.parametrize("columns", [48, 32])
def test_a_ticket_in_spanish_reads_as_its_golden(columns):
    shown = plain(lay(ticket_slip(**SPANISH), columns), columns)
    assert shown == (GOLDEN / f"ticket-es-{columns}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", ["generic-80-cn", "generic-58-cn"])
def test_a_ticket_in_spanish_is_at_most_400_bytes(profile):
    assert len(job_bytes(ticket_slip(**SPANISH), shipped()[profile])) <= 400
