-- Answers to surveys: who answered, and what, lies apart and can be erased.
CREATE TABLE survey_line(
  id INTEGER PRIMARY KEY,
  survey TEXT NOT NULL,
  question TEXT NOT NULL,
  wave TEXT NOT NULL,
  team TEXT,
  organisation TEXT NOT NULL,
  respondent BLOB NOT NULL CHECK (length(respondent) = 32),
  answer BLOB NOT NULL CHECK (length(answer) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

CREATE TRIGGER survey_line_is_never_updated BEFORE UPDATE ON survey_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER survey_line_is_never_deleted BEFORE DELETE ON survey_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER survey_line_follows_the_last BEFORE INSERT ON survey_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM survey_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
