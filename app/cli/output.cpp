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
    const std::size_t columns = header.size();
    std::vector<std::size_t> widths(columns, 0);
    // Asked once a cell: rows may be many, and a vector of bool is slow to ask.
    const std::vector<char> to_right{right.begin(), right.end()};
    std::vector<std::size_t> lengths;
    lengths.reserve((rows.size() + 1) * columns);
    const auto measure = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < columns; ++i) {
            lengths.push_back(i < row.size() ? core::length_in_characters(row[i]) : 0);
            widths[i] = std::max(widths[i], lengths.back());
        }
    };
    measure(header);
    for (const auto& row : rows) measure(row);
    std::string text;
    std::size_t at = 0;
    std::string line;
    const auto write = [&](const std::vector<std::string>& row) {
        line.clear();
        std::size_t due = 0;  // Blanks that stand before the next thing that is none.
        for (std::size_t i = 0; i < columns; ++i) {
            const std::size_t padding = widths[i] - lengths[at++];
            const bool pushed = i < to_right.size() && to_right[i] != 0;
            if (pushed) due += padding;
            if (i < row.size() && !row[i].empty()) {
                line.resize(line.size() + due, ' ');
                line += row[i];
                due = 0;
            }
            if (!pushed) due += padding;
            due += 2;
        }
        text.append(line, 0, line.find_last_not_of(' ') + 1) += '\n';
    };
    write(header);
    for (const auto& row : rows) write(row);
    return text;
}

}  // namespace utfall::cli
