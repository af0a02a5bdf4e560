#include "app/funding/check_helpers.h"

#include "app/core/rational.h"
#include "app/core/text.h"

namespace utfall::funding {

core::Place at_column(const core::Place& where, std::string_view column) {
    core::Place place = where;
    place.column = std::string{column};
    return place;
}

std::string closest_or_dash(std::string_view code, const std::vector<std::string>& known) {
    std::string found = core::closest(code, known);
    return found.empty() ? "–" : found;
}

std::vector<std::string> organisation_codes(const programme::Programme& programme) {
    std::vector<std::string> codes;
    codes.reserve(programme.organisations.size());
    for (const auto& organisation : programme.organisations) {
        codes.push_back(organisation.code);
    }
    return codes;
}

bool is_amount_in_range(core::Money amount) {
    constexpr std::int64_t limit = 10'000'000'000'000;
    return amount.ore >= -limit && amount.ore <= limit;
}

bool is_number_in_range(const std::optional<core::Decimal>& number) {
    static const core::Decimal limit{1'000'000'000};
    return !number || (*number >= -limit && *number <= limit);
}

core::Money product_of(const core::Decimal& quantity, const core::Decimal& unit_price) {
    return core::Money::rounded(core::Rational{quantity} * core::Rational{unit_price});
}

bool is_answer(std::string_view word) {
    return word == "yes" || word == "no" || word == "not_stated" || word == "not_applicable";
}

ClaimCheck not_verified(ClaimCheck check) {
    check.verified = false;
    check.source += " (ej verifierad / not verified)";
    return check;
}

}  // namespace utfall::funding
