-- The appraisal: events people entered, and objections with the decision on each.

CREATE TABLE appraisal_event (
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  clerk TEXT NOT NULL,
  window TEXT,
  day DATE NOT NULL,
  note TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_appraisal_event_other CHECK (entered_by <> clerk)
);

CREATE INDEX ix_appraisal_event_day ON appraisal_event (day);

CREATE TABLE appraisal_objection (
  id INTEGER NOT NULL,
  event TEXT NOT NULL,
  clerk TEXT NOT NULL,
  raised_by TEXT NOT NULL,
  because TEXT NOT NULL,
  raised_us INTEGER NOT NULL,
  holds INTEGER,
  decision TEXT,
  decided_by TEXT,
  decided_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_appraisal_objection_decided CHECK ((decided_by IS NULL) = (holds IS NULL)),
  CONSTRAINT ck_appraisal_objection_named CHECK (decided_by IS NULL OR (decided_by <> clerk AND decision IS NOT NULL))
);

CREATE UNIQUE INDEX uq_appraisal_objection ON appraisal_objection (event, clerk) WHERE holds IS NULL OR holds = 1;
