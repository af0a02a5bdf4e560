#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/localized.h"
#include "app/core/money.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace utfall::programme {

/// The operation (ESF project): one a book.
struct Operation {
    std::string code;  ///< Ärende-id.
    core::LocalText name;
    std::string programme;  ///< Code of the highest level.
    std::string fund;
    std::string cci;
    std::string programme_area;
    std::string specific_objective;
    core::DateSpan span;
    std::string
        beneficiary;  ///< Organisation code; in UP2 this is SKR, not the municipality (trap 11).
    std::string reporting_organisation;  ///< Organisation code.
};

struct FinancingShare {
    std::string source;  ///< "EU", "STATE", "PROJECT", ...
    std::int64_t rate_bp{0};
};

struct FlatRate {
    std::string code;
    std::string article;
    std::int64_t rate_bp{0};
    std::vector<std::string> base;  ///< Cost categories, earlier flat-rate codes, or in-kind kinds.
    std::string method{};  ///< How the rate was calculated, or where that is decided; may be empty.
};

struct BudgetLine {
    std::string cost_category;
    core::Money amount;
};

/// Rates, budgets and end dates exist only in decision versions (design 5).
struct Decision {
    std::string code;
    core::Date date;
    core::Date in_force_from;
    std::string changes;        ///< What it changes, in words.
    std::string same_terms_as;  ///< Terms not given here are those of this earlier decision.
    std::vector<FinancingShare>
        financing_plan;                ///< Resolved through same_terms_as; sums to 10 000 bp.
    std::vector<FlatRate> flat_rates;  ///< Resolved.
    std::vector<BudgetLine> budget;    ///< Resolved.
    /// Most hours of one person in a year, where the decision says how many; resolved.
    std::optional<std::int64_t> hours_per_year{};
};

struct CostCategory {
    std::string code;
    core::LocalText name;
    std::string kind;  ///< "staff", "other", ...
};

struct UnitCostRow {
    std::string function;
    std::string unit;
    core::Money price;
};

struct UnitCostTable {
    std::string code;
    core::Date valid_from;
    std::vector<UnitCostRow> rows;
};

/// What a euro cost on a day, as somebody published it: amounts in euro are a view of kronor.
struct DeclaredEuroRate {
    std::string code;
    core::Decimal kronor;  ///< For one euro; is_euro_rate().
    core::Date on;
    std::string source;
};
/// Above 0, at most 10 000 kronor and 8 decimals.
bool is_euro_rate(const core::Decimal& kronor);

struct Organisation {
    std::string code;  ///< Kept as text: a municipality code may start with 0 (trap 20).
    std::string name;
    std::string kind;
    std::string parent;  ///< Empty at the top.
};

struct Unit {
    std::string code;
    std::string name;
    std::string organisation;
    std::string school_form;
};

/// One version of a phase. An extension is a decision that adds a version (trap 10).
struct Phase {
    std::string code;
    core::LocalText name;
    std::string organisation;
    core::DateSpan span;
    std::string decision;
};

/// A term or school year as its organisation decided it (trap 21).
struct CalendarRow {
    std::string code;
    std::string kind;  ///< "term" | "school_year"
    std::string organisation;
    core::Date from;
    core::Date to;
};

struct TeamMember {
    std::string code;
    std::string role;
    std::string sex;
    core::DateSpan span;
};

struct Team {
    std::string code;
    std::string name;
    std::string organisation;
    std::vector<std::string> units;
    core::DateSpan span;
    std::vector<TeamMember> members;
};

struct InterventionStep {
    std::string status;
    core::Date date;
    std::string reason;
    std::string decision;
    std::string owner;
    std::string financing;
    std::string follow_up;
};

struct Intervention {
    std::string code;
    core::LocalText name;
    std::string level;  ///< promoting | preventive | remedial
    std::vector<std::string> teams;
    std::string phase;
    core::DateSpan span;
    std::vector<std::string> success_factors;
    std::vector<InterventionStep> steps;  ///< In order of date.
};

struct Contact {
    std::string role;
    std::string organisation;
    std::string name;  ///< Kept detached in the ledger; empty when erased.
};

}  // namespace utfall::programme
