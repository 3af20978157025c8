"""``check --keys``: every key of the product tried in the terminal at hand, and the settings to paste."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import SettingFault, UsageFault
from counterdesk.words import t

if TYPE_CHECKING:
    from counterdesk.tui.key_trial import Trial


def check_keys(here: Here) -> Answer:
    """Try the keys; exit code 2 when an act is left that no key reaches.

    The screen is drawn on stderr, so the answer alone goes to stdout. Raises UsageFault without a terminal and
    SettingFault for wrong keys in the settings.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageFault("no_terminal")
    from counterdesk.tui import keys
    from counterdesk.tui.screens.key_test import KeyTest

    mine = keys.keymap(here.settings.keys, here.settings.name)
    app = KeyTest(mine, here.settings.theme)
    app.run()
    return _told(app.trial)


def _told(trial: Trial) -> Answer:
    from counterdesk.tui.key_trial import lines
    from counterdesk.tui.screens.key_test import result

    settings = trial.settings()
    shape = {
        "keys": [{"act": a.act, "key": a.key, "arrived": trial.arrived.get(a.key)} for a in trial.asked],
        "lost": trial.lost, "settings": settings,
    }  # fmt: skip
    wrong = ["".join(text for text, _ in result(asked, trial.arrived[asked.key])) for asked in trial.wrong]
    counted = t("keytest.counted", tried=len(trial.arrived), count=len(trial.asked), wrong=len(wrong))
    warned = [t("keytest.enter_lost")] if trial.enter_is_lost else []
    paste = [t("keytest.paste"), "", *lines(settings)] if settings else []
    return Answer(shape, [*wrong, counted, *warned, *paste], code=SettingFault.exit_code if trial.lost else 0)
