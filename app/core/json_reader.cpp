#include "app/core/json_reader.h"

#include "app/core/code.h"

#include <algorithm>

namespace utfall::core {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += ", ";
        text += word;
    }
    return text;
}

/// How a message names the value at `pointer`: by its last reference token, "#" for the whole
/// document.
std::string name_of(const std::string& pointer) {
    return pointer.empty() ? "#" : pointer.substr(pointer.rfind('/') + 1);
}

}  // namespace

std::string pointer_to(std::string_view pointer, std::string_view token) {
    std::string extended{pointer};
    extended += '/';
    for (const char c : token) {
        if (c == '~') {
            extended += "~0";
        } else if (c == '/') {
            extended += "~1";
        } else {
            extended += c;
        }
    }
    return extended;
}

ObjectReader::ObjectReader(const Json& value, std::string file, std::string pointer,
                           Findings& findings)
    : file_(std::move(file)), pointer_(std::move(pointer)), findings_(findings) {
    if (value.is_object()) {
        value_ = &value;
        return;
    }
    findings_.add("FIELD_TYPE", place(),
                  {{"member", name_of(pointer_)},
                   {"expected", "object"},
                   {"at", pointer_.empty() ? "#" : pointer_}});
}

Place ObjectReader::place(std::string_view member) const {
    Place where;
    where.file = file_;
    where.pointer = member.empty() ? pointer_ : pointer_to(pointer_, member);
    return where;
}

void ObjectReader::fault(std::string_view code, std::string_view member,
                         std::map<std::string, std::string> args) {
    Place where = place(member);
    args.emplace("member", std::string{member});
    args.emplace("at", where.pointer);
    findings_.add(code, std::move(where), std::move(args));
}

bool ObjectReader::has(std::string_view member) const {
    if (value_ == nullptr) return false;
    const Json* found = value_->find(member);
    return found != nullptr && !found->is_null();
}

const Json* ObjectReader::raw(std::string_view member) {
    known_.emplace(member);
    return has(member) ? value_->find(member) : nullptr;
}

std::string ObjectReader::required_string(std::string_view member) {
    const Json* found = raw(member);
    // What is said about the object itself is enough: its members are not missed one by one.
    if (value_ == nullptr) return {};
    if (found == nullptr || (found->is_string() && found->string().empty())) {
        fault("FIELD_MISSING", member);
        return {};
    }
    return string(member);
}

std::string ObjectReader::string(std::string_view member, std::string_view fallback) {
    const Json* found = raw(member);
    if (found == nullptr) return std::string{fallback};
    if (!found->is_string()) {
        fault("FIELD_TYPE", member, {{"expected", "string"}});
        return std::string{fallback};
    }
    return found->string();
}

std::string ObjectReader::required_code(std::string_view member) {
    std::string text = required_string(member);
    if (text.empty() || is_code(text)) return text;
    fault("FIELD_CODE", member, {{"value", text}});
    return {};
}

std::string ObjectReader::code(std::string_view member) {
    std::string text = string(member);
    if (text.empty() || is_code(text)) return text;
    fault("FIELD_CODE", member, {{"value", text}});
    return {};
}

std::vector<std::string> ObjectReader::codes(std::string_view member) {
    std::vector<std::string> codes;
    for (const auto& [element, at] : elements(member)) {
        Place where = place();
        where.pointer = at;
        if (!element->is_string()) {
            findings_.add("FIELD_TYPE", std::move(where),
                          {{"member", std::string{member}}, {"expected", "string"}, {"at", at}});
        } else if (!is_code(element->string())) {
            findings_.add(
                "FIELD_CODE", std::move(where),
                {{"member", std::string{member}}, {"value", element->string()}, {"at", at}});
        } else {
            codes.push_back(element->string());
        }
    }
    return codes;
}

