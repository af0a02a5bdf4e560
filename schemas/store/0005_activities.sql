-- Trainings, workshops, meetings and support: what capacity is built with.
CREATE TABLE activity_line(
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  team TEXT,
  organisation TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  phase TEXT,
  level TEXT,
  date TEXT,
  end_date TEXT,
  hours TEXT,
  participants INTEGER,
  unique_participants INTEGER,
  name BLOB CHECK (length(name) = 32),
  organiser BLOB CHECK (length(organiser) = 32),
  target_group BLOB CHECK (length(target_group) = 32),
  deviation BLOB CHECK (length(deviation) = 32),
  evidence BLOB CHECK (length(evidence) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

CREATE TRIGGER activity_line_is_never_updated BEFORE UPDATE ON activity_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER activity_line_is_never_deleted BEFORE DELETE ON activity_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER activity_line_follows_the_last BEFORE INSERT ON activity_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM activity_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
