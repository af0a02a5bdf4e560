#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/json.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace utfall::reports {

/// What a template may ask for: named values and named tables, already calculated and
/// disclosure-controlled. Nothing here is an address, a look or a language; texts are in the
/// report's language where the set-up has two.
using FieldValue = std::variant<std::monostate, std::string, core::Decimal, core::Date>;

struct Field {
    FieldValue value;
    /// State word code when the value is missing or marked: "not_reported", "not_applicable",
    /// "unknown", "suppressed", "not_computable", "not_published", "not_dated", "incomplete",
    /// "estimated", and in a report that leaves the house "hidden", "near_all", "near_none"; empty:
    /// a plain value.
    std::string state;
    /// Key of a row in the dataset "origins": where the number comes from. Empty: not a figure of
    /// its own.
    std::string origin;
    /// True for names and free text: kept detached when the dataset is recorded (law 10).
    bool detached{false};

    bool missing() const { return std::holds_alternative<std::monostate>(value); }
    bool operator==(const Field&) const = default;
};

using DataRow = std::map<std::string, Field, std::less<>>;

/// The text of a column; empty when it holds none.
std::string text_of(const DataRow& row, std::string_view column);

struct DataSet {
    DataRow values;  ///< Named single values: "period.name", "operation.code", ...
    std::map<std::string, std::vector<DataRow>, std::less<>> tables;

    const std::vector<DataRow>& table(std::string_view name) const;  ///< Empty when there is none.
    const Field& value(std::string_view name) const;  ///< Missing when there is none.
    bool operator==(const DataSet&) const = default;
};

/// One row as canonical JSON, without its detached texts, and those apart: what report lines store.
core::Json encode_row(const DataRow& row, core::Json& details);
DataRow decode_row(const core::Json& content, const core::Json& details);

}  // namespace utfall::reports
