"""``check --keys``: asks for each key of the product in turn and shows what this terminal sends for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import App, ComposeResult

from counterdesk.tui import keys, themes
from counterdesk.tui.key_trial import SKIP, Asked, Trial
from counterdesk.tui.sure import Sure
from counterdesk.tui.widgets.rows import Row, Rows
from counterdesk.words import pad, t

END = "ctrl+c"
WHOLE_S = 0.05
"""An Esc that more keys follow so soon is the beginning of a sequence nobody knows, not somebody's Esc."""
NAME_CELLS = 10


class KeyTest(Sure, App[None], inherit_bindings=False):
    """One page: the key to press, what came instead, and the keys tried so far. Ctrl+C ends it early."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "KeyTest Screen { background: $background; color: $ink; } Rows { padding: 1 2; }"

    def __init__(self, mine: Mapping[str, str], theme: str = themes.FALLBACK) -> None:
        super().__init__()
        self.animation_level = "none"
        self.hall_theme = themes.load(theme)[0]
        self.register_theme(self.hall_theme.for_textual)
        self.theme = self.hall_theme.name
        self.trial = Trial(mine)
        self._page = Rows(id="page")
        self._escaped = False

    def compose(self) -> ComposeResult:
        """The page."""
        yield self._page

    def on_mount(self) -> None:
        """Ask for the first key."""
        self._show()

    async def on_event(self, event: events.Event) -> None:
        """Take every key before anything else may."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._pressed(event.key)
            return
        await super().on_event(event)

    def _pressed(self, key: str) -> None:
        wanted = self.trial.now.key if self.trial.now else ""
        if key == END:
            self.exit()
        elif key == SKIP and wanted != SKIP:
            self._escaped = True
            self.set_timer(WHOLE_S, self._skip)
        else:
            self._take(f"{SKIP} {key}" if self._escaped else key)

    def _skip(self) -> None:
        if self._escaped:
            self._take(SKIP)

    def _take(self, key: str) -> None:
        self._escaped = False
        self.trial.take(key)
        self._show() if self.trial.now else self.exit()

    def _show(self) -> None:
        self._page.show(page(self.trial, self.size.height - 2))


def page(trial: Trial, height: int) -> list[Row]:
    """What stands on the page: how it goes, the key asked for, what came in its place, and the newest results."""
    asked = trial.now
    if asked is None:
        return []
    facts = {"pressed": keys.shown(asked.key), "act": keys.label(asked.act)}
    went_on = "keytest.how_esc" if asked.key == SKIP else "keytest.how"
    other = t("keytest.other", came=keys.shown(trial.other)) if trial.other else ""
    head: list[Row] = [
        [(t("keytest.title", done=len(trial.arrived), count=len(trial.asked)), "strong")],
        [(t("keytest.again") if trial.is_second_try else "", "needs")],
        [(t("keytest.press", **facts), "number")], [(other, "needs")], [],
        [(t(went_on), "quiet")], [],
    ]  # fmt: skip
    return [*head, *tried(trial)[: max(height - len(head), 0)]]


def tried(trial: Trial) -> Sequence[Row]:
    """The results so far, newest first."""
    done = [asked for asked in trial.asked if asked.key in trial.arrived]
    return [result(asked, trial.arrived[asked.key]) for asked in reversed(done)]


def result(asked: Asked, came: str) -> Row:
    """One key's result, in words."""
    said, part = t("keytest.ok"), "done"
    if came != asked.key:
        said, part = (t("keytest.as_other", came=keys.shown(came)) if came else t("keytest.nothing")), "over"
    return [(pad(keys.shown(asked.key), NAME_CELLS), "strong"), (f"{said}  ", part), (keys.label(asked.act), "quiet")]
