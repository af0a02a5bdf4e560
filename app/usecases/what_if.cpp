#include "app/usecases/what_if.h"

#include "app/funding/claim_codec.h"
#include "app/usecases/claims.h"
#include "app/usecases/money_import.h"
#include "app/usecases/setup.h"

#include <utility>

namespace utfall::usecases {
namespace {

core::Json rate_json(const funding::Claim& claim) {
    const auto rate = funding::own_financing_of(claim).rate();
    return rate ? core::Json{(*rate * core::Rational{100}).rounded(2).to_fixed(2)} : core::Json{};
}

core::Json solution_json(const funding::PartnerHours& goal, const funding::HoursFound& found,
                         const funding::Claim& after) {
    return core::JsonObject{
        {"unknown", "partner_hours"},
        {"organisation", goal.organisation},
        {"unit_price", goal.unit_price.to_fixed(2)},
        {"target_bp", goal.target_bp},
        {"reached", found.reached},
        {"hours", found.reached ? core::Json{found.hours} : core::Json{}},
        {"amount", found.amount.to_string()},
        {"rate_percent", rate_json(after)},
        {"residual_one_fewer", found.residual_one_fewer
                                   ? core::Json{found.residual_one_fewer->to_string()}
                                   : core::Json{}}};
}

}  // namespace

WhatIfAnswer ask_what_if(const ledger::Store& store, std::uint64_t as_of, std::string_view bytes,
                         const std::string& file) {
    WhatIfAnswer answer;
    answer.as_of = as_of;
    const auto document = core::parse_json(bytes, file, answer.findings);
    if (!document) return answer;
    const Setup setup = load_setup(store, as_of);
    answer.scenario = funding::read_scenario(*document, file, setup.programme, answer.findings);
    if (answer.findings.has_errors()) return answer;
    answer.what_if =
        funding::what_if(setup.programme, costs_at(store, as_of), financing_at(store, as_of),
                         recorded_claims(store, as_of), answer.scenario);
    answer.findings.append(answer.what_if.findings);
    return answer;
}

core::Json what_if_json(const WhatIfAnswer& answer) {
    core::Json data{core::JsonObject{{"until", answer.scenario.until.code},
                                     {"as_of", answer.as_of},
                                     {"before", funding::to_json(answer.what_if.before.claim)},
                                     {"after", funding::to_json(answer.what_if.after.claim)}}};
    const auto& goal = answer.scenario.solve;
    const auto& found = answer.what_if.solution;
    data.set("solution", goal && found ? solution_json(*goal, *found, answer.what_if.after.claim)
                                       : core::Json{});
    data.set("residual", found ? core::Json{found->residual.to_string()} : core::Json{});
    return data;
}

}  // namespace utfall::usecases
