#include "app/cli/output.h"

#include "app/core/finding_texts.h"
#include "app/core/text.h"

#include <algorithm>

namespace utfall::cli {
namespace {

std::string where_words(const core::Place& place) {
    std::string words = place.file;
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
    std::vector<std::size_t> widths(header.size(), 0);
    const auto widen = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], core::length_in_characters(row[i]));
        }
    };
    widen(header);
    for (const auto& row : rows) widen(row);
    std::string text;
    const auto write = [&](const std::vector<std::string>& row) {
        std::string line;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::string cell = i < row.size() ? row[i] : std::string{};
            const std::string padding(widths[i] - core::length_in_characters(cell), ' ');
            if (i > 0) line += "  ";
            line += i < right.size() && right[i] ? padding + cell : cell + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    };
    write(header);
    for (const auto& row : rows) write(row);
    return text;
}

}  // namespace utfall::cli
