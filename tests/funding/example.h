#pragma once

#include "app/funding/claim.h"
#include "app/programme/programme.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace utfall::funding::tests {

core::Money kr(std::string_view kronor);
core::Date day(std::string_view iso);
core::Decimal number(std::string_view text);

/// EU 40, STATE 14, PROJECT 46 per cent.
programme::Decision decision(std::string code, std::string_view in_force_from,
                             std::vector<programme::FlatRate> flat_rates = {},
                             std::vector<programme::FinancingShare> plan = {
                                 {"EU", 4000}, {"STATE", 1400}, {"PROJECT", 4600}});

/// An invented operation from 2023-04-01 to 2026-03-31 with categories STAFF and OTHER, table
/// EK2023 and `decisions`.
programme::Programme programme_with(std::vector<programme::Decision> decisions);
/// One decision with 40 % on STAFF.
programme::Programme forty_percent();

/// A paid actual cost dated the first day of the month `period`.
CostLine cost(std::string id, std::string category, std::string_view amount,
              std::string period = "2023-05");
/// Of organisation 9902.
FinancingLine contribution(std::string id, FinancingKind kind, std::string_view amount,
                           std::string period = "2023-05");

/// Makes the next claim; there must be no error finding.
Claim claim(const programme::Programme& programme, const std::vector<CostLine>& costs,
            const std::vector<FinancingLine>& financing = {},
            const std::vector<Claim>& previous = {}, std::string_view through = "2023-12");

const ClaimLine& line(const Claim& claim, std::string_view code,
                      std::optional<LineForm> form = std::nullopt);
const ClaimShare& share(const Claim& claim, std::string_view source);
const ClaimCheck& check(const Claim& claim, std::string_view code);

}  // namespace utfall::funding::tests
