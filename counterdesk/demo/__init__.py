"""The demo: a furnished hall on a clock of its own, with simulated citizens and clerks around the visitor's window.

Nothing needs to be set up and nothing is left behind: the hall lives in a temporary folder until the demo ends.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import counterdesk.tui  # noqa: F401  (it tells Textual how to read keys, which must be before Textual is imported)
from counterdesk.refusals import Said
from counterdesk.words import use_language

FASTEST = 120.0
"""Two hours of the hall in a minute; the eye follows no faster."""


class DemoFault(Said):
    """The demo cannot be started as asked."""

    section = "demo"
    exit_code = 2


def run(speed: float = 1.0, lang: str | None = None) -> int:
    """Show the demo until the visitor ends it; returns the exit code.

    ``speed`` is how many of the hall's seconds pass in one of the visitor's. Raises DemoFault ``bad_speed``, and
    KeyError for a language without words.
    """
    if not 0 < speed <= FASTEST:
        raise DemoFault("bad_speed", speed=f"{speed:g}", fastest=f"{FASTEST:g}")
    if lang is not None:
        use_language(lang)
    from counterdesk.demo.app import DemoApp

    with tempfile.TemporaryDirectory(prefix="counterdesk-demo-", ignore_cleanup_errors=True) as folder:
        app = DemoApp(Path(folder) / "hall.db", speed)
        app.run()
    return app.return_code or 0
