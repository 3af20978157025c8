from __future__ import annotations

import re

from counterdesk.demo import keys
from counterdesk.tui import keys as product


def parts(table):
    return [part for key in table for part in key.keys.split(",")]


def test_no_key_of_the_demo_is_a_key_of_the_product():
    assert not set(parts(keys.KEYS)) & set(parts(product.KEYS))


def test_every_key_of_the_demo_reaches_it_past_an_input_method():
    assert all(re.fullmatch(r"ctrl\+[a-z]", part) for part in parts(keys.KEYS))


def test_no_key_of_the_demo_is_another_name_of_enter_tab_or_backspace():
    assert not {"ctrl+m", "ctrl+j", "ctrl+i", "ctrl+h"} & set(parts(keys.KEYS))
