-- Questionnaires: versions, who was asked, and answers nobody can be told from.

CREATE TABLE survey (
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  made_us INTEGER NOT NULL,
  made_by TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_survey_version UNIQUE (name, version)
);

CREATE TABLE survey_asked (
  survey_id INTEGER NOT NULL,
  day DATE NOT NULL,
  channel TEXT NOT NULL,
  asked INTEGER NOT NULL,
  PRIMARY KEY (survey_id, day, channel),
  CONSTRAINT ck_survey_asked_channel CHECK (channel IN ('paper', 'kiosk', 'meeting')),
  CONSTRAINT ck_survey_asked CHECK (asked >= 0),
  FOREIGN KEY(survey_id) REFERENCES survey (id)
);

CREATE TABLE survey_answer (
  id INTEGER NOT NULL,
  survey_id INTEGER NOT NULL,
  day DATE NOT NULL,
  channel TEXT NOT NULL,
  answers TEXT NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT ck_survey_answer_channel CHECK (channel IN ('paper', 'kiosk', 'meeting')),
  FOREIGN KEY(survey_id) REFERENCES survey (id)
);

CREATE INDEX ix_survey_answer_survey ON survey_answer (survey_id);
