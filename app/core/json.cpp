#include "app/core/json.h"

#include <limits>
#include <stdexcept>
#include <utility>

namespace utfall::core {
namespace {

void append_indented(std::string& out, const Json& value, std::size_t depth);

void append_scalar(std::string& out, const Json& value) {
    if (value.is_string()) {
        append_canonical_string(out, value.string());
    } else if (value.is_integer()) {
        out += std::to_string(value.integer());
    } else if (value.is_bool()) {
        out += value.boolean() ? "true" : "false";
    } else {
        out += "null";
    }
}

void append_canonical(std::string& out, const Json& value) {
    if (value.is_array()) {
        char before = '[';
        for (const Json& element : value.array()) {
            out += std::exchange(before, ',');
            append_canonical(out, element);
        }
        out += before == '[' ? "[]" : "]";
    } else if (value.is_object()) {
        char before = '{';
        for (const auto& [key, member] : value.object()) {
            out += std::exchange(before, ',');
            append_canonical_string(out, key);
            out += ':';
            append_canonical(out, member);
        }
        out += before == '{' ? "{}" : "}";
    } else {
        append_scalar(out, value);
    }
}

void append_line_start(std::string& out, std::size_t depth) {
    out += '\n';
    out.append(depth * 2, ' ');
}

void append_indented_array(std::string& out, const JsonArray& array, std::size_t depth) {
    char before = '[';
    for (const Json& element : array) {
        out += std::exchange(before, ',');
        append_line_start(out, depth + 1);
        append_indented(out, element, depth + 1);
    }
    append_line_start(out, depth);
    out += ']';
}

void append_indented_object(std::string& out, const JsonObject& object, std::size_t depth) {
    char before = '{';
    for (const auto& [key, member] : object) {
        out += std::exchange(before, ',');
        append_line_start(out, depth + 1);
        append_canonical_string(out, key);
        out += ": ";
        append_indented(out, member, depth + 1);
    }
    append_line_start(out, depth);
    out += '}';
}

void append_indented(std::string& out, const Json& value, std::size_t depth) {
    if (value.is_array() && !value.array().empty()) {
        append_indented_array(out, value.array(), depth);
    } else if (value.is_object() && !value.object().empty()) {
        append_indented_object(out, value.object(), depth);
    } else {
        append_canonical(out, value);
    }
}

}  // namespace

Json::Json() noexcept = default;
Json::Json(std::nullptr_t) noexcept {}
Json::Json(bool value) noexcept : value_(value) {}
Json::Json(int value) noexcept : value_(std::int64_t{value}) {}
Json::Json(std::int64_t value) noexcept : value_(value) {}
Json::Json(std::string value) noexcept : value_(std::move(value)) {}
Json::Json(std::string_view value) : value_(std::string{value}) {}
Json::Json(const char* value) : value_(std::string{value}) {}
Json::Json(JsonArray value) noexcept : value_(std::move(value)) {}
Json::Json(JsonObject value) noexcept : value_(std::move(value)) {}
Json::Json(const Json&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(const Json&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;
// Written out: clang 14 never ends defaulting the comparison of a type that holds itself.
bool Json::operator==(const Json& other) const {
    return value_ == other.value_;
}

Json::Json(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        throw std::overflow_error{"a JSON integer beyond 64 bits with sign"};
    }
    value_ = static_cast<std::int64_t>(value);
}

const Json* Json::find(std::string_view key) const {
    if (!is_object()) return nullptr;
    const auto found = object().find(key);
    return found == object().end() ? nullptr : &found->second;
}

std::string Json::string_or(std::string_view key, std::string_view fallback) const {
    const Json* member = find(key);
    return member != nullptr && member->is_string() ? member->string() : std::string{fallback};
}

Json& Json::set(std::string_view key, Json value) {
    if (is_null()) value_ = JsonObject{};
    object().insert_or_assign(std::string{key}, std::move(value));
    return *this;
}

Json& Json::push(Json value) {
    if (is_null()) value_ = JsonArray{};
    array().push_back(std::move(value));
    return *this;
}

std::string canonical(const Json& value) {
    std::string out;
    append_canonical(out, value);
    return out;
}

std::string pretty(const Json& value) {
    std::string out;
    append_indented(out, value, 0);
    out += '\n';
    return out;
}

void append_canonical_string(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    std::size_t plain_from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out += text.substr(plain_from, i - plain_from);
        plain_from = i + 1;
        out += '\\';
        switch (byte) {
            case '"':
            case '\\':
                out += text[i];
                break;
            case '\b':
                out += 'b';
                break;
            case '\t':
                out += 't';
                break;
            case '\n':
                out += 'n';
                break;
            case '\f':
                out += 'f';
                break;
            case '\r':
                out += 'r';
                break;
            default:
                out += "u00";
                out += digits[byte >> 4U];
                out += digits[byte & 0x0FU];
        }
    }
    out += text.substr(plain_from);
    out += '"';
}

}  // namespace utfall::core
