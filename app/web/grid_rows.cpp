#include "app/web/grid_rows.h"

#include "app/core/finding_texts.h"
#include "app/core/text.h"
#include "app/web/grid_form.h"
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
        numbers.push_back(reading.value);
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
    if (const auto* lone = finding_of(view, "c:" + row.name)) {
        faulty = true;
        seen.messages.push_back(core::JsonObject{{"words", core::message(*lone, view.visit.lang)},
                                                 {"remedy", core::remedy(*lone, view.visit.lang)},
                                                 {"id", "m:c:" + row.name}});
    }
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

}  // namespace

core::Json grid_row_view(const GridRow& row, const GridView& view) {
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
        {"comment_faulty", finding_of(view, "c:" + row.name) != nullptr},
        {"has_notes", !seen.asks.empty() || !seen.messages.empty()},
        {"asks", std::move(seen.asks)},
        {"messages", std::move(seen.messages)},
        {"closed", view.closed}};
}

GridSections grid_sections_view(const GridView& view) {
    GridSections seen;
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
            core::Json shown = grid_row_view(row, view);
            ++seen.rows;
            const std::string standing = shown.string_or("standing_key");
            if (standing == "filled" || standing == "draft") ++seen.filled;
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
        seen.sections.push_back(core::JsonObject{
            {"section", "g" + std::to_string(i)},
            {"section_name", name.empty() ? view.visit.text("collection.no_breakdown")
                                          : view.visit.text("collection.by", {{"name", name}})},
            {"columns", std::move(columns)},
            {"span", std::to_string(section.columns.size() + 5)},
            {"span_rest", std::to_string(section.columns.size() + 4)},
            {"groups", std::move(groups)}});
    }
    return seen;
}

}  // namespace utfall::web
