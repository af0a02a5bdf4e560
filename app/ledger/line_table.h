#pragma once

#include "app/ledger/series.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace utfall::ledger {

/// One line of one entry: `line` runs 1..line_count over all tables of the entry.
struct LineRef {
    std::uint64_t entry{0};
    std::uint64_t line{0};
    auto operator<=>(const LineRef&) const = default;
};

enum class ColumnKind {
    text,      ///< TEXT; recorded as a JSON string.
    integer,   ///< INTEGER; recorded as a JSON integer.
    decimal,   ///< TEXT in canonical decimal form; recorded as a JSON string.
    json,      ///< TEXT in canonical JSON; recorded as that value.
    series,    ///< INTEGER id of the series dictionary; recorded as its six codes and pairs.
    line_ref,  ///< INTEGER packed (entry << 32 | line); recorded as [entry, line].
    detached,  ///< BLOB, 32-byte salted commitment; the text lies in `detached` and can be erased.
};

struct Column {
    std::string_view name;
    ColumnKind kind;
    bool nullable{false};
};

/// An append-only typed table of lines. Its record is ["<name>-1", seq, line, ...columns in this
/// order] (schemas/ledger.md). Each layer declares the tables it stores; storage implements them
/// all alike.
struct LineTable {
    std::string_view name;
    std::span<const Column> columns;
};

/// A series by its number in the book, as Append::series() gives it: for whoever writes many values
/// of it. Reads give the SeriesKey.
struct SeriesNumber {
    std::int64_t id{0};
    bool operator==(const SeriesNumber&) const = default;
};

/// The content of a detached column that has been erased.
struct Erased {
    bool operator==(const Erased&) const = default;
};

/// One column's content. Detached columns take and give their plain text; series and line_ref as
/// below.
using Cell = std::variant<std::monostate, std::int64_t, std::string, LineRef, SeriesKey,
                          SeriesNumber, Erased>;
using Row = std::vector<Cell>;

struct Line {
    LineRef ref;
    Row cells;  ///< In the order of the table's columns.
};

inline const std::string& text_of(const Cell& cell) {
    static const std::string none;
    const auto* text = std::get_if<std::string>(&cell);
    return text != nullptr ? *text : none;
}
inline bool is_missing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

}  // namespace utfall::ledger
