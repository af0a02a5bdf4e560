#include "app/web/what_if_form.h"

#include "app/core/decimal.h"
#include "app/core/finding_texts.h"
#include "app/web/target.h"
#include "app/web/what_if_fields.h"

#include <algorithm>

namespace utfall::web {
namespace {

using core::Finding;
using core::Json;
using core::JsonArray;
using core::JsonObject;
using TypedFields = std::map<std::string, std::string, std::less<>>;

std::string change_id(std::size_t index) {
    return "change-" + std::to_string(index + 1);
}

/// "/changes/0/factor" -> "change-1-factor", "/solve/unit_price" -> "goal-unit_price". What is
/// about no field is about the month that everything is worked out through.
std::string id_at(std::string_view pointer) {
    constexpr std::string_view changes = "/changes/";
    constexpr std::string_view solve = "/solve/";
    if (pointer.starts_with(solve)) return "goal-" + std::string{pointer.substr(solve.size())};
    if (!pointer.starts_with(changes)) return "until";
    pointer.remove_prefix(changes.size());
    const std::size_t slash = std::min(pointer.find('/'), pointer.size());
    std::size_t index = 0;
    for (const char digit : pointer.substr(0, slash))
        index = index * 10 + static_cast<std::size_t>(digit - '0');
    std::string id = change_id(index);
    if (slash < pointer.size()) id += "-" + std::string{pointer.substr(slash + 1)};
    return id;
}

/// "1 234,50" -> "1234.50"
std::string plain_number(std::string_view typed) {
    std::string number;
    for (std::size_t at = 0; at < typed.size(); ++at) {
        if (typed.substr(at).starts_with("\u00a0")) {
            ++at;
        } else if (typed[at] != ' ') {
            number += typed[at] == ',' ? '.' : typed[at];
        }
    }
    return number;
}

Json typed_json(const WhatIfField& field, const std::string& typed) {
    if (field.as == TypedAs::decimal) return plain_number(typed);
    if (field.as != TypedAs::percent) return typed;
    const auto percent = core::Decimal::parse(plain_number(typed));
    constexpr std::int64_t most = 1'000'000;
    if (!percent || *percent > core::Decimal{most} || *percent < core::Decimal{-most}) return typed;
    const core::Decimal points = *percent * core::Decimal{100};
    return points.is_whole() ? Json{std::int64_t{std::stoll(points.to_string())}} : Json{typed};
}

void add_fields(JsonObject& object, std::span<const WhatIfField> fields, const TypedFields& typed) {
    for (const WhatIfField& field : fields) {
        const auto found = typed.find(field.name);
        if (found != typed.end() && !found->second.empty())
            object.emplace(std::string{field.name}, typed_json(field, found->second));
    }
}

TypedFields typed_fields(const Fields& query, const std::string& id,
                         std::span<const WhatIfField> fields) {
    TypedFields typed;
    for (const WhatIfField& field : fields)
        typed.emplace(field.name, query.one(id + "-" + std::string{field.name}));
    return typed;
}

/// In the words of a form: the scenario's reader speaks of members of a document.
std::string fault_words(const Finding& finding, const Visit& visit) {
    const std::string& at = finding.where.pointer;
    if (finding.code == "FIELD_MISSING") return visit.text("what_if.fault.missing");
    if (at.ends_with("_bp") && (finding.code == "FIELD_TYPE" || finding.code == "FIELD_RANGE"))
        return visit.text("what_if.fault.percent");
    if (finding.code == "FIELD_DECIMAL") return visit.text("what_if.fault.decimal");
    return core::message(finding, visit.lang) + " " + core::remedy(finding, visit.lang);
}

JsonArray findings_at(const core::Findings& findings, const std::string& id, const Visit& visit) {
    JsonArray list;
    for (const Finding& finding : findings.list()) {
        if (id_at(finding.where.pointer) != id) continue;
        list.push_back(JsonObject{{"words", fault_words(finding, visit)},
                                  {"is_error", finding.severity == core::Severity::error}});
    }
    return list;
}

JsonArray choice_options(const WhatIfField& field, const std::string& chosen,
                         const OpenedBook& opened, const Visit& visit) {
    JsonArray options;
    for (const auto& [value, words] : what_if_choices(field.name, opened, visit))
        options.push_back(
            JsonObject{{"value", value}, {"words", words}, {"chosen", value == chosen}});
    return options;
}

JsonArray typed_fields_view(const std::string& id, std::span<const WhatIfField> fields,
                            const TypedFields& typed, const core::Findings& findings,
                            const OpenedBook& opened, const Visit& visit) {
    JsonArray list;
    for (const WhatIfField& field : fields) {
        const std::string name{field.name};
        const std::string value = typed.contains(name) ? typed.find(name)->second : "";
        const std::string own_id = id + "-" + name;
        JsonArray faults = findings_at(findings, own_id, visit);
        // A choice that is not offered stays readable: it is what the fault beside it is about.
        list.push_back(JsonObject{{"id", own_id},
                                  {"label", visit.text("what_if.field." + name)},
                                  {"optional", !field.required && id != "goal"},
                                  {"value", value},
                                  {"is_choice", field.as == TypedAs::choice},
                                  {"is_date", field.as == TypedAs::date},
                                  {"options", choice_options(field, value, opened, visit)},
                                  {"has_faults", !faults.empty()},
                                  {"faults", std::move(faults)}});
    }
    return list;
}

}  // namespace

bool TypedScenario::asks_hours() const {
    return std::ranges::any_of(goal, [](const auto& field) {
        return field.first != "target_bp" && !field.second.empty();
    });
}

TypedScenario typed_scenario(const Fields& query) {
    TypedScenario typed;
    typed.until = query.one("until");
    for (std::size_t index = 0; index < most_typed_changes; ++index) {
        const std::string id = change_id(index);
        const WhatIfChange* change = what_if_change(query.one(id));
        if (change == nullptr || query.has(id + "-away")) continue;
        typed.changes.push_back(
            {std::string{change->kind}, typed_fields(query, id, change->fields)});
    }
    const WhatIfChange* added = what_if_change(query.has("more") ? query.one("kind") : "");
    if (added != nullptr && typed.changes.size() < most_typed_changes)
        typed.changes.push_back({std::string{added->kind}, {}});
    typed.goal = typed_fields(query, "goal", what_if_goal());
    return typed;
}

Json scenario_document(const TypedScenario& typed) {
    JsonArray changes;
    for (const TypedChange& change : typed.changes) {
        const WhatIfChange& kind = *what_if_change(change.kind);
        JsonObject object{{"op", kind.operation}};
        if (!kind.lines.empty()) object.emplace("lines", kind.lines);
        add_fields(object, kind.fields, change.fields);
        changes.push_back(std::move(object));
    }
    JsonObject document{{"format", 1}, {"until", typed.until}, {"changes", std::move(changes)}};
    if (typed.asks_hours()) {
        JsonObject goal{{"unknown", "partner_hours"}};
        add_fields(goal, what_if_goal(), typed.goal);
        document.emplace("solve", std::move(goal));
    }
    return document;
}

std::string query_of(const TypedScenario& typed) {
    std::string query = "until=" + percent_encoded(typed.until);
    const auto add = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) query += "&" + name + "=" + percent_encoded(value);
    };
    for (std::size_t index = 0; index < typed.changes.size(); ++index) {
        add(change_id(index), typed.changes[index].kind);
        for (const auto& [name, value] : typed.changes[index].fields)
            add(change_id(index) + "-" + name, value);
    }
    for (const auto& [name, value] : typed.goal) add("goal-" + name, value);
    return query;
}

