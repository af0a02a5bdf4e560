#include "app/cli/impact_words.h"

#include "app/cli/output.h"

#include <algorithm>

namespace utfall::cli {
namespace {

constexpr std::size_t shown_figures = 12;

std::string shown(const std::optional<core::Decimal>& number, int decimals) {
    return number ? number->to_fixed(decimals) : "-";
}

std::string shown(const std::optional<core::Decimal>& number) {
    return number ? number->to_string() : "-";
}

std::string report_words(const Context& context, const usecases::MovedReport& report) {
    TextTable table{{context.text("column.ref"), context.text("column.figure_row"),
                     context.text("column.figure_column"), context.text("column.before"),
                     context.text("column.after")},
                    {false, false, false, true, true},
                    {}};
    for (const auto& figure : report.figures) {
        if (table.rows.size() == shown_figures) break;
        table.rows.push_back({figure.ref, figure.label, figure.column,
                              shown(figure.before, figure.decimals),
                              shown(figure.after, figure.decimals)});
    }
    std::string words =
        context.text("impact.report", {{"report", report.number},
                                       {"template", report.template_name},
                                       {"period", report.period},
                                       {"count", std::to_string(report.figures.size())}}) +
        "\n" + table.to_string();
    if (report.figures.size() > shown_figures)
        words += context.text("impact.more",
                              {{"count", std::to_string(report.figures.size() - shown_figures)}}) +
                 "\n";
    return words;
}

std::string lock_words(const Context& context, const std::vector<usecases::MovedLock>& locks) {
    TextTable table{{context.text("column.period"), context.text("column.who"),
                     context.text("column.indicator"), context.text("column.before"),
                     context.text("column.after")},
                    {false, false, false, true, true},
                    {}};
    for (const auto& lock : locks) {
        table.rows.push_back(
            {lock.period, lock.code, lock.indicator, shown(lock.before), shown(lock.after)});
    }
    return context.text("impact.locks", {{"count", std::to_string(locks.size())}}) + "\n" +
           table.to_string();
}

}  // namespace

std::string impact_words(const Context& context, const usecases::Impact& impact) {
    if (impact.empty()) return context.text("impact.none") + "\n";
    std::string words;
    for (const auto& report : impact.reports) words += report_words(context, report);
    if (!impact.locks.empty()) words += lock_words(context, impact.locks);
    return words;
}

}  // namespace utfall::cli
