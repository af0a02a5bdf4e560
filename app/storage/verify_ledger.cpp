#include "app/core/json.h"
#include "app/ledger/merkle.h"
#include "app/ledger/record.h"
#include "app/storage/entry_table.h"
#include "app/storage/verify_cursors.h"
#include "app/storage/verify_steps.h"
#include "app/storage/verify_workflow.h"

#include <algorithm>

namespace utfall::storage {

namespace {

constexpr std::uint64_t progress_step = 65536;

bool is_canonical_json(std::string_view text) {
    core::Findings faults;
    const auto parsed = core::parse_json(text, "ledger", faults);
    return parsed && core::canonical(*parsed) == text;
}

// The identity column is a word, and behind a colon the commitment in hexadecimal.
struct IdentityColumn {
    bool well_formed{false};
    std::string commitment;  // Empty: no operating system's user.
};

IdentityColumn read_identity(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view word = text.substr(0, colon);
    IdentityColumn column;
    column.well_formed = word == "declared" || word == "os_user" || word == "account";
    if (colon != std::string_view::npos) {
        const auto digest = core::Digest::from_hex(text.substr(colon + 1));
        column.well_formed = column.well_formed && digest.has_value();
        column.commitment = digest ? std::string{digest->view()} : std::string(32, '\0');
    }
    return column;
}

class LedgerCheck {
  public:
    LedgerCheck(const Connection& connection, VerifyReport& report,
                const std::function<void(Progress)>& progress, std::optional<std::uint64_t> as_of)
        : report_(report),
          progress_(progress),
          lines_(connection, as_of),
          detached_(connection, report, as_of),
          dictionary_(connection),
          workflow_(connection, dictionary_, report),
          entries_(connection.prepare(std::string{entry_select} + "NOT INDEXED" +
                                      condition_below("seq", as_of) + " ORDER BY seq")),
          heads_(connection.prepare(
              "SELECT size, root FROM tree_head" +
              condition_below("size", as_of ? std::optional{*as_of + 1} : as_of) +
              " ORDER BY size")) {
        heads_open_ = heads_.step();
        read_book(connection);
        Statement total = connection.prepare(
            "SELECT coalesce(sum(max(0, min(line_count, 4294967295))), 0) FROM entry");
        total.step();
        total_ = static_cast<std::uint64_t>(total.integer(0));
    }

    void run() {
        while (entries_.step()) {
            check_entry();
        }
        while (lines_.front()) {
            note_orphan_line();
        }
        for (; heads_open_; heads_open_ = heads_.step()) {
            report_.add("V5", "TREE_HEAD_EXTRA", std::nullopt,
                        "a tree head of size " + heads_.text(0) + " lies beyond the last entry");
        }
        detached_.finish();
        ledger::Verification& result = report_.result();
        result.size = result.entries = next_seq_;
        result.root = tree_.root();
        if (next_seq_ == 0) {
            report_.add("V3", "ENTRY_GAP", std::nullopt, "the ledger has no entry 0");
        }
    }

  private:
    void read_book(const Connection& connection) {
        Statement row = connection.prepare("SELECT ledger_id, time_zone FROM book");
        if (row.step()) {
            ledger_id_ = core::to_hex(row.bytes(0));
            time_zone_ = row.text(1);
        }
        if (ledger_id_.empty() || row.step()) {
            report_.add("V4", "BOOK_ROW_ALTERED", std::nullopt,
                        "the table book does not have exactly one row");
        }
    }

    void check_entry() {
        const ledger::EntryColumns entry = entry_columns(entries_);
        if (entry.seq != next_seq_) {
            report_.add("V3", "ENTRY_GAP", entry.seq,
                        "entry " + std::to_string(entry.seq) + " stands where " +
                            std::to_string(next_seq_) + " should be");
        }
        if (next_seq_ > 0 && entry.recorded_at <= last_time_) {
            report_.add("V3", "ENTRY_TIME_ORDER", entry.seq,
                        "its time is not after the entry before it");
        }
        last_time_ = entry.recorded_at;
        check_columns(entry);
        workflow_.entry(entry);
        check_lines(entry);
        record_.clear();
        ledger::append_entry_record(record_, ledger_id_, entry);
        const core::Digest leaf = tree_.leaf_of(record_);
        if (leaf_of(entries_) != leaf.view()) {
            report_.add("V4", "ENTRY_ALTERED", entry.seq, "its columns do not give its leaf");
        }
        tree_.add(leaf);
        ++next_seq_;
        check_head(entry.seq);
    }

    void check_columns(const ledger::EntryColumns& entry) {
        const auto& kinds = ledger::entry_kinds();
        if (std::find(kinds.begin(), kinds.end(), entry.kind) == kinds.end() ||
            (entry.kind == "book-created") != (entry.seq == 0)) {
            report_.add("V4", "ENTRY_KIND_UNKNOWN", entry.seq,
                        "its kind is \"" + std::string{entry.kind} + "\"");
        }
        if (!is_canonical_json(entry.body)) {
            report_.add("V4", "ENTRY_BODY_NOT_CANONICAL", entry.seq,
                        "its body is not canonical JSON");
        } else if (entry.seq == 0) {
            const core::Json body = core::parse_own_json(entry.body);
            if (body.string_or("time_zone") != time_zone_) {
                report_.add("V4", "BOOK_ROW_ALTERED", entry.seq,
                            "the book's time zone is not the one it was created with");
            }
        }
        const IdentityColumn identity = read_identity(entry.identity);
        if (!identity.well_formed) {
            report_.add("V4", "ENTRY_COLUMN_INVALID", entry.seq, "its identity is malformed");
        }
        if (!identity.commitment.empty()) {
            detached_.expect({entry.seq, 0}, os_user_field, identity.commitment);
        }
        if (entry.reason) {
            detached_.expect({entry.seq, 0}, reason_field, *entry.reason);
        }
    }

