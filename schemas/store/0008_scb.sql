-- What SCB says that it was told of each month; why it differs lies apart and can be erased.
CREATE TABLE scb_line(
  id INTEGER PRIMARY KEY,
  month TEXT NOT NULL,
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL,
  file_id TEXT,
  sent_on TEXT,
  cause BLOB CHECK (length(cause) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

CREATE TRIGGER scb_line_is_never_updated BEFORE UPDATE ON scb_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER scb_line_is_never_deleted BEFORE DELETE ON scb_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER scb_line_follows_the_last BEFORE INSERT ON scb_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM scb_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
