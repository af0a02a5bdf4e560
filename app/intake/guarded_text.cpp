#include "app/intake/guarded_text.h"

namespace utfall::intake {
namespace {

bool begins_a_formula(std::string_view text) {
    constexpr std::string_view signs = "=+-@\t\r";
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos && signs.find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string guarded_text(std::string_view text) {
    return (begins_a_formula(text) ? "'" : "") + std::string{text};
}

std::string_view unguarded_text(std::string_view text) {
    if (text.empty() || text.front() != '\'') return text;
    return begins_a_formula(text) ? text.substr(1) : text;
}

}  // namespace utfall::intake
