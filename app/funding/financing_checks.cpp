#include "app/funding/check_helpers.h"
#include "app/funding/line_checks.h"

namespace utfall::funding {
namespace {

class FinancingCheck {
  public:
    FinancingCheck(const FinancingLine& line, const programme::Programme& programme,
                   core::Findings& findings)
        : line_(line), programme_(programme), findings_(findings) {}

    void run() {
        if (!check_numbers()) {
            return;
        }
        if (programme_.organisation(line_.organisation) == nullptr) {
            note(
                "FINANCING_ORGANISATION_UNKNOWN", "organisation",
                {{"value", line_.organisation},
                 {"closest", closest_or_dash(line_.organisation, organisation_codes(programme_))}});
        }
        if (!is_answer(line_.public_funds)) {
            note("FINANCING_PUBLIC_ANSWER", "public", {{"value", line_.public_funds}});
        }
        check_period();
        check_amount();
        if (is_in_kind(line_.kind) && programme_.operation &&
            line_.organisation == programme_.operation->beneficiary) {
            note("FINANCING_OWN_IN_KIND", "kind", {{"organisation", line_.organisation}},
                 core::Severity::warning);
        }
    }

  private:
    void note(std::string_view code, std::string_view column,
              std::map<std::string, std::string> args = {},
              core::Severity severity = core::Severity::error) {
        args.emplace("id", line_.id);
        findings_.add(code, at_column(line_.where, column), std::move(args), severity);
    }

    bool check_numbers() {
        bool good = true;
        const auto require = [&](bool in_range, std::string_view column) {
            if (!in_range) {
                note("FINANCING_NUMBER_RANGE", column, {{"column", std::string{column}}});
                good = false;
            }
        };
        require(is_amount_in_range(line_.amount), "amount");
        require(is_number_in_range(line_.quantity), "quantity");
        require(is_number_in_range(line_.unit_price), "unit_price");
        return good;
    }

    void check_period() {
        const auto period = programme_.period(line_.period, line_.organisation);
        if (!period) {
            note("FINANCING_PERIOD_UNKNOWN", "period", {{"value", line_.period}});
            return;
        }
        const core::DateSpan days{period->from, period->to};
        if (programme_.operation && !programme_.operation->span.overlaps(days)) {
            const core::DateSpan& span = programme_.operation->span;
            note("FINANCING_OUTSIDE_OPERATION", "period",
                 {{"period", line_.period},
                  {"from", span.from.to_string()},
                  {"to", span.to ? span.to->to_string() : "–"}});
        } else if (programme_.decision_on(period->to) == nullptr) {
            note("FINANCING_DECISION_MISSING", "period", {{"period", line_.period}});
        }
    }

    void check_amount() {
        if (line_.kind == FinancingKind::in_kind_staff) {
            if (!line_.quantity) {
                note("FINANCING_INCOMPLETE", "quantity", {{"column", "quantity"}});
            } else if (!line_.quantity->is_whole()) {
                note("FINANCING_HOURS_NOT_WHOLE", "quantity",
                     {{"value", line_.quantity->to_string()},
                      {"whole", line_.quantity->floored().to_string()}},
                     core::Severity::warning);
            }
            if (!line_.unit_price) {
                note("FINANCING_INCOMPLETE", "unit_price", {{"column", "unit_price"}});
            }
        }
        if (line_.quantity && line_.unit_price) {
            const core::Money expected = product_of(*line_.quantity, *line_.unit_price);
            if (expected != line_.amount) {
                note("FINANCING_AMOUNT_DIFFERS", "amount",
                     {{"amount", line_.amount.to_string()},
                      {"expected", expected.to_string()},
                      {"quantity", line_.quantity->to_string()},
                      {"unit_price", line_.unit_price->to_fixed(2)}});
            }
        }
    }

    const FinancingLine& line_;
    const programme::Programme& programme_;
    core::Findings& findings_;
};

}  // namespace

void check_financing(const FinancingLine& line, const programme::Programme& programme,
                     core::Findings& findings) {
    FinancingCheck{line, programme, findings}.run();
}

}  // namespace utfall::funding
