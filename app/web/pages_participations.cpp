#include "app/web/pages_participations.h"

#include "app/usecases/participation_files.h"
#include "app/usecases/participations.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/person_details.h"
#include "app/web/report_words.h"

#include <array>

namespace utfall::web {
namespace {

using usecases::ParticipationCount;

std::vector<participants::Participation> participations_asked_for(const OpenedBook& opened,
                                                                  const Visit& visit) {
    const auto filter = usecases::participation_filter(
        opened.setup->programme, visit.query("intervention"), visit.query("team"));
    auto listed = usecases::participations_at(opened.store(), opened.as_of);
    std::erase_if(listed, [&](const auto& one) { return !filter.asks_for(one); });
    return listed;
}

TableView::Cell named_cell(const std::string& name, const std::string& code) {
    auto cell = TableView::text(name.empty() ? code : name);
    if (!name.empty()) cell.sub = code;
    return cell;
}

TableView counts_table(const OpenedBook& opened, const std::vector<ParticipationCount>& counts,
                       const Visit& visit) {
    TableView table{"participations", visit.text("participations.caption"), visit.lang,
                    visit.text("participations.counted_once")};
    for (const char* column : {"intervention", "team"})
        table.column(column, visit.text("participations.column." + std::string{column}));
    for (const char* column : {"participations", "participants", "open", "exited"})
        table.column(column, visit.text("participations.column." + std::string{column}), true);
    const auto& programme = opened.setup->programme;
    for (const ParticipationCount& count : counts) {
        const bool is_total = count.intervention.empty();
        const auto* intervention = programme.intervention(count.intervention);
        const auto* team = programme.team(count.team);
        auto first = is_total ? TableView::text(visit.text("participations.all"))
                              : named_cell(intervention ? intervention->name.in(visit.lang) : "",
                                           count.intervention);
        auto second = count.team.empty() ? TableView::text("–")
                                         : named_cell(team ? team->name : "", count.team);
        table.row(
            {std::move(first), std::move(second), table.count(count.participations),
             table.count(count.participants), table.count(count.open), table.count(count.exited)},
            is_total);
    }
    return table;
}

Answer participations_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto counts = usecases::participation_counts(participations_asked_for(opened, visit));
    const auto table = counts_table(opened, counts, visit);
    Page page =
        page_of(opened, visit, "phases", "participations", visit.text("participations.title"));
    const ParticipationCount total = counts.empty() ? ParticipationCount{} : counts.back();
    const std::string list = participations_href(opened) + "/list";
    const auto& query = visit.request.target.raw_query;
    const std::string suffix = query.empty() ? "" : "?" + query;
    core::JsonObject view{
        {"has_rows", !counts.empty()},
        {"counted", visit.text("participations.counted",
                               {{"participations", std::to_string(total.participations)},
                                {"participants", std::to_string(total.participants)}})},
        {"table", table.view()},
        {"may_take", may_take_people(opened, workbench, visit)},
        {"list_xlsx", list + ".xlsx" + suffix},
        {"list_csv", list + ".csv" + suffix}};
    add_downloads(view, visit);
    page.view = std::move(view);
    page.data = usecases::participation_counts_json(counts);
    page.data.set("as_of", opened.as_of);
    page.table = table.plain();
    return page;
}

// Every participation, as a file alone: no page shows people one by one.
Answer participations_list(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const std::string& form = visit.request.target.form;
    if (form.empty() || form == "html") return Response::see_other(participations_href(opened));
    open_people(opened, workbench, visit, usecases::PersonView::participations);
    Page page;
    page.table = usecases::participation_file(participations_asked_for(opened, visit), visit.lang);
    return page;
}

}  // namespace

std::string participations_href(const OpenedBook& opened) {
    return book_href(opened.shelved) + "/participations";
}

Crumb participations_crumb(const OpenedBook& opened, const Visit& visit) {
    return {visit.text("participations.title"), participations_href(opened)};
}

void add_downloads(core::JsonObject& view, const Visit& visit) {
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    for (const std::string form : {"xlsx", "csv", "json"})
        view[form] = target.path + "." + form + query;
}

std::span<const Route> participations_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/participations", &participations_page, 0},
        Route{"GET", "/p/{operation}/participations/list", &participations_list, 0},
        Route{"GET", "/p/{operation}/participations/common", &common_page, 0},
        Route{"GET", "/p/{operation}/participations/scb", &scb_page, 0},
        Route{"POST", "/p/{operation}/participations/scb/sent", &record_scb_sent, form_body},
        Route{"GET", "/p/{operation}/participations/erase", &erase_page, 0},
        Route{"POST", "/p/{operation}/participations/erase", &erase_participant, form_body},
    };
    return routes;
}

}  // namespace utfall::web
