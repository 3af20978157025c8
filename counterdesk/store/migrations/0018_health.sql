-- Halls of the first days have no health of printers: it came into the first step when some were made already.

CREATE TABLE IF NOT EXISTS printer_health (
  printer TEXT NOT NULL,
  state TEXT NOT NULL,
  seen_us INTEGER NOT NULL,
  in_doubt BOOLEAN NOT NULL,
  PRIMARY KEY (printer),
  CONSTRAINT ck_printer_health_state CHECK (state IN ('ready', 'paper_low', 'paper_out', 'cover_open', 'fault', 'offline', 'unknown'))
);
