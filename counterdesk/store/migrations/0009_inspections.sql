-- Inspections: rounds with the sheet each was walked with, and what was found of every item at every place.

CREATE TABLE inspection (
  id INTEGER NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  number TEXT NOT NULL,
  day DATE NOT NULL,
  kind TEXT NOT NULL,
  inspector TEXT NOT NULL,
  places TEXT NOT NULL,
  sheet TEXT NOT NULL,
  started_us INTEGER NOT NULL,
  finished_us INTEGER,
  score FLOAT,
  passed INTEGER,
  PRIMARY KEY (id),
  CONSTRAINT uq_inspection_number UNIQUE (year, seq),
  CONSTRAINT ck_inspection_kind CHECK (kind IN ('round', 'acceptance')),
  CONSTRAINT ck_inspection_verdict CHECK ((passed IS NOT NULL) = (kind = 'acceptance' AND finished_us IS NOT NULL))
);

CREATE TABLE inspection_mark (
  id INTEGER NOT NULL,
  inspection_id INTEGER NOT NULL,
  place TEXT NOT NULL,
  item TEXT NOT NULL,
  norm TEXT NOT NULL,
  state TEXT NOT NULL,
  observed INTEGER,
  used INTEGER,
  deduct INTEGER NOT NULL,
  note TEXT,
  photo TEXT,
  owner TEXT,
  fix_by_on DATE,
  marked_us INTEGER NOT NULL,
  fix TEXT,
  fixed_us INTEGER,
  fixed_by TEXT,
  rechecked_us INTEGER,
  rechecked_by TEXT,
  recheck_note TEXT,
  reopened INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_inspection_mark UNIQUE (inspection_id, place, item),
  CONSTRAINT ck_inspection_mark_state CHECK (state IN ('ok', 'na', 'failed', 'fixed', 'closed')),
  CONSTRAINT ck_inspection_mark_used CHECK (used IS NULL OR (used >= 0 AND used <= observed)),
  CONSTRAINT ck_inspection_mark_owner CHECK (state NOT IN ('failed', 'fixed', 'closed') OR (owner IS NOT NULL AND fix_by_on IS NOT NULL)),
  CONSTRAINT ck_inspection_mark_fixed CHECK (state <> 'fixed' OR (fixed_us IS NOT NULL AND fixed_by IS NOT NULL AND fix IS NOT NULL)),
  CONSTRAINT ck_inspection_mark_closed CHECK (state <> 'closed' OR (fixed_us IS NOT NULL AND fixed_by IS NOT NULL AND fix IS NOT NULL AND rechecked_us IS NOT NULL AND rechecked_by IS NOT NULL AND rechecked_by <> fixed_by AND rechecked_by <> owner)),
  FOREIGN KEY(inspection_id) REFERENCES inspection (id)
);

CREATE INDEX ix_inspection_mark_open ON inspection_mark (fix_by_on) WHERE state IN ('failed', 'fixed');