    void check_lines(const ledger::EntryColumns& entry) {
        ledger::MerkleTree tree;
        const std::int64_t first = ledger::packed({entry.seq, 0});
        const std::int64_t end = ledger::packed({entry.seq + 1, 0});
        std::uint64_t expected = 1;
        for (auto item = lines_.front(); item && item->id < end; item = lines_.front()) {
            if (item->id < first) {
                note_orphan_line();
                continue;
            }
            const ledger::LineRef ref = ledger::unpacked(item->id);
            if (ref.line != expected) {
                report_.add("V3", "LINE_GAP", entry.seq,
                            "line " + std::to_string(ref.line) + " of " +
                                std::string{item->table->name} + " stands where " +
                                std::to_string(expected) + " should be");
            }
            expected = ref.line + 1;
            check_line(*item, ref);
            workflow_.line(*item);
            tree.add_record(record_of_row(line_record_, *item->table, *item->row, dictionary_));
            lines_.advance();
            note_progress();
        }
        if (tree.size() != entry.line_count) {
            report_.add("V3", "LINE_COUNT", entry.seq,
                        "it has " + std::to_string(tree.size()) + " lines, not " +
                            std::to_string(entry.line_count));
        }
        if (tree.root().view() != entry.lines_root) {
            report_.add("V4", "LINES_ALTERED", entry.seq, "its lines do not give its lines_root");
        }
    }

    void check_line(const LineStream::Item& item, ledger::LineRef ref) {
        details_.clear();
        int at = 0;
        for (const ledger::Column& column : item.table->columns) {
            ++at;
            const bool has_form = column.kind == ledger::ColumnKind::json ||
                                  column.kind == ledger::ColumnKind::decimal ||
                                  column.kind == ledger::ColumnKind::detached;
            if (!has_form || item.row->is_null(at)) {
                continue;
            }
            const std::string_view bytes = item.row->bytes(at);
            const bool canonical =
                column.kind == ledger::ColumnKind::json      ? is_canonical_json(bytes)
                : column.kind == ledger::ColumnKind::decimal ? ledger::is_canonical_decimal(bytes)
                                                             : true;
            if (!canonical) {
                report_.add("V4", "LINE_NOT_CANONICAL", ref.entry,
                            std::string{column.name} + " of line " + std::to_string(ref.line) +
                                " in " + std::string{item.table->name} +
                                " is not in canonical form");
            }
            if (column.kind == ledger::ColumnKind::detached) {
                details_.emplace_back(column.name, bytes);
            }
        }
        std::sort(details_.begin(), details_.end());
        for (const auto& [field, commitment] : details_) {
            detached_.expect(ref, field, commitment);
        }
    }

    void check_head(std::uint64_t seq) {
        const auto size = static_cast<std::int64_t>(next_seq_);
        for (; heads_open_ && heads_.integer(0) < size; heads_open_ = heads_.step()) {
            report_.add("V5", "TREE_HEAD_EXTRA", std::nullopt,
                        "a tree head has the size " + heads_.text(0));
        }
        if (!heads_open_ || heads_.integer(0) != size) {
            report_.add("V5", "TREE_HEAD_MISSING", seq,
                        "the tree head of size " + std::to_string(size) + " is gone");
            return;
        }
        if (heads_.bytes(1) != tree_.root().view()) {
            report_.add("V5", "TREE_HEAD_WRONG", seq,
                        "the tree head of size " + std::to_string(size) +
                            " is not the root of the entries");
        }
        heads_open_ = heads_.step();
    }

    void note_orphan_line() {
        const auto item = lines_.front();
        const ledger::LineRef ref = ledger::unpacked(item->id);
        report_.add("V3", "LINE_ORPHAN", ref.entry,
                    "line " + std::to_string(ref.line) + " of " + std::string{item->table->name} +
                        " belongs to no entry");
        lines_.advance();
        note_progress();
    }

    void note_progress() {
        ++report_.result().lines;
        if (progress_ && report_.result().lines % progress_step == 0) {
            progress_({report_.result().lines, total_});
        }
    }

    VerifyReport& report_;
    const std::function<void(Progress)>& progress_;
    LineStream lines_;
    DetachedCheck detached_;
    SeriesDictionary dictionary_;
    WorkflowCheck workflow_;
    Statement entries_;
    Statement heads_;
    bool heads_open_{false};
    std::string ledger_id_;
    std::string time_zone_;
    ledger::MerkleTree tree_;
    ledger::LineRecord line_record_;
    std::string record_;
    std::vector<std::pair<std::string_view, std::string_view>> details_;
    std::uint64_t next_seq_{0};
    std::int64_t last_time_{0};
    std::uint64_t total_{0};
};

}  // namespace

void verify_ledger(const Connection& connection, VerifyReport& report,
                   const std::function<void(Progress)>& progress,
                   std::optional<std::uint64_t> as_of) {
    LedgerCheck{connection, report, progress, as_of}.run();
}

}  // namespace utfall::storage
