#include "app/core/placeholders.h"

namespace utfall::core {

std::string filled(std::string_view pattern, const std::map<std::string, std::string>& args) {
    std::string text;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = pattern.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        text += pattern.substr(0, open);
        const auto argument = args.find(std::string{pattern.substr(open + 1, close - open - 1)});
        text += argument == args.end() ? pattern.substr(open, close - open + 1)
                                       : std::string_view{argument->second};
        pattern.remove_prefix(close + 1);
    }
    text += pattern;
    return text;
}

}  // namespace utfall::core
