#include "app/usecases/activities.h"
#include "app/web/frame.h"
#include "app/web/pages.h"
#include "app/web/report_words.h"
#include "reports/words.h"

#include <array>

namespace utfall::web {
namespace {

using activities::Activity;

constexpr std::string_view nothing = "–";

std::string_view look_of(const Activity& activity) {
    if (activity.status == "held") return "ok";
    return activity.status == "cancelled" ? "warn" : "";
}

TableView::Cell days_cell(const Activity& activity) {
    if (!activity.date) return TableView::text(std::string{nothing});
    auto cell = TableView::text(activity.date->to_string());
    if (activity.end_date && activity.end_date != activity.date)
        cell.sub = "– " + activity.end_date->to_string();
    return cell;
}

std::string team_name(const OpenedBook& opened, const Activity& activity) {
    const auto& programme = opened.setup->programme;
    if (const auto* team = programme.team(activity.team)) return team->name;
    const auto* organisation = programme.organisation(activity.organisation);
    return organisation == nullptr ? activity.organisation : organisation->name;
}

TableView activities_table(const OpenedBook& opened, const std::vector<Activity>& listed,
                           const Visit& visit) {
    TableView table{"activities", visit.text("activities.title"), visit.lang};
    for (const char* column : {"name", "kind", "who", "date", "status"})
        table.column(column, visit.text("activities.column." + std::string{column}));
    for (const char* column : {"hours", "participants"})
        table.column(column, visit.text("activities.column." + std::string{column}), true);
    const auto count = [&](const std::optional<std::int64_t>& number) {
        return number ? table.count(*number) : TableView::text(std::string{nothing});
    };
    for (const Activity& one : listed) {
        auto name = TableView::text(one.name.empty() ? one.code : one.name);
        if (!one.name.empty()) name.sub = one.code;
        auto kind = TableView::text(reports::word_or_code(visit.lang, "activity_kind", one.kind));
        kind.sub = one.organiser;
        auto who = TableView::text(team_name(opened, one));
        who.sub = one.target_group;
        auto status =
            TableView::text(reports::word_or_code(visit.lang, "activity_status", one.status));
        status.look = look_of(one);
        status.sub = one.deviation;
        auto participants = count(one.participants);
        if (one.unique_participants)
            participants.sub = visit.text("activities.unique",
                                          {{"count", std::to_string(*one.unique_participants)}});
        auto hours = one.hours ? table.number(*one.hours, one.hours->scale())
                               : TableView::text(std::string{nothing});
        table.row({std::move(name), std::move(kind), std::move(who), days_cell(one),
                   std::move(status), std::move(hours), std::move(participants)});
    }
    return table;
}

Answer activities_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto& programme = opened.setup->programme;
    const auto listed = usecases::activities_asked_for(
        opened.store(), opened.as_of, programme,
        usecases::activity_filter(programme, visit.query("team"), visit.query("organisation"),
                                  visit.query("period")));
    Page page = page_of(opened, visit, "phases", "activities", visit.text("activities.title"));
    const auto& target = visit.request.target;
    const std::string query = target.raw_query.empty() ? "" : "?" + target.raw_query;
    core::JsonObject view{{"has_rows", !listed.empty()},
                          {"table", activities_table(opened, listed, visit).view()}};
    for (const std::string form : {"xlsx", "csv", "json"})
        view[form] = target.path + "." + form + query;
    page.view = std::move(view);
    core::JsonArray list;
    for (const Activity& one : listed) list.push_back(usecases::activity_json(one));
    page.data = core::JsonObject{{"activities", std::move(list)}, {"as_of", opened.as_of}};
    page.table = usecases::activity_file(listed, visit.lang);
    return page;
}

}  // namespace

std::span<const Route> activities_routes() {
    static constexpr std::array routes{
        Route{"GET", "/p/{operation}/activities", &activities_page, 0},
    };
    return routes;
}

}  // namespace utfall::web
