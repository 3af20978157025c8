-- Away from the store: numbers kept by a desk or a kiosk for when the server is out of reach, what was done on them
-- (kept where it was done until it is merged), and which stretches of being away were merged already.

CREATE TABLE reserved_number (
  ticket_id INTEGER NOT NULL,
  holder TEXT NOT NULL,
  day DATE NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  made_us INTEGER NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (ticket_id),
  CONSTRAINT ck_reserved_number_state CHECK (state IN ('kept', 'used', 'voided')),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id) ON DELETE CASCADE
);

CREATE INDEX ix_reserved_number_kept ON reserved_number (holder, day, series, number) WHERE state = 'kept';

CREATE TABLE away_session (
  id TEXT NOT NULL,
  holder TEXT NOT NULL,
  from_us INTEGER NOT NULL,
  head INTEGER NOT NULL,
  merged_us INTEGER,
  state TEXT NOT NULL,
  acts INTEGER NOT NULL,
  set_aside INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_away_session_state CHECK (state IN ('ready', 'open', 'merging', 'merged'))
);

CREATE TABLE away_act (
  id INTEGER NOT NULL,
  at_us INTEGER NOT NULL,
  day DATE NOT NULL,
  verb TEXT NOT NULL,
  clerk TEXT,
  "window" TEXT,
  facts TEXT NOT NULL,
  PRIMARY KEY (id)
);
