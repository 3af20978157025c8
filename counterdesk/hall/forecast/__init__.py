"""Looking ahead from the hall as it stands, with the code that replays past days: the rest of the day, run many times.

``outlook`` says how long people will wait yet and when the last one is done; ``breaks`` what a window's lunch costs at
one time or another; ``tidal`` which closed window would help now; ``best_opening`` in the evening which one would have
helped most, and ``worth`` later what it was worth. Each run draws handling times of the recent past and the arrivals of
a past day like this one, so what is told is a range. All are reads but ``keep_opening``, take some tenths of a second,
and belong into a thread of their own.
"""

from counterdesk.hall.forecast.evening import BestOpening, Worth, best_opening, keep_opening, openings, worth
from counterdesk.hall.forecast.rest import BreakAt, Outlook, Range, SeriesOutlook, breaks, outlook
from counterdesk.hall.forecast.tidal import Tidal, tidal

__all__ = [
    "BestOpening", "BreakAt", "Outlook", "Range", "SeriesOutlook", "Tidal", "Worth", "best_opening", "breaks",
    "keep_opening", "openings", "outlook", "tidal", "worth",
]  # fmt: skip
