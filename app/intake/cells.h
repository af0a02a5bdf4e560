#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/core/money.h"
#include "app/intake/csv_reader.h"
#include "app/intake/number.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::intake {

enum class YesNo { yes, no, not_stated, not_applicable };
/// "yes", "no", "not_stated", "not_applicable".
std::string_view to_word(YesNo answer);

enum class Need { optional, required };

/// A state and, for `value` and `estimated`, what is reported.
struct StatedValue {
    std::string_view state;  ///< A state of schemas/files.md; empty when the cells are faulty.
    std::optional<core::Decimal> value;
};

/// Reads the cells of one row as what they should be, and notes what they are not. A faulty cell
/// reads as an absent one, so that all the faults of a row are found; ok() tells them apart.
/// Columns are given by their place in the ColumnSpecs. An empty required cell is CELL_REQUIRED.
class RowCells {
  public:
    /// What is the same for all rows of a file.
    struct Table {
        std::string file;
        std::string sheet;  ///< Empty for CSV.
        std::span<const ColumnSpec> columns;
        DecimalMark mark{DecimalMark::either};
        bool has_unread{false};  ///< The file is of the kind that has the UnreadColumns.
    };

    /// All three must outlive the cells.
    RowCells(const Table& table, const CsvRow& row, core::Findings& findings)
        : table_(table), row_(row), findings_(findings) {}

    std::int64_t line() const { return row_.line; }
    const CsvRow& row() const { return row_; }
    bool has_unread() const { return table_.has_unread; }
    /// True while no error was noted through these cells.
    bool ok() const { return ok_; }
    core::Place place(std::size_t column) const;
    /// Notes a fault of the cell; `args` get the place as "at".
    void fault(std::string_view code, std::size_t column,
               std::map<std::string, std::string> args = {},
               core::Severity severity = core::Severity::error);

    /// Looks for personal numbers in every cell, each by its column's use, and for more text than a
    /// cell of a report can hold: CELL_TEXT_LENGTH.
    void check_texts();

    /// Without surrounding white space.
    std::string_view text(std::size_t column, Need need = Need::optional);
    /// CELL_CODE when it is not a code; empty then and when the cell is.
    std::string_view code(std::size_t column, Need need = Need::optional);
    /// A period's code; which periods exist is for the programme to say. CELL_PERIOD.
    std::string_view period(std::size_t column, Need need = Need::optional);
    /// `YYYY-MM-DD` of a day that exists; CELL_DATE.
    std::optional<core::Date> date(std::size_t column, Need need = Need::optional);
    /// A number; a state word is the fault NUMBER_STATE_WORD. Others: NumberReading::fault.
    std::optional<core::Decimal> number(std::size_t column, Need need = Need::optional,
                                        PercentSign percent = PercentSign::refused);
    /// Kronor with at most two decimals: as number(), and MONEY_DECIMALS, NUMBER_RANGE.
    std::optional<core::Money> money(std::size_t column, Need need = Need::optional);
    /// "yes", "no", "not_stated", "not_applicable" or their Swedish words; CELL_YES_NO.
    std::optional<YesNo> yes_no(std::size_t column, Need need = Need::optional);
    /// One of `words`, case ignored; CELL_CHOICE, or CELL_CHOICE_MISSPELT when one is close.
    std::string_view choice(std::size_t column, const std::vector<std::string>& words,
                            Need need = Need::optional);
    /// The pair of cells that a value and its state stand in. A state word may stand in the value's
    /// cell. VALUE_WITHOUT_STATE when both are empty, STATE_WITHOUT_VALUE for `value` and
    /// `estimated` without a number, VALUE_WITH_STATE when they contradict each other.
    StatedValue stated_value(std::size_t value_column, std::size_t state_column,
                             PercentSign percent = PercentSign::refused);

    /// CELL_INTERVAL at `to` when both are days and it is before `from` (both ends included, R12).
    void check_interval(std::size_t from_column, const std::optional<core::Date>& from,
                        std::size_t to_column, const std::optional<core::Date>& to);
    /// CELL_BELOW_MINIMUM or CELL_ABOVE_MAXIMUM; the bounds themselves are allowed.
    void check_range(std::size_t column, const std::optional<core::Decimal>& number,
                     const std::optional<core::Decimal>& min,
                     const std::optional<core::Decimal>& max);
    /// CELL_WHOLE_NUMBER.
    void check_whole(std::size_t column, const std::optional<core::Decimal>& number);

  private:
    void number_fault(std::string_view code, std::size_t column, const NumberReading& reading);

    const Table& table_;
    const CsvRow& row_;
    core::Findings& findings_;
    bool ok_{true};
};

}  // namespace utfall::intake
