"""The windows as the lead sees them: who sits there, how the window stands, what is being done and for how long."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.clock import SECOND_US
from counterdesk.hall.floor import WindowNow
from counterdesk.tui.screens.desk_view import pause_words
from counterdesk.tui.screens.lead_faces.face import title
from counterdesk.tui.widgets.clock_label import spoken
from counterdesk.tui.widgets.rows import Row
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import pad, t


class WindowSpots(Spots):
    """A line a window: its code, how it stands, who sits there, the ticket and how long it is called or served."""

    def set_windows(self, windows: Sequence[WindowNow], began_us: dict[str, int], now_us: int) -> None:
        """Show these windows at ``now_us``, their clocks from ``began_us`` on."""
        self.set([spot(window, began_us.get(window.code), now_us) for window in windows], title("lead.windows"))


def spot(window: WindowNow, began_us: int | None, now_us: int) -> Spot:
    """One window's line."""
    tone = "quiet" if window.state == "closed" else "strong"
    number = window.ticket.label if window.ticket else ""
    if began_us is None and window.state == "paused" and window.since_us:
        began_us = window.since_us
    passed = spoken((now_us - began_us) // SECOND_US) if began_us else ""
    left: Row = [
        (pad(window.code, 4), tone), (pad(" ".join(window.serves), 8), "quiet"), (pad(window.clerk or "", 6), ""),
        window_state(window, now_us),
    ]  # fmt: skip
    right: Row = [(pad(number, 6), "number"), (pad(passed, 8, "right"), "")]
    return Spot(f"window:{window.code}", left, right, opens=f"window:{window.code}",
                means="lead_means.window")  # fmt: skip


def window_state(window: WindowNow, now_us: int) -> tuple[str, str]:
    """How a window stands, in words, and how loudly to say it: help asked for, silent, paused, open, closed."""
    if window.help_us:
        return t("lead.help", minutes=(now_us - window.help_us) // SECOND_US // 60), "over"
    if window.silent:
        return t("lead.silent"), "over"
    if window.state == "paused":
        return t("lead.paused", reason=pause_words(window.reason or "")), "needs"
    if window.state == "open" and window.ticket:
        return t(f"state.{window.ticket.state}"), ""
    return t(f"lead.{window.state}"), "done" if window.state == "open" else "quiet"
