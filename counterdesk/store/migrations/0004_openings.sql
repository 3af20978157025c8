-- The opening that would have helped most on a day, kept in the evening, so that it can be told later what it was worth.

CREATE TABLE best_opening (
  day DATE NOT NULL,
  window TEXT NOT NULL,
  from_us INTEGER NOT NULL,
  to_us INTEGER NOT NULL,
  more INTEGER NOT NULL,
  more_low INTEGER NOT NULL,
  more_high INTEGER NOT NULL,
  saved_s FLOAT NOT NULL,
  saved_low_s FLOAT NOT NULL,
  saved_high_s FLOAT NOT NULL,
  PRIMARY KEY (day)
);
