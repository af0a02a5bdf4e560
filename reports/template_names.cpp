#include "reports/template_reader.h"

#include <algorithm>

namespace utfall::reports {

std::optional<FieldType> column_type(std::string_view dataset, std::string_view column) {
    if (dataset == "lineage") {
        if (column == "ref" || column == "label" || column == "value") return FieldType::text;
        dataset = "origins";
    }
    const PublishedField* field = published().column(dataset, column);
    if (field == nullptr) return std::nullopt;
    return field->type;
}

bool is_dataset(std::string_view dataset) {
    return dataset == "lineage" || published().tables.contains(dataset);
}

std::vector<Placeholder> placeholders_of(std::string_view text) {
    std::vector<Placeholder> found;
    std::size_t at = 0;
    while ((at = text.find('{', at)) != std::string_view::npos) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos) break;
        const std::string_view inside = text.substr(at + 1, end - at - 1);
        const std::size_t colon = inside.find(':');
        Placeholder made;
        made.name = inside.substr(0, colon);
        if (colon != std::string_view::npos) made.format = inside.substr(colon + 1);
        found.push_back(std::move(made));
        at = end + 1;
    }
    std::sort(found.begin(), found.end());
    return found;
}

void ReportReader::note(std::string_view code, core::Place place,
                        std::map<std::string, std::string> args) {
    findings_.add(code, std::move(place), std::move(args));
}

bool ReportReader::need(const std::string& dataset, const std::string& column,
                        const core::Place& place) {
    const std::string& contract = dataset == "lineage" ? "origins" : dataset;
    const auto declared = needs_.find(contract);
    const bool own =
        dataset == "lineage" && (column == "ref" || column == "label" || column == "value");
    if (own || (declared != needs_.end() && declared->second.contains(column))) return true;
    note("TEMPLATE_NEEDS", place, {{"dataset", contract}, {"column", column}});
    return false;
}

std::optional<ExpressionType> ReportReader::type_of(const NameScope& scope, std::string_view name) {
    if (const auto left = scope.left.find(name); left != scope.left.end()) return left->second;
    if (!scope.columns.empty()) {
        if (const auto type = column_type(scope.columns, name)) {
            need(scope.columns, std::string{name}, at_);
            return expression_type(*type);
        }
    }
    const std::size_t point = name.find('.');
    if (point == std::string_view::npos) return std::nullopt;
    const std::string_view prefix = name.substr(0, point);
    const std::string_view rest = name.substr(point + 1);
    if (const auto row = scope.rows.find(prefix); row != scope.rows.end()) {
        if (rest == "rows") return ExpressionType::number;
        const auto type = column_type(row->second, rest);
        if (!type) return std::nullopt;
        need(row->second, std::string{rest}, at_);
        return expression_type(*type);
    }
    if (const auto value = published().values.find(name); value != published().values.end()) {
        need("values", std::string{name}, at_);
        return expression_type(value->second.type);
    }
    if (rest == "rows" && published().tables.contains(prefix)) return ExpressionType::number;
    return std::nullopt;
}

std::optional<Expression> ReportReader::expression(Reader& from, std::string_view member,
                                                   const NameScope& scope, ExpressionType wanted) {
    if (!from.has(member)) {
        from.raw(member);
        return std::nullopt;
    }
    const std::string text = from.string(member);
    at_ = from.place(member);
    std::string fault;
    auto made = Expression::parse(text, fault);
    if (made) {
        const auto type =
            made->check([&](std::string_view name) { return type_of(scope, name); }, fault);
        if (type && *type != wanted && *type != ExpressionType::any &&
            wanted != ExpressionType::any) {
            fault =
                wanted == ExpressionType::truth ? "a condition is needed" : "a number is needed";
        }
    }
    if (!fault.empty()) {
        note("TEMPLATE_EXPRESSION", from.place(member), {{"expression", text}, {"fault", fault}});
        return std::nullopt;
    }
    return made;
}

