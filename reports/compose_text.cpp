#include "reports/composer.h"
#include "reports/swedish.h"
#include "reports/words.h"

#include <algorithm>

namespace utfall::reports {

namespace {

std::optional<core::Decimal> decimal_of(const ExpressionValue& value) {
    const auto* number = std::get_if<core::Rational>(&value);
    if (number == nullptr) return std::nullopt;
    return number->rounded(12);
}

/// Missing comes last whatever the direction.
int compare_fields(const Field* a, const Field* b, bool descending) {
    const bool no_a = a == nullptr || a->missing();
    const bool no_b = b == nullptr || b->missing();
    if (no_a || no_b) return no_a == no_b ? 0 : (no_a ? 1 : -1);
    int order = 0;
    const auto* x = std::get_if<core::Decimal>(&a->value);
    const auto* y = std::get_if<core::Decimal>(&b->value);
    if (x != nullptr && y != nullptr) {
        order = *x < *y ? -1 : (*y < *x ? 1 : 0);
    } else {
        order = raw_text(*a).compare(raw_text(*b));
    }
    return descending ? -order : order;
}

const Field* field_of(const DataRow& row, std::string_view column) {
    const auto found = row.find(column);
    return found == row.end() ? nullptr : &found->second;
}

}  // namespace

ExpressionValue expression_value(const Field& field) {
    if (const auto* text = std::get_if<std::string>(&field.value)) return *text;
    if (const auto* number = std::get_if<core::Decimal>(&field.value)) {
        return core::Rational{*number};
    }
    if (const auto* date = std::get_if<core::Date>(&field.value)) return date->to_string();
    return {};
}

std::string raw_text(const Field& field) {
    if (const auto* text = std::get_if<std::string>(&field.value)) return *text;
    if (const auto* number = std::get_if<core::Decimal>(&field.value)) return number->to_string();
    if (const auto* date = std::get_if<core::Date>(&field.value)) return date->to_string();
    return {};
}

std::string text_in(const DataRow& row, std::string_view column) {
    const auto found = row.find(column);
    return found == row.end() ? std::string{} : raw_text(found->second);
}

const Field* Composer::find_field(const RowScope& scope, std::string_view name) const {
    if (scope.columns != nullptr) {
        if (const Field* field = field_of(*scope.columns, name)) return field;
    }
    const std::size_t point = name.find('.');
    if (point != std::string_view::npos) {
        const auto row = scope.rows.find(name.substr(0, point));
        if (row != scope.rows.end()) {
            return row->second == nullptr ? nullptr
                                          : field_of(*row->second, name.substr(point + 1));
        }
    }
    const auto value = data_.values.find(name);
    return value == data_.values.end() ? nullptr : &value->second;
}

ExpressionValue Composer::lookup(const RowScope& scope, std::string_view name) const {
    if (const auto left = scope.left.find(name); left != scope.left.end()) return left->second;
    if (const Field* field = find_field(scope, name)) return expression_value(*field);
    if (name.ends_with(".rows")) {
        const std::string_view prefix = name.substr(0, name.size() - 5);
        if (const auto count = scope.counts.find(prefix); count != scope.counts.end()) {
            return core::Rational{count->second};
        }
        return core::Rational{static_cast<std::int64_t>(data_.table(prefix).size())};
    }
    return {};
}

bool Composer::holds(const std::optional<Expression>& when, const RowScope& scope) const {
    return !when || when->holds([&](std::string_view name) { return lookup(scope, name); });
}

const NamedFormat& Composer::named(const std::string& format) const {
    static const NamedFormat plain;
    const auto found = template_.formats.find(format);
    return found == template_.formats.end() ? plain : found->second;
}

std::string Composer::coded(const NamedFormat& format, std::string_view code) const {
    if (format.kind == NamedKind::word) {
        std::string text = word_or_code(lang_, format.group, code);
        return format.capital ? capitalised(std::move(text)) : text;
    }
    if (format.kind == NamedKind::digest) {
        std::string text;
        const std::string_view shown = code.substr(0, static_cast<std::size_t>(format.characters));
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (i > 0 && i % 4 == 0) text += ' ';
            text += shown[i];
        }
        return text;
    }
    return std::string{code};
}

std::string Composer::state_word(std::string_view state) const {
    return state.empty() ? std::string{} : word(lang_, "state." + std::string{state});
}

