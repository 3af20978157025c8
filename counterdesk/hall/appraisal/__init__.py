"""The appraisal (绩效考核): a month's points of a clerk or a window, each line from an event, by rules kept as data."""

from counterdesk.hall.appraisal.acts import appeal, decide, enter, exclude, find
from counterdesk.hall.appraisal.sheet import Line, Objection, Sheet, of_clerk, of_window, people, undecided
from counterdesk.hall.appraisal.sources import Event, events

__all__ = [
    "Event", "Line", "Objection", "Sheet", "appeal", "decide", "enter", "events", "exclude", "find", "of_clerk",
    "of_window", "people", "undecided",
]  # fmt: skip
