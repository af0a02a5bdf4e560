#include "app/funding/cells.h"

#include "app/core/error.h"

namespace utfall::funding {

void malformed_line(const std::string& what) {
    throw core::Error(core::ErrorKind::integrity, "LINE_MALFORMED", {{"what", what}});
}

ledger::Cell cell_of(const std::string& text) {
    if (text.empty()) {
        return std::monostate{};
    }
    return text;
}

ledger::Cell cell_of(const std::optional<core::Decimal>& number) {
    if (!number) {
        return std::monostate{};
    }
    return number->to_string();
}

ledger::Cell cell_of(const std::optional<core::Date>& day) {
    if (!day) {
        return std::monostate{};
    }
    return day->to_string();
}

ledger::Cell cell_of(const std::optional<core::Money>& amount) {
    if (!amount) {
        return std::monostate{};
    }
    return amount->ore;
}

ledger::Cell cell_of(const std::optional<std::int64_t>& number) {
    if (!number) {
        return std::monostate{};
    }
    return *number;
}

ledger::Cell cell_of(const std::optional<ledger::LineRef>& ref) {
    if (!ref) {
        return std::monostate{};
    }
    return *ref;
}

std::string text_from(const ledger::Cell& cell) {
    return ledger::text_of(cell);
}

std::optional<core::Decimal> decimal_from(const ledger::Cell& cell) {
    if (ledger::is_missing(cell)) {
        return std::nullopt;
    }
    const auto number = core::Decimal::parse(ledger::text_of(cell));
    if (!number) {
        malformed_line("decimal \"" + ledger::text_of(cell) + "\"");
    }
    return number;
}

std::optional<core::Date> date_from(const ledger::Cell& cell) {
    if (ledger::is_missing(cell)) {
        return std::nullopt;
    }
    const auto day = core::Date::parse(ledger::text_of(cell));
    if (!day) {
        malformed_line("date \"" + ledger::text_of(cell) + "\"");
    }
    return day;
}

std::optional<core::Money> money_from(const ledger::Cell& cell) {
    const auto ore = integer_from(cell);
    if (!ore) {
        return std::nullopt;
    }
    return core::Money::of_ore(*ore);
}

std::optional<std::int64_t> integer_from(const ledger::Cell& cell) {
    if (ledger::is_missing(cell)) {
        return std::nullopt;
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (number == nullptr) {
        malformed_line("integer");
    }
    return *number;
}

std::optional<ledger::LineRef> line_ref_from(const ledger::Cell& cell) {
    if (ledger::is_missing(cell)) {
        return std::nullopt;
    }
    const auto* ref = std::get_if<ledger::LineRef>(&cell);
    if (ref == nullptr) {
        malformed_line("line reference");
    }
    return *ref;
}

}  // namespace utfall::funding
