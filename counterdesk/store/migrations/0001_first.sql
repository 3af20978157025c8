-- The first schema of a hall on SQLite: every table, constraint and index.

CREATE TABLE catalogue_version (
  id INTEGER NOT NULL,
  version TEXT NOT NULL,
  loaded_at_us INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_catalogue_version_sha256 UNIQUE (sha256)
);

CREATE TABLE clerk (
  number TEXT NOT NULL,
  role TEXT NOT NULL,
  pin_hash TEXT,
  disabled INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until_us INTEGER NOT NULL,
  PRIMARY KEY (number),
  CONSTRAINT ck_clerk_role CHECK (role IN ('clerk', 'guide', 'lead', 'reviewer', 'inspector', 'auditor', 'admin'))
);

CREATE TABLE counter (
  day DATE NOT NULL,
  series TEXT NOT NULL,
  last INTEGER NOT NULL,
  stopped TEXT,
  passed_over INTEGER NOT NULL,
  PRIMARY KEY (day, series)
);

CREATE TABLE hall_now (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  catalogue_id INTEGER,
  zone TEXT NOT NULL,
  day_starts TEXT NOT NULL,
  code_key TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_hall_now_one_row CHECK (id = 1)
);

CREATE TABLE journal (
  id INTEGER NOT NULL,
  at_us INTEGER NOT NULL,
  day DATE NOT NULL,
  kind TEXT NOT NULL,
  ticket_id INTEGER,
  window TEXT,
  clerk TEXT,
  facts TEXT NOT NULL,
  private TEXT,
  private_salt TEXT,
  private_digest TEXT,
  hash TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE INDEX ix_journal_ticket ON journal (ticket_id);

CREATE TABLE print_job (
  id INTEGER NOT NULL,
  printer TEXT NOT NULL,
  kind TEXT NOT NULL,
  ticket_id INTEGER,
  copy_no INTEGER NOT NULL,
  copy_of INTEGER,
  slip_json TEXT NOT NULL,
  slip_sha256 TEXT NOT NULL,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  reason TEXT NOT NULL,
  tries INTEGER NOT NULL,
  holder TEXT,
  made_by TEXT NOT NULL,
  queued_us INTEGER NOT NULL,
  claimed_us INTEGER,
  moved_us INTEGER NOT NULL,
  settled_us INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_print_job_state CHECK (state IN ('queued', 'sending', 'sent', 'printed', 'held', 'unknown', 'failed', 'cancelled')),
  CONSTRAINT ck_print_job_level CHECK (level IN ('', 'accepted', 'status', 'fence', 'process_id')),
  CONSTRAINT ck_print_job_settled CHECK ((state IN ('printed', 'cancelled')) = (settled_us IS NOT NULL))
);

CREATE INDEX ix_print_job_copies ON print_job (copy_of) WHERE copy_of IS NOT NULL;

CREATE INDEX ix_print_job_open ON print_job (printer, id) WHERE settled_us IS NULL;

CREATE TABLE printer_health (
  printer TEXT NOT NULL,
  state TEXT NOT NULL,
  seen_us INTEGER NOT NULL,
  in_doubt BOOLEAN NOT NULL,
  PRIMARY KEY (printer),
  CONSTRAINT ck_printer_health_state CHECK (state IN ('ready', 'paper_low', 'paper_out', 'cover_open', 'fault', 'offline', 'unknown'))
);

CREATE TABLE printer_lease (
  printer TEXT NOT NULL,
  holder TEXT NOT NULL,
  expires_us INTEGER NOT NULL,
  PRIMARY KEY (printer)
);

CREATE TABLE schema_version (
  version INTEGER NOT NULL,
  PRIMARY KEY (version)
);

CREATE TABLE seat (
  window TEXT NOT NULL,
  clerk TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  since_us INTEGER NOT NULL,
  beat_us INTEGER NOT NULL,
  help_us INTEGER,
  PRIMARY KEY (window),
  CONSTRAINT ck_seat_state CHECK (state IN ('closed', 'open', 'paused')),
  CONSTRAINT uq_seat_clerk UNIQUE (clerk),
  CONSTRAINT ck_seat_clerk CHECK ((state = 'closed') = (clerk IS NULL))
);

CREATE TABLE sitting (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  window TEXT NOT NULL,
  clerk TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  from_us INTEGER NOT NULL,
  to_us INTEGER,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX uq_sitting_open ON sitting (window) WHERE to_us IS NULL;

CREATE TABLE service (
  id INTEGER NOT NULL,
  catalogue_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  series TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  kind TEXT NOT NULL,
  handling TEXT NOT NULL,
  lead TEXT NOT NULL,
  nominal_s INTEGER NOT NULL,
  promised_s INTEGER,
  promised_days INTEGER,
  statutory_days INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_service_code UNIQUE (catalogue_id, code),
  FOREIGN KEY(catalogue_id) REFERENCES catalogue_version (id)
);

CREATE TABLE material (
  id INTEGER NOT NULL,
  catalogue_id INTEGER NOT NULL,
  service_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  material TEXT NOT NULL,
  zh TEXT NOT NULL,
  en TEXT NOT NULL,
  originals INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  applies_when TEXT,
  applies_unless TEXT,
  PRIMARY KEY (id),
  CONSTRAINT uq_material_of_service UNIQUE (service_id, material),
  FOREIGN KEY(catalogue_id) REFERENCES catalogue_version (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE TABLE ticket (
  id INTEGER NOT NULL,
  day DATE NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  service_id INTEGER NOT NULL,
  priority TEXT,
  rate FLOAT NOT NULL,
  lane TEXT NOT NULL,
  state TEXT NOT NULL,
  arrived_at_us INTEGER NOT NULL,
  place_us INTEGER NOT NULL,
  window TEXT,
  clerk TEXT,
  to_window TEXT,
  calls INTEGER NOT NULL,
  last_call_us INTEGER,
  outcome TEXT,
  reliable INTEGER NOT NULL,
  lang TEXT NOT NULL,
  idem_key TEXT,
  ahead INTEGER,
  wait_low_min INTEGER,
  wait_high_min INTEGER,
  source TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_ticket_number UNIQUE (day, series, number),
  CONSTRAINT ck_ticket_state CHECK (state IN ('waiting', 'called', 'serving', 'held', 'finished', 'no_show', 'walked_out', 'cancelled', 'carried_over', 'void')),
  CONSTRAINT ck_ticket_window CHECK (state NOT IN ('called', 'serving') OR window IS NOT NULL),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE INDEX ix_ticket_waiting ON ticket (day, lane, place_us) WHERE state = 'waiting';

CREATE UNIQUE INDEX uq_ticket_at_window ON ticket (window) WHERE state IN ('called', 'serving');

CREATE UNIQUE INDEX uq_ticket_key ON ticket (day, idem_key) WHERE idem_key IS NOT NULL;

CREATE TABLE errand (
  ticket_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  service_id INTEGER NOT NULL,
  done INTEGER NOT NULL,
  PRIMARY KEY (ticket_id, position),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE TABLE period (
  id INTEGER NOT NULL,
  ticket_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  from_us INTEGER NOT NULL,
  to_us INTEGER,
  window TEXT,
  clerk TEXT,
  service_id INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT ck_period_kind CHECK (kind IN ('wait', 'missed', 'walk', 'absent', 'handling', 'hold', 'away')),
  CONSTRAINT ck_period_forward CHECK (to_us IS NULL OR to_us >= from_us),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id),
  FOREIGN KEY(service_id) REFERENCES service (id)
);

CREATE INDEX ix_period_ticket ON period (ticket_id);

CREATE UNIQUE INDEX uq_period_open ON period (ticket_id) WHERE to_us IS NULL;
