-- What was told with every number before it was rounded, to learn from and to be judged by.

CREATE TABLE told (
  ticket_id INTEGER NOT NULL,
  wait_s INTEGER NOT NULL,
  low_s INTEGER NOT NULL,
  high_s INTEGER NOT NULL,
  rolled_s INTEGER NOT NULL,
  corrected_s INTEGER NOT NULL,
  pace_s INTEGER,
  mean_s INTEGER NOT NULL,
  unit_s INTEGER NOT NULL,
  today_pct INTEGER,
  PRIMARY KEY (ticket_id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id) ON DELETE CASCADE
);
