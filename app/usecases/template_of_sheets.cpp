#include "app/usecases/template_of_sheets.h"

#include "app/core/json_path.h"
#include "app/core/json_reader.h"
#include "app/core/text.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using core::Json;
using core::JsonArray;
using core::JsonObject;
using programme::SetupColumn;
using programme::SetupSheet;
using programme::SheetRow;

constexpr const char* report = "/report";
constexpr const char* cover = "/report/cover";

/// Where the rows of a sheet are kept within what they are a part of.
std::string list_of(const std::string& sheet) {
    static const std::map<std::string, std::string, std::less<>> lists{
        {"blocks", "blocks"}, {"columns", "columns"}, {"groups", "group.by"}, {"items", "items"},
        {"facts", "facts"},   {"marks", "marks"},     {"selections", "let"}};
    return lists.at(sheet);
}

Json element_of(const SetupSheet& sheet, const SheetRow& row) {
    Json value{JsonObject{}};
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (!row[i].is_null() && is_member(sheet.columns[i]))
            core::make_below(value, member_of(sheet.columns[i])) = row[i];
    }
    return value;
}

std::string text_in(const SetupSheet& sheet, const SheetRow& row,
                    bool (*wanted)(const SetupColumn&)) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (wanted(sheet.columns[i]) && row[i].is_string()) return row[i].string();
    }
    return {};
}

std::string parent_in(const SetupSheet& sheet, const SheetRow& row) {
    return text_in(sheet, row, [](const SetupColumn& column) { return column.parent; });
}

/// By which the rows that are a part of this one name it.
std::string name_in(const SetupSheet& sheet, const SheetRow& row) {
    return text_in(sheet, row, [](const SetupColumn& column) {
        return column.path == "id" || column.path == "row" || column.path == "name";
    });
}

/// What the column "json" says, if it is an object; nothing is one without members.
std::optional<Json> rest_of(const SetupSheet& sheet, const SheetRow& row) {
    const auto json = std::ranges::find(sheet.columns, "json", &SetupColumn::path);
    const Json& cell = row[static_cast<std::size_t>(json - sheet.columns.begin())];
    if (!cell.is_string()) return JsonObject{};
    core::Findings faults;
    auto read = core::parse_json(cell.string(), {}, faults);
    if (read && !read->is_object()) read.reset();
    return read;
}

}  // namespace

bool is_member(const SetupColumn& column) {
    return !column.parent && column.path != "json" && column.path != "row" &&
           key_column_of(column.path).empty();
}

std::string member_of(const SetupColumn& column) {
    // A narrative's own members: a block is in a section, too.
    constexpr std::string_view narrative = "narrative.";
    return column.path.starts_with(narrative) ? column.path.substr(narrative.size()) : column.path;
}

std::string pointer_below(std::string pointer, std::string_view path) {
    for (const std::string& member : core::split(path, '.'))
        pointer = core::pointer_to(pointer, member);
    return pointer;
}

TemplateOfSheets::TemplateOfSheets() : content_(JsonObject{}), rows_{{cover_row, cover}} {
    content_.set("manifest", JsonObject{{"format", 1}, {"status", "draft"}});
    content_.set("report", JsonObject{}).set("texts", JsonObject{});
}

Json& TemplateOfSheets::at(const std::string& pointer) {
    Json* value = &content_;
    const auto parts = core::split(pointer, '/');
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (value->is_array()) {
            value = &value->array().at(std::stoul(parts[i]));
        } else {
            value = &core::make_below(*value, parts[i]);
        }
    }
    return *value;
}

std::string TemplateOfSheets::push(const std::string& parent, const std::string& list, Json value) {
    Json& rows = core::make_below(at(parent), list);
    if (!rows.is_array()) rows = JsonArray{};
    rows.push(std::move(value));
    return pointer_below(parent, list) + "/" + std::to_string(rows.array().size() - 1);
}

TemplateOfSheets::Added TemplateOfSheets::add(const SetupSheet& sheet, const SheetRow& row) {
    if (sheet.code == "wordings") return add_wording(row);
    const auto rest = rest_of(sheet, row);
    if (!rest) return {Fault::not_json, {}};
    Json value = element_of(sheet, row);
    if (sheet.code == "template") return add_template(value, *rest);
    core::add_members(value, *rest);
    if (sheet.code == "changes") return {Fault::none, push("/manifest", "changes", value)};
    if (sheet.code == "formats") return add_named("formats", "name", std::move(value));
    if (sheet.code == "needs") return add_named("needs", "dataset", std::move(value));
    return add_part(sheet, row, std::move(value));
}

