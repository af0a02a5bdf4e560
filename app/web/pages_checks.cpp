#include "app/core/finding_texts.h"
#include "app/usecases/collection.h"
#include "app/usecases/form_make.h"
#include "app/usecases/period_checks.h"
#include "app/web/asked_periods.h"
#include "app/web/book_day.h"
#include "app/web/frame.h"
#include "app/web/page_parts.h"
#include "app/web/pages.h"
#include "app/web/target.h"

#include <array>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using core::Severity;

/// The findings of each severity that has any, the gravest first.
JsonArray groups_view(const core::Findings& findings, const Visit& visit) {
    JsonArray groups;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        JsonArray rows = findings_view(findings, severity, visit);
        if (rows.empty()) continue;
        const std::string name{core::to_word(severity)};
        const std::string many = counted(rows.size(), visit.lang);
        groups.push_back(JsonObject{{"id", name},
                                    {"heading", visit.text("checks." + name)},
                                    {"is_error", severity == Severity::error},
                                    {"is_warning", severity == Severity::warning},
                                    {"is_note", severity == Severity::note},
                                    {"show", visit.text("checks.show_all", {{"count", many}})},
                                    {"rows", std::move(rows)}});
    }
    return groups;
}

usecases::PlainTable findings_file(const core::Findings& findings, const std::string& period,
                                   const Visit& visit) {
    usecases::PlainTable table;
    table.name = "checks-" + period;
    table.title = visit.text("checks.title");
    table.columns = {
        {"severity", visit.text("finding.severity")}, {"code", visit.text("finding.code")},
        {"who", visit.text("collection.who")},        {"row", visit.text("finding.row")},
        {"message", visit.text("checks.what")},       {"remedy", visit.text("finding.remedy")}};
    for (const auto& finding : findings.list()) {
        const auto who = finding.args.find("who");
        table.rows.push_back({visit.text("finding." + std::string{core::to_word(finding.severity)}),
                              finding.code, who == finding.args.end() ? std::string{} : who->second,
                              finding.where.pointer, core::message(finding, visit.lang),
                              core::remedy(finding, visit.lang)});
    }
    return table;
}

/// "Höstterminen 2025: 412 värden och 3 regler kontrollerade. ..."
std::string sum_words(const usecases::PeriodChecked& checked, const std::string& period,
                      const Visit& visit) {
    const auto count = [&](Severity severity) {
        return counted(static_cast<std::uint64_t>(checked.count(severity)), visit.lang);
    };
    return visit.text("checks.sum", {{"period", period},
                                     {"values", counted(checked.values, visit.lang)},
                                     {"rules", counted(checked.rules, visit.lang)},
                                     {"errors", count(Severity::error)},
                                     {"warnings", count(Severity::warning)},
                                     {"notes", count(Severity::note)}});
}

/// "Ytterligare 12 visas inte: ..."; empty where the list has everything.
std::string unlisted_words(const usecases::PeriodChecked& checked, const Visit& visit) {
    if (checked.unlisted() == 0) return {};
    return visit.text("checks.unlisted",
                      {{"count", counted(checked.unlisted(), visit.lang)},
                       {"most", counted(core::Findings::kept_per_code, visit.lang)}});
}

/// One of those who are asked for values, or all of them.
struct AskedCollector {
    std::string slug;       ///< Empty: all.
    JsonArray options;      ///< {"code","words","chosen"}.
    std::string not_asked;  ///< Who was chosen, where the period asks nothing of them.
};

AskedCollector asked_collector(const OpenedBook& opened, const std::string& period,
                               const std::string& wanted) {
    AskedCollector asked{wanted, {}, {}};
    bool is_asked = false;
    for (const auto& one : usecases::asked_for(*opened.setup, period)) {
        is_asked = is_asked || one.slug() == wanted;
        asked.options.push_back(JsonObject{
            {"code", one.slug()}, {"words", one.name}, {"chosen", one.slug() == wanted}});
    }
    if (wanted.empty() || is_asked) return asked;
    for (const auto& one : usecases::collectors_of(opened.setup->programme)) {
        if (one.slug() != wanted) continue;
        asked.not_asked = one.name;
        asked.options.push_back(
            JsonObject{{"code", wanted}, {"words", one.name}, {"chosen", true}});
    }
    return asked;
}

Answer checks_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const core::Date today = day_of(opened, workbench);
    const AskedPeriods asked = asked_periods(opened, today, visit.query("period"));
    const bool is_asked = !asked.period.empty();
    AskedCollector whose = asked_collector(opened, asked.period, visit.query("team"));
    const bool is_silent = !whose.not_asked.empty();
    const usecases::PeriodChecksWanted wanted{asked.period, whose.slug, today, opened.as_of,
                                              visit.lang};
    const auto checked = is_asked && !is_silent
                             ? usecases::check_period_values(*opened.book, *opened.setup, wanted)
                             : usecases::PeriodChecked{};
    Page page;
    page.body = "checks";
    page.title = visit.text("checks.title");
    page.menu = "collection";
    page.styles = {"collection.css"};
    const std::string book = book_href(opened.shelved);
    page.crumbs = {{visit.text("menu.collection"), book + "/collection"}, {page.title, ""}};
    page.as_of_words = as_of_words(opened, workbench, visit);
    const std::string period = percent_encoded(asked.period);
    JsonObject view{
        {"is_asked", is_asked},
        {"as_of", visit.query("as-of")},
        {"periods", options_view(asked, visit.lang)},
        {"collectors", std::move(whose.options)},
        {"not_asked", is_silent ? visit.text("checks.not_asked",
                                             {{"who", whose.not_asked}, {"period", asked.period}})
                                : std::string{}},
        {"sum", sum_words(checked, asked.period, visit)},
        {"unlisted", unlisted_words(checked, visit)},
        {"period_href", book + "/periods/" + period},
        {"grid_href", book + "/collection/" + period},
        {"is_clean", is_asked && !is_silent && checked.findings.empty()},
        {"has_findings", !checked.findings.empty()},
        {"groups", groups_view(checked.findings, visit)}};
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    for (const std::string form : {"xlsx", "csv", "json"})
        view[form] = target.path + "." + form + query;
    page.view = std::move(view);
    page.data = usecases::period_checked_json(wanted, checked);
    page.table = findings_file(checked.findings, asked.period, visit);
    return page;
}

}  // namespace

std::span<const Route> checks_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/checks", &checks_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
