#include "app/usecases/form.h"

#include "app/core/digest.h"
#include "app/core/json.h"
#include "app/usecases/day_number.h"

#include <array>

namespace utfall::usecases {
namespace {

using indicators::ValueState;

struct ColumnWords {
    std::string_view name;
    core::LocalText label;
};

const std::array<ColumnWords, form_columns>& column_words() {
    static const std::array<ColumnWords, form_columns> words{{
        {"row", {"Rad", "Row"}},
        {"name", {"Uppgift", "Item"}},
        {"concerns", {"Gäller", "Concerns"}},
        {"group", {"Grupp", "Group"}},
        {"unit", {"Enhet", "Unit"}},
        {"earlier", {"Förra perioden", "Period before"}},
        {"value", {"Värde", "Value"}},
        {"state", {"Läge", "State"}},
        {"comment", {"Kommentar", "Comment"}},
        {"remark", {"Anmärkning", "Remark"}},
    }};
    return words;
}

std::string number_words(const core::Decimal& value, const std::string& kind, core::Lang lang) {
    if (kind == "date") return with_hyphens(value.to_string());
    if (kind != "boolean") return value.to_string();
    if (lang == core::Lang::sv) return value.is_zero() ? "nej" : "ja";
    return value.is_zero() ? "no" : "yes";
}

}  // namespace

std::string FormMark::id() const {
    constexpr std::size_t digits = 10;
    const core::Json content{core::JsonObject{
        {"as_of", as_of}, {"collector", collector}, {"ledger_id", ledger_id}, {"period", period}}};
    return "F-" + core::sha256(core::canonical(content)).hex().substr(0, digits);
}

std::vector<std::pair<std::string, std::string>> form_marks(const FormMark& mark) {
    const std::string prefix = form_mark_prefix;
    return {{prefix + "format", std::string{form_format}},
            {prefix + "id", mark.id()},
            {prefix + "book", mark.ledger_id},
            {prefix + "team", mark.collector},
            {prefix + "period", mark.period},
            {prefix + "as_of", std::to_string(mark.as_of)},
            {prefix + "lang", mark.lang == core::Lang::sv ? "sv" : "en"}};
}

std::string form_cell_name(std::size_t row) {
    std::string digits = std::to_string(row + 1);
    if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
    return "svar_" + digits;
}

std::string_view form_column_name(FormColumn column) {
    return column_words()[static_cast<std::size_t>(column)].name;
}

const core::LocalText& form_label(FormColumn column) {
    return column_words()[static_cast<std::size_t>(column)].label;
}

std::string form_row(const GridCell& cell) {
    return cell.name.substr(cell.name.find(':') + 1);
}

std::vector<FormRow> form_rows(const EntryGrid& grid) {
    std::vector<FormRow> rows;
    for (const GridSection& section : grid.sections)
        for (const GridRow& row : section.rows)
            for (const GridCell& cell : row.cells) rows.push_back({form_row(cell), &row, &cell});
    return rows;
}

std::map<std::string, FormRow> form_rows_by_code(const EntryGrid& grid) {
    std::map<std::string, FormRow> by_code;
    for (FormRow& row : form_rows(grid)) by_code.emplace(row.code, row);
    return by_code;
}

const std::string& form_concerns(const EntryGrid& grid, const GridRow& row, core::Lang lang) {
    const std::string& group = row.group_name.in(lang);
    return group.empty() ? grid.collector.name : group;
}

std::string form_words(const GridRow& row, const GridCell& cell, core::Lang lang) {
    std::string words = row.measure->name.in(lang);
    for (const core::LocalText* more : {&row.group_name, &cell.category}) {
        const std::string& text = more->in(lang);
        if (!text.empty()) words += ", " + text;
    }
    return words;
}

FormContent form_content(const GridCell& cell, const indicators::Measure& measure,
                         core::Lang lang) {
    FormContent content;
    if (!cell.stored) return content;
    const auto& stored = *cell.stored;
    // A cell that was emptied is empty again: nobody has said that the value is missing.
    if (stored.state == ValueState::not_reported && stored.comment.empty()) return content;
    content.state = form_state_word(stored.state, lang);
    if (measure.kind == "text") {
        content.value = stored.comment;
        return content;
    }
    content.comment = stored.comment;
    if (stored.value) content.value = number_words(*stored.value, measure.kind, lang);
    return content;
}

std::string form_state_word(ValueState state, core::Lang lang) {
    const bool swedish = lang == core::Lang::sv;
    switch (state) {
        case ValueState::value:
            return {};
        case ValueState::not_reported:
            return swedish ? "saknas" : "missing";
        case ValueState::not_applicable:
            return swedish ? "ej aktuell" : "not applicable";
        case ValueState::unknown:
            return swedish ? "okänt" : "unknown";
        case ValueState::estimated:
            return swedish ? "uppskattat" : "estimated";
        case ValueState::suppressed:
            return swedish ? "skyddad" : "protected";
    }
    return {};
}

}  // namespace utfall::usecases
