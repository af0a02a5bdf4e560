#include "app/core/json.h"

#include "app/core/error.h"
#include "app/core/json_reader.h"
#include "app/core/text.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

namespace utfall::core {
namespace {

using Parser = nlohmann::json;

constexpr std::size_t deepest = 64;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Reads the bytes and tells how far the parser has come: its callbacks do not say.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}

    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        *furthest_ = ++at_;
        return *this;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

  private:
    const char* at_;
    const char** furthest_;
};

/// Builds the value and notes the faults of one document.
class Builder {
  public:
    Builder(std::string_view bytes, const std::string& file, Findings& findings,
            Fractions fractions)
        : file_(file),
          findings_(findings),
          fractions_(fractions),
          at_(bytes.data()),
          counted_(bytes.data()) {}

    const char** position() { return &at_; }
    std::optional<Json> result() {
        if (faulty_) return std::nullopt;
        return std::move(root_);
    }

    /// `row` 0: the line of the token that was read last.
    void fault(std::string_view code, std::map<std::string, std::string> args = {},
               std::int64_t row = 0) {
        faulty_ = true;
        Place where;
        where.file = file_;
        where.row = row == 0 ? line() : row;
        where.pointer = pointer();
        args.emplace("line", std::to_string(where.row));
        findings_.add(code, std::move(where), std::move(args));
    }

    bool null() { return put(Json{}); }
    bool boolean(bool value) { return put(Json{value}); }
    bool number_integer(Parser::number_integer_t value) { return put(Json{value}); }

    bool number_unsigned(Parser::number_unsigned_t value) {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            fault("JSON_NUMBER_RANGE", {{"value", std::to_string(value)}});
            return put(Json{});
        }
        return put(Json{value});
    }

    bool number_float(Parser::number_float_t /*value*/, const std::string& text) {
        if (fractions_ == Fractions::as_text && !is_whole(text)) return put(Json{text});
        number_fault(text);
        return put(Json{});
    }

    bool string(std::string& text) { return put(Json{clean(text)}); }
    bool binary(Parser::binary_t& /*bytes*/) { return false; }

    bool key(std::string& text) {
        Frame& frame = open_.back();
        frame.key = clean(text);
        if (frame.value.find(frame.key) != nullptr) {
            fault("JSON_DUPLICATE_KEY", {{"key", shown(frame.key)}});
        }
        return true;
    }

    bool start_object(std::size_t /*elements*/) { return open(Json{JsonObject{}}); }
    bool start_array(std::size_t /*elements*/) { return open(Json{JsonArray{}}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t /*position*/, const std::string& token,
                     const Parser::exception& error) {
        constexpr int number_out_of_range = 406;
        if (error.id == number_out_of_range) {
            number_fault(token);
        } else {
            fault("JSON_SYNTAX", {{"near", shown(token)}});
        }
        return false;
    }

  private:
    struct Frame {
        Json value;
        std::string key;
    };

    /// The line of the token that was read last. A number is followed by one byte of look-ahead.
    std::int64_t line() {
        const char* const token = at_ == counted_ ? at_ : at_ - 1;
        if (token > counted_) {
            line_ += std::count(counted_, token, '\n');
            counted_ = token;
        }
        return line_;
    }

    std::string pointer() const {
        std::string path;
        for (const Frame& frame : open_) {
            if (frame.value.is_array()) {
                path = pointer_to(path, std::to_string(frame.value.array().size()));
            } else if (!frame.key.empty()) {
                path = pointer_to(path, frame.key);
            }
        }
        return path;
    }

    /// The start of a text that is quoted in a message.
    static std::string shown(std::string_view text) {
        constexpr std::size_t longest = 40;
        text = text.substr(0, longest);
        return std::string{text.substr(0, first_invalid_utf8(text).value_or(text.size()))};
    }

    static bool is_whole(const std::string& text) {
        return text.find_first_of(".eE") == std::string::npos;
    }

    void number_fault(const std::string& text) {
        const bool too_large = is_whole(text) || fractions_ == Fractions::as_text;
        fault(too_large ? "JSON_NUMBER_RANGE" : "JSON_FLOAT", {{"value", shown(text)}});
    }

    std::string clean(const std::string& text) {
        if (text_fault(text) != TextFault::none ||
            text.find(byte_order_mark) != std::string::npos) {
            fault("JSON_TEXT");
            return {};
        }
        return to_nfc(text);
    }

    bool put(Json value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return true;
        }
        Frame& frame = open_.back();
        if (frame.value.is_array()) {
            frame.value.push(std::move(value));
        } else {
            frame.value.set(frame.key, std::move(value));
            frame.key.clear();
        }
        return true;
    }

    bool open(Json container) {
        if (open_.size() == deepest) {
            fault("JSON_DEPTH", {{"limit", std::to_string(deepest)}});
            return false;
        }
        open_.push_back(Frame{std::move(container), {}});
        return true;
    }

    bool close() {
        Json value = std::move(open_.back().value);
        open_.pop_back();
        return put(std::move(value));
    }

    const std::string& file_;
    Findings& findings_;
    Fractions fractions_;
    const char* at_;
    const char* counted_;
    std::int64_t line_{1};
    std::vector<Frame> open_;
    Json root_;
    bool faulty_{false};
};

std::int64_t line_of(std::string_view bytes, std::size_t offset) {
    const std::string_view before = bytes.substr(0, offset);
    return 1 + std::count(before.begin(), before.end(), '\n');
}

}  // namespace

std::optional<Json> parse_json(std::string_view bytes, const std::string& file, Findings& findings,
                               Fractions fractions) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    Builder builder{bytes, file, findings, fractions};
    if (const auto invalid = first_invalid_utf8(bytes)) {
        builder.fault("JSON_ENCODING", {}, line_of(bytes, *invalid));
        return std::nullopt;
    }
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
        builder.fault("JSON_TEXT", {}, line_of(bytes, nul));
        return std::nullopt;
    }
    if (bytes.starts_with(byte_order_mark)) {
        builder.fault("JSON_SYNTAX", {{"near", "U+FEFF"}}, 1);
        return std::nullopt;
    }
    const char* const end = bytes.data() + bytes.size();
    Parser::sax_parse(CountingIterator{bytes.data(), builder.position()},
                      CountingIterator{end, builder.position()}, &builder);
    return builder.result();
}

Json parse_own_json(std::string_view bytes) {
    Findings findings;
    auto value = parse_json(bytes, {}, findings);
    if (!value) {
        throw Error{
            ErrorKind::integrity, "RECORD_UNREADABLE", {{"finding", findings.list().front().code}}};
    }
    return *std::move(value);
}

LibraryVersion json_library_version() {
    return {"nlohmann/json", std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                                 std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                                 std::to_string(NLOHMANN_JSON_VERSION_PATCH)};
}

}  // namespace utfall::core
