#include "app/core/json_writer.h"

#include "app/core/json.h"

#include <array>
#include <charconv>

namespace utfall::core {

void JsonWriter::start_line() {
    out_ += '\n';
    out_.append(depth_ * 2, ' ');
}

void JsonWriter::start_element() {
    if (after_key_ || depth_ == 0) {
        after_key_ = false;
        return;
    }
    const std::uint64_t here = std::uint64_t{1} << (depth_ - 1);
    if ((filled_ & here) != 0) out_ += ',';
    filled_ |= here;
    start_line();
}

void JsonWriter::begin(char bracket) {
    start_element();
    out_ += bracket;
    filled_ &= ~(std::uint64_t{1} << depth_);
    ++depth_;
}

void JsonWriter::end(char bracket) {
    --depth_;
    if ((filled_ >> depth_ & 1U) != 0) start_line();
    out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
    start_element();
    append_canonical_string(out_, name);
    out_ += ": ";
    after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
    start_element();
    append_canonical_string(out_, text);
}

void JsonWriter::integer(std::int64_t value) {
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    word({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void JsonWriter::word(std::string_view text) {
    start_element();
    out_ += text;
}

}  // namespace utfall::core
