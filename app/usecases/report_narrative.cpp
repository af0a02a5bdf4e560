#include "app/usecases/narrative.h"
#include "app/usecases/narrative_tokens.h"
#include "app/usecases/report_parts.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <optional>
#include <string_view>

namespace utfall::usecases {
namespace {

bool says(const reports::DataRow& row, std::string_view column, std::string_view wanted) {
    const auto at = row.find(column);
    const auto* text = at == row.end() ? nullptr : std::get_if<std::string>(&at->second.value);
    return text != nullptr && *text == wanted;
}

// A target that counts from the operation's start stands in a row of its own.
const reports::DataRow* indicator_row(const reports::DataSet& data, const NarrativeToken& token) {
    const bool of_target = token.field == "target" || token.field == "achievement";
    const reports::DataRow* found = nullptr;
    for (const auto& row : data.table("indicators")) {
        if (!says(row, "indicator", token.indicator)) continue;
        if (of_target || !says(row, "span", "cumulative")) found = &row;
    }
    return found;
}

// The figure as the report's own tables write it.
std::optional<std::string> figure_words(const ReportFacts& facts, const reports::DataSet& data,
                                        const NarrativeToken& token) {
    const reports::DataRow* row = indicator_row(data, token);
    const auto field = row == nullptr ? reports::DataRow::const_iterator{} : row->find(token.field);
    if (row == nullptr || field == row->end()) return std::nullopt;
    const auto* number = std::get_if<core::Decimal>(&field->second.value);
    // A hidden figure has a sign of its own, in the text as in the table.
    const std::string& state = field->second.state;
    if (state == "hidden" || state == "near_all" || state == "near_none")
        return reports::word_or_code(facts.request.lang, "state", state);
    if (number == nullptr) return std::nullopt;
    const auto decimals = row->find("decimals");
    const auto* digits =
        decimals == row->end() ? nullptr : std::get_if<core::Decimal>(&decimals->second.value);
    int shown = digits == nullptr ? number->scale() : static_cast<int>(digits->coefficient());
    if (token.field == "numerator" || token.field == "denominator") shown = number->scale();
    if (token.field == "achievement") shown = 1;
    return reports::number_text(*number, shown, facts.request.lang);
}

}  // namespace

void add_narratives(const ReportFacts& facts, reports::DataSet& data,
                    std::vector<std::string>& unresolved) {
    const std::string lang = facts.request.lang == core::Lang::sv ? "sv" : "en";
    auto& rows = data.tables["narrative"];
    for (const NarrativeText& text : narratives(facts.store, facts.as_of)) {
        if (text.lang != lang || (!text.period.empty() && text.period != facts.period.code))
            continue;
        const auto* team = facts.setup.programme.team(text.team);
        const auto* intervention = facts.setup.programme.intervention(text.intervention);
        const std::string words = replace_tokens(
            text.text,
            [&](const NarrativeToken& token) { return figure_words(facts, data, token); },
            unresolved);
        rows.push_back(
            {{"section", text_field(text.section)},
             {"block", text_field(text.block)},
             {"organisation", text_field(text.organisation)},
             {"team", text_field(text.team)},
             {"team_name", text_field(team == nullptr ? std::string{} : team->name)},
             {"intervention", text_field(text.intervention)},
             {"intervention_name",
              text_field(intervention == nullptr ? std::string{}
                                                 : intervention->name.in(facts.request.lang))},
             {"lang", text_field(text.lang)},
             {"text", detached_field(words)}});
    }
}

}  // namespace utfall::usecases
