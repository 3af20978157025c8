"""What stands on a screen as text, and comparing it with its golden: tests/golden/screens/NAME.txt."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

from textual.app import App

GOLDEN = Path(__file__).parents[1] / "golden" / "screens"
REWRITE = "COUNTERDESK_REWRITE_GOLDENS"


def text_of(app: App[None]) -> str:
    """The screen in front, line by line, without colours and without trailing spaces."""
    lines = (strip.text.rstrip() for strip in app.screen._compositor.render_strips())
    return "\n".join(lines) + "\n"


def reads_as(app: App[None], name: str) -> None:
    """The screen in front is what the golden says; the environment's REWRITE writes the golden anew."""
    golden = GOLDEN / f"{name}.txt"
    found = text_of(app)
    if os.environ.get(REWRITE):
        golden.write_text(found, encoding="utf-8")
    wanted = golden.read_text(encoding="utf-8")
    assert found == wanted, "\n".join(unified_diff(wanted.splitlines(), found.splitlines(), "golden", "screen"))
