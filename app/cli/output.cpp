#include "app/cli/output.h"

#include "app/core/finding_texts.h"
#include "app/core/sheet_place.h"
#include "app/core/table_text.h"

#include <algorithm>

namespace utfall::cli {
namespace {

std::string where_words(const core::Place& place) {
    std::string words = place.file;
    if (!place.sheet.empty()) return words + (words.empty() ? "" : " ") + core::in_sheet(place);
    if (place.row > 0) words += ":" + std::to_string(place.row);
    if (!place.column.empty()) words += ":" + place.column;
    if (!place.pointer.empty()) words += "#" + place.pointer;
    return words;
}

}  // namespace

std::string finding_line(const core::Finding& finding, core::Lang lang) {
    std::string line = where_words(finding.where);
    if (!line.empty()) line += ": ";
    line += core::message(finding, lang) + " [" + finding.code + "]\n";
    const std::string remedy = core::remedy(finding, lang);
    if (!remedy.empty()) line += "    " + remedy + "\n";
    return line;
}

std::string TextTable::to_string() const {
    std::vector<bool> all = right;
    all.resize(header.size());
    core::TableText table{all};
    const auto add = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            table.add(i < row.size() ? std::string_view{row[i]} : std::string_view{});
        }
    };
    add(header);
    for (const auto& row : rows) add(row);
    return table.to_string();
}

}  // namespace utfall::cli
