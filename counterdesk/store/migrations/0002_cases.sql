-- One-time notices, cases with their clocks and steps, fees, the green channel, enquiries, and whom they are about.

CREATE TABLE paper_counter (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
);

CREATE TABLE person (
  id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  id_no TEXT,
  phone TEXT,
  PRIMARY KEY (id),
  CONSTRAINT ck_person_subject CHECK (subject IN ('case', 'notice', 'enquiry')),
  CONSTRAINT ck_person_role CHECK (role IN ('applicant', 'agent', 'receiver')),
  CONSTRAINT uq_person_role UNIQUE (subject, subject_id, role)
);

CREATE INDEX ix_person_name ON person (name);

CREATE TABLE cases (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  ticket_id INTEGER,
  service_id INTEGER NOT NULL,
  lang TEXT NOT NULL,
  answers TEXT NOT NULL,
  state TEXT NOT NULL,
  received_us INTEGER NOT NULL,
  received_on DATE NOT NULL,
  accepted_on DATE,
  silently INTEGER NOT NULL,
  converted INTEGER NOT NULL,
  accept_due_on DATE,
  supplement_due_on DATE,
  statutory_due_on DATE,
  promised_due_on DATE,
  deliver_due_on DATE,
  next_due_on DATE,
  provisional INTEGER NOT NULL,
  signed_us INTEGER,
  decided_us INTEGER,
  outcome TEXT,
  made_us INTEGER,
  closed_us INTEGER,
  owner TEXT NOT NULL,
  first_window TEXT,
  green TEXT,
  delivery TEXT,
  PRIMARY KEY (id),
  CONSTRAINT uq_cases_number UNIQUE (year, seq),
  CONSTRAINT ck_cases_state CHECK (state IN ('received', 'notified', 'accepted', 'reviewing', 'suspended', 'decided', 'made', 'delivered', 'withdrawn', 'deemed_withdrawn', 'returned', 'refused_acceptance', 'revoked_acceptance')),
  CONSTRAINT ck_cases_outcome CHECK (outcome IS NULL OR outcome IN ('grant', 'refuse')),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE INDEX ix_cases_due ON cases (next_due_on, id, state, service_id, owner, closed_us) WHERE closed_us IS NULL;

CREATE INDEX ix_cases_ticket ON cases (ticket_id) WHERE ticket_id IS NOT NULL;

CREATE TABLE enquiry (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  asked_us INTEGER NOT NULL,
  first_clerk TEXT NOT NULL,
  window TEXT,
  ticket_id INTEGER,
  service_id INTEGER,
  question TEXT NOT NULL,
  answer TEXT,
  state TEXT NOT NULL,
  handed_to TEXT,
  handed_us INTEGER,
  confirmed_us INTEGER,
  closed_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_enquiry_state CHECK (state IN ('open', 'handed', 'closed')),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE INDEX ix_enquiry_open ON enquiry (day) WHERE state <> 'closed';

CREATE TABLE case_event (
  case_id INTEGER NOT NULL,
  journal_id INTEGER NOT NULL,
  PRIMARY KEY (case_id, journal_id),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(journal_id) REFERENCES journal (id)
);

CREATE TABLE case_extension (
  case_id INTEGER NOT NULL,
  days INTEGER NOT NULL,
  was_due_on DATE NOT NULL,
  due_on DATE NOT NULL,
  reason TEXT NOT NULL,
  approver TEXT NOT NULL,
  told_on DATE NOT NULL,
  PRIMARY KEY (case_id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE TABLE case_handover (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  from_clerk TEXT NOT NULL,
  to_clerk TEXT NOT NULL,
  reason TEXT NOT NULL,
  offered_us INTEGER NOT NULL,
  confirmed_us INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE UNIQUE INDEX uq_case_handover_open ON case_handover (case_id) WHERE confirmed_us IS NULL;

CREATE TABLE case_material (
  case_id INTEGER NOT NULL,
  material TEXT NOT NULL,
  originals INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  pages INTEGER,
  state TEXT NOT NULL,
  due_on DATE,
  fault TEXT,
  standard TEXT,
  PRIMARY KEY (case_id, material),
  CONSTRAINT ck_case_material_state CHECK (state IN ('taken', 'missing', 'tolerated', 'faulty', 'returned')),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE TABLE case_stop (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  notice_number TEXT NOT NULL,
  expected_days INTEGER NOT NULL,
  from_on DATE NOT NULL,
  to_on DATE,
  clerk TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE UNIQUE INDEX uq_case_stop_open ON case_stop (case_id) WHERE to_on IS NULL;

CREATE TABLE case_visit (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  on_day DATE NOT NULL,
  held_us INTEGER,
  PRIMARY KEY (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE TABLE fee (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  case_id INTEGER,
  ticket_id INTEGER,
  service_id INTEGER NOT NULL,
  payee TEXT NOT NULL,
  cents INTEGER NOT NULL,
  method TEXT NOT NULL,
  relief TEXT,
  taken_us INTEGER NOT NULL,
  clerk TEXT,
  window TEXT,
  void_reason TEXT,
  PRIMARY KEY (id),
  CONSTRAINT uq_fee_number UNIQUE (year, seq),
  CONSTRAINT ck_fee_cents CHECK (cents >= 0),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE INDEX ix_fee_case ON fee (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX ix_fee_day ON fee (day);

CREATE TABLE green (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  ticket_id INTEGER,
  case_id INTEGER,
  category TEXT NOT NULL,
  document TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_green_about CHECK (ticket_id IS NOT NULL OR case_id IS NOT NULL),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(case_id) REFERENCES cases (id)
);

CREATE TABLE notice (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  ticket_id INTEGER,
  case_id INTEGER,
  service_id INTEGER NOT NULL,
  catalogue_id INTEGER NOT NULL,
  lang TEXT NOT NULL,
  answers TEXT NOT NULL,
  needed TEXT NOT NULL,
  missing INTEGER NOT NULL,
  of_notice INTEGER,
  override_reason TEXT,
  override_by TEXT,
  clerk TEXT,
  window TEXT,
  print_job INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_notice_number UNIQUE (year, seq),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(service_id) REFERENCES service (id),
  FOREIGN KEY(catalogue_id) REFERENCES catalogue_version (id),
  FOREIGN KEY(of_notice) REFERENCES notice (id),
  FOREIGN KEY(print_job) REFERENCES print_job (id)
);

CREATE INDEX ix_notice_case ON notice (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX ix_notice_day ON notice (day);

CREATE INDEX ix_notice_ticket ON notice (ticket_id) WHERE ticket_id IS NOT NULL;

CREATE TABLE numbered_paper (
  id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  case_id INTEGER,
  made_us INTEGER NOT NULL,
  made_by TEXT,
  print_job INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_numbered_paper_kind CHECK (kind IN ('notice', 'supplement', 'acceptance', 'refusal', 'copy_notice', 'extension', 'suspension', 'completion', 'green', 'receipt', 'revocation')),
  CONSTRAINT uq_numbered_paper_number UNIQUE (kind, year, seq),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(print_job) REFERENCES print_job (id)
);

CREATE INDEX ix_numbered_paper_case ON numbered_paper (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE case_step (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  dept TEXT NOT NULL,
  mode TEXT NOT NULL,
  silence_basis TEXT,
  started_on DATE,
  due_on DATE,
  provisional INTEGER NOT NULL,
  sent_us INTEGER,
  signed_us INTEGER,
  signed_by TEXT,
  opinion TEXT,
  reason TEXT,
  opined_us INTEGER,
  visit_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_case_step_mode CHECK (mode IN ('lead', 'parallel', 'after_lead', 'sequential')),
  CONSTRAINT ck_case_step_opinion CHECK (opinion IS NULL OR opinion IN ('agree', 'conditions', 'refuse', 'deemed')),
  CONSTRAINT uq_case_step_position UNIQUE (case_id, position),
  FOREIGN KEY(case_id) REFERENCES cases (id),
  FOREIGN KEY(visit_id) REFERENCES case_visit (id)
);

CREATE INDEX ix_case_step_inbox ON case_step (dept, due_on) WHERE opinion IS NULL AND started_on IS NOT NULL;

CREATE TABLE notice_return (
  id INTEGER NOT NULL,
  notice_id INTEGER NOT NULL,
  ticket_id INTEGER,
  day DATE NOT NULL,
  at_us INTEGER NOT NULL,
  clerk TEXT,
  window TEXT,
  asked_more TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(notice_id) REFERENCES notice (id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id)
);

CREATE INDEX ix_notice_return_notice ON notice_return (notice_id);

CREATE UNIQUE INDEX uq_notice_return_ticket ON notice_return (notice_id, ticket_id) WHERE ticket_id IS NOT NULL;
