#include "app/core/joined.h"
#include "app/usecases/recording.h"
#include "app/usecases/scb_months.h"
#include "app/web/book_day.h"
#include "app/web/frame.h"
#include "app/web/pages_participations.h"
#include "app/web/report_words.h"

namespace utfall::web {
namespace {

using core::JsonArray;
using core::JsonObject;
using usecases::ScbMonthState;

std::string scb_href(const OpenedBook& opened) {
    return participations_href(opened) + "/scb";
}

/// What is to be done: "first" or "again" it is to be sent, "late" past its day; "sent", "nothing".
std::string standing_of(const ScbMonthState& state, core::Date today) {
    if (!state.change.send) return state.delivered ? "sent" : "nothing";
    if (state.due < today) return "late";
    return state.delivered ? "again" : "first";
}

std::string look_of(const std::string& standing) {
    if (standing == "late") return "error";
    if (standing == "sent") return "ok";
    return standing == "nothing" ? "" : "warn";
}

/// "SCB: 13 (+1)": what SCB says, and how that differs.
std::string told_words(std::int64_t told, std::int64_t difference, const Visit& visit) {
    std::string words = std::to_string(told);
    if (difference != 0) {
        words += difference > 0 ? " (+" : " (−";
        words += std::to_string(difference > 0 ? difference : -difference) + ")";
    }
    return visit.text("scb.told", {{"count", words}});
}

std::string changed_words(const ScbMonthState& state, const Visit& visit) {
    if (!state.delivered || state.change.people == 0) return {};
    return visit.text("scb.changed", {{"count", std::to_string(state.change.people)}});
}

JsonArray rows_view(const std::vector<ScbMonthState>& states, core::Date today,
                    const Visit& visit) {
    JsonArray rows;
    for (const ScbMonthState& state : states) {
        const std::string standing = standing_of(state, today);
        const auto& told = state.reported;
        const auto& sent = state.delivered;
        rows.push_back(JsonObject{
            {"month", state.month},
            {"due", state.due.to_string()},
            {"starts", counted(static_cast<std::uint64_t>(state.own.starts), visit.lang)},
            {"ends", counted(static_cast<std::uint64_t>(state.own.ends), visit.lang)},
            {"sent_on", sent ? sent->on.to_string() : std::string{"–"}},
            {"entry", sent ? std::to_string(sent->entry) : std::string{}},
            {"changed", changed_words(state, visit)},
            {"standing", visit.text("scb.standing." + standing)},
            {"look", look_of(standing)},
            {"scb_starts",
             told ? told_words(told->starts, *state.difference_of_starts(), visit) : std::string{}},
            {"scb_ends",
             told ? told_words(told->ends, *state.difference_of_ends(), visit) : std::string{}},
            {"cause", told ? told->cause : std::string{}},
            {"send", state.change.send}});
    }
    return rows;
}

/// The same as a file.
TableView table_of(const std::vector<ScbMonthState>& states, core::Date today, const Visit& visit) {
    TableView table{"scb", visit.text("scb.title"), visit.lang};
    table.column("month", visit.text("scb.column.month"))
        .column("due", visit.text("scb.column.due"));
    for (const char* column : {"starts", "ends", "changed", "scb_starts", "scb_ends"})
        table.column(column, visit.text("scb.column." + std::string{column}), true);
    table.column("sent_on", visit.text("scb.column.sent_on"))
        .column("standing", visit.text("scb.column.standing"));
    const auto count = [&](const std::optional<std::int64_t>& number) {
        return number ? table.count(*number) : TableView::text("–");
    };
    for (const ScbMonthState& state : states) {
        std::optional<std::int64_t> changed, starts, ends;
        if (state.delivered) changed = state.change.people;
        if (state.reported) {
            starts = state.reported->starts;
            ends = state.reported->ends;
        }
        table.row(
            {TableView::text(state.month), TableView::text(state.due.to_string()),
             count(state.own.starts), count(state.own.ends), count(changed), count(starts),
             count(ends),
             TableView::text(state.delivered ? state.delivered->on.to_string() : std::string{"–"}),
             TableView::text(visit.text("scb.standing." + standing_of(state, today)))});
    }
    return table;
}

JsonArray remarks_view(const std::vector<ScbMonthState>& states, const Visit& visit) {
    JsonArray remarks;
    for (const ScbMonthState& state : states) {
        for (const auto& [key, count] :
             {std::pair{"scb.erased", state.erased}, std::pair{"scb.outside", state.outside}}) {
            if (count > 0)
                remarks.push_back(
                    visit.text(key, {{"month", state.month}, {"count", std::to_string(count)}}));
        }
    }
    return remarks;
}

/// What it means that the month was sent, before that is recorded.
Page consequence_page(const OpenedBook& opened, Workbench& workbench, const Visit& visit,
                      const std::string& month, const usecases::ScbSent& tried) {
    const auto states = usecases::scb_states(opened.store(), opened.as_of);
    const ScbMonthState state = usecases::scb_state_of(states, month);
    const auto later = usecases::to_send_after(states, month);
    Page page = page_of(
        opened, visit, "phases", "scb-sent", visit.text("scb.sent_title", {{"month", month}}),
        {participations_crumb(opened, visit), {visit.text("scb.title"), scb_href(opened)}});
    auto obstacles = findings_view(tried.findings, core::Severity::error, visit);
    page.status = obstacles.empty() ? 200 : 422;
    page.view = JsonObject{
        {"has_obstacles", !obstacles.empty()},
        {"obstacles", std::move(obstacles)},
        {"warnings", findings_view(tried.findings, core::Severity::warning, visit)},
        {"counts", visit.text("scb.sent_counts", {{"starts", std::to_string(state.own.starts)},
                                                  {"ends", std::to_string(state.own.ends)},
                                                  {"rows", std::to_string(state.own.rows)},
                                                  {"size", std::to_string(opened.size)}})},
        {"later", later.empty() ? std::string{}
                                : visit.text("scb.sent_later", {{"months", core::joined(later)}})},
        {"action", scb_href(opened) + "/sent"},
        {"back", scb_href(opened)},
        {"month", month},
        {"size", std::to_string(opened.size)},
        {"note", visit.field("note")},
        {"request_id", new_request_id(workbench)}};
    return page;
}

}  // namespace

Answer scb_page(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().read(visit.argument(0), visit.query("as-of"));
    const auto states = usecases::scb_states(opened.store(), opened.as_of);
    const core::Date today = day_of(opened, workbench);
    Page page = page_of(opened, visit, "phases", "participations-scb", visit.text("scb.title"),
                        {participations_crumb(opened, visit)});
    auto remarks = remarks_view(states, visit);
    JsonObject view{{"has_rows", !states.empty()},
                    {"rows", rows_view(states, today, visit)},
                    {"has_remarks", !remarks.empty()},
                    {"remarks", std::move(remarks)},
                    {"done", visit.query("done")},
                    {"may_record", !opened.is_past() && !workbench.settings().read_only},
                    {"action", scb_href(opened) + "/sent"},
                    {"size", std::to_string(opened.size)}};
    add_downloads(view, visit);
    page.view = std::move(view);
    JsonArray months;
    for (const ScbMonthState& state : states) months.push_back(usecases::scb_month_json(state));
    page.data = JsonObject{{"months", std::move(months)}, {"as_of", opened.as_of}};
    page.table = table_of(states, today, visit).plain();
    return page;
}

Answer record_scb_sent(Workbench& workbench, const Visit& visit) {
    const OpenedBook opened = workbench.shelf().write(visit.argument(0));
    const std::string month = visit.field("month");
    usecases::Act act = workbench.act(visit);
    act.dry_run = visit.field("confirm").empty();
    const auto before =
        usecases::recorded_under(opened.store(), act.request_id, usecases::scb_delivered_kind);
    const auto done = [&](std::uint64_t entry) {
        return Response::see_other(scb_href(opened) + "?done=" + std::to_string(entry));
    };
    if (before) return done(before->seq);
    // What is recorded is the month as it was shown: somebody may have read in more meanwhile.
    if (is_outdated(opened, visit)) return changed_page(opened, visit, "phases", scb_href(opened));
    const auto sent = usecases::record_scb_delivery(*opened.book, month, opened.size, act);
    if (!sent.entry || sent.findings.has_errors())
        return consequence_page(opened, workbench, visit, month, sent);
    return done(*sent.entry);
}

}  // namespace utfall::web
