#include "app/usecases/claim_decision.h"
#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/usecases/report_money.h"
#include "app/usecases/report_parts.h"

#include <set>
#include <string>

namespace utfall::usecases {
namespace {

// Claims that were made, for time that is over by the end of the report's period.
std::vector<funding::Claim> claims_through(const ReportFacts& facts) {
    std::vector<funding::Claim> claims;
    for (auto& claim : recorded_claims(facts.store, facts.as_of)) {
        const auto through = facts.setup.programme.period(claim.through);
        if (through && through->to <= facts.period.to) claims.push_back(std::move(claim));
    }
    return claims;
}

}  // namespace

void add_claim_steps(AskedFacts& asked, Origins&, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["claim_steps"];
    const auto states = claim_states(facts.store, facts.as_of);
    for (const auto& claim : claims_through(facts)) {
        const auto* standing = states.find(claim.number);
        if (standing == nullptr) continue;
        for (const auto& event : standing->events) {
            rows.push_back({{"claim", text_field(claim.number)},
                            {"step", text_field(workflow::to_word(event.step))},
                            {"on", date_field(event.on)},
                            {"role", text_field(event.role)}});
        }
    }
}

void add_rejections(AskedFacts& asked, Origins&, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["rejections"];
    std::set<std::string> numbers;
    for (const auto& claim : claims_through(facts)) numbers.insert(claim.number);
    for (const auto& rejection : rejections_at(facts.store, facts.as_of)) {
        if (!numbers.contains(rejection.claim)) continue;
        rows.push_back({{"claim", text_field(rejection.claim)},
                        {"kind", text_field(funding::to_word(rejection.kind))},
                        {"line", text_field(rejection.id)},
                        {"amount", money_field(rejection.amount)},
                        {"decided_on", date_field(rejection.decided_on)}});
    }
}

}  // namespace utfall::usecases
