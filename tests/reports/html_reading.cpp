#include "tests/reports/html_reading.h"

#include <cctype>
#include <set>
#include <stdexcept>

namespace utfall::tests {

namespace {

class Reader {
  public:
    explicit Reader(std::string_view page) : page_(page) {}

    std::vector<HtmlTag> read() {
        take("<!doctype html>");
        while (at_ < page_.size()) {
            if (page_[at_] != '<') {
                const std::string content = text("<");
                // The line ends between elements belong to none.
                const bool blank = content == "\n";
                if (!tags_.empty() && !blank) tags_.back().text += content;
            } else if (page_.substr(at_).starts_with("</")) {
                end_tag();
            } else {
                start_tag();
            }
        }
        if (!open_.empty()) fail("left open: " + open_.back());
        return tags_;
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error(what + " before: " + std::string{page_.substr(at_, 60)});
    }
    void take(std::string_view wanted) {
        if (!page_.substr(at_).starts_with(wanted)) fail("wanted " + std::string{wanted});
        at_ += wanted.size();
    }
    std::string name() {
        const std::size_t from = at_;
        while (at_ < page_.size() && (std::isalnum(static_cast<unsigned char>(page_[at_])) != 0 ||
                                      page_[at_] == '-' || page_[at_] == ':')) {
            ++at_;
        }
        if (at_ == from) fail("no name");
        return std::string{page_.substr(from, at_ - from)};
    }
    /// Everything up to one of `stops`; no bare sign that means something to a parser.
    std::string text(std::string_view stops) {
        std::string made;
        while (at_ < page_.size() && stops.find(page_[at_]) == std::string_view::npos) {
            if (page_[at_] == '&') {
                made += entity();
            } else {
                if (page_[at_] == '<' || page_[at_] == '>') fail("a bare sign");
                made += page_[at_++];
            }
        }
        return made;
    }
    char entity() {
        static const std::map<std::string_view, char> known{
            {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
        for (const auto& [written, sign] : known) {
            if (page_.substr(at_).starts_with(written)) {
                at_ += written.size();
                return sign;
            }
        }
        fail("an unknown entity");
    }
    void end_tag() {
        take("</");
        const std::string tag = name();
        if (open_.empty() || open_.back() != tag) fail("wrong end tag " + tag);
        open_.pop_back();
        take(">");
    }
    void start_tag() {
        take("<");
        HtmlTag tag;
        tag.name = name();
        while (page_[at_] == ' ') {
            ++at_;
            const std::string key = name();
            take("=\"");
            if (!tag.attributes.emplace(key, text("\"")).second) fail("attribute twice: " + key);
            take("\"");
        }
        static const std::set<std::string, std::less<>> without_end{"meta", "br"};
        if (page_[at_] == '/') {
            take("/>");
        } else {
            take(">");
            if (without_end.count(tag.name) == 0) open_.push_back(tag.name);
        }
        tags_.push_back(std::move(tag));
        if (tags_.back().name == "style") {
            const std::size_t end = page_.find("</style>", at_);
            tags_.back().text = std::string{page_.substr(at_, end - at_)};
            at_ = end;
        }
    }

    std::string_view page_;
    std::size_t at_{0};
    std::vector<HtmlTag> tags_;
    std::vector<std::string> open_;
};

}  // namespace

std::vector<HtmlTag> read_html(std::string_view page) {
    return Reader{page}.read();
}

}  // namespace utfall::tests
