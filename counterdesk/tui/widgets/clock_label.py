"""A clock that repaints its own few cells once a second and lays nothing else out again."""

from __future__ import annotations

from counterdesk.tui.widgets.rows import Rows
from counterdesk.words import t


def spoken(seconds: int) -> str:
    """Seconds as ``MM:SS``, from an hour on as ``H:MM:SS``."""
    minutes, second = divmod(max(seconds, 0), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute:02}:{second:02}"


class ClockLabel(Rows):
    """Running time since an instant, beside its norm: ``04:12 / 20:00``, marked in words once it is over.

    ``note`` is what else is said of the time until then.
    """

    DEFAULT_CSS = "ClockLabel { height: 1; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.since_us: int | None = None
        self.norm_s: int | None = None
        self.note = ""

    def run_from(self, since_us: int | None, norm_s: int | None = None) -> None:
        """Count from ``since_us``, or stand empty; ``norm_s`` is how long it should take."""
        self.since_us, self.norm_s = since_us, norm_s

    def tick(self, now_us: int) -> None:
        """Show the time at ``now_us``."""
        if self.since_us is None:
            self.show([])
            return
        passed_s = (now_us - self.since_us) // 1_000_000
        over = self.norm_s is not None and passed_s > self.norm_s
        norm = f" / {spoken(self.norm_s)}" if self.norm_s is not None else ""
        mark = f"  {t('desk.over_norm')}" if over else f"  {self.note}" if self.note else ""
        self.show([[(spoken(passed_s), "over" if over else "strong"), (norm, "quiet"), (mark, "over" if over else "")]])
