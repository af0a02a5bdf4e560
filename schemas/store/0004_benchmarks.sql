-- Figures that others publish, to hold one's own against.
CREATE TABLE benchmark_line(
  id INTEGER PRIMARY KEY,
  publisher TEXT NOT NULL,
  measure TEXT NOT NULL,
  area TEXT NOT NULL,
  period TEXT NOT NULL,
  sex TEXT NOT NULL,
  breakdown TEXT NOT NULL,
  title TEXT,
  area_name TEXT,
  state TEXT NOT NULL,
  value TEXT,
  typed TEXT,
  unit TEXT,
  note BLOB CHECK (length(note) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

CREATE TRIGGER benchmark_line_is_never_updated BEFORE UPDATE ON benchmark_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER benchmark_line_is_never_deleted BEFORE DELETE ON benchmark_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER benchmark_line_follows_the_last BEFORE INSERT ON benchmark_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM benchmark_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
