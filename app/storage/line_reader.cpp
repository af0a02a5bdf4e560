#include "app/storage/line_reader.h"

#include "app/storage/entry_table.h"

namespace utfall::storage {

using ledger::Cell;
using ledger::ColumnKind;

ledger::Line read_line(const ledger::LineTable& table, const Statement& row,
                       SeriesDictionary& dictionary, Statement& detached) {
    ledger::Line line;
    line.ref = ledger::unpacked(row.integer(0));
    line.cells.reserve(table.columns.size());
    int at = 0;
    for (const ledger::Column& column : table.columns) {
        ++at;
        if (row.is_null(at)) {
            line.cells.emplace_back();
            continue;
        }
        switch (column.kind) {
            case ColumnKind::text:
            case ColumnKind::decimal:
            case ColumnKind::json:
                line.cells.emplace_back(row.text(at));
                break;
            case ColumnKind::integer:
                line.cells.emplace_back(row.integer(at));
                break;
            case ColumnKind::series:
                line.cells.emplace_back(dictionary.key_of(row.integer(at)));
                break;
            case ColumnKind::line_ref:
                line.cells.emplace_back(ledger::unpacked(row.integer(at)));
                break;
            case ColumnKind::detached: {
                auto content = read_detached(detached, line.ref, column.name);
                line.cells.emplace_back(content ? Cell{std::move(*content)}
                                                : Cell{ledger::Erased{}});
                break;
            }
        }
    }
    return line;
}

std::string_view record_of_row(ledger::LineRecord& record, const ledger::LineTable& table,
                               const Statement& row, SeriesDictionary& dictionary) {
    record.begin(table.name, ledger::unpacked(row.integer(0)));
    int at = 0;
    for (const ledger::Column& column : table.columns) {
        ++at;
        if (row.is_null(at)) {
            record.missing();
            continue;
        }
        switch (column.kind) {
            case ColumnKind::text:
            case ColumnKind::decimal:
                record.text(row.bytes(at));
                break;
            case ColumnKind::json:
                record.json(row.bytes(at));
                break;
            case ColumnKind::integer:
                record.integer(row.integer(at));
                break;
            case ColumnKind::series:
                record.json(dictionary.record_of(row.integer(at)));
                break;
            case ColumnKind::line_ref:
                record.line_ref(ledger::unpacked(row.integer(at)));
                break;
            case ColumnKind::detached:
                record.blob(row.bytes(at));
                break;
        }
    }
    return record.finish();
}

}  // namespace utfall::storage
