#include "app/ledger/record.h"

#include "app/core/decimal.h"
#include "app/core/json.h"

#include <algorithm>
#include <charconv>

namespace utfall::ledger {

namespace {

template <typename Integer>
void append_integer(std::string& out, Integer value) {
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    out.append(std::begin(digits), end);
}

void append_optional(std::string& out, const std::optional<std::string_view>& text) {
    if (text) {
        core::append_canonical_string(out, *text);
    } else {
        out += "null";
    }
}

void append_code(std::string& out, std::string_view code) {
    if (code.empty()) {
        out += "null";
    } else {
        core::append_canonical_string(out, code);
    }
}

void append_quoted_hex(std::string& out, std::string_view bytes) {
    out += '"';
    append_hex(out, bytes);
    out += '"';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

void append_hex(std::string& out, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
}

void append_entry_record(std::string& out, std::string_view ledger_id, const EntryColumns& entry) {
    out += R"(["utfall-entry-1",)";
    core::append_canonical_string(out, ledger_id);
    out += ',';
    append_integer(out, entry.seq);
    out += ',';
    append_quoted_hex(out, entry.request_id);
    out += ',';
    append_integer(out, entry.recorded_at);
    out += ',';
    core::append_canonical_string(out, entry.actor);
    out += ',';
    core::append_canonical_string(out, entry.identity);
    out += ',';
    append_optional(out, entry.role);
    out += ',';
    core::append_canonical_string(out, entry.kind);
    out += ',';
    append_optional(out, entry.subject);
    out += ',';
    append_optional(out, entry.reason_code);
    out += ',';
    if (entry.reason) {
        append_quoted_hex(out, *entry.reason);
    } else {
        out += "null";
    }
    out += ',';
    out += entry.body;
    out += ',';
    append_integer(out, entry.line_count);
    out += ',';
    append_quoted_hex(out, entry.lines_root);
    out += ']';
}

void LineRecord::begin(std::string_view table, LineRef ref) {
    buffer_.clear();
    buffer_ += "[\"";
    buffer_ += table;
    buffer_ += "-1\",";
    append_integer(buffer_, ref.entry);
    buffer_ += ',';
    append_integer(buffer_, ref.line);
}

void LineRecord::missing() {
    buffer_ += ",null";
}

void LineRecord::integer(std::int64_t value) {
    buffer_ += ',';
    append_integer(buffer_, value);
}

void LineRecord::text(std::string_view value) {
    buffer_ += ',';
    core::append_canonical_string(buffer_, value);
}

void LineRecord::json(std::string_view canonical) {
    buffer_ += ',';
    buffer_ += canonical;
}

void LineRecord::line_ref(LineRef ref) {
    buffer_ += ",[";
    append_integer(buffer_, ref.entry);
    buffer_ += ',';
    append_integer(buffer_, ref.line);
    buffer_ += ']';
}

void LineRecord::blob(std::string_view bytes) {
    buffer_ += ',';
    append_quoted_hex(buffer_, bytes);
}

std::string_view LineRecord::finish() {
    buffer_ += ']';
    return buffer_;
}

void append_breakdown(std::string& out, const std::map<std::string, std::string>& breakdown) {
    out += '[';
    bool first = true;
    for (const auto& [dimension, category] : breakdown) {
        out += first ? "[" : ",[";
        first = false;
        core::append_canonical_string(out, dimension);
        out += ',';
        core::append_canonical_string(out, category);
        out += ']';
    }
    out += ']';
}

void append_series(std::string& out, const SeriesKey& key) {
    out += '[';
    append_code(out, key.measure);
    for (const auto* part : {&key.organisation, &key.unit, &key.team, &key.intervention}) {
        out += ',';
        append_code(out, *part);
    }
    out += ',';
    append_breakdown(out, key.breakdown);
    out += ']';
}

bool is_canonical_decimal(std::string_view text) {
    const bool negative = text.starts_with('-');
    std::string_view rest = text.substr(negative ? 1 : 0);
    const std::size_t point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    const std::string_view fraction =
        point == std::string_view::npos ? std::string_view{} : rest.substr(point + 1);
    if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit) ||
        (whole.size() > 1 && whole.front() == '0')) {
        return false;
    }
    if (point != std::string_view::npos &&
        (fraction.empty() || fraction.back() == '0' ||
         !std::all_of(fraction.begin(), fraction.end(), is_digit))) {
        return false;
    }
    if (negative && whole == "0" && fraction.empty()) {
        return false;
    }
    const std::size_t digits = (whole == "0" ? 0 : whole.size()) + fraction.size();
    return digits <= static_cast<std::size_t>(core::Decimal::max_digits);
}

}  // namespace utfall::ledger
