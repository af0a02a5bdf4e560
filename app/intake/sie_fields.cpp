#include "app/intake/sie_fields.h"

#include <utility>

namespace utfall::intake {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

/// The next text of `line`, quoted or not; empty where its quote is not closed. `ends` may end an
/// unquoted text besides white space.
std::optional<std::string> next_text(std::string_view line, std::size_t& at, char ends) {
    std::string text;
    if (line[at] != '"') {
        while (at < line.size() && !is_space(line[at]) && line[at] != ends) text += line[at++];
        return text;
    }
    for (++at; at < line.size(); ++at) {
        if (line[at] == '"') {
            ++at;
            return text;
        }
        // A backslash stands for itself but before a quote.
        if (line[at] == '\\' && at + 1 < line.size() && line[at + 1] == '"') ++at;
        text += line[at];
    }
    return std::nullopt;
}

bool read_list(std::string_view line, std::size_t& at, std::vector<std::string>& list) {
    for (++at; at < line.size();) {
        if (is_space(line[at])) {
            ++at;
        } else if (line[at] == '}') {
            ++at;
            return true;
        } else {
            auto text = next_text(line, at, '}');
            if (!text) return false;
            list.push_back(*std::move(text));
        }
    }
    return false;
}

}  // namespace

std::optional<std::vector<SieField>> sie_fields(std::string_view line) {
    std::vector<SieField> fields;
    for (std::size_t at = 0; at < line.size();) {
        if (is_space(line[at])) {
            ++at;
            continue;
        }
        SieField field;
        // A brace alone opens or closes a voucher's rows; one within a line is a list.
        if (line[at] == '{' && !fields.empty()) {
            field.is_list = true;
            if (!read_list(line, at, field.list)) return std::nullopt;
        } else {
            auto text = next_text(line, at, '\0');
            if (!text) return std::nullopt;
            field.text = *std::move(text);
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

}  // namespace utfall::intake
