-- Complaints and reports: the register, who told it kept apart, and which clerk each is about.

CREATE TABLE complaint (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  registered_us INTEGER NOT NULL,
  registrar TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  handled_as TEXT NOT NULL,
  named INTEGER NOT NULL,
  dept TEXT,
  window TEXT,
  service_id INTEGER,
  matter TEXT,
  facts TEXT NOT NULL,
  evidence TEXT,
  state TEXT NOT NULL,
  handler TEXT,
  admit_due_on DATE NOT NULL,
  decided_on DATE,
  declined_because TEXT,
  handle_due_on DATE,
  extended_days INTEGER NOT NULL,
  tests_days INTEGER NOT NULL,
  finding TEXT,
  founded INTEGER,
  answer TEXT,
  answered_on DATE,
  tell_due_on DATE,
  told_us INTEGER,
  told_how TEXT,
  satisfied TEXT,
  second_due_on DATE,
  second_us INTEGER,
  cause TEXT,
  summary TEXT,
  closed_us INTEGER,
  closed_by TEXT,
  next_due_on DATE,
  provisional INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_complaint_number UNIQUE (year, seq),
  CONSTRAINT ck_complaint_kind CHECK (kind IN ('complaint', 'report')),
  CONSTRAINT ck_complaint_channel CHECK (channel IN ('window', 'phone', 'letter', 'box', 'hotline')),
  CONSTRAINT ck_complaint_handled_as CHECK (handled_as IN ('on_the_spot', 'passed_on', 'opinion')),
  CONSTRAINT ck_complaint_state CHECK (state IN ('registered', 'admitted', 'declined', 'answered', 'told', 'closed')),
  CONSTRAINT ck_complaint_satisfied CHECK (satisfied IS NULL OR satisfied IN ('yes', 'no', 'unsaid')),
  CONSTRAINT ck_complaint_closed CHECK (state <> 'closed' OR (closed_us IS NOT NULL AND closed_by IS NOT NULL AND cause IS NOT NULL)),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE INDEX ix_complaint_due ON complaint (next_due_on, id) WHERE closed_us IS NULL;

CREATE TABLE complainant (
  complaint_id INTEGER NOT NULL,
  name TEXT,
  phone TEXT,
  id_no TEXT,
  address TEXT,
  told TEXT NOT NULL,
  PRIMARY KEY (complaint_id),
  FOREIGN KEY(complaint_id) REFERENCES complaint (id)
);

CREATE TABLE complaint_link (
  id INTEGER NOT NULL,
  complaint_id INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  because TEXT NOT NULL,
  linked_by TEXT NOT NULL,
  linked_us INTEGER NOT NULL,
  holds INTEGER,
  decided_by TEXT,
  decided_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_complaint_link UNIQUE (complaint_id, clerk),
  CONSTRAINT ck_complaint_link_decided CHECK ((decided_by IS NULL) = (holds IS NULL)),
  CONSTRAINT ck_complaint_link_second CHECK (decided_by IS NULL OR (decided_by <> linked_by AND decided_by <> clerk)),
  CONSTRAINT ck_complaint_link_other CHECK (linked_by <> clerk),
  FOREIGN KEY(complaint_id) REFERENCES complaint (id)
);

CREATE TABLE complaint_event (
  complaint_id INTEGER NOT NULL,
  journal_id INTEGER NOT NULL,
  PRIMARY KEY (complaint_id, journal_id),
  FOREIGN KEY(complaint_id) REFERENCES complaint (id),
  FOREIGN KEY(journal_id) REFERENCES journal (id)
);
