#pragma once

#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/funding/cost.h"
#include "app/funding/financing.h"
#include "app/programme/programme.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace utfall::funding {

/// Most hours a person may be declared in one year over all operations (CPR art. 55(4), from
/// memory: not verified).
inline constexpr std::int64_t hours_per_year = 1720;

/// What holds for a calendar year.
struct HoursLimit {
    std::int64_t hours{hours_per_year};
    const programme::Decision* decision{nullptr};  ///< That states it; null: nobody did.
};
/// By the decision in force at the end of the year.
HoursLimit hours_limit(const programme::Programme& programme, int year);

/// Checks one cost against the programme. Errors: COST_*_UNKNOWN, COST_UNIT_COST_INCOMPLETE,
/// COST_UNIT_COST_TABLE_NOT_VALID, COST_UNIT_PRICE_DIFFERS, COST_AMOUNT_DIFFERS (R1, R10),
/// COST_OUTSIDE_OPERATION, COST_DECISION_MISSING, COST_VAT_ANSWER, COST_NUMBER_RANGE. Warnings:
/// COST_COVERED_BY_FLAT_RATE, COST_HOURS_NOT_WHOLE, COST_DATE_OUTSIDE_PERIOD,
/// COST_PAID_BEFORE_BOOKED, COST_VAT_NOT_STATED, COST_VAT_LEFT_OUT. Note: COST_NOT_PAID. The column
/// of each finding is the import column's name.
void check_cost(const CostLine& cost, const programme::Programme& programme,
                core::Findings& findings);

/// Checks one contribution. Errors: FINANCING_*_UNKNOWN, FINANCING_INCOMPLETE,
/// FINANCING_AMOUNT_DIFFERS, FINANCING_OUTSIDE_OPERATION, FINANCING_DECISION_MISSING,
/// FINANCING_PUBLIC_ANSWER, FINANCING_NUMBER_RANGE. Warnings: FINANCING_HOURS_NOT_WHOLE,
/// FINANCING_OWN_IN_KIND (ESF-rådet 2014-2020).
void check_financing(const FinancingLine& line, const programme::Programme& programme,
                     core::Findings& findings);

/// The same work or voucher both as a cost and as a contribution in kind: indexes into the two
/// spans. Twice means the same id, or the same organisation and voucher (evidence = certificate) in
/// overlapping periods.
struct InKindTwice {
    std::size_t cost{0};
    std::size_t financing{0};
};
std::vector<InKindTwice> find_in_kind_twice(std::span<const CostLine> costs,
                                            std::span<const FinancingLine> financing,
                                            const programme::Programme& programme);

/// Hours of one person in one calendar year: those of the costs, and the largest `hours_elsewhere`
/// of them.
struct PersonYear {
    std::string person;
    int year{0};
    core::Decimal hours;
    std::size_t last_cost{0};  ///< Index of the last of its costs.
};
/// Sorted by person and year; costs without person or without hours are left out. A quantity is
/// hours when the function is priced by the hour, or when the cost is an actual one in a category
/// of kind "staff".
std::vector<PersonYear> hours_of_persons(std::span<const CostLine> costs,
                                         const programme::Programme& programme);

/// Checks the lines in force together, those being imported included: COST_DUPLICATE_ID and
/// FINANCING_DUPLICATE_ID among the imported, IN_KIND_TWICE, and as a warning COST_HOURS_PER_YEAR.
/// A finding stands at an imported line; pairs of lines that both stand in the book give none here.
void check_together(std::span<const CostLine> costs, std::span<const FinancingLine> financing,
                    const programme::Programme& programme, core::Findings& findings);

}  // namespace utfall::funding
