#include "app/usecases/printed_figures.h"

#include "app/usecases/report_cells.h"

#include <set>
#include <variant>

namespace utfall::usecases {
namespace {

std::optional<core::Decimal> printed(const reports::Cell& cell, int decimals) {
    if (const auto* decimal = std::get_if<core::Decimal>(&cell.value))
        return decimal->rounded(decimals);
    if (const auto* exact = std::get_if<core::Rational>(&cell.value))
        return exact->rounded(decimals);
    return std::nullopt;
}

/// The words that stand before a row's first figure.
std::string words_of_row(const reports::TableRow& row) {
    std::string words;
    for (const auto& cell : row.cells) {
        if (!cell.ref.empty()) break;
        const auto* text = std::get_if<std::string>(&cell.value);
        if (text == nullptr || text->empty()) continue;
        words += (words.empty() ? "" : " · ") + *text;
    }
    return words;
}

/// Tables that tell about the book and the report, not about what is followed up: corrections and
/// what follows from them, lineage.
std::set<std::string> tables_about_itself(const reports::Template& form) {
    std::set<std::string> ids;
    for (const auto& section : form.sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<reports::TableSpec>(&block);
            if (table == nullptr) continue;
            if (table->automatic != reports::Automatic::none ||
                table->data.from == "correction_effects")
                ids.insert(table->id);
        }
    }
    return ids;
}

}  // namespace

PrintedFigures printed_figures(const PreparedReport& report) {
    const reports::Document& document = report.composed.document;
    const auto left_out = tables_about_itself(*report.form);
    PrintedFigures figures;
    std::string group;
    const reports::Table* table = nullptr;
    std::map<std::string, std::size_t> same;
    const reports::TableRow* row = nullptr;
    std::string words, occurrence;
    find_cell(document, [&](const PrintedCell& at) {
        if (table != &at.table) {
            table = &at.table;
            group.clear();
            same.clear();
        }
        if (row != &at.row) {
            row = &at.row;
            words = words_of_row(*row);
            if (row->kind == reports::RowKind::group) group = words;
            occurrence = group + "#" + std::to_string(same[group + "|" + words]++);
        }
        if (at.cell().ref.empty() || left_out.contains(table->id)) return false;
        const auto& column = table->columns[at.column];
        const int decimals = at.cell().decimals.value_or(column.format.decimals);
        figures[{table->id, words, occurrence, column.key}] = {
            at.cell().ref, words,         column.label, printed(at.cell(), decimals),
            decimals,      figures.size()};
        return false;
    });
    return figures;
}

core::Json printed_json(const std::optional<core::Decimal>& number, int decimals) {
    return number ? core::Json{number->to_fixed(decimals)} : core::Json{};
}

}  // namespace utfall::usecases
