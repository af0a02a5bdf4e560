#pragma once

#include "app/core/date.h"
#include "app/core/decimal.h"
#include "app/core/finding.h"
#include "app/core/json.h"
#include "app/core/localized.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace utfall::core {

/// Reads one JSON object member by member and notes every fault with its JSON pointer:
/// FIELD_MISSING, FIELD_TYPE, FIELD_CODE, FIELD_DATE, FIELD_DECIMAL, FIELD_CHOICE, FIELD_UNKNOWN,
/// FIELD_RANGE. A faulty or absent member yields the neutral value, so reading always goes on.
class ObjectReader {
  public:
    /// `value` must outlive the reader. Not an object: FIELD_TYPE, and every member reads as
    /// absent.
    ObjectReader(const Json& value, std::string file, std::string pointer, Findings& findings);

    const std::string& pointer() const { return pointer_; }
    Place place(std::string_view member = {}) const;
    void fault(std::string_view code, std::string_view member,
               std::map<std::string, std::string> args = {});

    bool has(std::string_view member) const;  ///< Present and not null.
    const Json* raw(
        std::string_view member);  ///< The member as it is, marked as known; null when absent.

    std::string required_string(std::string_view member);
    std::string string(std::string_view member, std::string_view fallback = {});
    std::string required_code(std::string_view member);
    std::string code(std::string_view member);                ///< Empty when absent.
    std::vector<std::string> codes(std::string_view member);  ///< Absent: empty.
    LocalText local_text(std::string_view member,
                         bool required);  ///< A plain string counts for both languages.
    Date required_date(std::string_view member);
    std::optional<Date> date(std::string_view member);
    std::optional<Decimal> decimal(std::string_view member);  ///< JSON string "12.5" or integer.
    std::int64_t integer(std::string_view member, std::int64_t fallback, std::int64_t min,
                         std::int64_t max);
    bool boolean(std::string_view member, bool fallback);
    /// One of `choices`; absent gives `fallback` (empty fallback: required).
    std::string choice(std::string_view member, const std::vector<std::string>& choices,
                       std::string_view fallback = {});
    /// The member's elements with their pointers; absent: none.
    std::vector<std::pair<const Json*, std::string>> elements(std::string_view member);

    /// Notes FIELD_UNKNOWN for members nobody asked for. Call last.
    void finish();

  private:
    const Json* value_{nullptr};
    std::string file_;
    std::string pointer_;
    Findings& findings_;
    std::set<std::string, std::less<>> known_;
};

/// `pointer` extended by one reference token, escaped as RFC 6901 asks.
std::string pointer_to(std::string_view pointer, std::string_view token);

}  // namespace utfall::core
