#include "app/usecases/common_catalogues.h"
#include "app/usecases/common_view.h"
#include "app/web/pages_participations.h"
#include "app/web/report_words.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::web {
namespace {

using usecases::CommonView;

constexpr const char* nothing = "–";

/// Outputs, or results with what is known of those who left.
TableView counts_table(const CommonView& common, bool results, const Visit& visit) {
    const std::string name = results ? "results" : "outputs";
    std::string note = visit.text("common." + name + "_note");
    if (!common.knows_nonbinary()) note += " " + visit.text("common.two_sexes");
    TableView table{"common-" + name, visit.text("common." + name), visit.lang, std::move(note)};
    const auto words = [&](const std::string& column) {
        return visit.text("common.column." + column);
    };
    table.column("indicator", words("indicator"));
    for (const char* column : {"women", "men", "non_binary", "total", "incomplete"})
        table.column(column, words(column), true);
    if (results) {
        for (const char* column : {"exited", "waiting", "unanswered"})
            table.column(column, words(column), true);
        table.column("last_observed", words("last_observed"));
    }
    for (std::size_t at = 0; at < common.indicators.size(); ++at) {
        const auto& indicator = common.indicators[at];
        const auto& count = common.counts.indicators[at];
        if (indicator.result.has_value() != results) continue;
        auto first = TableView::text(usecases::common_name(indicator.code).in(visit.lang));
        first.sub = indicator.code;
        if (results)
            first.sub += " · " + usecases::window_words(indicator.result->window, visit.lang);
        if (!usecases::is_verified_common(indicator.code))
            first.sub += " · " + visit.text("common.working_name");
        const auto known = [&](std::int64_t people) {
            return count.is_known ? table.count(people) : TableView::text(nothing);
        };
        std::vector<TableView::Cell> cells{
            std::move(first),
            known(count.people.female),
            known(count.people.male),
            common.knows_nonbinary() ? known(count.people.nonbinary) : TableView::text(nothing),
            known(count.people.total()),
            table.count(common.left_out_of(indicator))};
        if (results) {
            for (const auto* people : {&count.exited, &count.waiting, &count.unanswered})
                cells.push_back(table.count(people->total()));
            cells.push_back(TableView::text(count.last_observed ? count.last_observed->to_string()
                                                                : std::string{nothing}));
        }
        table.row(std::move(cells));
    }
    return table;
}

TableView checks_table(const CommonView& common, const Visit& visit) {
    TableView table{"common-checks", visit.text("common.checks"), visit.lang};
    for (const char* column : {"rule", "subject", "sex"})
        table.column(column, visit.text("common.column." + std::string{column}));
    for (const char* column : {"left", "right"})
        table.column(column, visit.text("common.column." + std::string{column}), true);
    table.column("verdict", visit.text("common.column.verdict"));
    for (const auto& check : common.checks) {
        if (check.sex == participants::Sex::nonbinary && !common.knows_nonbinary()) continue;
        auto verdict = TableView::text(visit.text(check.ok ? "common.holds" : "common.broken"));
        verdict.look = check.ok ? "ok" : "error";
        table.row({TableView::text(reports::word_or_code(visit.lang, "consistency", check.code)),
                   TableView::mono(check.subject),
                   TableView::text(visit.text("common.sex." + usecases::sex_word(check))),
                   table.count(check.left), table.count(check.right), std::move(verdict)});
    }
    return table;
}

std::string checked_words(const CommonView& common, const Visit& visit) {
    const auto broken =
        std::ranges::count_if(common.checks, [](const auto& check) { return !check.ok; });
    if (broken == 0) return visit.text("common.all_hold");
    return visit.text("common.some_broken", {{"count", std::to_string(broken)}});
}

}  // namespace

Answer common_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const core::Date day = usecases::reckoning_day(opened.store(), opened.as_of, visit.query("day"),
                                                   workbench.settings().books.clock().now());
    const auto common = usecases::common_view(opened.store(), opened.as_of, *opened.setup, day);
    const auto complete = common.counts.complete.total();
    Page page = page_of(opened, visit, "phases", "participations-common",
                        visit.text("common.title"), {participations_crumb(opened, visit)});
    core::JsonObject view{
        {"has_people", common.has_people()},
        {"day", day.to_string()},
        {"as_of", visit.query("as-of")},
        {"completeness",
         visit.text("common.completeness",
                    {{"complete", std::to_string(complete)},
                     {"all", std::to_string(complete + common.counts.incomplete.total())}})},
        {"outputs", counts_table(common, false, visit).view()},
        {"results", counts_table(common, true, visit).view()},
        {"checked", checked_words(common, visit)},
        {"checks", checks_table(common, visit).view()}};
    add_downloads(view, visit);
    page.view = std::move(view);
    page.data = usecases::common_view_json(common, visit.lang);
    page.data.set("as_of", opened.as_of);
    page.table = usecases::common_table(common, visit.lang);
    return page;
}

}  // namespace utfall::web