void ReportReader::use_key(std::string_view reference, const core::Place& place) {
    std::string ignored;
    text_key(reference, place, NameScope{}, ignored);
}

void ReportReader::text_key(std::string_view reference, const core::Place& place,
                            const NameScope& scope, std::string& made) {
    if (reference.size() < 2 || reference[0] != '@') {
        note("TEMPLATE_TEXT_KEY", place, {{"value", std::string{reference}}});
        return;
    }
    made = reference.substr(1);
    used_keys_.insert(made);
    at_ = place;
    for (const std::string& language : made_.languages) {
        const auto texts = made_.texts.find(language);
        if (texts == made_.texts.end()) continue;
        const auto text = texts->second.find(made);
        if (text == texts->second.end()) {
            note("TEMPLATE_TEXT_MISSING", place, {{"key", made}, {"language", language}});
            continue;
        }
        for (const Placeholder& hole : placeholders_of(text->second)) {
            const bool known = type_of(scope, hole.name).has_value() &&
                               (hole.format.empty() || made_.formats.contains(hole.format));
            if (!known) {
                note("TEMPLATE_PLACEHOLDER", place,
                     {{"key", made}, {"language", language}, {"name", hole.name}});
            }
        }
    }
}

std::string ReportReader::key(Reader& from, std::string_view member, bool required,
                              const NameScope& scope) {
    std::string made;
    const std::string reference = required ? from.required_string(member) : from.string(member);
    if (!reference.empty()) text_key(reference, from.place(member), scope, made);
    return made;
}

Message ReportReader::message(Reader& from, std::string_view member, bool required,
                              const NameScope& scope) {
    Message made;
    const core::Json* value = from.raw(member);
    if (value == nullptr || value->is_null()) {
        if (required) from.fault("FIELD_MISSING", member);
        return made;
    }
    if (!value->is_array()) {
        Message::Alternative only;
        only.key = key(from, member, true, scope);
        made.alternatives.push_back(std::move(only));
        return made;
    }
    for (const auto& element : from.elements(member)) {
        Reader one = reader(*element.first, element.second);
        Message::Alternative alternative;
        alternative.when = expression(one, "when", scope, ExpressionType::truth);
        alternative.key = key(one, "text", true, scope);
        one.finish();
        made.alternatives.push_back(std::move(alternative));
    }
    return made;
}

std::string ReportReader::format(Reader& from, std::string_view member) {
    const std::string name = from.string(member);
    if (!name.empty() && !made_.formats.contains(name)) {
        note("TEMPLATE_FORMAT_UNKNOWN", from.place(member), {{"format", name}});
        return {};
    }
    return name;
}

std::string ReportReader::column(Reader& from, std::string_view member, const std::string& dataset,
                                 bool required) {
    const std::string name = required ? from.required_string(member) : from.string(member);
    if (name.empty() || !is_dataset(dataset)) return name;
    if (!column_type(dataset, name)) {
        note("TEMPLATE_COLUMN_UNKNOWN", from.place(member),
             {{"dataset", dataset}, {"column", name}});
        return {};
    }
    need(dataset, name, from.place(member));
    return name;
}

std::string ReportReader::value_name(Reader& from, std::string_view member, const NameScope& scope,
                                     bool required) {
    const std::string name = required ? from.required_string(member) : from.string(member);
    at_ = from.place(member);
    if (!name.empty() && !type_of(scope, name)) {
        note("TEMPLATE_PLACEHOLDER", from.place(member),
             {{"key", std::string{member}}, {"language", "-"}, {"name", name}});
    }
    return name;
}

void ReportReader::new_id(Reader& from, const std::string& id) {
    if (!id.empty() && !ids_.insert(id).second) {
        note("TEMPLATE_ID_DUPLICATE", from.place("id"), {{"id", id}});
    }
}

}  // namespace utfall::reports