TemplateOfSheets::Added TemplateOfSheets::add_template(const Json& value, const Json& rest) {
    if (std::exchange(has_template_, true)) return {Fault::one_row, {}};
    core::add_members(content_.object()["manifest"], value);
    core::add_members(content_, rest);
    content_.object()["manifest"].set("status", "draft");
    return {Fault::none, "/manifest"};
}

TemplateOfSheets::Added TemplateOfSheets::add_part(const SetupSheet& sheet, const SheetRow& row,
                                                   Json value) {
    std::string pointer;
    if (sheet.code == "sections") {
        pointer = push(report, "sections", std::move(value));
    } else {
        const auto parent = rows_.find(parent_in(sheet, row));
        if (parent == rows_.end()) return {Fault::no_parent, {}};
        if (sheet.code == "blocks" && parent->second == cover) {
            pointer = pointer_below(cover, "highlights");
            if (at(cover).find("highlights") != nullptr) return {Fault::taken, {}};
            at(cover).set("highlights", std::move(value));
        } else {
            pointer = push(parent->second, list_of(sheet.code), std::move(value));
        }
    }
    const std::string name = name_in(sheet, row);
    if (!name.empty() && sheet.code != "selections") rows_.try_emplace(name, pointer);
    return {Fault::none, pointer};
}

TemplateOfSheets::Added TemplateOfSheets::add_named(const std::string& list,
                                                    const std::string& name_column, Json value) {
    const std::string name = value.string_or(name_column);
    core::remove_below(value, name_column);
    Json& all = core::make_below(content_.object()["manifest"], list);
    if (!all.is_object()) all = JsonObject{};
    if (name.empty() || all.find(name) != nullptr) return {Fault::taken, {}};
    if (list == "needs") {
        // A dataset's columns and nothing else.
        const Json* columns = value.find("columns");
        all.set(name, columns == nullptr ? Json{JsonArray{}} : *columns);
    } else {
        all.set(name, std::move(value));
    }
    return {Fault::none, core::pointer_to("/manifest/" + list, name)};
}

TemplateOfSheets::Added TemplateOfSheets::add_wording(const SheetRow& row) {
    const SetupSheet& sheet = template_sheet("wordings");
    const auto owner = rows_.find(parent_in(sheet, row));
    if (owner == rows_.end()) return {Fault::no_parent, {}};
    Json value = element_of(sheet, row);
    PendingWording made{owner->second, value.string_or("member"), {}, false};
    made.is_plain = value.find("plain") != nullptr && *value.find("plain") == Json{true};
    value.object().erase("member");
    value.object().erase("plain");
    made.value = std::move(value);
    wordings_.push_back(std::move(made));
    return {Fault::none, owner->second};
}

std::vector<TemplateOfSheets::Wording> TemplateOfSheets::finish() {
    std::map<std::string, std::size_t> rows_of;
    for (const auto& wording : wordings_) ++rows_of[pointer_below(wording.owner, wording.part)];
    std::map<std::string, std::size_t> done;
    std::vector<Wording> all;
    for (const auto& [owner, part, value, is_plain] : wordings_) {
        const std::string pointer = pointer_below(owner, part);
        Wording made{pointer, done[pointer]++, false, false};
        const bool is_text_alone = is_plain && value.find("when") == nullptr;
        const Json* text = value.find("text");
        const Json shown = is_text_alone && text != nullptr ? *text : value;
        Json& place = core::make_below(at(owner), part);
        made.is_given_twice = made.number == 0 && !place.is_null();
        made.is_alone = is_text_alone && part != "notes" && rows_of[pointer] == 1;
        if (made.number == 0 && !made.is_given_twice)
            place = made.is_alone ? shown : Json{JsonArray{}};
        if (place.is_array()) place.push(part == "notes" ? shown : value);
        all.push_back(std::move(made));
    }
    wordings_.clear();
    return all;
}

}  // namespace utfall::usecases
