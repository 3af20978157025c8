import os
from pathlib import Path

import pytest

from counterdesk.cli.key_card import GROUPS, card
from counterdesk.printing.layout import lay
from counterdesk.printing.terminal import plain
from counterdesk.tui import keys
from counterdesk.tui.screens.desk import Desk

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"


def text(columns, mine=None):
    return plain(lay(card(mine or {}), columns), columns)


@pytest.mark.parametrize("columns", [48, 32])
def test_the_card_reads_as_its_golden(columns):
    golden = GOLDEN / f"key_card-{columns}.txt"
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(text(columns), encoding="utf-8")
    assert text(columns) == golden.read_text(encoding="utf-8")


def test_the_card_has_every_act_of_a_desk_but_moving():
    moving = {"up", "down", "page_up", "page_down"}
    of_desk = {binding.id for binding in Desk.BINDINGS} - moving
    assert {act for group in GROUPS for act in group} == of_desk | {"back"}


def test_a_sites_own_keys_stand_on_its_card():
    assert "F9" in text(48, {"no_show": "f9"})
    assert keys.shown("f10") not in text(48, {"no_show": "f9"})
