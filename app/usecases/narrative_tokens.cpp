#include "app/usecases/narrative_tokens.h"

namespace utfall::usecases {
namespace {

struct Span {
    std::size_t begin;
    std::size_t end;
    NarrativeToken token;
};

std::vector<Span> spans_of(std::string_view text) {
    std::vector<Span> spans;
    std::size_t at = 0;
    while ((at = text.find("{{", at)) != std::string_view::npos) {
        const std::size_t close = text.find("}}", at);
        if (close == std::string_view::npos) break;
        const std::string_view inside = text.substr(at + 2, close - at - 2);
        const std::size_t dot = inside.rfind('.');
        NarrativeToken token;
        token.text = text.substr(at, close + 2 - at);
        token.indicator = inside.substr(0, dot);
        if (dot != std::string_view::npos) token.field = inside.substr(dot + 1);
        spans.push_back({at, close + 2, std::move(token)});
        at = close + 2;
    }
    return spans;
}

}  // namespace

std::vector<NarrativeToken> tokens_of(std::string_view text) {
    std::vector<NarrativeToken> tokens;
    for (Span& span : spans_of(text)) tokens.push_back(std::move(span.token));
    return tokens;
}

std::string replace_tokens(
    std::string_view text,
    const std::function<std::optional<std::string>(const NarrativeToken&)>& resolve,
    std::vector<std::string>& unresolved) {
    std::string result;
    std::size_t from = 0;
    for (const Span& span : spans_of(text)) {
        result += text.substr(from, span.begin - from);
        const auto words = resolve(span.token);
        result += words ? *words : span.token.text;
        if (!words) unresolved.push_back(span.token.text);
        from = span.end;
    }
    result += text.substr(from);
    return result;
}

}  // namespace utfall::usecases
