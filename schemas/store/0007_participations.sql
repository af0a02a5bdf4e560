-- Who took part in what, and when: who, and all that is known of them, lies apart and can be erased.
CREATE TABLE participation_line(
  id INTEGER PRIMARY KEY,
  intervention TEXT NOT NULL,
  team TEXT,
  organisation TEXT NOT NULL,
  participant BLOB NOT NULL CHECK (length(participant) = 32),
  details BLOB NOT NULL CHECK (length(details) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

CREATE TRIGGER participation_line_is_never_updated BEFORE UPDATE ON participation_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER participation_line_is_never_deleted BEFORE DELETE ON participation_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER participation_line_follows_the_last BEFORE INSERT ON participation_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM participation_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- What became of participants.
CREATE TABLE outcome_line(
  id INTEGER PRIMARY KEY,
  participant BLOB NOT NULL CHECK (length(participant) = 32),
  details BLOB NOT NULL CHECK (length(details) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

CREATE TRIGGER outcome_line_is_never_updated BEFORE UPDATE ON outcome_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER outcome_line_is_never_deleted BEFORE DELETE ON outcome_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER outcome_line_follows_the_last BEFORE INSERT ON outcome_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM outcome_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- Hours that participants took part, month by month.
CREATE TABLE hours_line(
  id INTEGER PRIMARY KEY,
  intervention TEXT NOT NULL,
  month TEXT NOT NULL,
  participant BLOB NOT NULL CHECK (length(participant) = 32),
  hours BLOB NOT NULL CHECK (length(hours) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

CREATE TRIGGER hours_line_is_never_updated BEFORE UPDATE ON hours_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER hours_line_is_never_deleted BEFORE DELETE ON hours_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER hours_line_follows_the_last BEFORE INSERT ON hours_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM hours_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
