#pragma once

#include "app/core/finding.h"
#include "app/indicators/value.h"
#include "app/usecases/books.h"
#include "app/usecases/setup.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// One cell of an entry grid as a person left it.
struct TypedCell {
    std::string name;   ///< The caller's own: findings and conflicts give it back.
    std::string label;  ///< How findings name the place: "Närvarotid, Män".
    ledger::SeriesKey series;
    std::string typed;  ///< As typed; empty takes back what stood there.
    std::string state;  ///< A state chosen for the row; empty: what is typed decides.
    std::optional<std::string> comment;  ///< Empty: the stored one stays.
    std::uint64_t seen{0};               ///< The ledger size that the person looked at.
    /// The same value a period earlier: a change of more than 30 percent needs a comment.
    std::optional<core::Decimal> earlier;
    std::optional<std::int64_t> row;  ///< Of the file it was read from.
};

/// What the cells come from, when that is a file and no grid of the app.
struct CellsFrom {
    std::string kind{"values-entered"};   ///< Of the entry.
    core::Json body{core::JsonObject{}};  ///< What it says besides its period and lines.
};

/// Somebody else recorded another value of a cell since the person looked at it.
struct CellConflict {
    std::string name;
    indicators::StoredValue theirs;
    ledger::Entry by;
};

/// A cell that became a line.
struct EnteredCell {
    std::string name;
    std::optional<indicators::StoredValue> before;
    indicators::ValueState state{indicators::ValueState::value};
    std::optional<core::Decimal> value;
    std::string comment;
};

struct EnteredValues {
    std::optional<std::uint64_t> entry;  ///< Empty: nothing changed, a fault, a conflict or a try.
    std::uint64_t size{0};
    std::uint64_t lines{0};
    bool replayed{false};
    core::Findings findings;  ///< `where.file` is the label, `where.pointer` the cell's name.
    std::vector<CellConflict> conflicts;
    std::vector<EnteredCell> cells;  ///< As recorded, or as they would be.
};

/// Records a whole grid as one entry; only cells that differ from what is stored become lines. With
/// a fault or a conflict nothing is recorded, and all of them are told at once.
EnteredValues enter_values(Book& book, const std::string& period, const std::string& subject,
                           const std::vector<TypedCell>& cells, const Act& act,
                           const CellsFrom& from = {});

/// What is wrong with the cells as they stand; writes nothing and asks for no comment.
core::Findings check_cells(const Setup& setup, const std::string& period,
                           const std::vector<TypedCell>& cells);

/// True for entries of values that a person typed into a grid or a form: they can be taken back.
bool is_typed(const ledger::Entry& entry);

/// Takes an entry of typed values back with a new one: each value as it was before, and
/// `not_reported` where there was none. Throws Error(conflict, "UNDO_OVERTAKEN") when something
/// newer stands in one of its cells, Error(conflict, "UNDO_PERIOD_SUBMITTED") when its period was
/// submitted since, Error(not_found, "ENTRY_NOT_TYPED") for other entries.
EnteredValues undo_entered(Book& book, std::uint64_t entry, const Act& act);

/// What a typed text means.
struct CellReading {
    std::optional<core::Decimal> value;
    std::string state;  ///< "not_reported", ...: a state said in words.
    bool asks{false};   ///< `1,234`: one of these two.
    std::optional<core::Decimal> as_grouped, as_decimals;
};
CellReading read_cell(const std::string& typed, const indicators::Measure& measure);

}  // namespace utfall::usecases
