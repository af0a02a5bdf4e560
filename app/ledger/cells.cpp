#include "app/ledger/cells.h"

#include "app/core/error.h"

namespace utfall::ledger {

void malformed_line(const std::string& what) {
    throw core::Error(core::ErrorKind::integrity, "LINE_MALFORMED", {{"what", what}});
}

Cell cell_of(const std::string& text) {
    if (text.empty()) {
        return std::monostate{};
    }
    return text;
}

Cell cell_of(const std::optional<core::Decimal>& number) {
    if (!number) {
        return std::monostate{};
    }
    return number->to_string();
}

Cell cell_of(const std::optional<core::Date>& day) {
    if (!day) {
        return std::monostate{};
    }
    return day->to_string();
}

Cell cell_of(const std::optional<core::Money>& amount) {
    if (!amount) {
        return std::monostate{};
    }
    return amount->ore;
}

Cell cell_of(const std::optional<std::int64_t>& number) {
    if (!number) {
        return std::monostate{};
    }
    return *number;
}

Cell cell_of(const std::optional<LineRef>& ref) {
    if (!ref) {
        return std::monostate{};
    }
    return *ref;
}

std::string text_from(const Cell& cell) {
    return text_of(cell);
}

std::optional<core::Decimal> decimal_from(const Cell& cell) {
    if (is_missing(cell)) {
        return std::nullopt;
    }
    const auto number = core::Decimal::parse(text_of(cell));
    if (!number) {
        malformed_line("decimal \"" + text_of(cell) + "\"");
    }
    return number;
}

std::optional<core::Date> date_from(const Cell& cell) {
    if (is_missing(cell)) {
        return std::nullopt;
    }
    const auto day = core::Date::parse(text_of(cell));
    if (!day) {
        malformed_line("date \"" + text_of(cell) + "\"");
    }
    return day;
}

std::optional<core::Money> money_from(const Cell& cell) {
    const auto ore = integer_from(cell);
    if (!ore) {
        return std::nullopt;
    }
    return core::Money::of_ore(*ore);
}

std::optional<std::int64_t> integer_from(const Cell& cell) {
    if (is_missing(cell)) {
        return std::nullopt;
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (number == nullptr) {
        malformed_line("integer");
    }
    return *number;
}

std::optional<LineRef> line_ref_from(const Cell& cell) {
    if (is_missing(cell)) {
        return std::nullopt;
    }
    const auto* ref = std::get_if<LineRef>(&cell);
    if (ref == nullptr) {
        malformed_line("line reference");
    }
    return *ref;
}

}  // namespace utfall::ledger
