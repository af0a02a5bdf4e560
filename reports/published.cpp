#include "reports/published.h"

#include "app/core/embedded.h"
#include "app/core/error.h"
#include "app/core/json.h"

namespace utfall::reports {

namespace {

std::map<std::string, PublishedField, std::less<>> read_fields(const core::Json& list) {
    std::map<std::string, PublishedField, std::less<>> fields;
    for (const core::Json& entry : list.array()) {
        const std::string type = entry.string_or("type");
        PublishedField field;
        if (type == "decimal") field.type = FieldType::decimal;
        if (type == "date") field.type = FieldType::date;
        const core::Json* detached = entry.find("detached");
        field.detached = detached != nullptr && detached->boolean();
        fields.emplace(entry.string_or("name"), field);
    }
    return fields;
}

Published read_published() {
    const auto bytes = core::embedded_file("schemas/datasets.json");
    if (!bytes) {
        throw core::Error(core::ErrorKind::configuration, "WORDS_MISSING",
                          {{"path", "schemas/datasets.json"}});
    }
    const core::Json file = core::parse_own_json(*bytes);
    Published made;
    made.values = read_fields(*file.find("values"));
    for (const core::Json& table : file.find("tables")->array()) {
        made.tables.emplace(table.string_or("name"), read_fields(*table.find("columns")));
    }
    return made;
}

}  // namespace

const Published& published() {
    static const Published made = read_published();
    return made;
}

const PublishedField* Published::column(std::string_view table, std::string_view name) const {
    const auto found = tables.find(table);
    if (found == tables.end()) return nullptr;
    const auto field = found->second.find(name);
    return field == found->second.end() ? nullptr : &field->second;
}

ExpressionType expression_type(FieldType type) {
    return type == FieldType::decimal ? ExpressionType::number : ExpressionType::text;
}

}  // namespace utfall::reports
