#include "app/web/target.h"

#include "app/core/text.h"

#include <algorithm>
#include <array>

namespace utfall::web {
namespace {

constexpr std::size_t longest_target = 4096;
constexpr std::size_t longest_value = 64 * 1024;
constexpr std::array<std::string_view, 5> forms{"json", "csv", "xlsx", "html", "seal"};

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return {};
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return {};
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (core::first_invalid_utf8(out)) return {};
    if (out.find('\0') != std::string::npos) return {};
    return out;
}

bool is_believable(const std::string& segment) {
    if (segment.empty() || segment == "." || segment == "..") return false;
    return std::none_of(segment.begin(), segment.end(), [](char c) {
        return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
    });
}

void take_form(Target& target) {
    if (target.segments.empty()) return;
    std::string& last = target.segments.back();
    const std::size_t dot = last.rfind('.');
    if (dot == std::string::npos || dot == 0) return;
    const std::string_view suffix = std::string_view{last}.substr(dot + 1);
    if (std::find(forms.begin(), forms.end(), suffix) == forms.end()) return;
    target.form = suffix;
    last.resize(dot);
}

}  // namespace

std::optional<Target> parse_target(std::string_view raw) {
    if (raw.empty() || raw.front() != '/' || raw.size() > longest_target) return {};
    const std::size_t mark = raw.find('?');
    const std::string_view path = raw.substr(0, mark);
    if (path.find('#') != std::string_view::npos) return {};
    Target target;
    if (path != "/") {
        for (const std::string& part : core::split(path.substr(1), '/')) {
            auto segment = decoded(part, false);
            if (!segment || !is_believable(*segment)) return {};
            target.segments.push_back(std::move(*segment));
        }
    }
    take_form(target);
    for (const std::string& segment : target.segments)
        target.path += "/" + percent_encoded(segment);
    if (target.path.empty()) target.path = "/";
    if (mark != std::string_view::npos) {
        target.raw_query = raw.substr(mark + 1);
        if (!parse_form(target.raw_query, target.query, 100)) return {};
    }
    return target;
}

bool parse_form(std::string_view encoded, Fields& fields, std::size_t most) {
    if (encoded.empty()) return true;
    std::size_t count = 0;
    while (!encoded.empty()) {
        const std::size_t end = std::min(encoded.find('&'), encoded.size());
        const std::string_view pair = encoded.substr(0, end);
        encoded.remove_prefix(std::min(end + 1, encoded.size()));
        if (pair.empty()) continue;
        if (++count > most) return false;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals), true);
        auto value =
            decoded(equals == pair.size() ? std::string_view{} : pair.substr(equals + 1), true);
        if (!name || !value || value->size() > longest_value) return false;
        fields.add(std::move(*name), std::move(*value));
    }
    return true;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return out;
}

}  // namespace utfall::web
