#include "app/core/table_text.h"

#include <algorithm>

namespace utfall::core {

void TableText::add(std::initializer_list<std::string_view> parts) {
    std::size_t bytes = 0;
    for (const std::string_view part : parts) bytes += part.size();
    std::size_t at = text_.size();
    text_.resize(at + bytes);
    std::size_t width = 0;
    // Byte by byte: cells are short, and their characters are counted on the way.
    for (const std::string_view part : parts) {
        for (const char c : part) {
            text_[at++] = c;
            width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        }
    }
    widths_[column_] = std::max(widths_[column_], width);
    cells_.push_back({static_cast<std::uint32_t>(bytes), static_cast<std::uint32_t>(width)});
    if (++column_ == widths_.size()) column_ = 0;
}

std::string TableText::to_string() const {
    std::string text;
    text.reserve(2 * text_.size());
    const char* from = text_.data();
    std::size_t column = 0;
    std::size_t due = 0;  // Blanks that stand before the next thing that is none.
    for (const Cell& cell : cells_) {
        const std::size_t padding = widths_[column] - cell.width;
        const bool pushed = right_[column] != 0;
        if (pushed) due += padding;
        if (cell.bytes > 0) {
            text.append(due, ' ').append(from, cell.bytes);
            from += cell.bytes;
            due = 0;
        }
        due += pushed ? 2 : padding + 2;
        if (++column < widths_.size()) continue;
        while (text.ends_with(' ')) text.pop_back();
        text += '\n';
        column = due = 0;
    }
    return text;
}

}  // namespace utfall::core
