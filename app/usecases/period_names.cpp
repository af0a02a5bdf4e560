#include "app/usecases/period_names.h"

#include "app/usecases/in_language.h"
#include "reports/swedish.h"

#include <string_view>

namespace utfall::usecases {
namespace {

std::string ordinal(unsigned number, core::Lang lang) {
    static const char* const swedish[] = {"första", "andra", "tredje", "fjärde"};
    static const char* const english[] = {"First", "Second", "Third", "Fourth"};
    return lang == core::Lang::sv ? swedish[number - 1] : english[number - 1];
}

/// The calendar's code for a period that is the operation's own span.
constexpr std::string_view whole_operation = "PROJEKT";

std::string term_name(const core::Period& period, core::Lang lang) {
    const std::string year = std::to_string(period.from.year());
    const bool swedish = lang == core::Lang::sv;
    if (period.code.starts_with("HT")) return (swedish ? "Höstterminen " : "Autumn term ") + year;
    if (period.code.starts_with("VT")) return (swedish ? "Vårterminen " : "Spring term ") + year;
    if (period.code == whole_operation) return swedish ? "Hela projektet" : "Whole project";
    return period.code;
}

}  // namespace

std::string short_period_name(const core::Period& period, core::Lang lang) {
    if (period.code != whole_operation) return period.code;
    return in(lang, "hela projektet", "whole project");
}

std::string period_name(const core::Period& period, core::Lang lang) {
    const bool swedish = lang == core::Lang::sv;
    const std::string year = std::to_string(period.from.year());
    switch (period.frequency) {
        case core::Frequency::month:
            return reports::month_in_words(period.from, lang);
        case core::Frequency::quarter:
            return ordinal((period.from.month() + 2) / 3, lang) +
                   (swedish ? " kvartalet " : " quarter of ") + year;
        case core::Frequency::half_year:
            return ordinal(period.from.month() < 7 ? 1 : 2, lang) +
                   (swedish ? " halvåret " : " half of ") + year;
        case core::Frequency::year:
            return year;
        case core::Frequency::term:
            return term_name(period, lang);
        case core::Frequency::school_year:
            return (swedish ? "Läsåret " : "School year ") + year + "/" +
                   std::to_string(period.to.year()).substr(2);
    }
    return period.code;
}

}  // namespace utfall::usecases
