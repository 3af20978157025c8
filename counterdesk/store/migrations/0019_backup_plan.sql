-- Every day at which minute a copy of the hall is made by itself; no row: never.

CREATE TABLE backup_plan (
  id INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  set_us INTEGER NOT NULL,
  begun_us INTEGER NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_backup_plan_one CHECK (id = 1),
  CONSTRAINT ck_backup_plan_minute CHECK (minute BETWEEN 0 AND 1439)
);
