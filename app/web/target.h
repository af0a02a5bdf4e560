#pragma once

#include "app/web/http.h"

#include <optional>
#include <string>
#include <string_view>

namespace utfall::web {

/// Reads a request target in origin form. Empty when it is anything else or doubtful: no leading
/// '/', '//', a '.' or '..' segment, an encoded '/', '\\' or NUL, a broken percent escape, bytes
/// that are not UTF-8, or longer than 4,096 bytes.
std::optional<Target> parse_target(std::string_view raw);

/// Adds what an application/x-www-form-urlencoded text holds; false when it is malformed, or has
/// more than `most` fields or a value of more than 64 KiB.
bool parse_form(std::string_view encoded, Fields& fields, std::size_t most = 20000);

/// "a b/å" -> "a%20b%2F%C3%A5": one segment of a path or one value of a query.
std::string percent_encoded(std::string_view text);

}  // namespace utfall::web
