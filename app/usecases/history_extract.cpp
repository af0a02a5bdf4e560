#include "app/usecases/history_extract.h"

#include "app/core/error.h"
#include "app/usecases/report_figures.h"

#include <algorithm>
#include <array>

namespace utfall::usecases {
namespace {

using core::Error;
using core::ErrorKind;

constexpr std::array<std::string_view, 7> datasets{
    "acts",         "changes",     "definition_history", record_changes_dataset, "report_register",
    "verification", trials_dataset};
/// An extract is read by people. Whoever wants every line takes the book.
constexpr std::size_t most_rows = 20000;

void check_scope(const ReportFacts& facts) {
    if (facts.scope.level == indicators::Level::phase)
        throw Error{ErrorKind::usage, "HISTORY_SCOPE", {{"scope", facts.request.scope}}};
}

}  // namespace

bool tells_history(const reports::Template& form) {
    return std::any_of(datasets.begin(), datasets.end(),
                       [&](std::string_view name) { return form.asks_for(name); });
}

HistoryAbout history_about(const ReportFacts& facts) {
    HistoryAbout about;
    const std::string& asked = facts.request.about;
    if (asked.empty()) return about;
    const std::string kind = asked.substr(0, asked.find(':'));
    const std::string code = asked.substr(std::min(asked.size(), kind.size() + 1));
    const auto& framework = facts.setup.framework;
    if (kind == "indicator") {
        const auto versions = framework.versions(code);
        if (versions.empty())
            throw Error{ErrorKind::not_found, "INDICATOR_UNKNOWN", {{"code", code}}};
        about.indicators.insert(code);
        for (const auto* definition : versions) {
            for (const auto* measure : measures_of(framework, *definition))
                about.measures.insert(measure->code);
        }
        return about;
    }
    if (framework.measure(code) == nullptr)
        throw Error{ErrorKind::not_found, "MEASURE_UNKNOWN", {{"code", code}}};
    about.measures.insert(code);
    return about;
}

void add_history(const reports::Template& form, const ReportFacts& facts, Origins& origins,
                 reports::DataSet& data, core::Findings& findings) {
    check_scope(facts);
    const HistoryAbout about = history_about(facts);
    ActsNamed acts{facts};
    data.values["history.about"] =
        text_field(facts.request.about.substr(facts.request.about.find(':') + 1));
    add_changes(facts, about, acts, origins, data);
    if (form.asks_for(record_changes_dataset)) add_record_changes(facts, about, acts, data);
    add_definition_history(facts, about, acts, data);
    add_report_register(facts, acts, data);
    data.tables["acts"] = acts.rows();
    add_verification(facts, data);
    add_reissue_trials(facts, data);
    for (const std::string_view name : datasets) {
        const std::size_t rows = data.table(name).size();
        if (rows > most_rows) {
            findings.add("HISTORY_TOO_LONG", core::Place{},
                         {{"rows", std::to_string(rows)}, {"most", std::to_string(most_rows)}});
        }
    }
}

}  // namespace utfall::usecases
