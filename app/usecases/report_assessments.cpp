#include "app/usecases/period_names.h"
#include "app/usecases/report_figures.h"
#include "app/usecases/report_parts.h"

#include <algorithm>
#include <map>

namespace utfall::usecases {
namespace {

using indicators::Figure;
using indicators::IndicatorDefinition;
using reports::DataRow;

/// What a team answered in a period: the category that holds the median.
struct Answer {
    const core::Period* period{nullptr};
    std::string words;
    std::optional<core::Decimal> n;
};

bool is_scale_of_teams(const ReportFacts& facts, const IndicatorDefinition& definition) {
    if (definition.method != "distribution") return false;
    const auto measures = measures_of(facts.setup.framework, definition);
    return !measures.empty() &&
           std::all_of(measures.begin(), measures.end(), [](const indicators::Measure* measure) {
               return measure->reported_by == "team";
           });
}

/// The answers of each team, oldest first.
std::map<std::string, std::vector<Answer>> answers_to(const ReportFacts& facts,
                                                      const Origins& origins,
                                                      const std::string& indicator,
                                                      const std::vector<core::Period>& periods) {
    indicators::FigureQuery query;
    query.indicators = {indicator};
    query.level = indicators::Level::team;
    query.sources = false;
    std::vector<std::string> codes;
    codes.reserve(periods.size());
    for (const auto& period : periods) codes.push_back(period.code);
    const auto figures = ask_each(facts, origins, query, codes, false);
    std::map<std::string, std::vector<Answer>> answers;
    for (const auto& period : periods) {
        const auto of_period = figures.find(period.code);
        if (of_period == figures.end()) continue;
        for (const Figure& figure : of_period->second.all()) {
            const std::string words = median_words(facts, figure);
            if (!words.empty()) answers[figure.scope.code].push_back({&period, words, figure.n});
        }
    }
    return answers;
}

void put(DataRow& row, const std::string& name, const Answer* answer, core::Lang lang) {
    row[name] = text_field(answer == nullptr ? std::string{} : answer->words);
    row[name + "_period"] =
        text_field(answer == nullptr ? std::string{} : short_period_name(*answer->period, lang));
}

}  // namespace

void add_team_assessments(AskedFacts& asked, Origins& origins, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    const auto& framework = facts.setup.framework;
    const core::Lang lang = facts.request.lang;
    auto& rows = data.tables["team_assessments"];
    for (const std::string& code : framework.indicator_codes()) {
        const IndicatorDefinition& definition = *framework.versions(code).back();
        if (!is_scale_of_teams(facts, definition)) continue;
        const auto periods = own_periods(facts, code);
        const auto answers = answers_to(facts, origins, code, periods);
        for (const auto& team : facts.setup.programme.teams) {
            const auto of_team = answers.find(team.code);
            if (of_team == answers.end()) continue;
            const auto& all = of_team->second;
            const bool is_now = all.back().period->overlaps(facts.period);
            const Answer* now = is_now ? &all.back() : nullptr;
            // The first answer stands by itself: it is the previous one of nothing.
            const std::size_t earlier = all.size() - (is_now ? 1 : 0);
            DataRow row{{"indicator", text_field(code)},
                        {"name", text_field(definition.name.in(lang))},
                        {"theme", text_field(theme_of(code))},
                        {"team", text_field(team.code)},
                        {"team_name", text_field(team.name)},
                        {"n", number_field(now == nullptr ? std::nullopt : now->n)}};
            put(row, "first", earlier > 0 ? &all.front() : nullptr, lang);
            put(row, "previous", earlier > 1 ? &all[earlier - 1] : nullptr, lang);
            put(row, "now", now, lang);
            rows.push_back(std::move(row));
        }
    }
}

}  // namespace utfall::usecases
