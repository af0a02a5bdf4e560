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

using Codes = std::vector<std::string>;

/// `parents`: the codes that lead to the row that this one is a part of, outermost first.
SheetRow cells_of(const SetupSheet& sheet, const Json& content, const Codes& parents) {
    SheetRow cells;
    auto parent = parents.begin();
    for (const SetupColumn& column : sheet.columns) {
        if (column.parent) {
            cells.emplace_back(*parent++);
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

std::string text_in(const Json& cell) {
    return cell.is_string() ? cell.string() : std::string{};
}

Codes parents_in(const SetupSheet& sheet, const SheetRow& row) {
    Codes codes;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        if (sheet.columns[i].parent) codes.push_back(text_in(row[i]));
    return codes;
}

std::string own_code(const SetupSheet& sheet, const SheetRow& row) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        if (!sheet.columns[i].parent && sheet.columns[i].path == "code") return text_in(row[i]);
    return {};
}

const JsonArray& list_in(const Json& holder, const std::string& path) {
    static const JsonArray none;
    const Json* list = find_below(holder, path);
    return list != nullptr && list->is_array() ? list->array() : none;
}

std::string pointer_below(std::string pointer, const std::string& path) {
    for (const std::string& member : core::split(path, '.'))
        pointer = core::pointer_to(pointer, member);
    return pointer;
}

}  // namespace

std::vector<SheetRow> rows_in_sheet(const SetupSheet& sheet, const std::vector<SetupRow>& rows) {
    std::vector<SheetRow> all;
    const auto add_list = [&](const Json& holder, const Codes& parents) {
        for (const Json& part : list_in(holder, sheet.list))
            all.push_back(cells_of(sheet, part, parents));
    };
    for (const SetupRow& row : rows) {
        if (row.collection != sheet.collection) continue;
        const std::string code = row.content.string_or("code");
        if (sheet.list.empty()) {
            all.push_back(cells_of(sheet, row.content, {}));
        } else if (sheet.within.empty()) {
            add_list(row.content, {code});
        } else {
            for (const Json& element : list_in(row.content, sheet.within))
                add_list(element, {code, element.string_or("code")});
        }
    }
    return all;
}

DocumentOfSheets::DocumentOfSheets(core::Json format) {
    document_.set("format", std::move(format));
}

std::optional<std::string> DocumentOfSheets::add(const SetupSheet& sheet, const SheetRow& row) {
    std::string pointer = core::pointer_to("", sheet.collection);
    if (sheet.collection == "operation") {
        document_.set(sheet.collection, content_of(sheet, row));
        return pointer;
    }
    Json* list = &document_.object()[sheet.collection];
    Codes path{sheet.collection};
    const std::string lists[] = {sheet.within, sheet.list};
    const Codes parents = parents_in(sheet, row);
    auto parent = parents.begin();
    for (const std::string& below : lists) {
        if (below.empty()) continue;
        path.push_back(*parent++);
        const auto place = places_.find(path);
        if (place == places_.end()) return std::nullopt;
        list = &make_below(list->array()[place->second], below);
        pointer = pointer_below(core::pointer_to(pointer, std::to_string(place->second)), below);
        path.push_back(below);
    }
    list->push(content_of(sheet, row));
    const std::size_t place = list->array().size() - 1;
    // Of two rows with one code, the first has the parts: the second is told as a duplicate.
    if (const std::string code = own_code(sheet, row); !code.empty()) {
        path.push_back(code);
        places_.try_emplace(path, place);
    }
    return core::pointer_to(pointer, std::to_string(place));
}

std::string pointer_of(const std::string& row_pointer, const SetupColumn& column) {
    return pointer_below(row_pointer, column.path);
}

}  // namespace utfall::programme
