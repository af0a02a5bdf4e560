#pragma once

#include "app/disclosure/table.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// What hiding numbers means for one column of a dataset (schemas/datasets.json, "disclosure").
/// Figures are known by their origin, and need no rule.
enum class DisclosureKind {
    count,        ///< Of people.
    percent,      ///< Of `numerator` in `base`, columns of the same row.
    numerator,    ///< Of the figure in column `from`.
    denominator,  ///< Of the figure in column `from`.
    derived,      ///< Follows from `from`, and falls with any of it.
    summary,      ///< Of as many as column `base` says: falls with it, and when those are too few.
    withheld,     ///< A number as it was reported, which is in no table: never told.
};

struct ColumnDisclosure {
    DisclosureKind kind{DisclosureKind::count};
    disclosure::Class rule{disclosure::Class::b};
    std::string cell;  ///< "DATASET.column" of the same number; empty: its own.
    /// Columns that name the row; empty: those of the table. Of what is withheld the column with
    /// the code of its indicator or measure; empty: "code".
    std::vector<std::string> by;
    /// The number is that indicator's figure since the start: the breakdown by sex, or "".
    std::optional<std::string> figure_of_sex;
    std::vector<std::string> from;  ///< Columns, or "DATASET.column" of rows alike in `by`.
    std::string numerator, base;
};

/// The total and the parts stand in one row.
struct RowSum {
    std::string total;
    std::vector<std::string> parts;
};
/// A column's numbers make up a total, which may stand in another dataset.
struct ColumnSum {
    std::string total;  ///< "DATASET.column"
    std::string part;
    std::vector<std::string> by;
};
/// Rows make up a row.
struct CodeSum {
    std::string by;  ///< The column with the codes.
    std::string total;
    std::vector<std::string> parts;
    std::vector<std::string> columns;
};
/// From one row to the next: total = what was there before + what came = what is there + what left.
struct Flow {
    std::string total, before, into, left;
};
/// A column's number may be the very one that stands in another dataset.
struct SameNumber {
    std::string column;
    std::vector<std::string> as;  ///< "DATASET.column"
    std::vector<std::string> by;
};

struct TableDisclosure {
    std::vector<std::string> by;  ///< Columns that tell one row from another.
    std::map<std::string, ColumnDisclosure, std::less<>> columns;
    std::vector<RowSum> row_sums;
    std::vector<ColumnSum> column_sums;
    std::vector<CodeSum> code_sums;
    std::vector<Flow> flows;
    std::vector<SameNumber> same_numbers;
};

/// By dataset; read once.
const std::map<std::string, TableDisclosure, std::less<>>& disclosure_rules();

}  // namespace utfall::usecases
