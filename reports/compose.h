#pragma once

#include "app/core/clock.h"
#include "app/core/finding.h"
#include "reports/dataset.h"
#include "reports/document.h"
#include "reports/template.h"

#include <map>
#include <string>
#include <vector>

namespace utfall::reports {

struct ComposeOptions {
    core::Lang lang{core::Lang::sv};
    bool preview{true};  ///< Marked FÖRHANDSVISNING; a draft template is marked UTKAST either way.
    core::Instant created;  ///< Time of the last entry at the as-of.
};

struct Composed {
    Document document;
    /// Ref -> key of the dataset "origins", for every number that has one.
    std::map<std::string, std::string> origins;
    /// Ref -> refs it is calculated from: totals and expression columns.
    std::map<std::string, std::vector<std::string>> parts;
    /// NARRATIVE_MISSING (error: a required text), NARRATIVE_TOO_LONG (warning).
    core::Findings findings;
};

/// Template x DataSet x options -> Document; the same three give the same document, byte for byte.
/// A section, table or chart without data is left out unless it has its own words for being empty.
Composed compose(const Template& value, const DataSet& data, const ComposeOptions& options);

}  // namespace utfall::reports
