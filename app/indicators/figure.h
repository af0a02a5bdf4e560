#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/rational.h"
#include "app/indicators/framework.h"
#include "app/indicators/people_count.h"
#include "app/indicators/value.h"
#include "app/programme/programme.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::indicators {

/// The states of a calculated figure (design 6).
enum class FigureState {
    value,
    incomplete,
    estimated,
    not_reported,
    not_applicable,
    unknown,
    suppressed,
    not_computable
};
std::string_view to_word(FigureState state);

enum class Level { programme, region, organisation, unit, team, intervention, phase };
std::optional<Level> parse_level(std::string_view word);
std::string_view to_word(Level level);

struct Scope {
    Level level{Level::organisation};
    std::string code;
    auto operator<=>(const Scope&) const = default;
};

struct Coverage {
    std::int64_t reported{0};
    std::int64_t expected{0};
};

struct DistributionPart {
    std::string category;
    core::Decimal count;
};

struct Figure {
    std::string indicator;
    std::int64_t version{1};
    Scope scope;
    std::string period;  ///< As asked.
    core::Date from,
        to;  ///< The span this figure covers (shorter than the period at a definition break).
    std::map<std::string, std::string> breakdown;
    FigureState state{FigureState::not_reported};
    std::optional<core::Decimal> value;  ///< Rounded once, to the definition's decimals.
    std::optional<core::Decimal> numerator, denominator;
    std::string unit;
    std::int64_t decimals{0};
    Coverage coverage;
    std::optional<core::Decimal> target;
    std::optional<bool> target_met;
    std::optional<core::Decimal>
        achievement;  ///< Percent, one decimal (R17); empty where it has no meaning.
    bool definition_break{false};
    std::vector<std::string>
        warnings;  ///< Codes: PARTS_DIFFER, PARTIAL_PERIOD, MIXED_VERSIONS, ...
    std::vector<ledger::LineRef> sources;  ///< Every value line that went in, sorted.
    std::vector<DistributionPart> distribution;
    std::optional<core::Decimal> n, invited;
    std::string text;  ///< Milestone "yes"/"no"; median category of a distribution; text of `none`.
    std::optional<core::Date> date;
    std::optional<PeopleCount>
        people;  ///< Of the method unique; a number of people has no sources.

    /// True when there are lines to ask about.
    bool has_lines() const { return !sources.empty() || (people && !people->lines.empty()); }
};

/// What is asked for.
struct FigureQuery {
    std::vector<std::string> indicators;  ///< Empty: all.
    std::string period;
    bool cumulative{false};       ///< From the operation's start to the period's end.
    std::optional<Level> level;   ///< Default: the highest level that holds values.
    std::vector<std::string> by;  ///< Dimensions.
    std::string phase, organisation, unit, team,
        intervention;    ///< Restrict scope; empty: no restriction.
    bool sources{true};  ///< The lines behind each figure are wanted too.
};

class PeopleCounter;

/// Everything the calculation reads; no clock, no store.
struct Facts {
    const programme::Programme& programme;
    const Framework& framework;
    const ValueReader& values;
    std::uint64_t as_of{0};
    /// Counts people; null where nobody knows them.
    std::shared_ptr<const PeopleCounter> people{};
};

/// Figures in a fixed order: indicator (framework order), scope (programme order), breakdown,
/// version. Throws core::Error(not_found) for an unknown period, indicator, dimension or scope
/// code.
std::vector<Figure> figures(const Facts& facts, const FigureQuery& query);

/// The period of that code: standard, or of the calendar of `organisation`, else of any. Throws
/// core::Error(not_found, "PERIOD_UNKNOWN").
core::Period asked_period(const programme::Programme& programme, const std::string& code,
                          const std::string& organisation = {});

/// In words, for the lineage sheet: "100 × [M-PRES] / [M-PLAN]".
std::string formula_in_words(const IndicatorDefinition& definition);

}  // namespace utfall::indicators
