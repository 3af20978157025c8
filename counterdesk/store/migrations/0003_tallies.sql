-- What a past day came to, kept ready for the summary; whatever touches one of its tickets lets go of it.

CREATE TABLE day_tally (
  day DATE NOT NULL,
  told_by TEXT NOT NULL,
  zone TEXT NOT NULL,
  found BLOB NOT NULL,
  PRIMARY KEY (day, told_by)
);

CREATE TRIGGER tally_of_added AFTER INSERT ON ticket BEGIN DELETE FROM day_tally WHERE day = NEW.day; END;

CREATE TRIGGER tally_of_changed AFTER UPDATE ON ticket BEGIN DELETE FROM day_tally WHERE day = OLD.day; END;

CREATE TRIGGER tally_of_removed AFTER DELETE ON ticket BEGIN DELETE FROM day_tally WHERE day = OLD.day; END;
