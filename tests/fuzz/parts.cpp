#include "tests/fuzz/parts.h"

#include "tests/support/raw_zip.h"

#include <algorithm>
#include <vector>

namespace utfall::fuzz {
namespace {

constexpr std::string_view part_mark = "=== ";
constexpr std::size_t longest_name = 100;

std::string packed_parts(std::string_view text) {
    std::vector<tests::RawPart> parts;
    while (!text.empty()) {
        const std::size_t line = std::min(text.find('\n'), text.size());
        std::string_view name = text.substr(0, line);
        if (name.starts_with(part_mark)) name.remove_prefix(part_mark.size());
        text.remove_prefix(std::min(line + 1, text.size()));
        const std::size_t end = text.find("\n" + std::string{part_mark});
        const std::string_view content = text.substr(0, end);
        parts.push_back(
            tests::stored(std::string{name.substr(0, longest_name)}, std::string{content}));
        text.remove_prefix(std::min(end, text.size()));
        if (!text.empty()) text.remove_prefix(1);
    }
    return tests::raw_zip(parts);
}

}  // namespace

std::string packed_file(std::string_view bytes) {
    return bytes.starts_with("PK") ? std::string{bytes} : packed_parts(bytes);
}

std::string as_parts(const std::map<std::string, std::string>& parts) {
    std::string text;
    for (const auto& [name, content] : parts)
        text += std::string{part_mark} + name + "\n" + content + "\n";
    return text;
}

}  // namespace utfall::fuzz
