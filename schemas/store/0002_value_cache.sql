-- What makes reading values fast, and nothing else: both tables say again what value_line says, laid out as
-- reports ask for it. They are no part of the ledger. Nothing in them is hashed, they have no guards, and they may
-- be emptied at any time; the next writer fills them from the lines, and verify holds them against the lines.

-- One row a measure and reporter: all versions of all its values, packed. schemas/ledger.md says how.
CREATE TABLE value_cache(
  measure      TEXT NOT NULL,
  organisation TEXT NOT NULL,
  unit         TEXT NOT NULL,
  team         TEXT NOT NULL,
  intervention TEXT NOT NULL,
  packed       BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX value_cache_by_reporter ON value_cache(measure, organisation, unit, team, intervention);

-- How far value_cache reaches: the lines of entries below `size` are in it. No row: it is empty.
CREATE TABLE value_cache_reach(
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;
