#include "app/web/grid_form.h"

#include "app/core/text.h"
#include "app/usecases/day_number.h"
#include "app/web/texts.h"
#include "reports/swedish.h"

#include <algorithm>
#include <utility>

namespace utfall::web {
namespace {

using indicators::ValueState;
using usecases::GridCell;
using usecases::GridRow;

const Draft::Field* field_of(const Draft& draft, const std::string& name) {
    const auto at = draft.fields.find(name);
    return at == draft.fields.end() ? nullptr : &at->second;
}

bool is_estimated(const GridCell& cell) {
    return cell.stored && cell.stored->state == ValueState::estimated;
}

void take_field(const std::string& name, const std::string& shown, std::uint64_t seen,
                const Fields& sent, Draft& draft) {
    if (!sent.has(name)) return;
    const std::string text = sent.one(name);
    if (text == shown) {
        draft.fields.erase(name);
        return;
    }
    const auto [at, added] = draft.fields.try_emplace(name, Draft::Field{text, seen});
    // What was looked at first decides what was overlooked since.
    if (!added) at->second.text = text;
}

}  // namespace

std::string stored_text(const GridCell& cell, const indicators::Measure& measure, core::Lang lang) {
    if (!cell.stored) return {};
    const auto& stored = *cell.stored;
    const bool holds = stored.state == ValueState::value || stored.state == ValueState::estimated;
    if (!holds)
        return text(lang, "collection.typed." + std::string{indicators::to_word(stored.state)});
    if (measure.kind == "text") return stored.comment;
    if (!stored.value) return {};
    if (measure.kind == "boolean")
        return text(lang, stored.value->is_zero() ? "collection.no" : "collection.yes");
    if (measure.kind == "date") return usecases::with_hyphens(stored.value->to_string());
    return reports::exact_text(*stored.value, lang);
}

std::string shown_text(const GridCell& cell, const indicators::Measure& measure, const Draft& draft,
                       core::Lang lang) {
    const auto* field = field_of(draft, cell.name);
    if (field == nullptr) return stored_text(cell, measure, lang);
    const auto reading = usecases::read_cell(field->text, measure);
    return reading.value ? reports::exact_text(*reading.value, lang) : field->text;
}

std::string shown_state(const GridRow& row, const Draft& draft) {
    if (const auto* field = field_of(draft, "s:" + row.name)) return field->text;
    return row.estimated ? "estimated" : "value";
}

std::string shown_comment(const GridRow& row, const Draft& draft) {
    const auto* field = field_of(draft, "c:" + row.name);
    return field == nullptr ? row.comment : field->text;
}

std::string label_of(const GridRow& row, const GridCell& cell, core::Lang lang) {
    std::string label = row.measure->name.in(lang);
    const std::string& group = row.group_name.in(lang);
    if (!group.empty()) label += ", " + group;
    const std::string& category = cell.category.in(lang);
    return category.empty() ? label : label + ", " + category;
}

void take_in(const usecases::EntryGrid& looked_at, std::uint64_t seen, const Fields& sent,
             core::Lang lang, Draft& draft) {
    for (const auto& section : looked_at.sections) {
        for (const GridRow& row : section.rows) {
            for (const GridCell& cell : row.cells)
                take_field(cell.name, stored_text(cell, *row.measure, lang), seen, sent, draft);
            take_field("s:" + row.name, row.estimated ? "estimated" : "value", seen, sent, draft);
            take_field("c:" + row.name, row.comment, seen, sent, draft);
        }
    }
}

namespace {

usecases::TypedCell typed_cell(const GridRow& row, const GridCell& cell, const Draft& draft,
                               core::Lang lang) {
    const auto* value = field_of(draft, cell.name);
    const auto* state = field_of(draft, "s:" + row.name);
    const auto* comment = field_of(draft, "c:" + row.name);
    usecases::TypedCell typed;
    typed.name = cell.name;
    typed.label = label_of(row, cell, lang);
    typed.series = cell.series;
    typed.typed = value != nullptr ? value->text : stored_text(cell, *row.measure, lang);
    if (state != nullptr) {
        if (state->text != "value") typed.state = state->text;
        // A word that was stored gives way to the one chosen for the row.
        const bool word = cell.stored && !cell.stored->value && row.measure->kind != "text";
        if (value == nullptr && word && !typed.state.empty()) typed.typed.clear();
    } else if (row.estimated && (value != nullptr || is_estimated(cell)) &&
               usecases::read_cell(typed.typed, *row.measure).value) {
        typed.state = "estimated";
    }
    if (typed.state == "estimated" && core::trimmed(typed.typed).empty()) typed.state.clear();
    if (comment != nullptr) typed.comment = comment->text;
    for (const auto* field : {value, state, comment}) {
        if (field != nullptr) {
            typed.seen = field->seen;
            break;
        }
    }
    if (cell.earlier) typed.earlier = cell.earlier->value;
    return typed;
}

}  // namespace

core::Findings lone_comments(const usecases::EntryGrid& grid, const Draft& draft, core::Lang lang) {
    core::Findings alone;
    for (const auto& section : grid.sections) {
        for (const GridRow& row : section.rows) {
            const auto* comment = field_of(draft, "c:" + row.name);
            const auto* state = field_of(draft, "s:" + row.name);
            if (comment == nullptr || core::trimmed(comment->text).empty()) continue;
            const bool says =
                state != nullptr && state->text != "value" && state->text != "estimated";
            const bool holds =
                std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
                    return !core::trimmed(shown_text(cell, *row.measure, draft, lang)).empty();
                });
            if (says || holds) continue;
            core::Place place;
            place.pointer = "c:" + row.name;
            alone.add("COMMENT_WITHOUT_VALUE", place, {{"at", row.measure->name.in(lang)}},
                      core::Severity::error);
        }
    }
    return alone;
}

std::vector<usecases::TypedCell> changed_cells(const usecases::EntryGrid& grid, const Draft& draft,
                                               core::Lang lang) {
    std::vector<usecases::TypedCell> changed;
    for (const auto& section : grid.sections) {
        for (const GridRow& row : section.rows) {
            const bool whole_row = field_of(draft, "s:" + row.name) != nullptr;
            const bool commented = field_of(draft, "c:" + row.name) != nullptr;
            for (const GridCell& cell : row.cells) {
                if (field_of(draft, cell.name) != nullptr || whole_row ||
                    (commented && cell.stored))
                    changed.push_back(typed_cell(row, cell, draft, lang));
            }
        }
    }
    return changed;
}

}  // namespace utfall::web
