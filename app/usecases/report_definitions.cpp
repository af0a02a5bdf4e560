#include "app/usecases/report_parts.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>
#include <utility>

namespace utfall::usecases {
namespace {

using reports::DataRow;

std::string aggregation_words(const indicators::IndicatorDefinition& definition, core::Lang lang) {
    // "summeras över tid och enheter; läggs inte ihop över grupper": each rule is said once.
    const std::pair<std::string, std::string> parts[] = {
        {"time", definition.over_time},
        {"units", definition.over_units},
        {"breakdowns", definition.over_breakdowns}};
    std::vector<std::pair<std::string, std::vector<std::string>>> rules;
    for (const auto& [what, rule] : parts) {
        const auto same = std::find_if(rules.begin(), rules.end(),
                                       [&r = rule](const auto& known) { return known.first == r; });
        auto& named =
            same == rules.end() ? rules.emplace_back(rule, std::vector<std::string>{}) : *same;
        named.second.push_back(reports::word(lang, "aggregation." + what));
    }
    std::string words;
    for (const auto& [rule, what] : rules) {
        if (!words.empty()) words += "; ";
        words += reports::word_or_code(lang, "over", rule) + " " +
                 reports::word(lang, "aggregation.over") + " ";
        for (std::size_t i = 0; i < what.size(); ++i) {
            if (i > 0)
                words += i + 1 < what.size() ? ", " : " " + reports::word(lang, "label.and") + " ";
            words += what[i];
        }
    }
    return reports::capitalised(words);
}

}  // namespace

void add_definitions(const ReportFacts& facts, reports::DataSet& data) {
    const core::Lang lang = facts.request.lang;
    for (const auto& definition : facts.setup.framework.indicators) {
        DataRow row{
            {"code", text_field(definition.code)},
            {"version", count_field(definition.version)},
            {"name", text_field(definition.name.in(lang))},
            {"text", text_field(indicators::formula_in_words(definition))},
            {"calculation", text_field(reports::word_or_code(lang, "method", definition.method))},
            {"aggregation", text_field(aggregation_words(definition, lang))},
            {"unit", text_field(definition.unit)},
            {"valid_from", date_field(definition.valid_from)},
            {"valid_to", date_field(definition.valid_to)},
            // A rule that nobody has checked is not printed as one.
            {"source", text_field(definition.verified ? definition.source : "")},
            {"verified", text_field(definition.verified ? "yes" : "no")}};
        if (definition.supersedes)
            row["comparable"] = text_field(definition.comparable ? "yes" : "no");
        data.tables["definitions"].push_back(std::move(row));
    }
}

}  // namespace utfall::usecases
