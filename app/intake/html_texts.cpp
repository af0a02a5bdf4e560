#include "app/intake/html_texts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace utfall::intake {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> named{
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
constexpr std::string_view no_break_space{"\xC2\xA0"};
constexpr std::string_view white{" \t\r\n\f"};

std::string decoded_entity(std::string_view entity) {
    for (const auto& [name, character] : named) {
        if (name == entity) return {character};
    }
    if (entity == "nbsp") return std::string{no_break_space};
    unsigned code = 0;
    const bool hex = entity.starts_with("#x") || entity.starts_with("#X");
    if (entity.starts_with('#')) {
        entity.remove_prefix(hex ? 2 : 1);
        const char* end = entity.data() + entity.size();
        if (std::from_chars(entity.data(), end, code, hex ? 16 : 10).ptr == end && code > 0 &&
            code < 0x80)
            return {static_cast<char>(code)};
        if (code == 0xA0) return std::string{no_break_space};
    }
    return {};
}

/// Decoded, with one space where there was white space, and none around.
std::string plain(std::string_view text) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '&') {
            const auto end = text.find(';', i);
            const std::string one = end == std::string_view::npos
                                        ? std::string{}
                                        : decoded_entity(text.substr(i + 1, end - i - 1));
            if (!one.empty()) {
                made += one;
                i = end;
                continue;
            }
        }
        if (white.find(text[i]) == std::string_view::npos) {
            made += text[i];
        } else if (!made.empty() && made.back() != ' ') {
            made += ' ';
        }
    }
    if (made.ends_with(' ')) made.pop_back();
    return made;
}

std::string_view attribute_in(std::string_view tag, std::string_view name) {
    const std::string wanted = " " + std::string{name} + "=\"";
    const auto at = tag.find(wanted);
    if (at == std::string_view::npos) return {};
    const auto from = at + wanted.size();
    return tag.substr(from, tag.find('"', from) - from);
}

std::string_view name_of(std::string_view tag) {
    return tag.substr(0, std::min(tag.find_first_of(" \t\r\n/>"), tag.size()));
}

class Scanner {
  public:
    explicit Scanner(std::string_view page) : left_(page) {}

    std::vector<HtmlText> run() {
        while (!left_.empty()) {
            const auto at = std::min(left_.find('<'), left_.size());
            take_text(left_.substr(0, at));
            left_.remove_prefix(at);
            if (!left_.empty()) take_tag();
        }
        return std::move(texts_);
    }

  private:
    void take_text(std::string_view text) {
        std::string made = plain(text);
        if (!made.empty()) texts_.push_back({ref_, std::move(made)});
    }

    void pass(std::string_view end) {
        const auto at = left_.find(end);
        left_.remove_prefix(at == std::string_view::npos ? left_.size() : at + end.size());
    }

    void take_tag() {
        if (left_.starts_with("<!--")) return pass("-->");
        const auto end = left_.find('>');
        const std::string_view tag = left_.substr(1, end == std::string_view::npos ? end : end - 1);
        pass(">");
        if (tag.starts_with('/')) return close(name_of(tag.substr(1)));
        const std::string_view name = name_of(tag);
        if (name == "style") return pass("</style>");
        if (name == "script") return pass("</script>");
        open(name, tag);
    }

    void open(std::string_view name, std::string_view tag) {
        if (!ref_.empty()) {
            if (name == element_) ++depth_;
            return;
        }
        ref_ = plain(attribute_in(tag, "data-ref"));
        element_ = name;
        depth_ = 1;
    }

    void close(std::string_view name) {
        if (!ref_.empty() && name == element_ && --depth_ == 0) ref_.clear();
    }

    std::string_view left_;
    std::vector<HtmlText> texts_;
    std::string ref_;
    std::string_view element_;
    int depth_{0};
};

}  // namespace

std::vector<HtmlText> html_texts(std::string_view page) {
    return Scanner{page}.run();
}

std::string html_meta(std::string_view page, std::string_view name) {
    const std::string wanted = "<meta name=\"" + std::string{name} + "\"";
    const auto at = page.find(wanted);
    if (at == std::string_view::npos) return {};
    const std::string_view tag = page.substr(at, page.find('>', at) - at);
    return plain(attribute_in(tag, "content"));
}

}  // namespace utfall::intake
