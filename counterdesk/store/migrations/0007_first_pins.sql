-- Clerks whose PIN somebody else chose.

CREATE TABLE first_pin (
  number TEXT NOT NULL,
  PRIMARY KEY (number),
  FOREIGN KEY(number) REFERENCES clerk (number)
);
