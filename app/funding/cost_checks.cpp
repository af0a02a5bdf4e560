#include "app/funding/check_helpers.h"
#include "app/funding/cost_model_checks.h"
#include "app/funding/line_checks.h"

#include <algorithm>

namespace utfall::funding {
namespace {

const programme::UnitCostTable* find_table(const programme::Programme& programme,
                                           std::string_view code) {
    const auto& tables = programme.unit_cost_tables;
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&](const auto& table) { return table.code == code; });
    return found == tables.end() ? nullptr : &*found;
}

const programme::UnitCostRow* find_function(const programme::UnitCostTable& table,
                                            std::string_view function) {
    const auto found = std::find_if(table.rows.begin(), table.rows.end(),
                                    [&](const auto& row) { return row.function == function; });
    return found == table.rows.end() ? nullptr : &*found;
}

class CostCheck {
  public:
    CostCheck(const CostLine& cost, const programme::Programme& programme, core::Findings& findings)
        : cost_(cost), programme_(programme), findings_(findings) {}

    void run() {
        if (!check_numbers()) {
            return;
        }
        check_references();
        check_dates();
        check_cost_model();
        check_payment();
        check_vat();
        if (cost_.form == CostForm::unit_cost) {
            check_unit_cost();
        }
    }

  private:
    void note(std::string_view code, std::string_view column,
              std::map<std::string, std::string> args = {},
              core::Severity severity = core::Severity::error) {
        args.emplace("id", cost_.id);
        findings_.add(code, at_column(cost_.where, column), std::move(args), severity);
    }

    bool check_numbers() {
        bool good = true;
        const auto require = [&](bool in_range, std::string_view column) {
            if (!in_range) {
                note("COST_NUMBER_RANGE", column, {{"column", std::string{column}}});
                good = false;
            }
        };
        require(is_amount_in_range(cost_.amount), "amount");
        require(!cost_.vat || is_amount_in_range(*cost_.vat), "vat");
        require(is_number_in_range(cost_.quantity), "quantity");
        require(is_number_in_range(cost_.unit_price), "unit_price");
        require(is_number_in_range(cost_.hours_elsewhere) &&
                    (!cost_.hours_elsewhere || !cost_.hours_elsewhere->is_negative()),
                "hours_elsewhere");
        return good;
    }

    void check_references() {
        if (programme_.organisation(cost_.organisation) == nullptr) {
            note(
                "COST_ORGANISATION_UNKNOWN", "organisation",
                {{"value", cost_.organisation},
                 {"closest", closest_or_dash(cost_.organisation, organisation_codes(programme_))}});
        }
        if (programme_.cost_category(cost_.cost_category) == nullptr) {
            std::vector<std::string> known;
            for (const auto& category : programme_.cost_categories) {
                known.push_back(category.code);
            }
            note("COST_CATEGORY_UNKNOWN", "cost_category",
                 {{"value", cost_.cost_category},
                  {"closest", closest_or_dash(cost_.cost_category, known)}});
        }
    }

    void check_dates() {
        const std::string date = cost_.date.to_string();
        if (programme_.operation && !programme_.operation->span.contains(cost_.date)) {
            const core::DateSpan& span = programme_.operation->span;
            note("COST_OUTSIDE_OPERATION", "date",
                 {{"date", date},
                  {"from", span.from.to_string()},
                  {"to", span.to ? span.to->to_string() : "–"}});
        } else if (programme_.decision_on(cost_.date) == nullptr) {
            note("COST_DECISION_MISSING", "date", {{"date", date}});
        }
        const auto period = programme_.period(cost_.period, cost_.organisation);
        if (!period) {
            note("COST_PERIOD_UNKNOWN", "period", {{"value", cost_.period}});
        } else if (cost_.date < period->from || cost_.date > period->to) {
            note("COST_DATE_OUTSIDE_PERIOD", "date", {{"date", date}, {"period", cost_.period}},
                 core::Severity::warning);
        }
    }

    // It may stand in the accounts all the same; the claim's own check is what stops it there.
    void check_cost_model() {
        const programme::FlatRate* rate = rate_covering(programme_, cost_);
        if (rate == nullptr) return;
        note("COST_COVERED_BY_FLAT_RATE", "cost_category",
             {{"category", cost_.cost_category}, {"rate", rate->code}}, core::Severity::warning);
    }

    void check_payment() {
        if (cost_.paid_on && cost_.booked_on && *cost_.paid_on < *cost_.booked_on) {
            note("COST_PAID_BEFORE_BOOKED", "paid_on",
                 {{"paid_on", cost_.paid_on->to_string()},
                  {"booked_on", cost_.booked_on->to_string()}},
                 core::Severity::warning);
        }
        if (cost_.form == CostForm::actual && !cost_.paid_on) {
            note("COST_NOT_PAID", "paid_on", {}, core::Severity::note);
        }
    }

    void check_vat() {
        if (!cost_.vat_eligible.empty() && !is_answer(cost_.vat_eligible)) {
            note("COST_VAT_ANSWER", "vat_eligible", {{"value", cost_.vat_eligible}});
            return;
        }
        if (!cost_.vat || cost_.vat->is_zero()) {
            return;
        }
        if (cost_.vat_eligible.empty() || cost_.vat_eligible == "not_stated") {
            note("COST_VAT_NOT_STATED", "vat_eligible", {{"vat", cost_.vat->to_string()}},
                 core::Severity::warning);
        } else if (cost_.vat_eligible == "yes") {
            note("COST_VAT_LEFT_OUT", "vat", {{"vat", cost_.vat->to_string()}},
                 core::Severity::warning);
        }
    }

