"""Rebuilds every record of a book from its tables and checks the hashes: a second opinion on `utfall verify`.

Standard library only. Written after schemas/ledger.md, not after the program.
Usage: verify_book.py BOOK [CHECKPOINT...]     prints {"size", "lines", "root", "anchored", "ok", "faults"}; exit 0 when all is well, 4 when not
The book is held against the checkpoints given, those in BOOK.anchors and those in its issued reports.
"""
import base64
import hashlib
import json
import os
import sqlite3
import sys

from ed25519 import has_signed

# Columns of each table of lines, in the order of its record: name and kind.
TABLES = {
    "value_line": [
        ("series", "series"), ("period", "text"), ("state", "text"), ("value", "decimal"),
        ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
        ("comment", "detached"), ("evidence", "detached"),
    ],
    "setup_line": [
        ("collection", "text"), ("key", "json"), ("action", "text"), ("content", "json"),
        ("details", "detached"),
    ],
    "cost_line": [
        ("cost_id", "text"), ("organisation", "text"), ("cost_category", "text"), ("form", "text"),
        ("date", "text"), ("period", "text"), ("person", "detached"), ("function", "text"),
        ("unit_cost_table", "text"), ("quantity", "decimal"), ("hours_elsewhere", "decimal"),
        ("unit_price", "decimal"), ("amount", "integer"), ("vat", "integer"),
        ("vat_eligible", "text"), ("booked_on", "text"), ("paid_on", "text"),
        ("supplier", "detached"), ("evidence", "detached"), ("note", "detached"),
        ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
    ],
    "financing_line": [
        ("financing_id", "text"), ("organisation", "text"), ("kind", "text"), ("public", "text"),
        ("period", "text"), ("quantity", "decimal"), ("unit_price", "decimal"),
        ("amount", "integer"), ("certificate", "detached"), ("replaces", "line_ref"),
        ("source", "integer"), ("source_row", "integer"),
    ],
    "claim_line": [
        ("claim", "text"), ("part", "text"), ("item", "text"), ("content", "json"),
    ],
    "narrative_line": [
        ("section", "text"), ("block", "text"), ("organisation", "text"), ("team", "text"),
        ("intervention", "text"), ("period", "text"), ("lang", "text"), ("content", "detached"),
        ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
    ],
    "report_line": [
        ("dataset", "text"), ("position", "integer"), ("content", "json"), ("details", "detached"),
    ],
    "template_line": [
        ("path", "text"), ("content", "text"),
    ],
    "benchmark_line": [
        ("publisher", "text"), ("measure", "text"), ("area", "text"), ("period", "text"), ("sex", "text"),
        ("breakdown", "json"), ("title", "text"), ("area_name", "text"), ("state", "text"),
        ("value", "decimal"), ("typed", "text"), ("unit", "text"), ("note", "detached"),
        ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
    ],
    "activity_line": [
        ("code", "text"), ("team", "text"), ("organisation", "text"), ("kind", "text"), ("status", "text"),
        ("phase", "text"), ("level", "text"), ("date", "text"), ("end_date", "text"), ("hours", "decimal"),
        ("participants", "integer"), ("unique_participants", "integer"), ("name", "detached"),
        ("organiser", "detached"), ("target_group", "detached"), ("deviation", "detached"),
        ("evidence", "detached"), ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
    ],
    "survey_line": [
        ("survey", "text"), ("question", "text"), ("wave", "text"), ("team", "text"), ("organisation", "text"),
        ("respondent", "detached"), ("answer", "detached"), ("replaces", "line_ref"), ("source", "integer"),
        ("source_row", "integer"),
    ],
    "participation_line": [
        ("intervention", "text"), ("team", "text"), ("organisation", "text"), ("participant", "detached"),
        ("details", "detached"), ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
    ],
    "outcome_line": [
        ("participant", "detached"), ("details", "detached"), ("replaces", "line_ref"), ("source", "integer"),
        ("source_row", "integer"),
    ],
    "hours_line": [
        ("intervention", "text"), ("month", "text"), ("participant", "detached"), ("hours", "detached"),
        ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
    ],
    "scb_line": [
        ("month", "text"), ("starts", "integer"), ("ends", "integer"), ("file_id", "text"), ("sent_on", "text"),
        ("cause", "detached"), ("replaces", "line_ref"), ("source", "integer"), ("source_row", "integer"),
    ],
}
# Tables that came with a later user_version than the first: an older book does not have them.
SINCE = {"benchmark_line": 4, "activity_line": 5, "survey_line": 6,
         "participation_line": 7, "outcome_line": 7, "hours_line": 7, "scb_line": 8}
ENTRY = ["seq", "request_id", "recorded_at", "actor", "identity", "role", "kind", "subject", "reason_code",
         "reason", "body", "line_count", "lines_root"]


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


