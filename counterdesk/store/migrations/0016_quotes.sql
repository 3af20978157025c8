-- The newest reckoning of each line, for every window to quote from instead of reckoning again in the writer's turn.

CREATE TABLE quote (
  lane TEXT NOT NULL,
  basis TEXT NOT NULL,
  ahead INTEGER NOT NULL,
  at_us INTEGER NOT NULL,
  said TEXT NOT NULL,
  PRIMARY KEY (lane)
);
