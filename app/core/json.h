#pragma once

#include "app/core/finding.h"
#include "app/core/library_version.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace utfall::core {

class Json;
using JsonArray = std::vector<Json>;
/// Sorted by UTF-8 bytes, which is code point order.
using JsonObject = std::map<std::string, Json, std::less<>>;

/// A JSON value without floating point: null, bool, 64-bit integer, string, array, object.
class Json {
  public:
    Json() noexcept;
    Json(std::nullptr_t) noexcept;      // NOLINT(google-explicit-constructor)
    Json(bool value) noexcept;          // NOLINT(google-explicit-constructor)
    Json(int value) noexcept;           // NOLINT(google-explicit-constructor)
    Json(std::int64_t value) noexcept;  // NOLINT(google-explicit-constructor)
    /// Throws std::overflow_error beyond int64.
    Json(std::uint64_t value);         // NOLINT(google-explicit-constructor)
    Json(std::string value) noexcept;  // NOLINT(google-explicit-constructor)
    Json(std::string_view value);      // NOLINT(google-explicit-constructor)
    Json(const char* value);           // NOLINT(google-explicit-constructor)
    Json(JsonArray value) noexcept;    // NOLINT(google-explicit-constructor)
    Json(JsonObject value) noexcept;   // NOLINT(google-explicit-constructor)
    // Compiled once, in json.cpp: a recursive variant costs every file that copies one dearly.
    Json(const Json& other);
    Json(Json&& other) noexcept;
    Json& operator=(const Json& other);
    Json& operator=(Json&& other) noexcept;
    ~Json();

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    bool is_bool() const { return std::holds_alternative<bool>(value_); }
    bool is_integer() const { return std::holds_alternative<std::int64_t>(value_); }
    bool is_string() const { return std::holds_alternative<std::string>(value_); }
    bool is_array() const { return std::holds_alternative<JsonArray>(value_); }
    bool is_object() const { return std::holds_alternative<JsonObject>(value_); }

    /// The typed value; std::bad_variant_access when it is of another kind.
    bool boolean() const { return std::get<bool>(value_); }
    std::int64_t integer() const { return std::get<std::int64_t>(value_); }
    const std::string& string() const { return std::get<std::string>(value_); }
    const JsonArray& array() const { return std::get<JsonArray>(value_); }
    const JsonObject& object() const { return std::get<JsonObject>(value_); }
    JsonArray& array() { return std::get<JsonArray>(value_); }
    JsonObject& object() { return std::get<JsonObject>(value_); }

    /// The member, or nullptr when this is not an object or has none of that name.
    const Json* find(std::string_view key) const;
    /// The member's string, or `fallback` when it is absent or not a string.
    std::string string_or(std::string_view key, std::string_view fallback = {}) const;
    /// Adds or replaces a member; a null Json becomes an object first.
    Json& set(std::string_view key, Json value);
    /// Appends an element; a null Json becomes an array first.
    Json& push(Json value);

    bool operator==(const Json& other) const;

  private:
    std::variant<std::monostate, bool, std::int64_t, std::string, JsonArray, JsonObject> value_;
};

/// What a number with decimals or an exponent is read as. Documents of ours have none.
enum class Fractions {
    refused,  ///< JSON_FLOAT.
    as_text,  ///< A string, sign by sign as it stands in the file: nothing is rounded.
};

/// Strict reading: well-formed UTF-8 without NUL, no duplicate keys, no floats or exponents, no BOM
/// inside, no trailing bytes, depth <= 64, integers within int64. Faults: JSON_ENCODING,
/// JSON_SYNTAX, JSON_DUPLICATE_KEY, JSON_FLOAT, JSON_DEPTH, JSON_NUMBER_RANGE, JSON_TEXT (NUL,
/// control or direction characters), with the line in `Place::row` and the pointer where known.
/// Strings are returned in NFC. Empty when there is a fault.
std::optional<Json> parse_json(std::string_view bytes, const std::string& file, Findings& findings,
                               Fractions fractions = Fractions::refused);

/// For JSON that this program wrote itself: throws Error(integrity) when it does not parse.
Json parse_own_json(std::string_view bytes);

/// The canonical form that is hashed: UTF-8, keys sorted by code point, no white space, shortest
/// escapes.
std::string canonical(const Json& value);

/// Indented by two spaces, keys sorted, for people and files; ends with a newline.
std::string pretty(const Json& value);

/// Appends `text` as a canonical JSON string with its quotes: the hot path of line records.
void append_canonical_string(std::string& out, std::string_view text);

/// nlohmann/json, which reads and writes JSON.
LibraryVersion json_library_version();

}  // namespace utfall::core
