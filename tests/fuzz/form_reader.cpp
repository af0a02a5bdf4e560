// Collection forms that came back: their mark, their rows, and each cell as measures of every kind
// take it.
#include "app/core/error.h"
#include "app/intake/number.h"
#include "app/usecases/form_cell.h"
#include "app/usecases/form_file.h"
#include "tests/fuzz/parts.h"
#include "tests/fuzz/target.h"
#include "tests/support/made_files.h"
#include "tests/support/workbook_bytes.h"

namespace utfall::fuzz {
namespace {

const std::vector<indicators::Measure>& measures() {
    static const std::vector<indicators::Measure> one_of_each_kind = [] {
        std::vector<indicators::Measure> all;
        for (const char* kind :
             {"count", "quantity", "money", "percentage", "ordinal", "boolean", "date", "text"}) {
            all.emplace_back();
            all.back().code = all.back().kind = kind;
        }
        return all;
    }();
    return one_of_each_kind;
}

void check_row(const usecases::FormFileRow& row) {
    hold(row.row > 0, "a row stands in the sheet");
    for (const auto& measure : measures()) {
        core::Findings findings;
        usecases::typed_in_cell(row[usecases::FormColumn::value], measure, {}, findings);
        const std::string state =
            usecases::state_in_cell(row[usecases::FormColumn::state], {}, findings);
        hold(state.empty() || !intake::read_state_word(state).empty(), "a state is a known one");
    }
}

std::string cell(const std::string& place, const std::string& content) {
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + content + "</t></is></c>";
}

std::string rows_of(const std::vector<std::vector<std::string>>& rows) {
    std::string xml;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string number = std::to_string(row + 1);
        xml += "<row r=\"" + number + "\">";
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            xml +=
                cell(std::string(1, static_cast<char>('A' + column)) + number, rows[row][column]);
        xml += "</row>";
    }
    return xml;
}

/// A sound form of two rows, which says what it is in its properties.
std::string small_form() {
    auto parts = tests::workbook_parts(rows_of(
        {{"row", "name", "concerns", "group", "unit", "earlier", "value", "state", "comment"},
         {"M-PRES:T1:F", "Närvarotid", "Lag 1", "Kvinnor", "minuter", "12", "12,5", "", ""},
         {"M-PRES:T1:M", "Närvarotid", "Lag 1", "Män", "minuter", "", "", "saknas", "Sent"}}));
    const usecases::FormMark mark{"0123456789abcdef0123456789abcdef", "T1", "2024-03", 7,
                                  core::Lang::sv};
    std::string properties = "<Properties xmlns:vt=\"urn:vt\">";
    for (const auto& [name, value] : usecases::form_marks(mark))
        properties +=
            "<property name=\"" + name + "\"><vt:lpwstr>" + value + "</vt:lpwstr></property>";
    parts["docProps/custom.xml"] = properties + "</Properties>";
    return as_parts(parts);
}

}  // namespace

void try_bytes(std::string_view bytes) {
    const std::string file = packed_file(bytes);
    try {
        core::Findings findings;
        const auto form = usecases::read_form_file(file, "fuzz.xlsx", findings);
        hold(form.mark.has_value() || findings.has_errors(), "a form has its mark or a fault");
        hold(!form.mark || usecases::is_form(file), "what has a mark is a form");
        for (const auto& row : form.rows) check_row(row);
    } catch (const core::Error& error) {
        hold(error.kind() == core::ErrorKind::unreadable, "a bad form is unreadable");
    }
}

std::vector<std::string> seeds() {
    std::vector<std::string> seeds = tests::small_workbooks();
    seeds.push_back(small_form());
    return seeds;
}

}  // namespace utfall::fuzz
