"""No screen is forgotten: each has its goldens in both languages, both sizes, and in ASCII, and a test reads them."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from counterdesk.tui.screens import SCREENS, setup_steps
from counterdesk.tui.screens.lead import FACES
from counterdesk.words import LANGUAGES

from .screen_text import GOLDEN, SIZES

NAME = re.compile(r"(?P<name>[a-z_]+(?:-contrast)?|desk_high-contrast)-(?P<lang>[a-z]{2})-(?P<width>\d+)\.txt")
CALLED = {"desk": "desk_serving", "kiosk": "kiosk_first", "rate": "rate_asks", "kiosk_staff": "kiosk_staff"}
"""The golden of a screen that stands in more than one state."""
BESIDE = ("welcome", "help", "pick_service", "menu", "key_test", "practice", "practice_desk", "practice_done")
"""What stands in front of screens or outside the hall: set-up's ways in, a page, a question, the keys, the practice."""
NARROW = {"kiosk_narrow", "desk_high-contrast"}
"""Pictures of sizes and themes of their own."""
PAGES = ("review", "made", "pins_kept", "typed_pin")


def goldens():
    """Name -> the (language, width) pairs there are."""
    found = defaultdict(set)
    for file in GOLDEN.iterdir():
        one = NAME.fullmatch(file.name)
        assert one, file.name
        found[one["name"]].add((one["lang"], int(one["width"])))
    return found


def asked_in_setup():
    steps = [value for value in vars(setup_steps).values() if isinstance(value, setup_steps.Step)]
    return [step.name for step in steps]


WHOLE = {(lang, width) for lang in LANGUAGES for width, _ in SIZES}
PLAIN = {(lang, SIZES[0][0]) for lang in LANGUAGES}
NAMES = sorted(
    {CALLED.get(name, name) for name in SCREENS} | set(BESIDE)
    | {"lead" if face == "now" else f"lead_{face}" for face in FACES}
    | {f"setup_{name}" for name in (*asked_in_setup(), *PAGES)}
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_screen_has_its_goldens(name):
    assert (WHOLE - goldens()[name], PLAIN - goldens()[f"ascii_{name}"]) == (set(), set())


def test_every_other_golden_has_its_whole_set_too():
    found = dict(goldens())
    names = [name for name in found if name not in NARROW and not name.startswith("ascii_")]
    lacking = {name: WHOLE - found[name] for name in names if WHOLE - found[name]}
    plain = [name for name in names if PLAIN - found.get(f"ascii_{name}", set())]
    assert (lacking, plain) == ({}, [])


def test_every_golden_is_read_by_a_test():
    tests = Path(__file__).parents[1]
    text = "".join(file.read_text(encoding="utf-8") for at in ("tui", "demo") for file in (tests / at).glob("*.py"))
    names = {name.removeprefix("ascii_") for name in goldens()}
    parts = ("setup_", "troubled_", "desk_high")  # of those the rest of the name is a parameter
    assert [name for name in names if f'"{name}' not in text and not name.startswith(parts)] == []
