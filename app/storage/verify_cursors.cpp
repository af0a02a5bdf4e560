#include "app/storage/verify_cursors.h"

#include "app/storage/erasing.h"
#include "app/storage/line_tables.h"

#include <tuple>

namespace utfall::storage {

std::string condition_below(std::string_view column, std::optional<std::uint64_t> below) {
    if (!below) return {};
    return " WHERE " + std::string{column} + " < " + std::to_string(*below);
}

LineStream::LineStream(const Connection& connection, std::optional<std::uint64_t> as_of) {
    const std::string condition = condition_below(
        "id", as_of ? std::optional{static_cast<std::uint64_t>(ledger::packed({*as_of, 0}))}
                    : std::nullopt);
    cursors_.reserve(line_tables().size());
    for (const ledger::LineTable* table : line_tables()) {
        if (!has_table(connection, *table)) continue;
        Statement rows = connection.prepare("SELECT " + column_list(*table) + " FROM " +
                                            std::string{table->name} + " NOT INDEXED" + condition +
                                            " ORDER BY id");
        const bool open = rows.step();
        cursors_.push_back({table, std::move(rows), open});
    }
    find_first();
}

void LineStream::find_first() {
    first_ = cursors_.size();
    for (std::size_t at = 0; at < cursors_.size(); ++at) {
        if (cursors_[at].open &&
            (first_ == cursors_.size() ||
             cursors_[at].rows.integer(0) < cursors_[first_].rows.integer(0))) {
            first_ = at;
        }
    }
}

std::optional<LineStream::Item> LineStream::front() const {
    if (first_ == cursors_.size()) {
        return std::nullopt;
    }
    const Cursor& cursor = cursors_[first_];
    return Item{cursor.table, &cursor.rows, cursor.rows.integer(0)};
}

void LineStream::advance() {
    Cursor& cursor = cursors_[first_];
    cursor.open = cursor.rows.step();
    find_first();
}

DetachedCheck::DetachedCheck(const Connection& connection, VerifyReport& report,
                             std::optional<std::uint64_t> as_of)
    : report_(report),
      as_of_(as_of),
      rows_(connection.prepare("SELECT seq, line, field, salt, content FROM detached" +
                               condition_below("seq", as_of) + " ORDER BY seq, line, field")),
      open_(rows_.step()) {
    // Of the whole book: what a later entry erased is gone from earlier ones, too.
    std::vector<std::uint64_t> malformed;
    erasures_ = erasures_of(connection, malformed);
    for (const std::uint64_t entry : malformed) {
        if (!as_of || entry < *as_of)
            report_.add("V9", "ERASURE_MALFORMED", entry, "it does not say what it erased");
    }
}

bool DetachedCheck::stands_before(ledger::LineRef ref, std::string_view field) const {
    return std::tuple{rows_.integer(0), rows_.integer(1), rows_.bytes(2)} <
           std::tuple{static_cast<std::int64_t>(ref.entry), static_cast<std::int64_t>(ref.line),
                      field};
}

void DetachedCheck::note_orphan() {
    report_.add("V9", "DETAILS_ORPHAN", static_cast<std::uint64_t>(rows_.integer(0)),
                "no record commits to the text " + rows_.text(2) + " of line " + rows_.text(1));
    open_ = rows_.step();
}

std::optional<std::uint64_t> DetachedCheck::take_erasure(ledger::LineRef ref,
                                                         std::string_view field) {
    const auto at = erasures_.find({ref, std::string{field}});
    if (at == erasures_.end()) return std::nullopt;
    const std::uint64_t entry = at->second;
    erasures_.erase(at);
    return entry;
}

void DetachedCheck::expect(ledger::LineRef ref, std::string_view field,
                           std::string_view commitment) {
    while (open_ && stands_before(ref, field)) {
        note_orphan();
    }
    const std::string name = std::string{field} + " of line " + std::to_string(ref.line);
    const auto erasing = take_erasure(ref, field);
    const bool has_row = open_ && rows_.integer(0) == static_cast<std::int64_t>(ref.entry) &&
                         rows_.integer(1) == static_cast<std::int64_t>(ref.line) &&
                         rows_.bytes(2) == field;
    const bool is_gone = !has_row || rows_.is_null(3) || rows_.is_null(4);
    if (is_gone && erasing) {
        ++gaps_[*erasing];
    } else if (!has_row) {
        report_.add("V9", "DETAILS_MISSING", ref.entry, "the text " + name + " is gone");
    } else if (is_gone) {
        report_.add("V9", "DETAILS_MISSING", ref.entry,
                    "the text " + name + " was erased, and no entry says so");
    } else if (erasing) {
        report_.add("V9", "DETAILS_NOT_ERASED", ref.entry,
                    "the text " + name + " is there, and entry " + std::to_string(*erasing) +
                        " says that it was erased");
    } else if (ledger::commitment_to(hash_, rows_.bytes(3), rows_.bytes(4)).view() != commitment) {
        report_.add("V9", "DETAILS_ALTERED", ref.entry,
                    "the text " + name + " is not the recorded one");
    }
    if (has_row) open_ = rows_.step();
}

void DetachedCheck::finish() {
    while (open_) {
        note_orphan();
    }
    for (const auto& [text, entry] : erasures_) {
        if (as_of_ && text.line.entry >= *as_of_) continue;
        report_.add("V9", "ERASURE_UNFOUNDED", entry,
                    "it erased " + text.field + " of line " + std::to_string(text.line.line) +
                        " of entry " + std::to_string(text.line.entry) +
                        ", and no record commits to such a text");
    }
    for (const auto& [entry, texts] : gaps_) report_.result().erased.push_back({entry, texts});
}

}  // namespace utfall::storage
