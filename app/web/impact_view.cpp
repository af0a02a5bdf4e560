#include "app/web/impact_view.h"

#include "reports/swedish.h"

#include <optional>
#include <utility>

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;

// A page is to be taken in at a glance; the command line's --json has them all.
constexpr std::size_t shown_figures = 12;

std::string shown(const std::optional<core::Decimal>& number, int decimals, core::Lang lang) {
    return number ? reports::number_text(*number, decimals, lang) : "–";
}

JsonObject report_view(const usecases::MovedReport& report, const Visit& visit) {
    JsonArray figures;
    for (const auto& figure : report.figures) {
        if (figures.size() == shown_figures) break;
        figures.push_back(JsonObject{{"label", figure.label},
                                     {"column", figure.column},
                                     {"before", shown(figure.before, figure.decimals, visit.lang)},
                                     {"after", shown(figure.after, figure.decimals, visit.lang)}});
    }
    const std::size_t more = report.figures.size() - figures.size();
    return JsonObject{
        {"number", report.number},
        {"caption", visit.text("impact.report", {{"report", report.number},
                                                 {"period", report.period},
                                                 {"n", std::to_string(report.figures.size())}})},
        {"more", more == 0 ? "" : visit.text("impact.more", {{"n", std::to_string(more)}})},
        {"figures", std::move(figures)}};
}

}  // namespace

core::JsonObject impact_view(const usecases::Impact& impact, const Visit& visit) {
    JsonArray reports, locks;
    for (const auto& report : impact.reports) reports.push_back(report_view(report, visit));
    for (const auto& lock : impact.locks) {
        locks.push_back(JsonObject{
            {"period", lock.period},
            {"who", lock.code},
            {"indicator", lock.indicator},
            {"before", lock.before ? reports::exact_text(*lock.before, visit.lang) : "–"},
            {"after", lock.after ? reports::exact_text(*lock.after, visit.lang) : "–"}});
    }
    return JsonObject{{"none", impact.empty()},
                      {"has_reports_moved", !reports.empty()},
                      {"reports_moved", std::move(reports)},
                      {"has_locks", !locks.empty()},
                      {"locks", std::move(locks)}};
}

}  // namespace utfall::web
