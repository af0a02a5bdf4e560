#pragma once

#include "app/core/decimal.h"
#include "app/core/json.h"
#include "app/indicators/value.h"
#include "app/usecases/books.h"
#include "app/usecases/setup.h"

#include <optional>
#include <string>
#include <vector>

namespace utfall::usecases {

/// A figure that an issued report would print otherwise if it were made again after the change.
struct MovedFigure {
    std::string ref;
    std::string label;                    ///< Of the row.
    std::string column;                   ///< Heading.
    std::optional<core::Decimal> before;  ///< Today; empty: no number stands there.
    std::optional<core::Decimal> after;
    int decimals{0};
};

/// An issued report with figures that would move. The report itself stays as it is.
struct MovedReport {
    std::string number;
    std::string template_name;
    std::string period;
    std::vector<MovedFigure> figures;  ///< In the order of printing.
};

/// An indicator of whoever has locked the period, and its value before and after.
struct MovedLock {
    std::string period;
    std::string level;  ///< "team" or "organisation"
    std::string code;
    std::string indicator;
    std::map<std::string, std::string> breakdown;
    std::optional<core::Decimal> before;
    std::optional<core::Decimal> after;
};

/// What a change would do that nobody has recorded yet.
struct Impact {
    std::vector<MovedReport> reports;  ///< Not replaced, oldest first.
    std::vector<MovedLock> locks;

    bool empty() const { return reports.empty() && locks.empty(); }
};

/// Of importing a set-up document. The set-up is taken as it would be merged; a document with
/// faults has no impact.
Impact impact_of_setup(Book& book, const std::string& bytes, const std::string& file_name);

/// Of the set-up `after` in place of the one in force.
Impact impact_of_setup(Book& book, const Setup& after);

/// Of another version of one value.
Impact impact_of_value(Book& book, const indicators::StoredValue& after);

/// {"reports": [{"report", "template", "period", "figures": [{"ref", "row", "column", "before",
/// "after"}]}], "locks": [{"period", "level", "code", "indicator", "breakdown", "before",
/// "after"}]}
core::Json to_json(const Impact& impact);

}  // namespace utfall::usecases