    void check_unit_cost() {
        const auto require = [&](bool present, std::string_view column) {
            if (!present) {
                note("COST_UNIT_COST_INCOMPLETE", column, {{"column", std::string{column}}});
            }
        };
        require(!cost_.unit_cost_table.empty(), "unit_cost_table");
        require(!cost_.function.empty(), "function");
        require(cost_.quantity.has_value(), "quantity");
        require(cost_.unit_price.has_value(), "unit_price");
        if (cost_.quantity && cost_.unit_price) {
            const core::Money expected = product_of(*cost_.quantity, *cost_.unit_price);
            if (expected != cost_.amount) {
                note("COST_AMOUNT_DIFFERS", "amount",
                     {{"amount", cost_.amount.to_string()},
                      {"expected", expected.to_string()},
                      {"quantity", cost_.quantity->to_string()},
                      {"unit_price", cost_.unit_price->to_fixed(2)}});
            }
        }
        if (!cost_.unit_cost_table.empty()) {
            check_table();
        }
    }

    void check_table() {
        const auto* table = find_table(programme_, cost_.unit_cost_table);
        if (table == nullptr) {
            std::vector<std::string> known;
            for (const auto& each : programme_.unit_cost_tables) {
                known.push_back(each.code);
            }
            note("COST_UNIT_COST_TABLE_UNKNOWN", "unit_cost_table",
                 {{"value", cost_.unit_cost_table},
                  {"closest", closest_or_dash(cost_.unit_cost_table, known)}});
            return;
        }
        if (cost_.date < table->valid_from) {
            note("COST_UNIT_COST_TABLE_NOT_VALID", "unit_cost_table",
                 {{"table", table->code},
                  {"from", table->valid_from.to_string()},
                  {"date", cost_.date.to_string()}});
        }
        if (cost_.function.empty()) {
            return;
        }
        const auto* row = find_function(*table, cost_.function);
        if (row == nullptr) {
            std::vector<std::string> known;
            for (const auto& each : table->rows) {
                known.push_back(each.function);
            }
            note("COST_FUNCTION_UNKNOWN", "function",
                 {{"value", cost_.function},
                  {"table", table->code},
                  {"closest", closest_or_dash(cost_.function, known)}});
            return;
        }
        if (cost_.unit_price && *cost_.unit_price != row->price.kronor()) {
            note("COST_UNIT_PRICE_DIFFERS", "unit_price",
                 {{"value", cost_.unit_price->to_string()},
                  {"expected", row->price.to_string()},
                  {"table", table->code},
                  {"function", row->function}});
        }
        if (row->unit == "hour" && cost_.quantity && !cost_.quantity->is_whole()) {
            note("COST_HOURS_NOT_WHOLE", "quantity",
                 {{"value", cost_.quantity->to_string()},
                  {"whole", cost_.quantity->floored().to_string()}},
                 core::Severity::warning);
        }
    }

    const CostLine& cost_;
    const programme::Programme& programme_;
    core::Findings& findings_;
};

bool counts_hours(const CostLine& cost, const programme::Programme& programme) {
    if (!cost.quantity || cost.person.empty() || cost.form == CostForm::lump_sum) {
        return false;
    }
    if (const auto* table = find_table(programme, cost.unit_cost_table)) {
        const auto* row = find_function(*table, cost.function);
        return row != nullptr && row->unit == "hour";
    }
    const auto* category = programme.cost_category(cost.cost_category);
    return cost.form == CostForm::actual && category != nullptr && category->kind == "staff";
}

}  // namespace

void check_cost(const CostLine& cost, const programme::Programme& programme,
                core::Findings& findings) {
    CostCheck{cost, programme, findings}.run();
}

HoursLimit hours_limit(const programme::Programme& programme, int year) {
    const auto last = core::Date::of(year, 12, 31);
    const programme::Decision* decision = last ? programme.decision_on(*last) : nullptr;
    if (decision == nullptr || !decision->hours_per_year) return {};
    return {*decision->hours_per_year, decision};
}

std::vector<PersonYear> hours_of_persons(std::span<const CostLine> costs,
                                         const programme::Programme& programme) {
    struct Hours {
        core::Decimal here;
        core::Decimal elsewhere;
        std::size_t last{0};
    };
    std::map<std::pair<std::string, int>, Hours> by_person;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const CostLine& cost = costs[i];
        if (!counts_hours(cost, programme)) {
            continue;
        }
        Hours& hours = by_person[{cost.person, cost.date.year()}];
        hours.here += *cost.quantity;
        if (cost.hours_elsewhere) {
            hours.elsewhere = std::max(hours.elsewhere, *cost.hours_elsewhere);
        }
        hours.last = i;
    }
    std::vector<PersonYear> years;
    years.reserve(by_person.size());
    for (const auto& [key, hours] : by_person) {
        years.push_back({key.first, key.second, hours.here + hours.elsewhere, hours.last});
    }
    return years;
}

}  // namespace utfall::funding