class Tree:
    """RFC 6962: one hash for each complete subtree, largest first."""

    def __init__(self):
        self.complete = []
        self.size = 0

    def add(self, record):
        node, bits = sha256(b"\0", record.encode()), self.size
        leaf = node
        while bits & 1:
            node = sha256(b"\1", self.complete.pop(), node)
            bits >>= 1
        self.complete.append(node)
        self.size += 1
        return leaf

    def root(self):
        if not self.complete:
            return sha256()
        node = self.complete[-1]
        for left in reversed(self.complete[:-1]):
            node = sha256(b"\1", left, node)
        return node


class Book:
    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        (version,), = self.db.execute("PRAGMA user_version")
        self.tables = {name: columns for name, columns in TABLES.items() if version >= SINCE.get(name, 1)}
        self.beside = path + ".anchors"
        self.faults = []
        self.lines = 0
        self.committed = set()
        self.erased = self.erasures()

    def fault(self, text):
        self.faults.append(text)

    def erasures(self):
        """What entries say that they erased: (seq, line, field) with the entry, each after what it erases."""
        found = {}
        for entry, body in self.db.execute("SELECT seq, body FROM entry WHERE kind = 'details-erased' ORDER BY seq"):
            try:
                told = json.loads(body)
                texts = [(seq, line, field) for seq, line, field in told["erased"]]
                sound = texts and told["count"] == len(texts) and texts == sorted(set(texts))
            except (ValueError, KeyError, TypeError):
                texts, sound = [], False
            if not sound:
                self.fault(f"entry {entry} does not say what it erased")
                continue
            for text in texts:
                if text[0] >= entry or text in found:
                    self.fault(f"entry {entry} does not say what it erased")
                found[text] = entry
        return found

    def series(self, number):
        row = self.db.execute("SELECT measure, organisation, unit, team, intervention, breakdown "
                              "FROM series WHERE id = ?", (number,)).fetchone()
        if row is None:
            self.fault(f"series {number} does not exist")
            return None
        return [part or None for part in row[:5]] + [json.loads(row[5])]

    def cell(self, kind, value):
        if value is None or kind in ("text", "integer", "decimal"):
            return value
        if kind == "json":
            return json.loads(value)
        if kind == "series":
            return self.series(value)
        if kind == "line_ref":
            return [value >> 32, value & 0xFFFFFFFF]
        return value.hex()

    def check_detached(self, seq, line, field, commitment):
        self.committed.add((line, field))
        row = self.db.execute("SELECT salt, content FROM detached WHERE seq = ? AND line = ? AND field = ?",
                              (seq, line, field)).fetchone()
        erased = self.erased.pop((seq, line, field), None)
        if row is None or row[0] is None:
            if erased is None:
                self.fault(f"{field} of line {line} of entry {seq} is gone")
        elif erased is not None:
            self.fault(f"{field} of line {line} of entry {seq} is there, and entry {erased} says that it was erased")
        elif sha256(b"utfall-detached-1", row[0], row[1].encode()) != commitment:
            self.fault(f"{field} of line {line} of entry {seq} is not the recorded one")

    def line_records(self, seq):
        found = []
        for table, columns in self.tables.items():
            names = ", ".join(f'"{name}"' for name, _ in columns)
            for row in self.db.execute(f"SELECT id, {names} FROM {table} WHERE id >= ? AND id < ?",
                                       (seq << 32, seq + 1 << 32)):
                line = row[0] & 0xFFFFFFFF
                record = [f"{table}-1", seq, line]
                for (name, kind), value in zip(columns, row[1:]):
                    record.append(self.cell(kind, value))
                    if kind == "detached" and value is not None:
                        self.check_detached(seq, line, name, value)
                found.append((line, canonical(record)))
        return sorted(found)

    def check_entry(self, ledger_id, row, tree):
        entry = dict(zip(ENTRY + ["leaf"], row))
        seq = entry["seq"]
        if seq != tree.size:
            self.fault(f"entry {seq} stands where {tree.size} should be")
        lines = self.line_records(seq)
        self.lines += len(lines)
        if [number for number, _ in lines] != list(range(1, entry["line_count"] + 1)):
            self.fault(f"the lines of entry {seq} are not numbered 1 to {entry['line_count']}")
        line_tree = Tree()
        for _, record in lines:
            line_tree.add(record)
        if line_tree.root() != entry["lines_root"]:
            self.fault(f"the lines of entry {seq} do not give its lines_root")
        word, _, commitment = entry["identity"].partition(":")
        if commitment:
            self.check_detached(seq, 0, "os_user", bytes.fromhex(commitment))
        if entry["reason"] is not None:
            self.check_detached(seq, 0, "reason", entry["reason"])
        self.check_orphans(seq)
        values = [entry[name] for name in ENTRY]
        values = [value.hex() if isinstance(value, bytes) else value for value in values]
        values[ENTRY.index("body")] = json.loads(entry["body"])
        if tree.add(canonical(["utfall-entry-1", ledger_id] + values)) != entry["leaf"]:
            self.fault(f"the columns of entry {seq} do not give its leaf")
        head = self.db.execute("SELECT root FROM tree_head WHERE size = ?", (tree.size,)).fetchone()
        if head is None or head[0] != tree.root():
            self.fault(f"the tree head of size {tree.size} is not the root of the entries")

    def check_orphans(self, seq):
        """Every detached text of the entry is one that its records commit to."""
        for line, field in self.db.execute("SELECT line, field FROM detached WHERE seq = ?", (seq,)):
            if (line, field) not in self.committed:
                self.fault(f"no record commits to {field} of line {line} of entry {seq}")
        self.committed.clear()

    def check_counts(self, size):
        """Nothing lies beside what the entries commit to."""
        for table in self.tables:
            if self.db.execute(f"SELECT count(*) FROM {table} WHERE id < 0 OR id >= ?", (size << 32,)).fetchone()[0]:
                self.fault(f"{table} has lines of no entry")
        if self.db.execute("SELECT count(*) FROM tree_head").fetchone()[0] != size:
            self.fault("there are more tree heads than entries")
        if self.db.execute("SELECT count(*) FROM detached WHERE seq < 0 OR seq >= ?", (size,)).fetchone()[0]:
            self.fault("detached has texts of no entry")

    def check_note(self, note, where, ledger_id, key, given_up=()):
        """A signed note of C2SP: three lines, an empty one, and a line with key id and signature. Gives its size when it holds."""
        text, _, signatures = note.partition("\n\n")
        origin, size, root = (text + "\n\n").split("\n")[:3]
        name = f"utfall/{ledger_id}"
        signed = [line.split(" ")[2] for line in signatures.splitlines() if line.startswith(f"\u2014 {name} ")]
        if origin != name or not signed or not size.isdigit():
            return self.fault(f"{where} is no checkpoint of this book")
        raw = base64.b64decode(signed[0])
        key_id = hashlib.sha256(name.encode() + b"\n\1" + key).digest()[:4]
        if raw[:4] != key_id or not has_signed(key, text.encode() + b"\n", raw[4:]):
            return self.fault(f"{where} is not signed with the book's key")
        if (int(size), base64.b64decode(root).hex()) in given_up:
            return None  # The book itself says, in an entry, that it no longer holds that one.
        head = self.db.execute("SELECT root FROM tree_head WHERE size = ?", (int(size),)).fetchone()
        if head is None:
            return self.fault(f"{where} speaks of {size} entries: the book was rolled back")
        if head[0] != base64.b64decode(root):
            return self.fault(f"{where} has another root: there are two histories")
        return int(size)

    def check_notes(self, ledger_id, files):
        """The newest size that was signed outside of the book, 0 when none is held."""
        (body,), = self.db.execute("SELECT body FROM entry WHERE seq = 0")
        vkey = json.loads(body).get("signing_key")
        key = base64.b64decode(vkey.split("+", 2)[2])[1:] if vkey else b""
        for subject, body in self.db.execute("SELECT subject, body FROM entry WHERE kind = 'report-issued'").fetchall():
            note = json.loads(body).get("checkpoint", "")
            if "\n\n" in note:
                self.check_note(note, f"the checkpoint in {subject}", ledger_id, key)
        restored = [json.loads(body)["given_up"] for body, in self.db.execute("SELECT body FROM entry WHERE kind = 'book-restored'")]
        given_up = {(one["size"], one["root"]) for entry in restored for one in entry}
        newest = 0
        for file in files:
            with open(file, encoding="utf-8") as text:
                parts = text.read().split("\n\n")
            for at in range(0, len(parts) - 1, 2):
                newest = max(newest, self.check_note("\n\n".join(parts[at:at + 2]), f"checkpoint {at // 2 + 1} of {file}", ledger_id, key,
                                                    given_up if file == self.beside else ()) or 0)
        return newest

    def verify(self, checkpoints):
        (ledger_id,), = self.db.execute("SELECT ledger_id FROM book")
        tree = Tree()
        columns = ", ".join(ENTRY + ["leaf"])
        for row in self.db.execute(f"SELECT {columns} FROM entry ORDER BY seq"):
            self.check_entry(ledger_id.hex(), row, tree)
        self.check_counts(tree.size)
        for (seq, line, field), entry in self.erased.items():
            self.fault(f"entry {entry} erased {field} of line {line} of entry {seq}, and no record commits to it")
        anchored = self.check_notes(ledger_id.hex(), checkpoints)
        return {"size": tree.size, "lines": self.lines, "root": tree.root().hex(), "anchored": anchored, "ok": not self.faults,
                "faults": self.faults}


if __name__ == "__main__":
    anchors = [file for file in [sys.argv[1] + ".anchors"] if os.path.exists(file)]
    result = Book(sys.argv[1]).verify(anchors + sys.argv[2:])
    print(json.dumps(result, ensure_ascii=False))
    sys.exit(0 if result["ok"] else 4)
