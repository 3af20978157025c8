-- Promises that expired, each once; how far they were looked for; people may be about reviews and complaints, too.

CREATE TABLE breach (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  part TEXT NOT NULL,
  label TEXT NOT NULL,
  service_id INTEGER,
  promised INTEGER NOT NULL,
  unit TEXT NOT NULL,
  due_on DATE NOT NULL,
  noticed_us INTEGER NOT NULL,
  dept TEXT NOT NULL,
  clerk TEXT,
  law_remedy TEXT,
  cause TEXT,
  remedy TEXT,
  decision TEXT,
  decided_by TEXT,
  public_reason TEXT,
  closed_us INTEGER,
  print_job INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_breach_kind CHECK (kind IN ('waiting', 'handling', 'acceptance', 'promised', 'statutory', 'delivery', 'copy_notice', 'call_back', 'complaint', 'rectification')),
  CONSTRAINT ck_breach_subject CHECK (subject IN ('ticket', 'case', 'case_step', 'review', 'complaint', 'inspection')),
  CONSTRAINT ck_breach_unit CHECK (unit IN ('minutes', 'working_days')),
  CONSTRAINT ck_breach_closed CHECK (closed_us IS NULL OR (cause IS NOT NULL AND remedy IS NOT NULL AND decision IS NOT NULL AND decided_by IS NOT NULL)),
  CONSTRAINT ck_breach_stated CHECK (closed_us IS NULL OR subject NOT IN ('case', 'case_step') OR public_reason IS NOT NULL),
  CONSTRAINT uq_breach_once UNIQUE (kind, subject, subject_id, part),
  CONSTRAINT uq_breach_number UNIQUE (year, seq),
  FOREIGN KEY(service_id) REFERENCES service (id),
  FOREIGN KEY(print_job) REFERENCES print_job (id)
);

CREATE INDEX ix_breach_open ON breach (due_on) WHERE closed_us IS NULL;

CREATE INDEX ix_breach_due ON breach (due_on);

CREATE INDEX ix_breach_subject ON breach (subject, subject_id);

CREATE TABLE breach_sweep (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_breach_sweep_one_row CHECK (id = 1)
);

INSERT INTO breach_sweep (id, day, at_us) SELECT 1, day, 0 FROM hall_now;

CREATE TABLE person_next (
  id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  id_no TEXT,
  phone TEXT,
  PRIMARY KEY (id),
  CONSTRAINT ck_person_subject CHECK (subject IN ('case', 'notice', 'enquiry', 'review', 'complaint')),
  CONSTRAINT ck_person_role CHECK (role IN ('applicant', 'agent', 'receiver', 'reviewer', 'complainant')),
  CONSTRAINT uq_person_role UNIQUE (subject, subject_id, role)
);

INSERT INTO person_next (id, subject, subject_id, role, name, id_no, phone) SELECT id, subject, subject_id, role, name, id_no, phone FROM person;

DROP TABLE person;

ALTER TABLE person_next RENAME TO person;

CREATE INDEX ix_person_name ON person (name);
