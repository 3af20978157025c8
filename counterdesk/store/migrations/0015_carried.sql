-- Which number of today was given out for a ticket that was carried over from an earlier day: each slip once.

CREATE TABLE carried_in (
  ticket_id INTEGER NOT NULL,
  from_ticket INTEGER NOT NULL,
  PRIMARY KEY (ticket_id),
  FOREIGN KEY(ticket_id) REFERENCES ticket (id) ON DELETE CASCADE,
  UNIQUE (from_ticket)
);
