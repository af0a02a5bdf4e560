-- A book: entries, their lines, and nothing else that counts. schemas/ledger.md says how records are made of
-- these columns and hashed.
--
-- Rows are only ever added. The triggers are the belt, the Merkle tree is the braces: whoever holds the file can
-- drop a trigger, but then the tree heads tell. INSERT OR REPLACE and UPSERT remove or change a row that is in
-- their way, and with recursive_triggers off no delete trigger sees it; so nothing may ever be in the way, and the
-- BEFORE INSERT triggers say what the keys would have said, before a row is gone.

CREATE TABLE book(
  ledger_id BLOB NOT NULL PRIMARY KEY CHECK (length(ledger_id) = 16),
  time_zone TEXT NOT NULL CHECK (time_zone <> '')  -- IANA name; also in the body of entry 0
) STRICT, WITHOUT ROWID;

CREATE TABLE entry(
  seq         INTEGER PRIMARY KEY CHECK (seq >= 0),  -- 0, 1, 2, ... without gaps
  request_id  BLOB NOT NULL CHECK (length(request_id) = 16),
  recorded_at INTEGER NOT NULL,                      -- microseconds since 1970, UTC; strictly increasing
  actor       TEXT NOT NULL CHECK (actor <> ''),
  identity    TEXT NOT NULL,                         -- declared | os_user | account, then ':' and a commitment in hex
  role        TEXT CHECK (role <> ''),
  kind        TEXT NOT NULL,
  subject     TEXT CHECK (subject <> ''),
  reason_code TEXT CHECK (reason_code <> ''),
  reason      BLOB CHECK (length(reason) = 32),      -- commitment; the text is in detached
  body        TEXT NOT NULL,                         -- canonical JSON
  line_count  INTEGER NOT NULL CHECK (line_count >= 0),
  lines_root  BLOB NOT NULL CHECK (length(lines_root) = 32),
  leaf        BLOB NOT NULL CHECK (length(leaf) = 32)
) STRICT;

CREATE UNIQUE INDEX entry_by_request ON entry(request_id);