std::string Composer::format_value(const ExpressionValue& computed, const Field* field,
                                   std::string_view name, const NamedFormat& format,
                                   const RowScope& scope) const {
    if (const auto number = decimal_of(computed)) {
        if (format.kind == NamedKind::words && number->is_whole()) {
            const auto count = static_cast<std::int64_t>(number->coefficient());
            std::string text = count_in_words(count, lang_, format.neuter);
            return format.capital ? capitalised(std::move(text)) : text;
        }
        if (format.kind == NamedKind::text || format.kind == NamedKind::words) {
            return exact_text(*number, lang_);
        }
        if (format.kind != NamedKind::figure) {
            return number_text(*number, format.decimals, lang_);
        }
        const std::size_t point = name.rfind('.');
        const std::string prefix{point == std::string_view::npos ? std::string_view{}
                                                                 : name.substr(0, point + 1)};
        const auto decimals = decimal_of(lookup(scope, prefix + "decimals"));
        return number_text(*number, decimals ? static_cast<int>(decimals->coefficient()) : 0,
                           lang_);
    }
    if (field != nullptr) {
        if (const auto* date = std::get_if<core::Date>(&field->value)) {
            if (format.kind == NamedKind::day) return date_in_words(*date, lang_);
            if (format.kind == NamedKind::month) return month_in_words(*date, lang_);
            return date->to_string();
        }
    }
    if (const auto* text = std::get_if<std::string>(&computed)) return coded(format, *text);
    return {};
}

std::string Composer::fill(std::string_view text, const RowScope& scope, bool* known) const {
    std::string made;
    bool any_hole = false;
    bool any_known = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        made += text.substr(at, open - at);
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        const std::size_t colon = inside.find(':');
        const std::string name{inside.substr(0, colon)};
        const std::string format{colon == std::string_view::npos ? std::string_view{}
                                                                 : inside.substr(colon + 1)};
        const Field* field = find_field(scope, name);
        const ExpressionValue value = lookup(scope, name);
        any_hole = true;
        if (!std::holds_alternative<std::monostate>(value)) {
            any_known = true;
            made += format_value(value, field, name, named(format), scope);
        } else {
            made += state_word(field == nullptr || field->state.empty() ? "missing" : field->state);
        }
        at = close + 1;
    }
    made += text.substr(at);
    if (known != nullptr) *known = any_known || !any_hole;
    return made;
}

std::string Composer::resolve(const Message& message, const RowScope& scope, bool* known) const {
    for (const Message::Alternative& alternative : message.alternatives) {
        if (holds(alternative.when, scope)) {
            return fill(template_.text(lang_, alternative.key), scope, known);
        }
    }
    if (known != nullptr) *known = false;
    return {};
}

std::string Composer::label(const std::string& key, const RowScope& scope) const {
    return key.empty() ? std::string{} : fill(template_.text(lang_, key), scope);
}

std::vector<const DataRow*> Composer::sorted(std::vector<const DataRow*> rows,
                                             const std::vector<SortKey>& keys) const {
    std::stable_sort(rows.begin(), rows.end(), [&](const DataRow* a, const DataRow* b) {
        for (const SortKey& key : keys) {
            const int order =
                compare_fields(field_of(*a, key.column), field_of(*b, key.column), key.descending);
            if (order != 0) return order < 0;
        }
        return false;
    });
    return rows;
}

std::vector<const DataRow*> Composer::select(const DataQuery& query, const RowScope& scope) const {
    std::vector<const DataRow*> rows;
    RowScope inside = scope;
    for (const DataRow& row : data_.table(query.from)) {
        inside.columns = &row;
        if (holds(query.where, inside)) rows.push_back(&row);
    }
    rows = sorted(std::move(rows), query.sort);
    const auto limit = static_cast<std::size_t>(query.limit);
    if (limit > 0 && rows.size() > limit) rows.resize(limit);
    return rows;
}

void Composer::add_lets(const std::vector<LetSpec>& lets, RowScope& scope) const {
    for (const LetSpec& let : lets) {
        const auto rows = select(let.data, scope);
        scope.counts[let.name] = static_cast<std::int64_t>(rows.size());
        scope.rows[let.name] = rows.empty() ? nullptr : (let.last ? rows.back() : rows.front());
    }
}

std::string slug_of(std::string_view code) {
    std::string made;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const auto c = static_cast<unsigned char>(code[i]);
        if (c >= 'A' && c <= 'Z') {
            made += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            made += static_cast<char>(c);
        } else if (c == 0xC3 && i + 1 < code.size()) {
            const auto next = static_cast<unsigned char>(code[++i]) | 0x20U;
            made += next == 0xB6U ? 'o' : 'a';
        } else if (!made.empty() && made.back() != '-') {
            made += '-';
        }
    }
    return made;
}

}  // namespace utfall::reports