JsonArray changes_view(const TypedScenario& typed, const core::Findings& findings,
                       const OpenedBook& opened, const Visit& visit) {
    JsonArray list;
    for (std::size_t index = 0; index < typed.changes.size(); ++index) {
        const TypedChange& change = typed.changes[index];
        const std::string id = change_id(index);
        list.push_back(JsonObject{
            {"id", id},
            {"kind", change.kind},
            {"heading", visit.text("what_if.change",
                                   {{"n", std::to_string(index + 1)},
                                    {"words", visit.text("what_if.change." + change.kind)}})},
            {"notes", findings_at(findings, id, visit)},
            {"fields", typed_fields_view(id, what_if_change(change.kind)->fields, change.fields,
                                         findings, opened, visit)}});
    }
    return list;
}

JsonArray goal_view(const TypedScenario& typed, const core::Findings& findings,
                    const OpenedBook& opened, const Visit& visit) {
    return typed_fields_view("goal", what_if_goal(), typed.goal, findings, opened, visit);
}

JsonArray change_kinds_view(const Visit& visit) {
    JsonArray list;
    for (const WhatIfChange& change : what_if_changes()) {
        const std::string kind{change.kind};
        list.push_back(
            JsonObject{{"value", kind}, {"words", visit.text("what_if.change." + kind)}});
    }
    return list;
}

JsonArray scenario_faults(const core::Findings& findings, const Visit& visit) {
    JsonArray list;
    for (const Finding& finding : findings.list()) {
        if (finding.severity != core::Severity::error) continue;
        list.push_back(JsonObject{{"field", id_at(finding.where.pointer)},
                                  {"words", fault_words(finding, visit)}});
    }
    return list;
}

}  // namespace utfall::web
