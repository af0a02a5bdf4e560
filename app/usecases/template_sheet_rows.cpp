#include "app/usecases/template_sheet_rows.h"

#include "app/core/date.h"
#include "app/core/json_path.h"
#include "app/core/text.h"
#include "app/usecases/setup_cell_reader.h"
#include "app/usecases/template_of_sheets.h"

#include <algorithm>

namespace utfall::usecases {
namespace {

using core::Json;
using core::JsonArray;
using core::JsonObject;
using programme::SetupCell;
using programme::SetupColumn;
using programme::SheetRow;

constexpr std::size_t longest_cell = 32'000;

/// Comes out of a cell as it went in.
bool is_plain_text(const Json& value) {
    if (!value.is_string() || value.string().empty()) return false;
    const std::string& text = value.string();
    return core::trimmed(text) == text && text.size() <= longest_cell && text.front() != '#';
}

bool is_key(const Json& value) {
    return is_plain_text(value) && value.string().size() > 1 && value.string().front() == '@' &&
           is_plain_text(value.string().substr(1)) && value.string()[1] != '@';
}

bool is_code_list(const Json& value) {
    return value.is_array() && !value.array().empty() &&
           std::ranges::all_of(value.array(), [](const Json& code) {
               return is_plain_text(code) &&
                      code.string().find_first_of(",; \n\t") == std::string::npos;
           });
}

bool fits(const Json& value, const SetupColumn& column) {
    switch (column.kind) {
        case SetupCell::codes:
            return is_code_list(value);
        case SetupCell::truth:
            return value.is_bool();
        case SetupCell::integer:
            return value.is_integer() && value.integer() >= 0 && value.integer() < 1'000'000'000;
        case SetupCell::date:
            return value.is_string() && core::Date::parse(value.string()).has_value();
        case SetupCell::choice:
            return is_plain_text(value) &&
                   code_meant(value.string(), template_sheets().lists.find(column.list)->second) ==
                       value.string();
        case SetupCell::key:
            return is_key(value);
        case SetupCell::text:
        case SetupCell::code:
        case SetupCell::decimal:
        case SetupCell::money:
        case SetupCell::expression:
            break;
    }
    return is_plain_text(value);
}

/// Whether the alternatives of a text are rows, one each.
bool are_wordings(const Json& value, bool are_notes) {
    if (!value.is_array() || value.array().empty()) return false;
    return std::ranges::all_of(value.array(), [&](const Json& one) {
        if (are_notes && is_key(one)) return true;
        const Json* text = one.find("text");
        const Json* when = one.find("when");
        const bool has_condition = when != nullptr && is_plain_text(*when);
        return text != nullptr && is_key(*text) && (when == nullptr || has_condition) &&
               one.object().size() == (has_condition ? 2u : 1u);
    });
}

/// Takes a template apart, member by member: what is left of an element in the end has no cell.
class Taking {
  public:
    explicit Taking(const reports::Template& value) : value_(value) {}

    TemplateRows rows() {
        Json manifest = value_.manifest;
        take_manifest(manifest);
        Json report = value_.report;
        if (Json* cover = member(report, "cover")) {
            take_cover(*cover);
            if (cover->object().empty()) core::remove_below(report, "cover");
        }
        each(report, "sections", [&](Json& section) { take_section(section); });
        Json rest{JsonObject{}};
        SheetRow row = cells("template", manifest, {}, {});
        if (!manifest.object().empty()) rest.set("manifest", manifest);
        if (!report.object().empty()) rest.set("report", report);
        add("template", std::move(row), rest);
        take_texts();
        return std::move(rows_);
    }

  private:
    static Json* member(Json& value, const std::string& name) {
        const Json* found = core::find_below(value, name);
        return found != nullptr && found->is_object() ? &core::make_below(value, name) : nullptr;
    }

    /// Takes a list of objects away, and each of them apart.
    template <typename Take>
    static void each(Json& value, const std::string& path, const Take& take) {
        const Json* found = core::find_below(value, path);
        if (found == nullptr || !found->is_array() || found->array().empty()) return;
        if (!std::ranges::all_of(found->array(), &Json::is_object)) return;
        JsonArray elements = found->array();
        core::remove_below(value, path);
        for (Json& element : elements) take(element);
    }

    const std::string* text_of(const std::string& language, const std::string& key) const {
        const auto texts = value_.texts.find(language);
        if (texts == value_.texts.end()) return nullptr;
        const auto text = texts->second.find(key);
        return text == texts->second.end() ? nullptr : &text->second;
    }

    /// The row's cells, whose members are taken away.
    SheetRow cells(const std::string& sheet, Json& value, const std::string& parent,
                   const std::string& row_name) const {
        SheetRow row;
        std::map<std::string, std::string, std::less<>> keys;
        for (const SetupColumn& column : template_sheet(sheet).columns) {
            Json& cell = row.emplace_back();
            if (column.parent) {
                cell = parent;
            } else if (column.path == "row") {
                cell = row_name;
            } else if (const auto key = key_column_of(column.path); !key.empty()) {
                const std::string language{column.path.substr(key.size() + language_mark.size())};
                const auto known = keys.find(key);
                const auto* text = known == keys.end() ? nullptr : text_of(language, known->second);
                if (text != nullptr && is_plain_text(*text)) cell = *text;
            } else {
                const std::string path = member_of(column);
                const Json* found = core::find_below(value, path);
                if (found == nullptr || !fits(*found, column)) continue;
                cell = *found;
                if (column.kind == SetupCell::key) {
                    cell = found->string().substr(1);
                    keys[column.path] = cell.string();
                }
                core::remove_below(value, path);
            }
        }
        return row;
    }

