#include "app/storage/line_writer.h"

#include "app/core/json.h"
#include "app/ledger/detached.h"
#include "app/storage/line_tables.h"

#include <stdexcept>

namespace utfall::storage {

namespace {

using ledger::ColumnKind;

[[noreturn]] void refuse(const ledger::Column& column, std::string_view why) {
    throw std::invalid_argument("column " + std::string{column.name} + " " + std::string{why});
}

template <typename Wanted>
const Wanted& expect(const ledger::Cell& cell, const ledger::Column& column) {
    const auto* value = std::get_if<Wanted>(&cell);
    if (value == nullptr) {
        refuse(column, "has a cell of another kind");
    }
    return *value;
}

// For texts an empty one is an absent one, so that the same fact has one form.
bool is_absent(const ledger::Cell& cell, bool nullable) {
    if (ledger::is_missing(cell)) {
        return true;
    }
    const auto* text = std::get_if<std::string>(&cell);
    return nullable && text != nullptr && text->empty();
}

}  // namespace

DetachedWriter::DetachedWriter(const Connection& connection, core::Entropy& entropy)
    : insert_(connection.prepare("INSERT INTO detached(seq, line, field, salt, content) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5)")),
      entropy_(entropy) {}

core::Digest DetachedWriter::write(ledger::LineRef ref, std::string_view field,
                                   std::string_view content) {
    std::array<unsigned char, ledger::salt_bytes> salt{};
    entropy_.fill(salt.data(), salt.size());
    const std::string_view salt_view{reinterpret_cast<const char*>(salt.data()), salt.size()};
    insert_.bind(1, static_cast<std::int64_t>(ref.entry));
    insert_.bind(2, static_cast<std::int64_t>(ref.line));
    insert_.bind_text(3, field);
    insert_.bind_blob(4, salt_view);
    insert_.bind_text(5, content);
    insert_.run();
    return ledger::commitment_to(hash_, salt_view, content);
}

LineWriter::LineWriter(const Connection& connection, SeriesDictionary& dictionary,
                       DetachedWriter& detached)
    : connection_(connection), dictionary_(dictionary), detached_(detached) {
    batches_.resize(line_tables().size());
    used_.resize(batches_.size());
}

void LineWriter::begin_entry(std::uint64_t seq) {
    seq_ = seq;
    used_.assign(used_.size(), false);
    last_table_ = nullptr;
}

LineBatch& LineWriter::batch_of(const ledger::LineTable& table) {
    if (last_table_ == &table) {
        return *last_batch_;
    }
    const std::size_t at = index_of(table);
    if (!batches_[at]) {
        batches_[at].emplace(connection_, *line_tables()[at]);
    }
    if (!used_[at]) {
        batches_[at]->check_free_from(ledger::packed({seq_, 0}));
        used_[at] = true;
    }
    last_table_ = &table;
    last_batch_ = &*batches_[at];
    return *last_batch_;
}

void LineWriter::write_pending() {
    for (auto& batch : batches_) {
        if (batch) batch->write();
    }
}

void LineWriter::end_entry() {
    connection_.check_rows(true);
    write_pending();
}

void LineWriter::drop_entry() noexcept {
    for (auto& batch : batches_) {
        if (batch) batch->clear();
    }
    try {
        connection_.check_rows(true);
    } catch (const core::Error&) {
        // They stay unchecked: the entry to come asks for itself what is asked there.
    }
}

void LineWriter::write(const ledger::LineTable& table, ledger::LineRef ref,
                       const ledger::Row& cells, ledger::MerkleTree& tree) {
    LineBatch& batch = batch_of(table);
    if (cells.size() != table.columns.size()) {
        throw std::invalid_argument("a row of " + std::string{table.name} + " has " +
                                    std::to_string(cells.size()) + " cells");
    }
    record_.begin(table.name, ref);
    batch.begin(ledger::packed(ref));
    for (std::size_t at = 0; at < cells.size(); ++at) {
        write_cell(table.columns[at], ref, cells[at], batch);
    }
    batch.end();
    tree.add_record(record_.finish());
}

void LineWriter::write_cell(const ledger::Column& column, ledger::LineRef ref,
                            const ledger::Cell& cell, LineBatch& batch) {
    if (is_absent(cell, column.nullable)) {
        if (!column.nullable) {
            refuse(column, "may not be empty");
        }
        batch.missing();
        record_.missing();
        return;
    }
    switch (column.kind) {
        case ColumnKind::text:
        case ColumnKind::decimal:
        case ColumnKind::json:
            write_text(column, expect<std::string>(cell, column), batch);
            break;
        case ColumnKind::integer: {
            const auto value = expect<std::int64_t>(cell, column);
            batch.integer(value);
            record_.integer(value);
            break;
        }
        case ColumnKind::series:
            write_series(column, cell, batch);
            break;
        case ColumnKind::line_ref: {
            const auto& target = expect<ledger::LineRef>(cell, column);
            batch.integer(ledger::packed(target));
            record_.line_ref(target);
            break;
        }
        case ColumnKind::detached: {
            const core::Digest commitment =
                detached_.write(ref, column.name, expect<std::string>(cell, column));
            batch.blob(commitment.view());
            record_.blob(commitment.view());
            break;
        }
    }
}

void LineWriter::write_series(const ledger::Column& column, const ledger::Cell& cell,
                              LineBatch& batch) {
    if (const auto* number = std::get_if<ledger::SeriesNumber>(&cell)) {
        const std::string& record = dictionary_.record_of(number->id);
        if (record.empty()) refuse(column, "names no series");
        batch.integer(number->id);
        record_.json(record);
        return;
    }
    const auto known = dictionary_.find_or_add(expect<ledger::SeriesKey>(cell, column));
    batch.integer(known.id);
    record_.json(*known.record);
}

void LineWriter::write_text(const ledger::Column& column, const std::string& text,
                            LineBatch& batch) {
    batch.text(text);
    if (column.kind == ColumnKind::text) {
        record_.text(text);
        return;
    }
    if (column.kind == ColumnKind::decimal) {
        if (!ledger::is_canonical_decimal(text)) {
            refuse(column, "is not a canonical decimal");
        }
        record_.text(text);
        return;
    }
    if (core::canonical(core::parse_own_json(text)) != text) {
        refuse(column, "is not canonical JSON");
    }
    record_.json(text);
}

}  // namespace utfall::storage
