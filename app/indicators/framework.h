#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/core/localized.h"
#include "app/core/period.h"
#include "app/indicators/people_rule.h"
#include "app/programme/programme.h"
#include "app/programme/setup_rows.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::indicators {

struct Category {
    std::string code;
    core::LocalText name;
};

struct Dimension {
    std::string code;
    core::LocalText name;
    std::vector<Category> categories;  ///< Order matters for ordered scales.
};

/// What is reported: one version of a raw measure.
struct Measure {
    std::string code;
    std::int64_t version{1};
    core::LocalText name;
    std::string kind;  ///< count, quantity, money, percentage, ordinal, boolean, date, text
    std::string unit;
    core::Frequency frequency{core::Frequency::month};
    std::vector<std::string> breakdowns;  ///< Dimension codes.
    std::optional<core::Decimal> min, max;
    std::string reported_by;             ///< organisation, unit, team, intervention
    std::vector<std::string> reporters;  ///< Empty: all.
    std::vector<std::string> phases;     ///< Empty: all.
    std::optional<core::Date> from, to;
    bool mandatory{false};
    std::int64_t due_days{0};
};

struct Baseline {
    core::Decimal value;
    std::string period;
    std::string source;
};

/// A figure of others that an indicator is held against: a publisher's, by its own name.
struct BenchmarkName {
    std::string source;   ///< "kolada", "skolverket".
    std::string measure;  ///< As in `benchmark_line`.
};

/// What is calculated: one immutable definition version.
struct IndicatorDefinition {
    std::string code;
    std::int64_t version{1};
    core::Date valid_from;
    std::optional<core::Date> valid_to;
    std::optional<std::int64_t> supersedes;
    bool comparable{true};  ///< With the version it supersedes; false is a break in the series.
    core::LocalText name;
    std::string kind;       ///< output, result, context, finance
    std::string method;     ///< sum, ratio, stock, unique, distribution, milestone, formula, none
    std::string numerator;  ///< Expression over measures.
    std::string denominator;
    std::string expression;
    std::string unit;  ///< "percent": a ratio is shown times 100.
    std::int64_t decimals{0};
    std::string direction;                               ///< up, down, none
    std::string over_time, over_units, over_breakdowns;  ///< sum, pool, last, unique, none
    std::string disclosure;                              ///< A, B, C
    std::string source;
    bool verified{false};
    std::optional<Baseline> baseline;
    std::optional<BenchmarkName> benchmark;
    std::optional<PeopleRule> people;  ///< Of the method unique.
};

struct Target {
    std::string indicator;
    std::string level;  ///< programme, region, organisation, unit, team, intervention, phase
    std::string code;
    core::Date date;
    core::Decimal value;
    std::string decision;
};

/// What must hold between the values that one reporter gives for one period: left, operator, right,
/// each side an expression over measures. What is broken down is held category by category.
struct ValueRule {
    std::string code;
    core::LocalText name;
    std::string left, right;
    std::string comparison;  ///< <, <=, =, >=, >
    std::string severity;    ///< error, warning, note
};

/// The results framework as known at one ledger size.
struct Framework {
    std::vector<Dimension> dimensions;
    std::vector<Measure> measures;                ///< By code, then version.
    std::vector<IndicatorDefinition> indicators;  ///< By first appearance, then version.
    std::vector<Target> targets;
    std::vector<ValueRule> checks;

    const Dimension* dimension(std::string_view code) const;
    /// Latest version, or nullptr.
    const Measure* measure(std::string_view code) const;
    /// The version of `code` in force on `day`; nullptr when none is.
    const IndicatorDefinition* definition_on(std::string_view code, core::Date day) const;
    /// All versions of `code`, oldest first.
    std::vector<const IndicatorDefinition*> versions(std::string_view code) const;
    /// Codes in order of first appearance.
    std::vector<std::string> indicator_codes() const;
};

/// Faults: field faults, SETUP_UNKNOWN_REFERENCE, INDICATOR_NO_DENOMINATOR, INDICATOR_EXPRESSION,
/// INDICATOR_LOOP, INDICATOR_METHOD, INDICATOR_VERSION_OVERLAP, TARGET_..., CHECK_EXPRESSION,
/// CHECK_MEASURES, each with its pointer.
Framework decode_framework(const std::vector<programme::SetupRow>& rows,
                           const programme::Programme& programme, const std::string& file,
                           core::Findings& findings);

}  // namespace utfall::indicators
