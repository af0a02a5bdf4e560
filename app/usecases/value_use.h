#pragma once

#include "app/usecases/books.h"
#include "app/usecases/setup.h"
#include "app/usecases/values.h"

#include <string>
#include <vector>

namespace utfall::usecases {

/// An issued report with a number that one version of a value went into.
struct ReportUse {
    std::string number;
    std::string template_name;
    std::string period;
    ledger::LineRef version;  ///< The version the report knew.
    bool changed_since{false};
};

/// The indicators of a framework whose formulas read `measure`, in the framework's order.
std::vector<std::string> indicators_reading(const indicators::Framework& framework,
                                            const std::string& measure);

/// Those of them that have a figure which `value` goes into, in its own period or one around it:
/// the indicators that a correction gives a new figure.
std::vector<std::string> indicators_moved_by(const indicators::Facts& facts,
                                             const indicators::StoredValue& value);

/// The issued reports that hold a number calculated from one of `versions`, oldest first.
std::vector<ReportUse> reports_using(Book& book, const std::vector<ValueVersion>& versions,
                                     std::uint64_t as_of);

/// The issued reports that hold a figure of the indicator, oldest first.
std::vector<std::string> reports_showing(const ledger::Store& store, const std::string& indicator,
                                         std::uint64_t as_of);

}  // namespace utfall::usecases