CREATE TABLE tree_head(
  size INTEGER PRIMARY KEY CHECK (size > 0),         -- number of entries under the root; one row a transaction
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;

-- Names of people and free text, apart from the records that commit to them, so that they can be erased.
CREATE TABLE detached(
  seq     INTEGER NOT NULL,
  line    INTEGER NOT NULL,                          -- 0: the entry itself
  field   TEXT NOT NULL,
  salt    BLOB CHECK (length(salt) = 32),
  content TEXT,
  PRIMARY KEY (seq, line, field),
  CHECK ((salt IS NULL) = (content IS NULL))
) STRICT, WITHOUT ROWID;

-- What values are about, once each. Absent parts are '' and not NULL, because NULLs are all different to UNIQUE.
CREATE TABLE series(
  id           INTEGER PRIMARY KEY CHECK (id > 0),   -- 1, 2, 3, ... without gaps
  measure      TEXT NOT NULL CHECK (measure <> ''),
  organisation TEXT NOT NULL,
  unit         TEXT NOT NULL,
  team         TEXT NOT NULL,
  intervention TEXT NOT NULL,
  breakdown    TEXT NOT NULL                         -- canonical JSON: [["sex","F"]]
) STRICT;

CREATE UNIQUE INDEX series_by_content ON series(measure, organisation, unit, team, intervention, breakdown);

-- Lines: id is seq << 32 | line, so that rowid order is ledger order, an as-of is one comparison and the lines of
-- an entry are one range.

-- Reported values.
CREATE TABLE value_line(
  id INTEGER PRIMARY KEY,
  series INTEGER NOT NULL REFERENCES series(id),
  period TEXT NOT NULL,
  state TEXT NOT NULL,
  value TEXT,
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  comment BLOB CHECK (length(comment) = 32),
  evidence BLOB CHECK (length(evidence) = 32),
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- All versions of a key together, oldest first; until 0003.
CREATE INDEX value_line_by_key ON value_line(series, period, id);

-- The programme's setup: phases, measures, indicators, teams and the rest.
CREATE TABLE setup_line(
  id INTEGER PRIMARY KEY,
  collection TEXT NOT NULL,
  key TEXT NOT NULL,
  action TEXT NOT NULL,
  content TEXT NOT NULL,
  details BLOB CHECK (length(details) = 32),
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- Costs; amount and vat in whole öre.
CREATE TABLE cost_line(
  id INTEGER PRIMARY KEY,
  cost_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  cost_category TEXT NOT NULL,
  form TEXT NOT NULL,
  date TEXT NOT NULL,
  period TEXT NOT NULL,
  person BLOB CHECK (length(person) = 32),
  function TEXT,
  unit_cost_table TEXT,
  quantity TEXT,
  hours_elsewhere TEXT,
  unit_price TEXT,
  amount INTEGER NOT NULL,
  vat INTEGER,
  vat_eligible TEXT,
  booked_on TEXT,
  paid_on TEXT,
  supplier BLOB CHECK (length(supplier) = 32),
  evidence BLOB CHECK (length(evidence) = 32),
  note BLOB CHECK (length(note) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- Contributions; amount in whole öre.
CREATE TABLE financing_line(
  id INTEGER PRIMARY KEY,
  financing_id TEXT NOT NULL,
  organisation TEXT NOT NULL,
  kind TEXT NOT NULL,
  public TEXT NOT NULL,
  period TEXT NOT NULL,
  quantity TEXT,
  unit_price TEXT,
  amount INTEGER NOT NULL,
  certificate BLOB CHECK (length(certificate) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- What each claim took and came to.
CREATE TABLE claim_line(
  id INTEGER PRIMARY KEY,
  claim TEXT NOT NULL,
  part TEXT NOT NULL,
  item TEXT NOT NULL,
  content TEXT NOT NULL,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- Texts for reports.
CREATE TABLE narrative_line(
  id INTEGER PRIMARY KEY,
  section TEXT NOT NULL,
  block TEXT NOT NULL,
  organisation TEXT,
  team TEXT,
  intervention TEXT,
  period TEXT,
  lang TEXT NOT NULL,
  content BLOB NOT NULL CHECK (length(content) = 32),
  replaces INTEGER,
  source INTEGER,
  source_row INTEGER,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- The DataSets of issued reports, after disclosure control.
CREATE TABLE report_line(
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  position INTEGER NOT NULL,
  content TEXT NOT NULL,
  details BLOB CHECK (length(details) = 32),
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- The files of frozen templates.
CREATE TABLE template_line(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  content TEXT NOT NULL,
  seq INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  line INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- Guards.

CREATE TRIGGER book_is_never_updated BEFORE UPDATE ON book
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER book_is_never_deleted BEFORE DELETE ON book
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER book_follows_the_last BEFORE INSERT ON book
WHEN EXISTS (SELECT 1 FROM book)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.recorded_at <= (SELECT recorded_at FROM entry ORDER BY seq DESC LIMIT 1)
  OR EXISTS (SELECT 1 FROM entry WHERE request_id = NEW.request_id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER tree_head_is_never_updated BEFORE UPDATE ON tree_head
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER tree_head_is_never_deleted BEFORE DELETE ON tree_head
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER tree_head_follows_the_last BEFORE INSERT ON tree_head
WHEN NEW.size IS NOT (SELECT max(seq) + 1 FROM entry)
  OR NEW.size IS NOT (SELECT coalesce(max(size), 0) + 1 FROM tree_head)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER detached_is_never_updated BEFORE UPDATE ON detached
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER detached_is_never_deleted BEFORE DELETE ON detached
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER detached_follows_the_last BEFORE INSERT ON detached
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM detached WHERE seq = NEW.seq AND line = NEW.line AND field = NEW.field)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER series_is_never_updated BEFORE UPDATE ON series
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER series_is_never_deleted BEFORE DELETE ON series
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER series_follows_the_last BEFORE INSERT ON series
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM series)
  OR EXISTS (SELECT 1 FROM series WHERE measure = NEW.measure AND organisation = NEW.organisation
    AND unit = NEW.unit AND team = NEW.team AND intervention = NEW.intervention
    AND breakdown = NEW.breakdown)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER value_line_is_never_updated BEFORE UPDATE ON value_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER value_line_is_never_deleted BEFORE DELETE ON value_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER value_line_follows_the_last BEFORE INSERT ON value_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM value_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER setup_line_is_never_updated BEFORE UPDATE ON setup_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER setup_line_is_never_deleted BEFORE DELETE ON setup_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER setup_line_follows_the_last BEFORE INSERT ON setup_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM setup_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER cost_line_is_never_updated BEFORE UPDATE ON cost_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER cost_line_is_never_deleted BEFORE DELETE ON cost_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER cost_line_follows_the_last BEFORE INSERT ON cost_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM cost_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER financing_line_is_never_updated BEFORE UPDATE ON financing_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER financing_line_is_never_deleted BEFORE DELETE ON financing_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER financing_line_follows_the_last BEFORE INSERT ON financing_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM financing_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER claim_line_is_never_updated BEFORE UPDATE ON claim_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_line_is_never_deleted BEFORE DELETE ON claim_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_line_follows_the_last BEFORE INSERT ON claim_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM claim_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER narrative_line_is_never_updated BEFORE UPDATE ON narrative_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER narrative_line_is_never_deleted BEFORE DELETE ON narrative_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER narrative_line_follows_the_last BEFORE INSERT ON narrative_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM narrative_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER report_line_is_never_updated BEFORE UPDATE ON report_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER report_line_is_never_deleted BEFORE DELETE ON report_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER report_line_follows_the_last BEFORE INSERT ON report_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM report_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER template_line_is_never_updated BEFORE UPDATE ON template_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER template_line_is_never_deleted BEFORE DELETE ON template_line
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER template_line_follows_the_last BEFORE INSERT ON template_line
WHEN NEW.id >> 32 IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
  OR NEW.id & 4294967295 = 0
  OR NEW.id <= (SELECT coalesce(max(id), -1) FROM template_line)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