LocalText ObjectReader::local_text(std::string_view member, bool required) {
    LocalText text;
    const Json* found = raw(member);
    if (value_ == nullptr) return text;
    if (found != nullptr && found->is_string()) {
        text = {found->string(), found->string()};
    } else if (found != nullptr && found->is_object()) {
        ObjectReader languages{*found, file_, pointer_to(pointer_, member), findings_};
        text.sv = languages.string("sv");
        text.en = languages.string("en");
        languages.finish();
    } else if (found != nullptr) {
        fault("FIELD_TYPE", member, {{"expected", "string or object"}});
        return text;
    }
    if (required && text.sv.empty() && text.en.empty()) fault("FIELD_MISSING", member);
    return text;
}

Date ObjectReader::required_date(std::string_view member) {
    if (raw(member) == nullptr && value_ != nullptr) fault("FIELD_MISSING", member);
    return date(member).value_or(Date{});
}

std::optional<Date> ObjectReader::date(std::string_view member) {
    const Json* found = raw(member);
    if (found == nullptr) return std::nullopt;
    if (!found->is_string()) {
        fault("FIELD_TYPE", member, {{"expected", "string"}});
        return std::nullopt;
    }
    const auto parsed = Date::parse(found->string());
    if (!parsed) fault("FIELD_DATE", member, {{"value", found->string()}});
    return parsed;
}

std::optional<Decimal> ObjectReader::decimal(std::string_view member) {
    const Json* found = raw(member);
    if (found == nullptr) return std::nullopt;
    if (found->is_integer()) return Decimal{found->integer()};
    if (!found->is_string()) {
        fault("FIELD_TYPE", member, {{"expected", "string or integer"}});
        return std::nullopt;
    }
    const auto parsed = Decimal::parse(found->string());
    if (!parsed) fault("FIELD_DECIMAL", member, {{"value", found->string()}});
    return parsed;
}

std::int64_t ObjectReader::integer(std::string_view member, std::int64_t fallback, std::int64_t min,
                                   std::int64_t max) {
    const Json* found = raw(member);
    if (found == nullptr) return fallback;
    if (!found->is_integer()) {
        fault("FIELD_TYPE", member, {{"expected", "integer"}});
        return fallback;
    }
    const std::int64_t value = found->integer();
    if (value < min || value > max) {
        fault("FIELD_RANGE", member,
              {{"value", std::to_string(value)},
               {"min", std::to_string(min)},
               {"max", std::to_string(max)}});
        return fallback;
    }
    return value;
}

bool ObjectReader::boolean(std::string_view member, bool fallback) {
    const Json* found = raw(member);
    if (found == nullptr) return fallback;
    if (!found->is_bool()) {
        fault("FIELD_TYPE", member, {{"expected", "boolean"}});
        return fallback;
    }
    return found->boolean();
}

std::string ObjectReader::choice(std::string_view member, const std::vector<std::string>& choices,
                                 std::string_view fallback) {
    const std::string word = fallback.empty() ? required_string(member) : string(member, fallback);
    if (word.empty() && fallback.empty()) return {};
    if (std::ranges::find(choices, word) != choices.end()) return word;
    fault("FIELD_CHOICE", member, {{"value", word}, {"choices", joined(choices)}});
    return std::string{fallback};
}

std::vector<std::pair<const Json*, std::string>> ObjectReader::elements(std::string_view member) {
    std::vector<std::pair<const Json*, std::string>> elements;
    const Json* found = raw(member);
    if (found == nullptr) return elements;
    if (!found->is_array()) {
        fault("FIELD_TYPE", member, {{"expected", "array"}});
        return elements;
    }
    const std::string base = pointer_to(pointer_, member);
    for (const Json& element : found->array()) {
        elements.emplace_back(&element, pointer_to(base, std::to_string(elements.size())));
    }
    return elements;
}

void ObjectReader::finish() {
    if (value_ == nullptr) return;
    const std::vector<std::string> known{known_.begin(), known_.end()};
    for (const auto& [member, value] : value_->object()) {
        if (!known_.contains(member)) fault("FIELD_UNKNOWN", member, {{"known", joined(known)}});
    }
}

}  // namespace utfall::core
