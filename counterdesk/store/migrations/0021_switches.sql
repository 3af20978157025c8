-- A printer that cannot be reached is no longer called offline, which is what a printer says of itself; and while
-- another one stands in for a broken printer, new papers go there.

ALTER TABLE printer_health RENAME TO printer_health_before;

CREATE TABLE printer_health (
  printer TEXT NOT NULL,
  state TEXT NOT NULL,
  seen_us INTEGER NOT NULL,
  in_doubt BOOLEAN NOT NULL,
  PRIMARY KEY (printer),
  CONSTRAINT ck_printer_health_state CHECK (state IN ('ready', 'paper_low', 'paper_out', 'cover_open', 'fault', 'offline', 'unreachable', 'unknown'))
);

INSERT INTO printer_health (printer, state, seen_us, in_doubt)
SELECT printer, state, seen_us, in_doubt FROM printer_health_before;

DROP TABLE printer_health_before;

CREATE TABLE printer_switch (
  printer TEXT NOT NULL,
  goes_to TEXT NOT NULL,
  stands_for TEXT NOT NULL,
  PRIMARY KEY (printer),
  CONSTRAINT ck_printer_switch_elsewhere CHECK (printer <> goes_to)
);