    void add(const std::string& sheet, SheetRow row, const Json& rest) {
        const auto& columns = template_sheet(sheet).columns;
        const auto json = std::ranges::find(columns, "json", &SetupColumn::path);
        if (!rest.object().empty())
            row[static_cast<std::size_t>(json - columns.begin())] = core::canonical(rest);
        rows_[sheet].push_back(std::move(row));
    }

    void take_manifest(Json& manifest) {
        if (manifest.find("format") != nullptr && *manifest.find("format") == Json{1})
            core::remove_below(manifest, "format");
        each_named(manifest, "formats", "formats", "name");
        each(manifest, "changes", [&](Json& change) { take_row("changes", change, {}, {}); });
        const Json* needs = manifest.find("needs");
        if (needs == nullptr || !needs->is_object() || needs->object().empty()) return;
        for (const auto& [dataset, columns] : needs->object()) {
            Json need{JsonObject{{"dataset", dataset}, {"columns", columns}}};
            take_row("needs", need, {}, {});
        }
        core::remove_below(manifest, "needs");
    }

    void each_named(Json& value, const std::string& path, const std::string& sheet,
                    const std::string& name_column) {
        const Json* found = value.find(path);
        if (found == nullptr || !found->is_object() || found->object().empty()) return;
        for (const auto& [name, element] : found->object()) {
            if (!element.is_object()) return;
            if (element.find(name_column) != nullptr) return;
        }
        const JsonObject elements = found->object();
        core::remove_below(value, path);
        for (const auto& [name, element] : elements) {
            Json row = element;
            row.set(name_column, name);
            take_row(sheet, row, {}, {});
        }
    }

    void take_row(const std::string& sheet, Json& value, const std::string& parent,
                  const std::string& row_name) {
        SheetRow row = cells(sheet, value, parent, row_name);
        if (!row_name.empty()) take_wordings(value, row_name);
        add(sheet, std::move(row), value);
    }

    void take_cover(Json& cover) {
        if (Json* highlights = member(cover, "highlights")) {
            take_block(*highlights, cover_row);
            core::remove_below(cover, "highlights");
        }
        take_selections(cover, cover_row);
        take_facts(cover, cover_row);
        take_wordings(cover, cover_row);
    }

    void take_section(Json& section) {
        SheetRow row = cells("sections", section, {}, {});
        const std::string id = row.front().is_string() ? row.front().string() : std::string{};
        take_selections(section, id);
        each(section, "blocks", [&](Json& block) { take_block(block, id); });
        take_wordings(section, id);
        add("sections", std::move(row), section);
    }

    void take_selections(Json& value, const std::string& owner) {
        each(value, "let", [&](Json& let) { take_row("selections", let, owner, {}); });
    }

    void take_facts(Json& value, const std::string& owner) {
        std::size_t number = 0;
        each(value, "facts", [&](Json& fact) {
            take_row("facts", fact, owner, owner + "/" + std::to_string(++number));
        });
    }

    void take_block(Json& block, const std::string& section) {
        SheetRow row = cells("blocks", block, section, {});
        const std::string id = row[1].is_string() ? row[1].string() : std::string{};
        each(block, "columns", [&](Json& column) { take_row("columns", column, id, {}); });
        each(block, "group.by", [&](Json& by) { take_row("groups", by, id, {}); });
        each(block, "marks", [&](Json& mark) { take_row("marks", mark, id, {}); });
        std::size_t number = 0;
        each(block, "items",
             [&](Json& item) { take_row("items", item, id, id + "/" + std::to_string(++number)); });
        take_facts(block, id);
        take_wordings(block, id);
        add("blocks", std::move(row), block);
    }

    void take_wordings(Json& value, const std::string& owner) {
        for (const auto& word : template_sheets().lists.find("wording")->second) {
            const Json* found = core::find_below(value, word.code);
            if (found == nullptr) continue;
            if (is_key(*found) && word.code != "notes") {
                add_wording(owner, word.code, *found, true);
            } else if (are_wordings(*found, word.code == "notes")) {
                for (const Json& one : found->array())
                    add_wording(owner, word.code, one, one.is_string());
            } else {
                continue;
            }
            core::remove_below(value, word.code);
        }
    }

    void add_wording(const std::string& owner, const std::string& part, const Json& wording,
                     bool is_plain) {
        Json row = is_plain ? Json{JsonObject{{"text", wording}, {"plain", true}}} : wording;
        row.set("member", part);
        rows_["wordings"].push_back(cells("wordings", row, owner, {}));
    }

    void take_texts() {
        std::map<std::string, Json> all;
        for (const auto& [language, texts] : value_.texts) {
            for (const auto& [key, text] : texts) {
                Json& row = all.try_emplace(key, JsonObject{{"key", key}}).first->second;
                row.set(language, text);
            }
        }
        for (auto& [key, row] : all) take_row("texts", row, {}, {});
    }

    const reports::Template& value_;
    TemplateRows rows_;
};

}  // namespace

TemplateRows rows_of_template(const reports::Template& value) {
    return Taking{value}.rows();
}

}  // namespace utfall::usecases
