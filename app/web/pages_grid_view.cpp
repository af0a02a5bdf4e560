#include "app/web/pages_grid_view.h"

#include "app/core/finding_texts.h"
#include "app/core/text.h"
#include "app/usecases/book.h"
#include "app/usecases/period_names.h"
#include "app/web/frame.h"
#include "app/web/grid_form.h"
#include "app/web/target.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <array>
#include <utility>

namespace utfall::web {
namespace {

using usecases::GridCell;
using usecases::GridRow;

constexpr std::array<const char*, 6> states{"value",   "not_reported", "not_applicable",
                                            "unknown", "estimated",    "suppressed"};

// How one row stands: the most urgent thing about it.
enum class RowStanding { open, draft, filled, asks, faulty };

struct RowView {
    RowStanding standing{RowStanding::open};
    std::optional<core::Decimal> total;
    core::JsonArray cells, asks, messages;
};

const core::Finding* finding_of(const GridView& view, const std::string& cell) {
    for (const auto& finding : view.findings.list()) {
        if (finding.where.pointer == cell && finding.severity == core::Severity::error)
            return &finding;
    }
    return nullptr;
}

std::string difference_text(const core::Decimal& difference, core::Lang lang) {
    const std::string number = reports::exact_text(difference, lang);
    return difference > core::Decimal{} ? "+" + number : number;
}

std::optional<core::Decimal> number_in(const GridCell& cell, const GridRow& row,
                                       const std::string& shown) {
    const auto reading = usecases::read_cell(shown, *row.measure);
    static_cast<void>(cell);
    return reading.value;
}

core::Json ask_view(const GridCell& cell, const std::string& shown,
                    const usecases::CellReading& reading, const GridView& view) {
    core::JsonArray answers;
    for (const auto& meant : {reading.as_grouped, reading.as_decimals}) {
        if (!meant) continue;
        // Said without doubt: no groups, and decimals that cannot be taken for one.
        std::string plain = meant->to_string();
        if (!meant->is_whole()) plain += "0";
        answers.push_back(
            core::JsonObject{{"value", cell.name + "=" + plain},
                             {"words", reports::exact_text(*meant, view.visit.lang)}});
    }
    return core::JsonObject{{"words", view.visit.text("collection.ask", {{"text", shown}})},
                            {"id", "q:" + cell.name},
                            {"answers", std::move(answers)}};
}

RowView row_view(const GridRow& row, const GridView& view) {
    RowView seen;
    std::vector<std::optional<core::Decimal>> numbers;
    bool any = false, drafted = false, faulty = false, asks = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const GridCell& cell = row.cells[i];
        const std::string shown = shown_text(cell, *row.measure, view.draft, view.visit.lang);
        const auto reading = usecases::read_cell(shown, *row.measure);
        const auto* fault = finding_of(view, cell.name);
        numbers.push_back(number_in(cell, row, shown));
        any = any || !core::trimmed(shown).empty();
        drafted = drafted || view.draft.fields.contains(cell.name);
        if (reading.asks) {
            asks = true;
            seen.asks.push_back(ask_view(cell, shown, reading, view));
        } else if (fault != nullptr) {
            faulty = true;
            seen.messages.push_back(
                core::JsonObject{{"words", core::message(*fault, view.visit.lang)},
                                 {"remedy", core::remedy(*fault, view.visit.lang)},
                                 {"id", "m:" + cell.name}});
        }
        const std::string category = cell.category.in(view.visit.lang);
        seen.cells.push_back(core::JsonObject{
            {"name", cell.name},
            {"value", shown},
            {"column", "k" + std::to_string(i)},
            {"category", category.empty() ? view.visit.text("collection.value") : category},
            {"asks", reading.asks},
            {"faulty", fault != nullptr && !reading.asks},
            {"described", reading.asks       ? "q:" + cell.name
                          : fault != nullptr ? "m:" + cell.name
                                             : std::string{}},
            {"words_wide", row.measure->kind == "text"}});
    }
    seen.total = usecases::sum_of(numbers);
    drafted = drafted || view.draft.fields.contains("s:" + row.name);
    seen.standing = faulty    ? RowStanding::faulty
                    : asks    ? RowStanding::asks
                    : drafted ? RowStanding::draft
                    : any     ? RowStanding::filled
                              : RowStanding::open;
    return seen;
}

const char* to_key(RowStanding standing) {
    switch (standing) {
        case RowStanding::open:
            return "open";
        case RowStanding::draft:
            return "draft";
        case RowStanding::filled:
            return "filled";
        case RowStanding::asks:
            return "asks";
        case RowStanding::faulty:
            return "faulty";
    }
    return "open";
}

std::optional<core::Decimal> earlier_total(const GridRow& row) {
    std::vector<std::optional<core::Decimal>> numbers;
    for (const GridCell& cell : row.cells)
        numbers.push_back(cell.earlier ? cell.earlier->value : std::nullopt);
    return usecases::sum_of(numbers);
}

core::JsonArray state_choices(const GridRow& row, const GridView& view) {
    core::JsonArray choices;
    const std::string chosen = shown_state(row, view.draft);
    for (const char* const state : states) {
        choices.push_back(
            core::JsonObject{{"code", state},
                             {"words", view.visit.text(std::string{"collection.choose."} + state)},
                             {"chosen", chosen == state}});
    }
    return choices;
}

bool adds_up(const indicators::Measure& measure) {
    return measure.kind != "text" && measure.kind != "boolean" && measure.kind != "date" &&
           measure.kind != "percentage" && measure.kind != "ordinal";
}

core::Json row_json(const GridRow& row, const GridView& view) {
    RowView seen = row_view(row, view);
    const core::Lang lang = view.visit.lang;
    const bool sums = adds_up(*row.measure);
    const auto before = sums ? earlier_total(row) : std::nullopt;
    const std::string comment = shown_comment(row, view.draft);
    const std::string key = to_key(seen.standing);
    const auto& measure = *row.measure;
    std::string limits;
    if (measure.min)
        limits += view.visit.text("collection.limit.min",
                                  {{"n", reports::exact_text(*measure.min, lang)}});
    if (measure.max)
        limits += (limits.empty() ? "" : ", ") +
                  view.visit.text("collection.limit.max",
                                  {{"n", reports::exact_text(*measure.max, lang)}});
    return core::JsonObject{
        {"name", row.name},
        {"row_name", row.name},
        {"measure", measure.name.in(lang)},
        {"code", measure.code},
        {"unit", reports::word_or_code(lang, "unit", measure.unit)},
        {"optional", !measure.mandatory},
        {"limits", limits},
        {"kind", view.visit.text("collection.kind." + measure.kind)},
        {"cells", std::move(seen.cells)},
        {"total", sums && seen.total ? reports::exact_text(*seen.total, lang) : std::string{}},
        {"earlier", before ? reports::exact_text(*before, lang)
                           : view.visit.text(sums ? "collection.earlier_none"
                                                  : "collection.earlier_not_summed")},
        {"change", before && seen.total ? difference_text(*seen.total + -*before, lang)
                                        : view.visit.text("collection.change_none")},
        {"states", state_choices(row, view)},
        {"standing", view.visit.text("collection.standing." + key)},
        {"is_" + key, true},
        {"standing_key", key},
        {"comment", comment},
        {"has_notes", !seen.asks.empty() || !seen.messages.empty()},
        {"asks", std::move(seen.asks)},
        {"messages", std::move(seen.messages)},
        {"closed", view.closed}};
}

core::JsonArray sections_view(const GridView& view, std::size_t& rows, std::size_t& filled) {
    core::JsonArray sections;
    for (std::size_t i = 0; i < view.grid.sections.size(); ++i) {
        const auto& section = view.grid.sections[i];
        core::JsonArray columns, groups, members;
        for (std::size_t j = 0; j < section.columns.size(); ++j) {
            const std::string words = section.columns[j].in(view.visit.lang);
            columns.push_back(core::JsonObject{
                {"id", "k" + std::to_string(j)},
                {"words", words.empty() ? view.visit.text("collection.value") : words}});
        }
        for (std::size_t j = 0; j < section.rows.size(); ++j) {
            const GridRow& row = section.rows[j];
            core::Json shown = row_json(row, view);
            ++rows;
            const std::string standing = shown.string_or("standing_key");
            if (standing == "filled" || standing == "draft") ++filled;
            for (const char* const flag :
                 {"is_open", "is_draft", "is_filled", "is_asks", "is_faulty"}) {
                if (shown.find(flag) == nullptr) shown.set(flag, false);
            }
            members.push_back(std::move(shown));
            const bool last =
                j + 1 == section.rows.size() || section.rows[j + 1].group != row.group;
            if (!last) continue;
            groups.push_back(
                core::JsonObject{{"group", row.group_name.in(view.visit.lang)},
                                 {"group_id", "h" + std::to_string(i) + ":" + row.group},
                                 {"rows", std::move(members)}});
            members.clear();
        }
        const std::string name = section.name.in(view.visit.lang);
        sections.push_back(core::JsonObject{
            {"section", "g" + std::to_string(i)},
            {"section_name", name.empty() ? view.visit.text("collection.no_breakdown")
                                          : view.visit.text("collection.by", {{"name", name}})},
            {"columns", std::move(columns)},
            {"span", std::to_string(section.columns.size() + 5)},
            {"span_rest", std::to_string(section.columns.size() + 4)},
            {"groups", std::move(groups)}});
    }
    return sections;
}

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
        if (entry && entry->kind != "values-entered") entry.reset();
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
    std::size_t rows = 0, filled = 0;
    core::JsonArray sections = sections_view(view, rows, filled);
    core::JsonObject body{
        {"heading", name},
        {"path", grid_path(view.opened, view.visit)},
        {"span_words", usecases::period_name(view.grid.period, view.visit.lang)},
        {"from", view.grid.period.from.to_string()},
        {"to", view.grid.period.to.to_string()},
        {"due",
         view.visit.text(view.today > view.grid.due ? "collection.was_due" : "collection.due",
                         {{"day", view.grid.due.to_string()}})},
        {"earlier_code", view.grid.earlier ? view.grid.earlier->code
                                           : view.visit.text("collection.earlier_period")},
        {"has_sections", !sections.empty()},
        {"sections", std::move(sections)},
        {"progress", view.visit.text("collection.progress",
                                     {{"n", std::to_string(filled)}, {"m", std::to_string(rows)}})},
        {"filled", std::to_string(filled)},
        {"all_rows", std::to_string(rows == 0 ? 1 : rows)},
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
    std::size_t rows = 0, filled = 0;
    const core::Json sections = sections_view(view, rows, filled);
    core::JsonObject answer{
        {"kept", view.visit.text("collection.draft_kept", {{"time", time}})},
        {"progress", view.visit.text("collection.progress", {{"n", std::to_string(filled)},
                                                             {"m", std::to_string(rows)}})}};
    for (const auto& section : view.grid.sections) {
        for (const auto& row : section.rows) {
            const bool mine = name == "s:" + row.name || name == "c:" + row.name ||
                              name.starts_with("v:" + row.name);
            if (!mine) continue;
            // The longest name wins: "v:M-A:T1" begins "v:M-A:T10:F" too.
            const std::string own = "v:" + row.name;
            if (name.size() > own.size() && name.starts_with(own) && name[own.size()] != ':')
                continue;
            answer["row"] = row_json(row, view);
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
