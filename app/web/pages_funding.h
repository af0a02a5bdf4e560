#pragma once

#include "app/usecases/claim_steps.h"
#include "app/usecases/claims.h"
#include "app/web/report_words.h"

#include <string>

namespace utfall::web {

// The pages of costs, financing and claims; pages_funding.cpp has the routes.

/// The lines of a claim with their sum: so far, before, this claim.
TableView claim_lines_table(const OpenedBook& opened, const funding::Claim& claim,
                            const Visit& visit);
/// The financiers' shares: exact, whole öre, the öre given out, and the sums.
TableView claim_shares_table(const funding::Claim& claim, const Visit& visit);
TableView claim_checks_table(const funding::Claim& claim, const Visit& visit);
core::JsonArray checks_view(const funding::Claim& claim, const Visit& visit);
/// "567 604,94 = 227 041,97 + 79 464,70 + 261 098,27"
std::string shares_equation(const funding::Claim& claim, core::Lang lang);
/// "Submitted"
std::string claim_state_name(workflow::ClaimState state, core::Lang lang);
/// The last day of a claim's period.
core::Date claim_day(const OpenedBook& opened, const funding::Claim& claim);
std::string funding_href(const OpenedBook& opened);
/// The last month that something is booked on; empty when nothing is.
std::string last_booked_month(const OpenedBook& opened);
/// The form on euro, and the claim in euro at the rate that the address names; a claim's page reads
/// `view.euro`. Nothing of it is stored.
void add_euro(Page& page, core::JsonObject& view, const OpenedBook& opened,
              const funding::Claim& claim, const Visit& visit);

/// The steps that a claim can take now and those that it took, into the view of its page.
void add_claim_steps(core::JsonObject& view, const Workbench& workbench, const OpenedBook& opened,
                     const workflow::ClaimStanding& standing, const Visit& visit);

Answer claims_page(Workbench& workbench, const Visit& visit);
Answer claim_page(Workbench& workbench, const Visit& visit);
Answer claim_shares_page(Workbench& workbench, const Visit& visit);
Answer claim_checks_page(Workbench& workbench, const Visit& visit);
/// What a step would do, and the form that records it.
Answer claim_step_page(Workbench& workbench, const Visit& visit);
Answer claim_step_act(Workbench& workbench, const Visit& visit);
Answer new_claim_page(Workbench& workbench, const Visit& visit);
Answer make_claim_act(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
