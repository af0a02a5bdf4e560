#include "app/programme/setup_sheet_rows.h"

#include "app/core/json_path.h"
#include "app/core/json_reader.h"
#include "app/core/text.h"

namespace utfall::programme {
namespace {

using core::find_below;
using core::Json;
using core::JsonArray;
using core::JsonObject;
using core::make_below;

SheetRow cells_of(const SetupSheet& sheet, const Json& content, const std::string& parent) {
    SheetRow cells;
    for (const SetupColumn& column : sheet.columns) {
        if (column.parent) {
            cells.emplace_back(parent);
            continue;
        }
        const Json* value = find_below(content, column.path);
        // "name" and "name.sv" are two ways to say it: an object is no cell.
        cells.push_back(value == nullptr || value->is_object() ? Json{} : *value);
    }
    return cells;
}

Json content_of(const SetupSheet& sheet, const SheetRow& row) {
    Json content{JsonObject{}};
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const SetupColumn& column = sheet.columns[i];
        if (!column.parent && !row[i].is_null()) make_below(content, column.path) = row[i];
    }
    return content;
}

/// The code that names the row, or that of the row it is a part of.
std::string code_in(const SetupSheet& sheet, const SheetRow& row) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const SetupColumn& column = sheet.columns[i];
        const bool names = sheet.list.empty() ? column.path == "code" : column.parent;
        if (names && row[i].is_string()) return row[i].string();
    }
    return {};
}

}  // namespace

std::vector<SheetRow> rows_in_sheet(const SetupSheet& sheet, const std::vector<SetupRow>& rows) {
    std::vector<SheetRow> all;
    for (const SetupRow& row : rows) {
        if (row.collection != sheet.collection) continue;
        if (sheet.list.empty()) {
            all.push_back(cells_of(sheet, row.content, {}));
            continue;
        }
        const Json* parts = find_below(row.content, sheet.list);
        if (parts == nullptr || !parts->is_array()) continue;
        for (const Json& part : parts->array())
            all.push_back(cells_of(sheet, part, row.content.string_or("code")));
    }
    return all;
}

DocumentOfSheets::DocumentOfSheets(core::Json format) {
    document_.set("format", std::move(format));
}

std::optional<std::string> DocumentOfSheets::add(const SetupSheet& sheet, const SheetRow& row) {
    const std::string code = code_in(sheet, row);
    const std::string collection = core::pointer_to("", sheet.collection);
    if (sheet.collection == "operation") {
        document_.set(sheet.collection, content_of(sheet, row));
        return collection;
    }
    Json& rows = document_.object()[sheet.collection];
    if (sheet.list.empty()) {
        rows.push(content_of(sheet, row));
        const std::size_t place = rows.array().size() - 1;
        // Of two rows with one code, the first has the parts: the second is told as a duplicate.
        if (!code.empty()) places_.try_emplace({sheet.collection, code}, place);
        return core::pointer_to(collection, std::to_string(place));
    }
    const auto parent = places_.find({sheet.collection, code});
    if (parent == places_.end()) return std::nullopt;
    Json& parts = make_below(rows.array()[parent->second], sheet.list);
    parts.push(content_of(sheet, row));
    std::string pointer = core::pointer_to(collection, std::to_string(parent->second));
    for (const std::string& member : core::split(sheet.list, '.'))
        pointer = core::pointer_to(pointer, member);
    return core::pointer_to(pointer, std::to_string(parts.array().size() - 1));
}

std::string pointer_of(const std::string& row_pointer, const SetupColumn& column) {
    std::string pointer = row_pointer;
    for (const std::string& member : core::split(column.path, '.'))
        pointer = core::pointer_to(pointer, member);
    return pointer;
}

}  // namespace utfall::programme
