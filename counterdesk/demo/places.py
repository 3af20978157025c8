"""Who the visitor is, and where: clerks and windows of the shipped hall, and the places of the demo in time."""

from __future__ import annotations

from datetime import UTC, datetime

CLERK, MINE = "101", "1"
"""The visitor's clerk number and window."""
LEAD = "301"
KILLED = "3"
"""The window whose program the visitor can kill."""
START = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
"""10:42 in the hall, on a working Monday."""
SILENT_S = 15
"""When a window is silent: the visitor's seconds, whatever the speed."""
UNDO_S, UNDO_TIMES = 30, 10
"""When an act is final: the visitor's seconds up to that speed; beyond it the key bar would count for half an hour."""
BEAT_S = 4
"""Between two heartbeats of every window that lives: the visitor's seconds, well below SILENT_S."""
