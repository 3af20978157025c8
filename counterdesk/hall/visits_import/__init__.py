"""Past visits from another system's file into this hall: read, judged row by row, stored all at once or not at all."""

from counterdesk.hall.visits_import.reading import COLUMNS, RefusedRow, Visit, Visits, offset_of, read_visits
from counterdesk.hall.visits_import.storing import SOURCE, Imported, import_visits

__all__ = [
    "COLUMNS", "SOURCE", "Imported", "RefusedRow", "Visit", "Visits", "import_visits", "offset_of", "read_visits",
]  # fmt: skip
