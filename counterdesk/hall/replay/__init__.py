"""What if: a day that was, run again through the real calling rule with recorded handling times."""

from counterdesk.hall.replay.compared import (
    Change,
    Compared,
    Recorded,
    beside,
    compared,
    recorded_day,
    recorded_visits,
)
from counterdesk.hall.replay.days import of_day
from counterdesk.hall.replay.figures import Replayed, Start, replay
from counterdesk.hall.replay.visits import MOST_WINDOWS, Past, of_visits
from counterdesk.hall.running import Arrival, Called, Hall, Window, run

__all__ = [
    "MOST_WINDOWS", "Arrival", "Called", "Change", "Compared", "Hall", "Past", "Recorded", "Replayed", "Start",
    "Window", "beside", "compared", "of_day", "of_visits", "recorded_day", "recorded_visits", "replay", "run",
]  # fmt: skip
