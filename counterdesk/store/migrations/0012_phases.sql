-- Cases with several clocks one after another, and what the hall owes after a case.

CREATE TABLE case_phase (
  case_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  phase TEXT NOT NULL,
  from_on DATE NOT NULL,
  to_on DATE,
  PRIMARY KEY (case_id, position),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE UNIQUE INDEX uq_case_phase_open ON case_phase (case_id) WHERE to_on IS NULL;

CREATE TABLE case_followup (
  case_id INTEGER NOT NULL,
  due_on DATE NOT NULL,
  done_us INTEGER,
  done_by TEXT,
  note TEXT,
  PRIMARY KEY (case_id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE INDEX ix_case_followup_due ON case_followup (due_on) WHERE done_us IS NULL;
