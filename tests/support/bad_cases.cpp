#include "tests/support/bad_cases.h"

#include "tests/support/made_files.h"
#include "tests/support/temporary_folder.h"

#include <charconv>
#include <stdexcept>

namespace utfall::tests {
namespace {

/// Rows as bytes, each with its line end. "\x00" stands for what JSON cannot hold.
std::string bytes_of_rows(const core::Json* rows) {
    std::string bytes;
    if (rows == nullptr) return bytes;
    for (const core::Json& row : rows->array()) {
        std::string_view text = row.string();
        while (!text.empty()) {
            const std::size_t escape = std::min(text.find("\\x"), text.size());
            bytes += text.substr(0, escape);
            text.remove_prefix(escape);
            if (text.empty()) break;
            unsigned byte = 0;
            std::from_chars(text.data() + 2, text.data() + 4, byte, 16);
            bytes += static_cast<char>(byte);
            text.remove_prefix(4);
        }
        bytes += '\n';
    }
    return bytes;
}

Words words_of(const core::Json* list) {
    Words words;
    if (list == nullptr) return words;
    for (const core::Json& word : list->array()) words.push_back(word.string());
    return words;
}

bool is_yes(const core::Json& row, std::string_view key) {
    const core::Json* found = row.find(key);
    return found != nullptr && found->boolean();
}

BadCase read_case(const core::Json& row) {
    BadCase one;
    one.name = row.string_or("case");
    one.excused = row.string_or("excused");
    one.held = row.string_or("held");
    one.file = row.string_or("file");
    if (row.find("made") != nullptr) one.made = row.string_or("made");
    one.bytes = bytes_of_rows(row.find("rows"));
    one.other = bytes_of_rows(row.find("other"));
    if (const core::Json* before = row.find("before")) {
        for (const core::Json& command : before->array()) one.before.push_back(words_of(&command));
    }
    one.command = words_of(row.find("command"));
    if (const core::Json* clock = row.find("clock")) one.clock = std::to_string(clock->integer());
    if (const core::Json* exit = row.find("exit")) one.exit = exit->integer();
    if (const core::Json* told = row.find("told")) one.told = told->array();
    one.error = row.string_or("error");
    one.says = row.string_or("says");
    one.replayed = is_yes(row, "replayed");
    one.ask = words_of(row.find("ask"));
    one.answer = words_of(row.find("answer"));
    one.bomb = is_yes(row, "bomb");
    one.long_form = is_yes(row, "long");
    return one;
}

}  // namespace

std::vector<BadCase> bad_cases() {
    const std::string path = UTFALL_SOURCE_ROOT "/tests/data/bad/cases.json";
    core::Findings findings;
    const auto table = core::parse_json(read_bytes(path), path, findings);
    if (!table) throw std::runtime_error(path + " is no JSON");
    std::vector<BadCase> cases;
    for (const core::Json& row : table->array()) cases.push_back(read_case(row));
    return cases;
}

std::string bytes_of(const BadCase& one) {
    return one.made ? made_file(*one.made) : one.bytes;
}

}  // namespace utfall::tests
