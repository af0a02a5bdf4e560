#include "app/web/pages_grid_view.h"

#include "app/core/finding_texts.h"
#include "app/usecases/book.h"
#include "app/usecases/period_names.h"
#include "app/web/frame.h"
#include "app/web/grid_form.h"
#include "app/web/grid_rows.h"
#include "app/web/target.h"

#include <utility>

namespace utfall::web {
namespace {

core::JsonArray summary_view(const GridView& view) {
    core::JsonArray links;
    if (!view.refused) return links;
    for (const auto& finding : view.findings.list()) {
        if (finding.severity != core::Severity::error) continue;
        links.push_back(core::JsonObject{{"href", "#" + finding.where.pointer},
                                         {"words", core::message(finding, view.visit.lang)}});
    }
    return links;
}

// "Sparat 14:02" with its undo, after the entry is durable.
void add_receipt(const GridView& view, core::JsonObject& into) {
    const auto entry_named = [&](const char* name) -> std::optional<ledger::Entry> {
        const std::string text = view.visit.query(name);
        if (text.empty() || text.size() > 12 ||
            text.find_first_not_of("0123456789") != std::string::npos)
            return {};
        auto entry = view.opened.store().entry(std::stoull(text));
        if (entry && !usecases::is_typed(*entry)) entry.reset();
        return entry;
    };
    const auto recorded = entry_named("recorded");
    const auto undone = entry_named("undone");
    const auto time = [&](const ledger::Entry& entry) {
        return usecases::local_minute(view.opened.store().info(), entry.recorded_at).substr(11);
    };
    into.emplace("recorded", recorded
                                 ? view.visit.text("collection.recorded",
                                                   {{"time", time(*recorded)},
                                                    {"n", std::to_string(recorded->line_count)}})
                                 : std::string{});
    into.emplace("recorded_entry", recorded ? std::to_string(recorded->seq) : std::string{});
    into.emplace("undone", undone ? view.visit.text("collection.undone", {{"time", time(*undone)}})
                                  : std::string{});
    into.emplace("unchanged", view.visit.request.target.query.has("unchanged"));
    into.emplace("kept", view.visit.request.target.query.has("kept"));
}

usecases::PlainTable table_of(const GridView& view) {
    usecases::PlainTable table;
    table.name = "values-" + view.grid.collector.code + "-" + view.grid.period.code;
    table.title = view.grid.collector.name + ", " + view.grid.period.code;
    for (const char* const key : {"measure", "name", "intervention", "category", "value", "state"})
        table.columns.push_back({key, view.visit.text(std::string{"collection.column."} + key)});
    for (const auto& section : view.grid.sections) {
        for (const auto& row : section.rows) {
            for (const auto& cell : row.cells) {
                usecases::PlainTable::Cell number;
                if (cell.stored && cell.stored->value) number.number = cell.stored->value;
                const auto state =
                    cell.stored ? cell.stored->state : indicators::ValueState::not_reported;
                table.rows.push_back({row.measure->code, row.measure->name.in(view.visit.lang),
                                      row.group, cell.category.in(view.visit.lang), number,
                                      view.visit.text("collection.choose." +
                                                      std::string{indicators::to_word(state)})});
            }
        }
    }
    return table;
}

core::Json data_of(const GridView& view) {
    core::JsonArray values;
    for (const auto& section : view.grid.sections) {
        for (const auto& row : section.rows) {
            for (const auto& cell : row.cells) {
                if (!cell.stored) continue;
                core::JsonObject breakdown;
                for (const auto& [dimension, category] : cell.series.breakdown)
                    breakdown.emplace(dimension, category);
                const auto& stored = *cell.stored;
                values.push_back(core::JsonObject{
                    {"measure", cell.series.measure},
                    {"organisation", cell.series.organisation},
                    {"unit", cell.series.unit},
                    {"team", cell.series.team},
                    {"intervention", cell.series.intervention},
                    {"period", stored.period},
                    {"breakdown", std::move(breakdown)},
                    {"state", indicators::to_word(stored.state)},
                    {"value", stored.value ? core::Json{stored.value->to_string()} : core::Json{}},
                    {"entry", stored.ref.entry},
                    {"line", stored.ref.line}});
            }
        }
    }
    return core::JsonObject{{"as_of", view.opened.as_of}, {"values", std::move(values)}};
}

Page framed_grid(const GridView& view) {
    Page page;
    page.menu = "collection";
    page.styles = {"grid.css"};
    page.crumbs = {
        {view.visit.text("menu.collection"), book_href(view.opened.shelved) + "/collection"},
        {view.grid.collector.name + ", " + view.grid.period.code, ""}};
    return page;
}

}  // namespace

std::string grid_path(const OpenedBook& opened, const Visit& visit) {
    return book_href(opened.shelved) + "/collection/" + percent_encoded(visit.argument(1)) + "/" +
           percent_encoded(visit.argument(2));
}

Page grid_page_of(const GridView& view) {
    Page page = framed_grid(view);
    page.body = "grid";
    page.scripts = {"grid.js"};
    const auto summary = summary_view(view);
    const std::string name = view.grid.collector.name + ", " + view.grid.period.code;
    page.title =
        summary.empty() ? name : view.visit.text("collection.fault_title", {{"name", name}});
    if (view.refused) page.status = 422;
    GridSections seen = grid_sections_view(view);
    core::JsonObject body{
        {"heading", name},
        {"path", grid_path(view.opened, view.visit)},
        {"form_href", view.closed ? std::string{}
                                  : book_href(view.opened.shelved) + "/forms/file/" +
                                        percent_encoded(view.visit.argument(1)) + "/" +
                                        percent_encoded(view.visit.argument(2))},
        {"span_words", usecases::period_name(view.grid.period, view.visit.lang)},
        {"from", view.grid.period.from.to_string()},
        {"to", view.grid.period.to.to_string()},
        {"due",
         view.visit.text(view.today > view.grid.due ? "collection.was_due" : "collection.due",
                         {{"day", view.grid.due.to_string()}})},
        {"earlier_code", view.grid.earlier ? view.grid.earlier->code
                                           : view.visit.text("collection.earlier_period")},
        {"has_sections", !seen.sections.empty()},
        {"sections", std::move(seen.sections)},
        {"progress", view.visit.text("collection.progress", {{"n", std::to_string(seen.filled)},
                                                             {"m", std::to_string(seen.rows)}})},
        {"filled", std::to_string(seen.filled)},
        {"all_rows", std::to_string(seen.rows == 0 ? 1 : seen.rows)},
        {"seen", std::to_string(view.opened.size)},
        {"request_id", view.request_id},
        {"closed", view.closed},
        {"has_draft", !view.draft.fields.empty()},
        {"refused", !summary.empty()},
        {"summary_words",
         view.visit.text("collection.fault_count", {{"n", std::to_string(summary.size())}})},
        {"summary", summary}};
    add_receipt(view, body);
    page.view = std::move(body);
    page.data = data_of(view);
    page.table = table_of(view);
    return page;
}

core::Json kept_answer(const GridView& view, const std::string& name, const std::string& time) {
    const GridSections seen = grid_sections_view(view);
    core::JsonObject answer{
        {"kept", view.visit.text("collection.draft_kept", {{"time", time}})},
        {"progress", view.visit.text("collection.progress", {{"n", std::to_string(seen.filled)},
                                                             {"m", std::to_string(seen.rows)}})}};
    for (const auto& section : view.grid.sections) {
        for (const auto& row : section.rows) {
            const bool mine = name == "s:" + row.name || name == "c:" + row.name ||
                              name.starts_with("v:" + row.name);
            if (!mine) continue;
            // The longest name wins: "v:M-A:T1" begins "v:M-A:T10:F" too.
            const std::string own = "v:" + row.name;
            if (name.size() > own.size() && name.starts_with(own) && name[own.size()] != ':')
                continue;
            answer["row"] = grid_row_view(row, view);
        }
    }
    return answer;
}

Page conflict_page_of(const GridView& view, const usecases::EnteredValues& entered) {
    Page page = framed_grid(view);
    page.body = "grid_conflict";
    page.status = 409;
    page.title = view.visit.text("collection.conflict_title");
    core::JsonArray rows;
    for (const auto& conflict : entered.conflicts) {
        for (const auto& section : view.grid.sections) {
            for (const auto& row : section.rows) {
                for (const auto& cell : row.cells) {
                    if (cell.name != conflict.name) continue;
                    const std::string mine =
                        shown_text(cell, *row.measure, view.draft, view.visit.lang);
                    const std::string theirs = stored_text(cell, *row.measure, view.visit.lang);
                    rows.push_back(core::JsonObject{
                        {"name", cell.name},
                        {"label", label_of(row, cell, view.visit.lang)},
                        {"mine",
                         mine.empty() ? view.visit.text("collection.conflict_empty") : mine},
                        {"theirs",
                         theirs.empty() ? view.visit.text("collection.conflict_empty") : theirs},
                        {"by", conflict.by.actor},
                        {"at", usecases::local_minute(view.opened.store().info(),
                                                      conflict.by.recorded_at)}});
                }
            }
        }
    }
    page.view = core::JsonObject{{"rows", std::move(rows)},
                                 {"path", grid_path(view.opened, view.visit)},
                                 {"request_id", view.request_id},
                                 {"seen", std::to_string(view.opened.size)}};
    return page;
}

}  // namespace utfall::web
