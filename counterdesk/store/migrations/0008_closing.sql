-- Which business days somebody closed, what a shift leaves for the next one, and when the hall was copied.

CREATE TABLE day_closing (
  day DATE NOT NULL,
  closed_us INTEGER NOT NULL,
  clerk TEXT,
  print_job INTEGER,
  PRIMARY KEY (day)
);

INSERT INTO day_closing SELECT day, max(at_us), max(clerk), NULL FROM journal WHERE kind = 'day_closed' GROUP BY day;

CREATE TABLE handover_note (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  clerk TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_handover_note CHECK (note <> '')
);

CREATE INDEX ix_handover_note_day ON handover_note (day);

CREATE TABLE backup_made (
  id INTEGER NOT NULL,
  made_us INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  PRIMARY KEY (id)
);
