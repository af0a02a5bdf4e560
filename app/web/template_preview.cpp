#include "app/web/template_preview.h"

#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/usecases/template_preview.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace utfall::web {
namespace {

std::shared_ptr<const usecases::PreparedReport> composed(Workbench& workbench,
                                                         const OpenedBook& opened,
                                                         const reports::Template& form,
                                                         const ReportChoices& choices) {
    // The digest is of all that a template says but its status, which the preview is marked by.
    const std::string key = opened.store().root_at(opened.as_of).hex() + " " +
                            reports::template_digest(form) + " " +
                            std::string{reports::to_word(form.status)} + choices.query();
    return workbench.composed().get(key, [&] {
        return usecases::preview_template(*opened.book, form, opened.as_of, choices.request);
    });
}

/// What came of composing.
struct Outcome {
    std::string why_not;  ///< Why there is nothing to show; empty when there is.
    core::JsonArray lacks;
    bool has_obstacles{false};
};

Outcome outcome_of(Workbench& workbench, const OpenedBook& opened, const reports::Template& form,
                   const ReportChoices& choices, const Visit& visit) {
    if (!opened.setup->programme.operation) return {visit.text("reports.no_setup"), {}, false};
    if (choices.request.period.empty())
        return {visit.text("templates.preview.no_period"), {}, false};
    try {
        const auto report = composed(workbench, opened, form, choices);
        Outcome outcome;
        outcome.lacks = findings_view(report->findings, core::Severity::error, visit);
        outcome.has_obstacles = !outcome.lacks.empty();
        auto warnings = findings_view(report->findings, core::Severity::warning, visit);
        std::move(warnings.begin(), warnings.end(), std::back_inserter(outcome.lacks));
        return outcome;
    } catch (const core::Error& error) {
        // In a frame the page that says so would not be shown.
        return {
            core::message(error, visit.lang) + " " + core::remedy(error, visit.lang), {}, false};
    }
}

}  // namespace

ReportChoices preview_choices(const OpenedBook& opened, const Visit& visit) {
    const Fields& fields = visit.request.target.query;
    ReportChoices choices;
    choices.as_of = fields.one("as-of");
    choices.request.period = fields.one("period");
    if (choices.request.period.empty()) choices.request.period = newest_ended_period(opened);
    choices.request.lang = report_lang(fields, visit);
    return choices;
}

core::Json preview_view(Workbench& workbench, const OpenedBook& opened,
                        const reports::Template& form, const std::string& page_href,
                        const Visit& visit) {
    const ReportChoices choices = preview_choices(opened, visit);
    const auto& request = choices.request;
    Outcome outcome = outcome_of(workbench, opened, form, choices, visit);
    const std::string count = std::to_string(outcome.lacks.size());
    core::JsonArray periods = period_groups(opened, request.period, visit);
    return core::JsonObject{
        {"page_href", page_href},
        {"has_choices", !periods.empty()},
        {"period_groups", std::move(periods)},
        {"langs", lang_options(request.lang, visit)},
        {"as_of", choices.as_of},
        {"why_not", outcome.why_not},
        {"shown", outcome.why_not.empty()},
        {"has_lacks", !outcome.lacks.empty()},
        {"has_obstacles", outcome.has_obstacles},
        {"lacks_words", visit.text("templates.preview.lacks", {{"count", count}})},
        {"lacks", std::move(outcome.lacks)},
        {"lang_code", request.lang == core::Lang::en ? "en" : "sv"},
        {"href", page_href + "/preview" + choices.query()},
        {"xlsx_href", page_href + "/preview.xlsx" + choices.query()}};
}

Response preview_alone(Workbench& workbench, const OpenedBook& opened,
                       const reports::Template& form, const Visit& visit) {
    const ReportChoices choices = preview_choices(opened, visit);
    return preview_response(*composed(workbench, opened, form, choices), choices.request.lang,
                            visit);
}

}  // namespace utfall::web
