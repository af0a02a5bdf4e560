#include "reports/chart_words.h"

namespace utfall::reports {

namespace {

core::LocalText text_of(ChartWord word) {
    switch (word) {
        case ChartWord::scale_starts_at:
            return {"Skalan börjar vid {}.", "The scale starts at {}."};
        case ChartWord::gap:
            return {"saknas", "missing"};
        case ChartWord::gap_legend:
            return {"Streckad ring: värde saknas.", "Dashed ring: value missing."};
        case ChartWord::thousands:
            return {"tusental", "thousands"};
        case ChartWord::millions:
            return {"miljoner", "millions"};
        case ChartWord::bullet_key:
            return {
                "Stapel: utfall. Lodrätt streck: mål. Fält, mörkt till ljust: under 80 % av målet, "
                "80–100 %, över målet.",
                "Bar: outcome. Vertical line: target. Bands, dark to light: under 80% of the "
                "target, 80–100%, above the target."};
        case ChartWord::bullet_key_baseline:
            return {"Kort streck: utgångsvärde.", "Short line: baseline."};
        case ChartWord::bullet_key_lower:
            return {
                "Där lägre är bättre är fälten omvända: mörkt är över en och en halv gång "
                "målet, ljust är under målet.",
                "Where lower is better the bands are reversed: dark is above one and a half "
                "times the target, light is below the target."};
        case ChartWord::filled_is_met:
            return {"Fylld punkt: målet är nått.", "Filled dot: target met."};
        case ChartWord::emblem:
            return {"Europeiska unionens flagga", "Flag of the European Union"};
    }
    return {};
}

}  // namespace

std::string chart_word(ChartWord word, core::Lang lang, std::string_view number) {
    std::string text = text_of(word).in(lang);
    const std::size_t place = text.find("{}");
    if (place != std::string::npos) text.replace(place, 2, number);
    return text;
}

}  // namespace utfall::reports
