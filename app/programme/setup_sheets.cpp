#include "app/programme/setup_sheets.h"

#include "app/core/embedded.h"
#include "app/core/json.h"

#include <algorithm>
#include <string_view>

namespace utfall::programme {
namespace {

using core::Json;

core::LocalText both(const Json& value) {
    return {value.string_or("sv"), value.string_or("en")};
}

bool is_set(const Json& value, std::string_view member) {
    const Json* found = value.find(member);
    return found != nullptr && *found == Json{true};
}

SetupCell kind_of(const std::string& word) {
    static const std::map<std::string, SetupCell, std::less<>> kinds{
        {"text", SetupCell::text},       {"code", SetupCell::code},
        {"codes", SetupCell::codes},     {"date", SetupCell::date},
        {"choice", SetupCell::choice},   {"truth", SetupCell::truth},
        {"integer", SetupCell::integer}, {"decimal", SetupCell::decimal},
        {"money", SetupCell::money},     {"expression", SetupCell::expression},
        {"key", SetupCell::key},
    };
    return kinds.at(word);
}

SetupColumn read_column(const Json& value) {
    return {value.string_or("path"),          both(value),
            kind_of(value.string_or("kind")), value.string_or("list"),
            is_set(value, "required"),        is_set(value, "parent"),
            is_set(value, "when_used")};
}

SetupSheet read_sheet(const Json& value) {
    SetupSheet sheet;
    sheet.code = value.string_or("code");
    const std::size_t point = sheet.code.find('.');
    sheet.collection = sheet.code.substr(0, point);
    if (point != std::string::npos) sheet.list = sheet.code.substr(point + 1);
    sheet.name = both(value);
    sheet.note = both(*value.find("note"));
    for (const Json& column : value.find("columns")->array())
        sheet.columns.push_back(read_column(column));
    // Two codes lead to a list within the elements of a list.
    if (std::ranges::count(sheet.columns, true, &SetupColumn::parent) == 2) {
        const std::size_t last = sheet.list.rfind('.');
        sheet.within = sheet.list.substr(0, last);
        sheet.list.erase(0, last + 1);
    }
    return sheet;
}

}  // namespace

SetupSheets read_document_sheets(std::string_view file) {
    const Json document = core::parse_own_json(*core::embedded_file(file));
    SetupSheets all;
    for (const Json& sheet : document.find("sheets")->array())
        all.sheets.push_back(read_sheet(sheet));
    for (const auto& [name, words] : document.find("lists")->object()) {
        for (const Json& word : words.array())
            all.lists[name].push_back({word.string_or("code"), both(word)});
    }
    const Json& guide = *document.find("guide");
    all.guide_name = both(guide);
    for (const Json& line : guide.find("lines")->array()) all.guide.push_back(both(line));
    all.words_name = both(*document.find("words"));
    return all;
}

const SetupSheets& setup_sheets() {
    static const SetupSheets all = read_document_sheets("schemas/setup_sheets.json");
    return all;
}

}  // namespace utfall::programme
