#include "reports/dataset.h"

namespace utfall::reports {

namespace {

core::Json encode_value(const FieldValue& value) {
    struct Writer {
        core::Json operator()(std::monostate) const { return {}; }
        core::Json operator()(const std::string& text) const {
            return core::Json{core::JsonObject{{"t", text}}};
        }
        core::Json operator()(const core::Decimal& number) const {
            return core::Json{core::JsonObject{{"n", number.to_string()}}};
        }
        core::Json operator()(const core::Date& date) const {
            return core::Json{core::JsonObject{{"d", date.to_string()}}};
        }
    };
    return std::visit(Writer{}, value);
}

FieldValue decode_value(const core::Json& content) {
    if (const core::Json* text = content.find("t")) return text->string();
    if (const core::Json* number = content.find("n")) {
        if (const auto value = core::Decimal::parse(number->string())) return *value;
    }
    if (const core::Json* date = content.find("d")) {
        if (const auto value = core::Date::parse(date->string())) return *value;
    }
    return {};
}

}  // namespace

std::string text_of(const DataRow& row, std::string_view column) {
    const auto at = row.find(column);
    const auto* text = at == row.end() ? nullptr : std::get_if<std::string>(&at->second.value);
    return text == nullptr ? std::string{} : *text;
}

const std::vector<DataRow>& DataSet::table(std::string_view name) const {
    static const std::vector<DataRow> none;
    const auto found = tables.find(name);
    return found == tables.end() ? none : found->second;
}

const Field& DataSet::value(std::string_view name) const {
    static const Field none;
    const auto found = values.find(name);
    return found == values.end() ? none : found->second;
}

core::Json encode_row(const DataRow& row, core::Json& details) {
    core::Json content{core::JsonObject{}};
    details = core::Json{core::JsonObject{}};
    for (const auto& [name, field] : row) {
        core::Json value = encode_value(field.value);
        core::Json cell{core::JsonObject{}};
        if (field.detached) {
            cell.set("x", true);
            if (!value.is_null()) details.set(name, std::move(value));
        } else if (!value.is_null()) {
            cell = std::move(value);
        }
        if (!field.state.empty()) cell.set("s", field.state);
        if (!field.origin.empty()) cell.set("o", field.origin);
        content.set(name, std::move(cell));
    }
    return content;
}

DataRow decode_row(const core::Json& content, const core::Json& details) {
    DataRow row;
    if (!content.is_object()) return row;
    for (const auto& [name, cell] : content.object()) {
        Field field;
        field.detached = cell.find("x") != nullptr;
        if (field.detached) {
            // An erased detail leaves the field missing, with its state.
            if (const core::Json* kept = details.find(name)) field.value = decode_value(*kept);
        } else {
            field.value = decode_value(cell);
        }
        field.state = cell.string_or("s");
        field.origin = cell.string_or("o");
        row.emplace(name, std::move(field));
    }
    return row;
}

}  // namespace utfall::reports
