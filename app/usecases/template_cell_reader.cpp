#include "app/usecases/template_cell_reader.h"

#include "app/core/text.h"
#include "app/intake/words.h"
#include "app/usecases/setup_cell_reader.h"
#include "app/usecases/template_sheets.h"
#include "reports/expression.h"

#include <string_view>
#include <utility>

namespace utfall::usecases {
namespace {

using core::Json;
using intake::XlsxKind;
using programme::SetupCell;

bool is_expression(const std::string& text) {
    std::string fault;
    return reports::Expression::parse(text, fault).has_value();
}

/// Spreadsheet programs make days of "1/2", truth of "true" and parts of 100 of "50 %".
bool was_made_of_something_else(const intake::SheetCell& cell) {
    return cell.kind == XlsxKind::date || cell.kind == XlsxKind::truth ||
           (cell.kind == XlsxKind::number && cell.look.percent);
}

bool is_text(SetupCell kind) {
    return kind == SetupCell::text || kind == SetupCell::choice || kind == SetupCell::key ||
           kind == SetupCell::expression;
}

}  // namespace

std::string mended_expression(const std::string& text) {
    static constexpr std::pair<std::string_view, std::string_view> typed[]{
        {"‘", "'"},  {"’", "'"},  {"‚", "'"},      {"“", "'"},     {"”", "'"}, {"„", "'"},
        {"´", "'"},  {"\"", "'"}, {"−", "-"},      {"–", "-"},     {"×", "*"}, {"≤", "<="},
        {"≥", ">="}, {"≠", "<>"}, {"\u00A0", " "}, {"\u202F", " "}};
    if (is_expression(text)) return text;
    std::string mended = text.starts_with('=') ? text.substr(1) : text;
    for (const auto& [written, meant] : typed) {
        for (std::size_t at = mended.find(written); at != std::string::npos;
             at = mended.find(written, at + meant.size()))
            mended.replace(at, written.size(), meant);
    }
    mended = core::trimmed(mended);
    return is_expression(mended) ? mended : text;
}

Json read_template_cell(const intake::SheetCell& cell, const programme::SetupColumn& column,
                        const core::Place& where, core::Findings& findings) {
    const std::map<std::string, std::string> said{{"text", intake::shown_text(cell.text)}};
    // Of a formula that shows a fault, the fault is told.
    if (cell.formula && cell.kind != XlsxKind::fault) {
        intake::note(findings, "TEMPLATE_BOOK_FORMULA", where, said);
        return {};
    }
    if (is_text(column.kind) && was_made_of_something_else(cell)) {
        intake::note(findings, "TEMPLATE_BOOK_NOT_TEXT", where, said);
        return {};
    }
    Json value = read_setup_cell(cell, column, template_sheets().lists, where, findings);
    if (column.kind != SetupCell::expression || !value.is_string()) return value;
    const std::string mended = mended_expression(value.string());
    if (mended != value.string()) {
        intake::note(findings, "TEMPLATE_BOOK_MENDED", where,
                     {{"text", intake::shown_text(cell.text)}, {"mended", mended}},
                     core::Severity::warning);
    }
    return mended;
}

}  // namespace utfall::usecases
