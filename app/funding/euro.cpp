#include "app/funding/euro.h"

#include "app/core/rational.h"
#include "app/programme/model.h"

#include <algorithm>
#include <string>

namespace utfall::funding {

std::optional<EuroRate> parse_euro_rate(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos) return std::nullopt;
    std::string number{text.substr(0, at)};
    std::replace(number.begin(), number.end(), ',', '.');
    const auto kronor = core::Decimal::parse(number);
    const auto on = core::Date::parse(text.substr(at + 1));
    if (!kronor || !on || !programme::is_euro_rate(*kronor)) return std::nullopt;
    return EuroRate{*kronor, *on};
}

core::Decimal in_euro(core::Money amount, const EuroRate& rate) {
    constexpr int cents = 2;
    return core::Rational{amount.kronor(), rate.kronor}.rounded(cents);
}

}  // namespace utfall::funding
