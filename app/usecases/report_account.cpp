#include "app/usecases/report_figures.h"
#include "app/usecases/report_parts.h"

namespace utfall::usecases {
namespace {

using reports::DataRow;

/// The indicator's name, and what it comes to in the period.
void put_indicator(DataRow& row, const std::string& code, const ReportFacts& facts,
                   Origins& origins) {
    const auto versions = facts.setup.framework.versions(code);
    if (versions.empty()) return;
    auto query = query_at(facts.scope, facts.period.code);
    query.indicators = {code};
    const FigureIndex figures = ask(facts, origins, query, false);
    const indicators::Figure* last = figures.all().empty() ? nullptr : &figures.all().back();
    set_name(row, last == nullptr ? *versions.back() : definition_of(facts, *last), facts);
    row["indicator_name"] = std::move(row["name"]);
    row.erase("name");
    row["value"] = maybe_figure(last, origins);
    if (last != nullptr) row["text"] = text_field(words_of(facts, *last));
}

}  // namespace

void add_lessons(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    const auto& programme = facts.setup.programme;
    const core::Lang lang = facts.request.lang;
    auto& rows = data.tables["lessons"];
    for (const auto& lesson : asked.account().lessons) {
        if (lesson.date > facts.period.to) continue;
        const auto* intervention = programme.intervention(lesson.intervention);
        rows.push_back(
            {{"code", text_field(lesson.code)},
             {"success_factor", text_field(lesson.success_factor)},
             {"what", detached_field(lesson.what.in(lang))},
             {"for_whom", detached_field(lesson.for_whom.in(lang))},
             {"conditions", detached_field(lesson.conditions.in(lang))},
             {"evidence", detached_field(lesson.evidence.in(lang))},
             {"organisation", text_field(lesson.organisation)},
             {"organisation_name",
              text_field(lesson.organisation.empty()
                             ? std::string{}
                             : organisation_name(programme, lesson.organisation))},
             {"intervention", text_field(lesson.intervention)},
             {"intervention_name",
              text_field(intervention == nullptr ? std::string{} : intervention->name.in(lang))},
             {"date", date_field(lesson.date)}});
    }
}

void add_visibility(AskedFacts& asked, Origins& /*origins*/, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    auto& rows = data.tables["visibility"];
    for (const auto& one : asked.account().visibility) {
        // Whoever is asked about a period is not answered with what came after it.
        const bool is_later = one.date && *one.date > facts.period.to;
        const bool was_not_yet = is_later && one.fulfilled == "yes";
        rows.push_back({{"code", text_field(one.code)},
                        {"requirement", text_field(one.requirement.in(facts.request.lang))},
                        {"source", text_field(one.source)},
                        {"verified", text_field(one.verified ? "yes" : "no")},
                        {"fulfilled", text_field(was_not_yet ? std::string{"no"} : one.fulfilled)},
                        {"evidence", detached_field(is_later ? std::string{} : one.evidence)},
                        {"date", is_later ? reports::Field{} : date_field(one.date)}});
    }
}

void add_horizontal(AskedFacts& asked, Origins& origins, reports::DataSet& data) {
    const ReportFacts& facts = asked.facts();
    const core::Lang lang = facts.request.lang;
    auto& rows = data.tables["horizontal"];
    for (const auto& aim : asked.account().horizontal) {
        DataRow row{{"code", text_field(aim.code)},
                    {"principle", text_field(aim.principle)},
                    {"aim", detached_field(aim.aim.in(lang))},
                    {"done", detached_field(aim.done.in(lang))},
                    {"comment", detached_field(aim.comment.in(lang))}};
        put_indicator(row, aim.indicator, facts, origins);
        rows.push_back(std::move(row));
    }
}

}  // namespace utfall::usecases
