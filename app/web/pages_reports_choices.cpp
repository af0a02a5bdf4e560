#include "app/core/error.h"
#include "app/core/error_texts.h"
#include "app/core/period.h"
#include "app/core/text.h"
#include "app/usecases/book.h"
#include "app/usecases/claims.h"
#include "app/usecases/period_names.h"
#include "app/usecases/report_disclosure.h"
#include "app/web/pages_reports.h"
#include "app/web/target.h"
#include "reports/swedish.h"

#include <algorithm>

namespace utfall::web {
namespace {

core::Json option(std::string value, std::string words, const std::string& chosen) {
    const bool is_chosen = value == chosen;
    return core::JsonObject{
        {"value", std::move(value)}, {"words", std::move(words)}, {"chosen", is_chosen}};
}

core::JsonArray template_options(const Workbench& workbench, const std::string& chosen,
                                 core::Lang lang) {
    core::JsonArray options;
    for (const auto& name : workbench.templates().list()) {
        options.push_back(option(
            name.to_string(),
            template_in_words(workbench, name.to_string(), lang) + " " + name.version, chosen));
    }
    return options;
}

core::Date newest_day(const OpenedBook& opened) {
    const auto last = opened.store().entry(opened.as_of - 1);
    return usecases::local_day(opened.store().info(), last->recorded_at);
}

// The last term that is over; else the last school year or half-year. While none of a kind is, its
// first one when `running` ones will do.
std::string usual_period(const OpenedBook& opened, bool running) {
    const auto& programme = opened.setup->programme;
    if (!programme.operation) return {};
    const core::Date today = newest_day(opened);
    for (const auto frequency :
         {core::Frequency::term, core::Frequency::school_year, core::Frequency::half_year}) {
        std::string last;
        for (const auto& period :
             programme.periods(frequency, programme.operation->reporting_organisation,
                               programme.operation->span.from, today)) {
            if (period.to <= today || (running && last.empty())) last = period.code;
        }
        if (!last.empty()) return last;
    }
    return {};
}

core::JsonArray claim_options(const OpenedBook& opened, const std::string& chosen,
                              const Visit& visit) {
    core::JsonArray options{option("", visit.text("reports.claim.latest"), chosen)};
    for (const auto& claim : usecases::recorded_claims(opened.store(), opened.as_of)) {
        options.push_back(option(
            claim.number,
            visit.text("reports.claim.one", {{"claim", claim.number}, {"through", claim.through}}),
            chosen));
    }
    return options;
}

core::JsonArray profile_options(const std::string& chosen, const Visit& visit) {
    core::JsonArray options;
    for (const auto profile :
         {usecases::internal_profile, usecases::recipient_profile, usecases::public_profile}) {
        const std::string code{profile};
        options.push_back(option(code, visit.text("reports.profile." + code), chosen));
    }
    return options;
}

// A name that is missing, or too long, is told beside its field; the report is shown whole so far.
void choose_profile(ReportChoices& choices, const Fields& fields, core::Lang lang) {
    auto& request = choices.request;
    choices.profile = fields.one("profile");
    if (choices.profile.empty()) choices.profile = usecases::internal_profile;
    request.profile = choices.profile;
    if (choices.profile != usecases::recipient_profile) return usecases::check_profile(request);
    request.recipient = core::trimmed(fields.one("recipient"));
    try {
        usecases::check_profile(request);
    } catch (const core::Error& error) {
        choices.recipient_fault = core::message(error, lang) + " " + core::remedy(error, lang);
        request.profile = usecases::internal_profile;
    }
}

core::JsonArray scope_options(const OpenedBook& opened, const std::string& chosen) {
    const auto& programme = opened.setup->programme;
    core::JsonArray options;
    for (const auto& organisation : programme.organisations) {
        const bool is_reporting =
            programme.operation && organisation.code == programme.operation->reporting_organisation;
        if (is_reporting) options.push_back(option("", organisation.name, chosen));
    }
    for (const auto& team : programme.teams)
        options.push_back(option("team:" + team.code, team.name, chosen));
    return options;
}

}  // namespace

std::string newest_ended_period(const OpenedBook& opened) {
    return usual_period(opened, false);
}

core::Lang report_lang(const Fields& fields, const Visit& visit) {
    const std::string lang = fields.one("report_lang");
    return lang == "en" ? core::Lang::en : lang == "sv" ? core::Lang::sv : visit.lang;
}

core::JsonArray lang_options(core::Lang chosen, const Visit& visit) {
    const std::string lang = chosen == core::Lang::en ? "en" : "sv";
    return {option("sv", visit.text("reports.lang.sv"), lang),
            option("en", visit.text("reports.lang.en"), lang)};
}

core::JsonArray period_groups(const OpenedBook& opened, const std::string& chosen,
                              const Visit& visit) {
    const auto& programme = opened.setup->programme;
    core::JsonArray groups;
    if (!programme.operation) return groups;
    const auto& span = programme.operation->span;
    for (const auto frequency :
         {core::Frequency::term, core::Frequency::school_year, core::Frequency::half_year,
          core::Frequency::quarter, core::Frequency::year}) {
        core::JsonArray options;
        auto periods = programme.periods(frequency, programme.operation->reporting_organisation,
                                         span.from, span.to.value_or(newest_day(opened)));
        std::reverse(periods.begin(), periods.end());
        for (const auto& period : periods) {
            options.push_back(
                option(period.code, reports::capitalised(usecases::period_name(period, visit.lang)),
                       chosen));
        }
        if (options.empty()) continue;
        groups.push_back(core::JsonObject{
            {"label", visit.text("reports.frequency." + std::string{core::to_word(frequency)})},
            {"options", std::move(options)}});
    }
    return groups;
}

void add_choices(core::JsonObject& view, Workbench& workbench, const OpenedBook& opened,
                 const ReportChoices& choices, const Visit& visit) {
    const auto& request = choices.request;
    view.emplace("templates", template_options(workbench, choices.form, visit.lang));
    view.emplace("period_groups", period_groups(opened, request.period, visit));
    view.emplace("claims", claim_options(opened, request.claim, visit));
    view.emplace("scopes", scope_options(opened, request.scope));
    view.emplace("langs", lang_options(request.lang, visit));
    view.emplace("profiles", profile_options(choices.profile, visit));
    view.emplace("profile_value", choices.profile);
    view.emplace("recipient_value", request.recipient);
    view.emplace("recipient_fault", choices.recipient_fault);
    view.emplace("as_of_typed", choices.as_of);
    view.emplace("template_value", choices.form);
    view.emplace("period_value", request.period);
    view.emplace("claim_value", request.claim);
    view.emplace("scope_value", request.scope);
    view.emplace("lang_value", request.lang == core::Lang::en ? "en" : "sv");
    view.emplace("replaces_value", request.replaces);
    view.emplace("query", choices.query());
    view.emplace("size", std::to_string(opened.size));
    view.emplace("request_id", new_request_id(workbench));
}

std::string ReportChoices::query() const {
    std::string query;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (value.empty()) return;
        query += (query.empty() ? "?" : "&") + std::string{name} + "=" + percent_encoded(value);
    };
    add("template", form);
    add("period", request.period);
    if (known_fault.empty()) add("as-of", as_of);
    add("report_lang", request.lang == core::Lang::en ? "en" : "sv");
    if (profile != usecases::internal_profile) add("profile", profile);
    add("recipient", request.recipient);
    add("scope", request.scope);
    add("claim", request.claim);
    add("replaces", request.replaces);
    return query;
}

ReportChoices report_choices(const Workbench& workbench, const OpenedBook& opened,
                             const Visit& visit, const Fields& fields) {
    ReportChoices choices;
    const auto templates = workbench.templates();
    const auto known = templates.list();
    choices.form = fields.one("template");
    if (choices.form.empty() && !known.empty()) choices.form = known.front().family;
    choices.form = templates.resolve(choices.form).to_string();
    choices.as_of = fields.one("as-of");
    auto& request = choices.request;
    request.period = fields.one("period");
    if (request.period.empty()) request.period = usual_period(opened, true);
    request.scope = fields.one("scope");
    request.claim = fields.one("claim");
    request.replaces = fields.one("replaces");
    request.lang = report_lang(fields, visit);
    choose_profile(choices, fields, visit.lang);
    return choices;
}

}  // namespace utfall::web
